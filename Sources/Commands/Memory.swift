#if os(Linux)
  import CMalloc
#endif

/// How the process deals with the memory of its replications.
enum Memory {
  /// Keeps what a replication has given back for the next one.
  ///
  /// The C library returns large blocks to the system at once; asking for them again costs a fault
  /// for every page, and on two threads an interrupt of the other processor as well. Replications
  /// are alike, so what one needed the next needs too: the peak stays what it was.
  static func keepForNextReplication() {
    #if os(Linux)
      // Numbers of malloc.h, whose negative macros Swift does not import.
      let (trimThreshold, mmapThreshold): (Int32, Int32) = (-1, -3)
      // The greatest threshold the library takes; the tables of a national day stay below.
      _ = mallopt(mmapThreshold, 32 << 20)
      _ = mallopt(trimThreshold, 512 << 20)
    #endif
  }
}
