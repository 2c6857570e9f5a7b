/// What is counted of contacts that go elsewhere, by interval of arrival and queue of origin.
public enum HealthCounter: Int, Sendable, CaseIterable {
  /// Times a rule acted on a contact: an arrival answer or a step that connects it to, or queues it
  /// at, another center than where it stands; an idle agent elsewhere who takes a contact that no
  /// such answer had opened.
  case activations
  /// Contacts answered or given up at another center, where the one before it between the same two
  /// centers had gone the other way.
  case reversals
  /// Contacts queued at, or connected to, a center that they had left for another; each once.
  case pingPong
  /// Contacts that left a center for another more than once; each once.
  case overflowedTwice
  /// On-off changes of valves, in the interval in which they happen.
  case switches
}

/// Counts by interval and queue.
public struct HealthTable: Sendable, Equatable {
  /// Rows of one interval.
  public let queues: Int
  /// The counts, row after row, `(interval * queues + queue) * width + counter`.
  public var counts: [Int64]

  /// Counters in a row.
  public static let width = HealthCounter.allCases.count

  /// A table of zeros.
  public init(intervals: Int, queues: Int) {
    self.queues = queues
    counts = Array(repeating: 0, count: intervals * queues * HealthTable.width)
  }

  /// The count in a row.
  public subscript(interval: Int, queue: Int, counter: HealthCounter) -> Int64 {
    get { counts[(interval * queues + queue) * HealthTable.width + counter.rawValue] }
    set { counts[(interval * queues + queue) * HealthTable.width + counter.rawValue] = newValue }
  }
}

/// A row of the books of what goes elsewhere: the counters of `HealthCounter`, without those that
/// belong to no contact.
struct HealthRow: BitwiseCopyable {
  var activations: Int64 = 0, reversals: Int64 = 0, pingPong: Int64 = 0, overflowedTwice: Int64 = 0

  mutating func add(_ other: HealthRow) {
    activations &+= other.activations
    reversals &+= other.reversals
    pingPong &+= other.pingPong
    overflowedTwice &+= other.overflowedTwice
  }
}
