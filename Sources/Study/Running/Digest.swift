import Sim

/// A fingerprint of 256 bits.
public struct Digest: Sendable, Hashable, CustomStringConvertible {
  let words: [UInt64]

  /// 64 hexadecimal digits.
  public var description: String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count < 2 ? "0" + digits : digits
    }.joined()
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    words.flatMap { word in
      stride(from: 0, to: 64, by: 8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
    }
  }

  /// The fingerprint of everything a replication saw.
  public init(of observations: Observations) {
    var encoding = Encoding()
    encoding.add(observations)
    words = Blake2b.digest(of: encoding.bytes).words
  }

  /// The fingerprint of some bytes: their BLAKE2b hash.
  public init(of bytes: [UInt8]) {
    words = Blake2b.digest(of: bytes).words
  }

  /// The fingerprint of several fingerprints in their order.
  public init(of digests: [Digest]) {
    words = Blake2b.digest(of: digests.flatMap(\.bytes)).words
  }

  init(words: [UInt64]) { self.words = words }
}

/// Bytes that stand for observations and for no others.
///
/// Integers are written in the seven-bit groups of LEB128, and zeros by the length of their run:
/// most buckets are empty, and hashing them would cost more than the rest of a replication's
/// statistics. Every part begins with its length, so that two observations have the same bytes only
/// if they are the same.
private struct Encoding {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ seen: Observations) {
    let shape = seen.shape
    add([
      shape.intervals, shape.queues, shape.centers, shape.groups, shape.links, shape.thresholds,
    ])
    for table in [
      seen.byOrigin, seen.movedOut, seen.movedIn, seen.eventsByOrigin, seen.eventsByHandler,
    ] {
      add(table.counts)
    }
    for sums in [seen.waitSquares, seen.waitSquaresOut, seen.waitSquaresIn] { add(sums) }
    for histogram in [
      seen.answeredWaits, seen.abandonedWaits, seen.answeredWaitsDay, seen.abandonedWaitsDay,
    ] {
      add([histogram.buckets.bits])
      addBuckets(histogram.counts)
    }
    for (handled, origin) in [
      (seen.answeredWaitsHandled, seen.answeredWaits),
      (seen.abandonedWaitsHandled, seen.abandonedWaits),
    ] {
      // Where nobody moved the views are one, and are hashed once.
      let isSame = handled == origin
      bytes.append(isSame ? 1 : 0)
      if !isSame { addBuckets(handled.counts) }
    }
    for group in seen.groups {
      add([
        group.answered, group.guests, group.wait, group.busy, group.staffed, group.overtime,
      ])
      add(group.within)
    }
    add(seen.waitingArea)
    add(seen.waitingSquareArea)
    add(seen.redialingArea)
    add(seen.redialingAtEnd)
    add(seen.linkTalk)
    add(seen.health.counts)
    add(seen.probes)
    add(seen.identities)
    add([seen.contactsSimulated, seen.events])
    // Most strategies estimate nothing, and a part at the end can be mistaken for no other.
    if !seen.estimateErrors.isEmpty {
      add(seen.estimateErrors.map(\.count))
      add(seen.estimateErrors.map(\.sum))
      add(seen.estimateErrors.map(\.squares))
    }
    guard !seen.callbacks.isEmpty else { return }
    bytes.append(1)
    for count in [\CallbackCounts.taken, \.reached, \.missed, \.broken, \.wait] {
      add(seen.callbacks.map { $0[keyPath: count] })
    }
  }

  private mutating func add(_ sums: Identities) {
    add([
      sums.offered, sums.blocked, sums.answered, sums.abandoned, sums.completed, sums.lostByCut,
      sums.abandonedAfterCut, sums.overflowedOut, sums.overflowedIn, sums.waitingArea, sums.waited,
      sums.busyArea, sums.handled, sums.staffedArea,
    ])
  }

  private mutating func add(_ numbers: [some FixedWidthInteger]) {
    groups(UInt64(numbers.count))
    var zeros: UInt64 = 0
    for number in numbers {
      if number == 0 {
        zeros += 1
        continue
      }
      flush(&zeros)
      // Zigzag, so that small negative numbers stay short.
      let wide = Int64(truncatingIfNeeded: number)
      groups(UInt64(bitPattern: wide << 1 ^ wide >> 63))
    }
    flush(&zeros)
  }

  /// Buckets in blocks of eight, of which the empty ones are only counted.
  ///
  /// Each other block is written as the number of empty ones before it and whether its counts need
  /// four bytes, a mask of the buckets that are not empty, and their counts.
  private mutating func addBuckets(_ numbers: [UInt32]) {
    groups(UInt64(numbers.count))
    // A block takes at most ten bytes of number, a mask and eight counts.
    let room = (numbers.count / 8 + 1) * (10 + 1 + 32) + 11
    bytes += [UInt8](unsafeUninitializedCapacity: room) { out, written in
      numbers.withUnsafeBytes { raw in
        var empty: UInt64 = 0
        for start in stride(from: 0, to: numbers.count & ~7, by: 8) {
          if Encoding.areZero(raw, from: start) {
            empty += 1
          } else {
            Encoding.write(block: 8, of: raw, from: start, after: empty, to: out, at: &written)
            empty = 0
          }
        }
        let rest = numbers.count & 7
        Encoding.write(
          block: rest, of: raw, from: numbers.count - rest, after: empty, to: out, at: &written)
      }
    }
  }

  /// The loop has no branches, because whether a bucket is empty cannot be predicted.
  @inline(__always)
  private static func write(
    block count: Int, of raw: UnsafeRawBufferPointer, from start: Int, after empty: UInt64,
    to out: UnsafeMutableBufferPointer<UInt8>, at written: inout Int
  ) {
    func bucket(_ index: Int) -> UInt32 {
      raw.loadUnaligned(fromByteOffset: 4 * (start + index), as: UInt32.self)
    }
    var all: UInt32 = 0
    for index in 0..<count { all |= bucket(index) }
    let isWide = all > 0xFF
    write(empty << 1 | (isWide ? 1 : 0), to: out, at: &written)
    let mask = written
    var bits: UInt8 = 0
    written += 1
    for index in 0..<count {
      let number = bucket(index)
      let isThere: UInt8 = number == 0 ? 0 : 1
      bits |= isThere << UInt8(index)
      out[written] = UInt8(truncatingIfNeeded: number)
      if isWide {
        out[written + 1] = UInt8(truncatingIfNeeded: number >> 8)
        out[written + 2] = UInt8(truncatingIfNeeded: number >> 16)
        out[written + 3] = UInt8(truncatingIfNeeded: number >> 24)
      }
      written += Int(isThere) << (isWide ? 2 : 0)
    }
    out[mask] = bits
  }

  @inline(__always)
  private static func areZero(_ raw: UnsafeRawBufferPointer, from index: Int) -> Bool {
    let at = 4 * index
    return raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      | raw.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self)
      | raw.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self)
      | raw.loadUnaligned(fromByteOffset: at + 24, as: UInt64.self) == 0
  }

  @inline(__always)
  private static func write(
    _ number: UInt64, to out: UnsafeMutableBufferPointer<UInt8>, at written: inout Int
  ) {
    var rest = number
    while rest >= 0x80 {
      out[written] = UInt8(truncatingIfNeeded: rest) | 0x80
      written += 1
      rest >>= 7
    }
    out[written] = UInt8(truncatingIfNeeded: rest)
    written += 1
  }

  /// No other number begins with a byte of 0.
  private mutating func flush(_ zeros: inout UInt64) {
    guard zeros > 0 else { return }
    bytes.append(0)
    groups(zeros)
    zeros = 0
  }

  private mutating func groups(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  private mutating func add(_ sums: [Double]) {
    groups(UInt64(sums.count))
    for sum in sums {
      for shift in stride(from: 0, to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: sum.bitPattern >> UInt64(shift)))
      }
    }
  }
}
