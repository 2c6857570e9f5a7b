/// Uniform numbers from the upper 52 bits of a word.
///
/// The bits become the digits of a number in [1, 2), of which 1 is taken: exact, and faster than
/// the conversion of an integer, which on x86-64 also waits for the register's last use.
public enum Uniform {
  /// A multiple of 2^-52 in [0, 1): zero can occur, one cannot.
  @inlinable @inline(__always)
  public static func halfOpen(_ word: UInt64) -> Double {
    Double(bitPattern: word &>> 12 | 0x3FF0_0000_0000_0000) - 1
  }

  /// An odd multiple of 2^-53 in (0, 1): neither end can occur, and 1 - u has the same law.
  @inlinable @inline(__always)
  public static func open(_ word: UInt64) -> Double {
    middle(word &>> 12)
  }

  /// The middle of one of 2^52 cells that divide [0, 1): (2 cell + 1) / 2^53, exactly.
  @inlinable @inline(__always)
  static func middle(_ cell: UInt64) -> Double {
    Double(bitPattern: cell | 0x3FF0_0000_0000_0000) - (1 - 0x1p-53)
  }
}
