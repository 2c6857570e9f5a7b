import Sim
import Study

extension Scenario {
  /// What a scenario expects of its results.
  public struct Expectation: Sendable {
    /// What is expected.
    public enum Demand: Sendable, Equatable {
      /// A value to reach or to stay within; falling short of `fails` fails, of `warns` warns.
      case limit(isLeast: Bool, fails: Double?, warns: Double?)
      /// A value to reach on a share of the days.
      case days(atLeast: Double, share: Double)
      /// Not to be worse than the baseline by more.
      case noWorse(GateCheck.Margin)
    }

    /// The measure.
    public var measure: Measure
    /// The center, a position; nil is all of them.
    public var center: Int?
    /// The contact type, a position; nil is all of them.
    public var contact: Int?
    /// Reporting intervals, from and up to; nil is the whole horizon.
    public var intervals: Range<Int>?
    /// What is expected.
    public var demand: Demand
    /// How sure a limit must be kept, 0 to 1.
    public var confidence: Double
    /// Whether a failure only warns.
    public var isWarning: Bool
    /// Where it stands.
    public var span: SourceSpan?

    /// The checks it asks for: one, or two where a value both warns and fails.
    public var demands: [(demand: GateCheck.Demand, isWarning: Bool)] {
      switch demand {
      case .days(let least, let share): [(.onDays(atLeast: least, share: share), isWarning)]
      case .noWorse(let margin): [(.noWorse(margin), isWarning)]
      case .limit(let isLeast, let fails, let warns):
        [(fails, isWarning), (warns, true)].compactMap { limit, isWarning in
          limit.map { (isLeast ? .atLeast($0) : .atMost($0), isWarning) }
        }
      }
    }
  }
}
