/// A source of contacts of one type at one center.
public struct DemandStream: Sendable {
  /// Where the contacts come from.
  public enum Source: Sendable {
    /// A Poisson process whose rate changes with time.
    case rate(RateProfile)
    /// The callers of a network outage, an index into `Model.networkOutages`.
    case outage(Int)
  }

  /// The queue at whose center the contacts enter.
  public var queue: Int32
  /// The process.
  public var source: Source
  /// Index of the busyness that multiplies the rate, or -1.
  public var busyness: Int32

  /// A stream.
  public init(queue: Int32, source: Source, busyness: Int32 = -1) {
    self.queue = queue
    self.source = source
    self.busyness = busyness
  }
}

/// The rate of a Poisson process over time.
public struct RateProfile: Sendable, Equatable {
  /// A stretch of time with a rate that is linear in time.
  public struct Segment: Sendable, Equatable, BitwiseCopyable {
    /// Where it begins; it ends where the next begins, the last at the horizon.
    public var from: Ticks
    /// Contacts per second at its beginning.
    public var rate: Double
    /// Change of the rate, contacts per second squared.
    public var slope: Double

    /// A stretch; the rate must stay at least 0 to its end.
    public init(from: Ticks, rate: Double, slope: Double = 0) {
      self.from = from
      self.rate = rate
      self.slope = slope
    }
  }

  /// The sinusoidal rate `mean + amplitude * sin(2 pi (t - origin) / period)`.
  public struct Sinusoid: Sendable, Equatable, BitwiseCopyable {
    /// Contacts per second on average.
    public var mean: Double
    /// Swing around it, at most the mean.
    public var amplitude: Double
    /// Length of a full swing, seconds.
    public var period: Double
    /// Where the sine is zero and rising.
    public var origin: Ticks

    /// A sinusoidal rate.
    public init(mean: Double, amplitude: Double, period: Double, origin: Ticks) {
      self.mean = mean
      self.amplitude = amplitude
      self.period = period
      self.origin = origin
    }
  }

  /// The rate by stretches, ascending, the first at time 0; ignored with a sinusoid.
  public var segments: [Segment]
  /// The sinusoid that replaces the segments, if any.
  public var sinusoid: Sinusoid?

  /// A rate by stretches.
  public init(segments: [Segment]) {
    precondition(segments.first?.from == 0, "a rate is given from the beginning of the run")
    self.segments = segments
    sinusoid = nil
  }

  /// A sinusoidal rate.
  public init(sinusoid: Sinusoid) {
    segments = []
    self.sinusoid = sinusoid
  }
}

/// A random factor on the demand of a whole day with mean 1.
public struct Busyness: Sendable, Equatable {
  /// The law of the factor.
  public enum Shape: Sendable, Equatable {
    /// Gamma: with Poisson arrivals the day's count is negative binomial.
    case gamma
    /// Lognormal.
    case lognormal
  }
  /// The law.
  public var shape: Shape
  /// Coefficient of variation, above 0.
  public var cv: Double
  /// Centers with different numbers here have different factors, correlated as the model says.
  public var center: Int32

  /// A day's factor.
  public init(shape: Shape, cv: Double, center: Int32) {
    self.shape = shape
    self.cv = cv
    self.center = center
  }
}

/// People of an area who cannot connect, and call.
///
/// Each of `callers` would notice at `starts` + `awareness`. Who notices before the repair calls
/// then; of the others the share `afterRepairShare` calls at the repair + `afterRepair`, the rest
/// never.
public struct NetworkOutage: Sendable {
  /// When the network fails.
  public var starts: Ticks
  /// Customers who would call: subscribers times the share that calls.
  public var callers: Int
  /// Time from the failure until a caller notices, seconds.
  public var awareness: Law
  /// Time from the failure to the repair, seconds, drawn once a replication.
  public var repair: Law
  /// Share of those who had not noticed at the repair and call all the same, 0 to 1.
  public var afterRepairShare: Double
  /// Time from the repair to such a call, seconds.
  public var afterRepair: Law

  /// An outage of a network.
  public init(
    starts: Ticks, callers: Int, awareness: Law, repair: Law, afterRepairShare: Double,
    afterRepair: Law
  ) {
    self.starts = starts
    self.callers = callers
    self.awareness = awareness
    self.repair = repair
    self.afterRepairShare = afterRepairShare
    self.afterRepair = afterRepair
  }
}
