/// What is counted of the attempts of one queue in one interval.
///
/// After these fixed counters a row holds two counters for each `T` of `Measurement.within`:
/// answered within T and abandoned within T.
public enum Counter: Int, Sendable, CaseIterable {
  /// Attempts that reached the entry, busy signals included.
  case offered
  /// Attempts that heard a busy signal.
  case blocked
  /// Attempts that reached an agent.
  case answered
  /// Attempts that left before an answer.
  case abandoned
  /// Attempts, not blocked, that did not find an agent at once.
  case waited
  /// Abandonments within the short-abandon limit.
  case shortAbandoned
  /// Times a contact was cut off in service by an outage.
  case cutOff
  /// Contacts cut off and gone.
  case lostByCut
  /// Contacts put back after a cut that then gave up.
  case abandonedAfterCut
  /// Contacts handled to the end.
  case completed
  /// First attempts of customers.
  case customers
  /// First attempts that heard a busy signal.
  case firstBlocked
  /// First attempts that waited.
  case firstWaited
  /// Customers who stopped trying without an answer.
  case customersLost
  /// Sum of the waits of answered attempts, ticks.
  case waitAnswered
  /// Sum of the waits of abandoned attempts, ticks.
  case waitAbandoned
  /// Sum of the talk, hold included, of handled attempts, ticks; a cut-off talk counts as far as it
  /// went.
  case talk
  /// Sum of the wrap-up, ticks.
  case wrapUp
}

/// Some of the counters.
struct CounterSet: BitwiseCopyable {
  private var bits: UInt32 = 0

  /// Every counter.
  static let all = {
    var set = CounterSet()
    set.insert(Counter.allCases)
    return set
  }()

  /// Puts counters into the set.
  mutating func insert(_ counters: [Counter]) {
    for counter in counters { bits |= 1 << UInt32(counter.rawValue) }
  }

  /// Puts another set into this one.
  mutating func insert(_ other: CounterSet) { bits |= other.bits }

  /// Whether a counter is in the set.
  @inline(__always)
  func contains(_ counter: Counter) -> Bool { bits &>> UInt32(counter.rawValue) & 1 != 0 }
}

/// Counts by interval and queue.
public struct CountTable: Sendable, Equatable {
  /// Counters in a row.
  public let width: Int
  /// Rows of one interval.
  public let queues: Int
  /// The counts, row after row, `(interval * queues + queue) * width + counter`.
  public var counts: [Int64]

  /// A table of zeros, with two columns for each of `thresholds` values of T.
  public init(intervals: Int, queues: Int, thresholds: Int) {
    width = Counter.allCases.count + 2 * thresholds
    self.queues = queues
    counts = Array(repeating: 0, count: intervals * queues * width)
  }

  /// The count in a row.
  public subscript(interval: Int, queue: Int, counter: Counter) -> Int64 {
    counts[(interval * queues + queue) * width + counter.rawValue]
  }

  /// Attempts answered within the T of this position.
  public func answeredWithin(_ threshold: Int, interval: Int, queue: Int) -> Int64 {
    counts[(interval * queues + queue) * width + CountTable.answeredColumn(threshold)]
  }

  /// Attempts abandoned within the T of this position.
  public func abandonedWithin(_ threshold: Int, interval: Int, queue: Int) -> Int64 {
    counts[(interval * queues + queue) * width + CountTable.abandonedColumn(threshold)]
  }

  /// The column of the answered within T.
  @inline(__always)
  public static func answeredColumn(_ threshold: Int) -> Int {
    Counter.allCases.count + 2 * threshold
  }

  /// The column of the abandoned within T.
  @inline(__always)
  public static func abandonedColumn(_ threshold: Int) -> Int {
    Counter.allCases.count + 2 * threshold + 1
  }
}
