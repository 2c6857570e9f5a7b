import Foundation

/// Locks on single bytes of a file, one for each worker: held as long as its process lives.
///
/// They belong to the open file (open file description locks), not to the process, so that no other
/// part of the process can lose them by closing the same file.
final class WorkerLock: Sendable {
  private let descriptor: Int32

  #if canImport(Darwin)
    private static let set: Int32 = 90, get: Int32 = 92
  #else
    // F_OFD_SETLK and F_OFD_GETLK, which the C library declares for GNU programs only.
    private static let set: Int32 = 37, get: Int32 = 36
  #endif

  /// Opens the file of the locks, or makes it.
  init(_ path: String) throws(StoreError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .refused(Self.words(errno, path)) }
  }

  deinit { Foundation.close(descriptor) }

  /// Takes the byte of a worker.
  func take(_ worker: Int64) throws(StoreError) {
    var range = Self.range(of: worker, Int16(F_WRLCK))
    guard fcntl(descriptor, Self.set, &range) == 0 else {
      throw .refused(Self.words(errno, "the file of the workers"))
    }
  }

  /// Whether another open file holds the byte of a worker.
  func isTaken(_ worker: Int64) throws(StoreError) -> Bool {
    var range = Self.range(of: worker, Int16(F_WRLCK))
    guard fcntl(descriptor, Self.get, &range) == 0 else {
      throw .refused(Self.words(errno, "the file of the workers"))
    }
    return range.l_type != Int16(F_UNLCK)
  }

  /// Gives back every byte.
  func release() {
    var range = Self.range(of: 0, Int16(F_UNLCK))
    range.l_len = 0
    _ = fcntl(descriptor, Self.set, &range)
  }

  private static func range(of worker: Int64, _ kind: Int16) -> flock {
    var range = flock()
    range.l_type = kind
    range.l_whence = Int16(SEEK_SET)
    range.l_start = off_t(worker)
    range.l_len = 1
    return range
  }

  private static func words(_ code: Int32, _ what: String) -> String {
    "\(what): \(String(cString: strerror(code)))"
  }
}
