/// The counter-based generator Philox 4x64-10: a block cipher without secrets.
///
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
/// A block is a pure function of its counter and key, so that no draw depends on how many draws
/// another part of a simulation took, nor on threads or machines.
public enum Philox {
  /// Four words of 64 random bits, one block's worth.
  public typealias Words = (UInt64, UInt64, UInt64, UInt64)

  @usableFromInline static let multiplier0: UInt64 = 0xD2E7_470E_E14C_6C93
  @usableFromInline static let multiplier1: UInt64 = 0xCA5A_8263_9512_1157
  @usableFromInline static let weyl0: UInt64 = 0x9E37_79B9_7F4A_7C15
  @usableFromInline static let weyl1: UInt64 = 0xBB67_AE85_84CA_A73B

  /// The four words that belong to a counter and a key, after ten rounds.
  ///
  /// The order of the words is that of the authors' Random123 and of numpy's `Philox`.
  @inlinable @inline(__always)
  public static func block(counter: Words, key: (UInt64, UInt64)) -> Words {
    var state = counter
    var (key0, key1) = key
    // Written out: a loop of ten is not always unrolled, and the key schedule is then a chain.
    state = round(state, key0, key1)
    (key0, key1) = (key0 &+ weyl0, key1 &+ weyl1)
    state = round(state, key0, key1)
    (key0, key1) = (key0 &+ weyl0, key1 &+ weyl1)
    state = round(state, key0, key1)
    (key0, key1) = (key0 &+ weyl0, key1 &+ weyl1)
    state = round(state, key0, key1)
    (key0, key1) = (key0 &+ weyl0, key1 &+ weyl1)
    state = round(state, key0, key1)
    (key0, key1) = (key0 &+ weyl0, key1 &+ weyl1)
    state = round(state, key0, key1)
    (key0, key1) = (key0 &+ weyl0, key1 &+ weyl1)
    state = round(state, key0, key1)
    (key0, key1) = (key0 &+ weyl0, key1 &+ weyl1)
    state = round(state, key0, key1)
    (key0, key1) = (key0 &+ weyl0, key1 &+ weyl1)
    state = round(state, key0, key1)
    (key0, key1) = (key0 &+ weyl0, key1 &+ weyl1)
    return round(state, key0, key1)
  }

  @inlinable @inline(__always)
  static func round(_ state: Words, _ key0: UInt64, _ key1: UInt64) -> Words {
    let first = multiplier0.multipliedFullWidth(by: state.0)
    let second = multiplier1.multipliedFullWidth(by: state.2)
    return (
      second.high ^ state.1 ^ key0, second.low,
      first.high ^ state.3 ^ key1, first.low
    )
  }
}
