/// The hash function BLAKE2b of RFC 7693, unkeyed, with a digest of 256 bits.
///
/// As strong as SHA-256 for telling results apart, and made for processors of 64 bits: hashing a
/// replication takes one or two hundredths of the time of simulating it.
struct Blake2b: Sendable {
  private var state: InlineArray<8, UInt64>
  /// Bytes that wait for their block to fill; the last block is compressed differently, so a full
  /// one waits until more comes.
  private var block: [UInt8] = []
  private var length: UInt64 = 0

  init() {
    state = Blake2b.initial
    // Digest of 32 bytes, no key, fan-out and depth of 1.
    state[0] ^= 0x0101_0020
    block.reserveCapacity(Blake2b.blockSize)
  }

  /// The digest of some bytes.
  static func digest(of bytes: [UInt8]) -> Digest {
    var hash = Blake2b()
    hash.add(bytes)
    return hash.finish()
  }

  /// Takes in more bytes.
  mutating func add(_ bytes: [UInt8]) {
    var next = 0
    while next < bytes.count {
      if block.count == Blake2b.blockSize {
        compress(block, from: 0, isLast: false)
        block.removeAll(keepingCapacity: true)
      }
      if block.isEmpty, bytes.count - next > Blake2b.blockSize {
        compress(bytes, from: next, isLast: false)
        next += Blake2b.blockSize
      } else {
        let end = min(bytes.count, next + Blake2b.blockSize - block.count)
        block += bytes[next..<end]
        next = end
      }
    }
  }

  /// The digest of everything taken in.
  consuming func finish() -> Digest {
    let missing = Blake2b.blockSize - block.count
    block += [UInt8](repeating: 0, count: missing)
    // Only bytes that were given count.
    length &-= UInt64(missing)
    compress(block, from: 0, isLast: true)
    return Digest(words: (0..<4).map { state[$0] })
  }

  private mutating func compress(_ bytes: [UInt8], from start: Int, isLast: Bool) {
    length &+= UInt64(Blake2b.blockSize)
    precondition(
      start >= 0 && start + Blake2b.blockSize <= bytes.count, "a block lies in its bytes")
    bytes.withUnsafeBytes { raw in
      compress(
        words: { raw.loadUnaligned(fromByteOffset: start + 8 * $0, as: UInt64.self) }, isLast)
    }
  }

  // The steps are written out, so that the work stays in registers.
  @inline(__always)
  private mutating func compress(words: (Int) -> UInt64, _ isLast: Bool) {
    var work = InlineArray<16, UInt64>(repeating: 0)
    for index in 0..<8 {
      work[index] = state[index]
      work[index + 8] = Blake2b.initial[index]
    }
    work[12] ^= length
    if isLast { work[14] = ~work[14] }
    for round in 0..<12 {
      let at = round < 10 ? round * 16 : (round - 10) * 16
      func word(_ index: Int) -> UInt64 {
        UInt64(littleEndian: words(Int(Blake2b.order[at + index])))
      }
      Blake2b.mix(&work, 0, 4, 8, 12, word(0), word(1))
      Blake2b.mix(&work, 1, 5, 9, 13, word(2), word(3))
      Blake2b.mix(&work, 2, 6, 10, 14, word(4), word(5))
      Blake2b.mix(&work, 3, 7, 11, 15, word(6), word(7))
      Blake2b.mix(&work, 0, 5, 10, 15, word(8), word(9))
      Blake2b.mix(&work, 1, 6, 11, 12, word(10), word(11))
      Blake2b.mix(&work, 2, 7, 8, 13, word(12), word(13))
      Blake2b.mix(&work, 3, 4, 9, 14, word(14), word(15))
    }
    for index in 0..<8 { state[index] ^= work[index] ^ work[index + 8] }
  }

  @inline(__always)
  private static func mix(
    _ work: inout InlineArray<16, UInt64>, _ a: Int, _ b: Int, _ c: Int, _ d: Int,
    _ first: UInt64, _ second: UInt64
  ) {
    work[a] = work[a] &+ work[b] &+ first
    work[d] = turn(work[d] ^ work[a], 32)
    work[c] = work[c] &+ work[d]
    work[b] = turn(work[b] ^ work[c], 24)
    work[a] = work[a] &+ work[b] &+ second
    work[d] = turn(work[d] ^ work[a], 16)
    work[c] = work[c] &+ work[d]
    work[b] = turn(work[b] ^ work[c], 63)
  }

  @inline(__always)
  private static func turn(_ word: UInt64, _ bits: UInt64) -> UInt64 {
    word >> bits | word << (64 - bits)
  }

  private static let blockSize = 128

  /// The first 64 bits of the fractional parts of the square roots of the first eight primes.
  private static let initial: InlineArray<8, UInt64> = [
    0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
    0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179,
  ]

  /// The order in which each of ten rounds takes in the words of the block.
  private static let order: InlineArray<160, UInt8> = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
    11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
    7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
    9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
    2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
    12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
    13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
    6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
    10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
  ]
}
