/// What a draw is for: it keeps the streams of different parts of the model apart.
///
/// The numbers are part of the determinism contract: a number once given is never changed or
/// given again, and lies in 1...255.
public enum Purpose: UInt64, Sendable {
  /// A customer's arrival, talk time, patience and wrap-up.
  case customer = 1
  /// A customer's decision to call again, and the wait before it does.
  case redial = 2
  /// The random factor of a whole day.
  case busyness = 3
  /// Incidents: who notices, when it is repaired, who calls afterwards.
  case events = 4
  /// What a routing or dispatch policy draws for itself.
  case policy = 5
  /// What estimation draws for itself (a bootstrap, a random choice between equals).
  case estimation = 6
  /// Tests of the streams themselves.
  case tests = 255
}

/// The key of one replication: with it, every draw is a pure function of
/// (seed, replication, purpose, entity, index, attempt).
///
/// Philox's key is (seed, replication); its counter is (entity, index, attempt, tag), where the
/// tag holds the purpose in bits 0-7, in bits 8-15 zero or 1 + the word that asks for more
/// (`Retry`), and above that the number of the retry. Different draws never share a block.
public struct StreamKey: Sendable, BitwiseCopyable, Hashable {
  /// The number of the streams' layout and of the variate algorithms; part of every result.
  public static let version = 1

  /// The seed of the whole run.
  public let seed: UInt64
  /// The number of the replication.
  public let replication: UInt64

  /// The key of one replication of a run.
  @inlinable @inline(__always)
  public init(seed: UInt64, replication: UInt64) {
    self.seed = seed
    self.replication = replication
  }

  /// The block of four words that belongs to one entity (a customer, a day, an incident).
  @inlinable @inline(__always)
  public func block(
    purpose: Purpose, entity: UInt64, index: UInt64 = 0, attempt: UInt64 = 0
  ) -> DrawBlock {
    let site = Retry(
      key: self, entity: entity, index: index, attempt: attempt, tag: purpose.rawValue)
    return DrawBlock(words: site.words(try: 0), site: site)
  }
}

extension StreamKey {
  /// Where the variate of a word (0...3) of a block finds further words, without making the block.
  @inlinable @inline(__always)
  func retry(
    purpose: Purpose, entity: UInt64, index: UInt64, attempt: UInt64, word: UInt64
  ) -> Retry {
    Retry(
      key: self, entity: entity, index: index, attempt: attempt,
      tag: purpose.rawValue | (word &+ 1) &<< 8)
  }
}

/// Four words of random bits and the place that they come from.
public struct DrawBlock: Sendable, BitwiseCopyable {
  /// The words, each of 64 independent random bits.
  public let words: Philox.Words
  @usableFromInline let site: Retry

  @inlinable @inline(__always)
  init(words: Philox.Words, site: Retry) {
    self.words = words
    self.site = site
  }

  /// Where a variate drawn from a word (0...3) finds further words should it need them.
  @inlinable @inline(__always)
  public func retry(word: UInt64) -> Retry {
    Retry(
      key: site.key, entity: site.entity, index: site.index, attempt: site.attempt,
      tag: site.tag | (word &+ 1) &<< 8)
  }
}

/// The private stream behind one word of one block, for variates that need more than that word.
///
/// A plain value which costs nothing until the slow path of a variate asks it for words.
public struct Retry: Sendable, BitwiseCopyable {
  @usableFromInline let key: StreamKey
  @usableFromInline let entity: UInt64
  @usableFromInline let index: UInt64
  @usableFromInline let attempt: UInt64
  @usableFromInline let tag: UInt64

  @inlinable @inline(__always)
  init(key: StreamKey, entity: UInt64, index: UInt64, attempt: UInt64, tag: UInt64) {
    self.key = key
    self.entity = entity
    self.index = index
    self.attempt = attempt
    self.tag = tag
  }

  /// The words of the retry of a given number.
  @inlinable @inline(__always)
  func words(try number: UInt64) -> Philox.Words {
    Philox.block(
      counter: (entity, index, attempt, tag | number &<< 16), key: (key.seed, key.replication))
  }
}

/// The words of a `Retry` one after the other, four to a block.
package struct RetryWords {
  private let source: Retry
  private var number: UInt64 = 0
  private var left: Philox.Words = (0, 0, 0, 0)
  private var used = 4

  package init(_ source: Retry) {
    self.source = source
  }

  /// The next word; the stream has 2^50 of them.
  package mutating func next() -> UInt64 {
    if used == 4 {
      left = source.words(try: number)
      number &+= 1
      used = 0
    }
    used &+= 1
    let word = left.0
    left = (left.1, left.2, left.3, 0)
    return word
  }
}
