import Sim

extension Scenario {
  /// A source of contacts of one type at one center.
  public struct Demand: Sendable, Equatable {
    /// The contact type, a position.
    public var contact: Int
    /// The center, a position.
    public var center: Int
    /// How many come when.
    public var amount: Amount
    /// The random factor of the whole day; `nil` is 1.
    public var busyness: Busyness?
  }

  /// How many contacts come when.
  public enum Amount: Sendable, Equatable {
    /// Contacts by steps of time; the rate is constant inside a step.
    case volume(StepTable)
    /// The same, the rate continuous and piecewise linear, each step's volume kept.
    case linear(StepTable)
    /// Contacts per second by steps of time.
    case rate(StepTable)
    /// Offered load in erlangs by steps of time: the rate is load / mean handle time at factor 1.
    case offeredLoad(StepTable)
    /// Contacts per second `mean + amplitude * sin(2 pi t / period)`, t from `start`, period in
    /// seconds.
    case sinusoid(mean: Double, amplitude: Double, period: Double)
  }

  /// A random factor on a day's demand, mean 1.
  public struct Busyness: Sendable, Equatable {
    /// The law.
    public enum Shape: String, Sendable, CaseIterable {
      case gamma
      case lognormal
    }
    /// The law.
    public var shape: Shape
    /// Its coefficient of variation, above 0.
    public var cv: Double
    /// Correlation between centers of the normal variables behind the factors, 0 to 1.
    public var correlation: Double
  }
}
