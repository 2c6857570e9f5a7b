/// A figure that the floor keeps because some rule reads it: what happened lately in one queue.
///
/// A plan without gauges pays nothing for them.
public struct Gauge: Sendable, Hashable {
  /// What is written down, and when.
  public enum Kind: Sendable, Hashable {
    /// Ticks of handling, when an agent of the queue's center has finished a contact of its type.
    case handleTime
    /// Ticks waited, when a contact that waited in the queue, or was first offered there, is
    /// answered.
    case waitOfAnswered
    /// A million for an answer within so many ticks, 0 for a later one or for giving up: the mean
    /// is a share in millionths.
    case answeredWithin(Ticks)
    /// Ticks waited, when a contact of the queue has been handled, unless one that arrived later
    /// already was.
    case waitOfFinished
    /// No sample but a number: contacts of this center of origin now in service at the queue's
    /// center.
    case guests(from: Int32)
  }

  /// What is written down.
  public var kind: Kind
  /// The queue, a contact type at a center.
  public var queue: Int32
  /// Samples older than this are forgotten, ticks.
  public var window: Ticks
  /// Only so many of the latest samples are kept, at least 1.
  public var most: Int
  /// With fewer samples than this the mean is that of `start`.
  public var least: Int
  /// What stands for the mean without samples; `Floor.unknown` where nothing can.
  public var start: Double

  /// A gauge over a window of time and a number of samples.
  public init(
    _ kind: Kind, queue: Int32, window: Ticks = .never, most: Int = .max, least: Int = 1,
    start: Double = 0
  ) {
    self.kind = kind
    self.queue = queue
    self.window = window
    self.most = most
    self.least = least
    self.start = start
  }
}
