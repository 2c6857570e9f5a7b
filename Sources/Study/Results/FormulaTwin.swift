/// What a formula says of a center or a group, beside the simulation, or why none does.
public struct FormulaTwin: Sendable, Equatable {
  /// A queueing formula.
  public enum Formula: String, Sendable {
    /// Poisson arrivals, exponential handle times, nobody gives up: Erlang C.
    case erlangC = "erlang_c"
    /// Poisson arrivals, exponential handle times, exponential patience: Erlang A.
    case erlangA = "erlang_a"
  }

  /// What is compared.
  public enum Outcome: Sendable, Equatable {
    /// The formula's figures by measure.
    case figures(Formula, [Figure])
    /// The assumptions that the scenario breaks, at least one.
    case broken([Assumption])
  }

  /// A figure of the formula.
  public struct Figure: Sendable, Equatable {
    /// The measure.
    public let measure: Measure
    /// The formula's value, in the unit of the measure.
    public let value: Double
  }

  /// An assumption of the formulas.
  public enum Assumption: String, Sendable, CaseIterable {
    case handledAtHome = "every contact is handled at its own center"
    case oneContactType = "one contact type"
    case oneGroup = "one group of agents"
    case constantRate = "a constant arrival rate"
    case sameEveryDay = "the same expected volume every day"
    case constantStaff = "constant staffing"
    case exponentialHandleTime = "exponential handle times without a separate wrap-up"
    case exponentialPatience = "exponential patience or none"
    case nobodyBlocked = "no busy signals"
    case noRedial = "no redials"
    case enoughAgents = "more agents than offered load, where nobody gives up"
    case steadyState = "a warm-up, so that the run does not start empty"
  }

  /// The center, by handling: the scope of the simulation's figures.
  public let scope: Scope
  /// The formula's figures, or why there are none.
  public let outcome: Outcome
}
