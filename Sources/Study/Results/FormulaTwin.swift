/// What a formula says of a place and a time, beside the simulation, or why none does.
public struct FormulaTwin: Sendable, Equatable {
  /// A queueing formula; all of them have Poisson arrivals, and all but the first exponential
  /// handle times.
  public enum Formula: String, Sendable {
    /// Nobody may wait: Erlang B, whatever the law of the handle time.
    case erlangB = "erlang_b"
    /// Nobody gives up: Erlang C.
    case erlangC = "erlang_c"
    /// Exponential patience: Erlang A.
    case erlangA = "erlang_a"
    /// A limited room, exponential patience or none: M/M/s/K+M.
    case erlangX = "erlang_x"
    /// Patience of any law: M/M/s+G, of Baccelli and Hebuterne.
    case generalPatience = "m_m_s_g"
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
    case handledAtHome = "every contact handled at its own center (no overflow)"
    case inOrder = "waiting contacts answered in the order in which they came"
    case atOnce = "idle agents who take any contact that they may"
    case oneContactType = "agents who take one contact type only"
    case oneGroup = "agents at the center, in groups that are alike"
    case constantRate = "a constant arrival rate (no surge that rises or falls)"
    case sameEveryDay = "the same expected volume every day (no busyness)"
    case noOutageCallers = "no callers of a network outage"
    case constantStaff = "constant staffing (no change, break or center outage)"
    case noOvertime = "nobody who stays on after a shift"
    case exponentialHandleTime = "exponential handle times without a separate wrap-up"
    case exponentialPatience = "exponential patience or none in a limited waiting room"
    case ownRoom = "lines and a waiting room of its own"
    case noRedial = "no redials"
    case enoughAgents = "more agents than offered load, where nobody gives up"
    case steadyState = "a warm-up, or a run that forgets its empty start"
    case settledInterval = "an interval that forgets the one before (interval lag)"
  }

  /// Where and when: the scope of the simulation's figures.
  public let scope: Scope
  /// The formula's figures, or why there are none.
  public let outcome: Outcome
  /// How far the beginning, which remembers what was before, is likely to move the mean service
  /// level of the time, a share; nil where no formula stands.
  public let lag: Double?
}
