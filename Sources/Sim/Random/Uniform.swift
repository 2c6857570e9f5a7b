/// Uniform numbers from the upper bits of a word.
public enum Uniform {
  /// A multiple of 2^-53 in [0, 1): zero can occur, one cannot.
  @inlinable @inline(__always)
  public static func halfOpen(_ word: UInt64) -> Double {
    // By way of Int64: processors convert signed integers faster than unsigned ones.
    Double(Int64(bitPattern: word &>> 11)) * 0x1p-53
  }

  /// An odd multiple of 2^-53 in (0, 1): neither end can occur, and 1 - u has the same law.
  @inlinable @inline(__always)
  public static func open(_ word: UInt64) -> Double {
    Double(Int64(bitPattern: word &>> 11 | 1)) * 0x1p-53
  }
}
