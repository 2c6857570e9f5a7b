extension Measure {
  /// The one definition that the results, the command `measures` and the reference share.
  public struct Definition: Sendable {
    /// What a value is counted in.
    public let unit: Unit
    /// Which way is better.
    public let direction: Direction
    /// The formula in words.
    public let words: String
    /// The formula.
    public let formula: Formula
  }

  /// What this measure means.
  public var definition: Definition { Measure.definitions[self] ?? made }

  /// Made once: estimates ask for definitions by the thousand.
  private static let definitions = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.made) })

  private var made: Definition {
    countDefinition ?? waitDefinition ?? shareDefinition ?? callbackDefinition ?? healthDefinition
      ?? operationDefinition
  }

  /// What a value is counted in.
  public var unit: Unit { definition.unit }

  /// Which way is better.
  public var direction: Direction { definition.direction }

  static func count(
    _ terms: [Term], _ words: String, _ direction: Direction = .neither,
    _ unit: Unit = .contacts
  ) -> Definition {
    Definition(unit: unit, direction: direction, words: words, formula: .count(terms))
  }

  static func ratio(
    _ over: [Term], _ under: [Term], _ words: String, _ direction: Direction,
    _ unit: Unit = .share
  ) -> Definition {
    Definition(
      unit: unit, direction: direction, words: words, formula: .ratio(over: over, under: under))
  }

  private static func quantile(_ share: Double, answeredOnly: Bool = false) -> Definition {
    let percent = Int((share * 100).rounded())
    let whose = answeredOnly ? "answered attempts" : "attempts that were not blocked"
    return Definition(
      unit: .seconds, direction: .lower,
      words: "the wait that \(percent)% of the \(whose) do not exceed",
      formula: .quantile(share, answeredOnly: answeredOnly))
  }

  private var countDefinition: Definition? {
    switch self {
    case .offered:
      Measure.count([.plus(.offered)], "attempts that reached the entry, busy signals included")
    case .blocked:
      Measure.count([.plus(.blocked)], "attempts refused for want of a line or of room", .lower)
    case .answered: Measure.count([.plus(.answered)], "attempts that reached an agent", .higher)
    case .lost:
      Measure.count(
        [.plus(.offered), .minus(.answered), .minus(.callbacks)],
        "offered - answered, callbacks left out", .lower)
    case .abandoned:
      Measure.count([.plus(.abandoned)], "attempts that left the queue before an answer", .lower)
    case .completed: Measure.count([.plus(.completed)], "contacts handled to the end", .higher)
    case .dropped:
      Measure.count([.plus(.dropped)], "contacts cut off in service, lost or put back", .lower)
    case .abandonedAfterDrop:
      Measure.count(
        [.plus(.abandonedAfterDrop)],
        "contacts put back after a cut that then gave up, not counted in abandoned", .lower)
    case .customers:
      Measure.count([.plus(.customers)], "first attempts", .neither, .customers)
    case .customersLost:
      Measure.count(
        [.plus(.customersLost)], "customers who stopped trying without an answer", .lower,
        .customers)
    case .overflowOut:
      Measure.count(
        [.plus(.overflowOut)], "contacts that left for another center with no answer yet")
    case .overflowIn:
      Measure.count(
        [.plus(.overflowIn)], "contacts that came from another center with no answer yet")
    default: nil
    }
  }

  private var waitDefinition: Definition? {
    switch self {
    case .averageSpeedOfAnswer:
      Measure.ratio(
        [.plus(.waitAnswered)], [.plus(.answered)], "wait of the answered / answered", .lower,
        .seconds)
    case .meanWait:
      Measure.ratio(
        [.plus(.waitAnswered), .plus(.waitAbandoned)], [.plus(.offered), .minus(.blocked)],
        "wait of all that were not blocked / (offered - blocked)", .lower, .seconds)
    case .waitOfAbandoned:
      Measure.ratio(
        [.plus(.waitAbandoned)], [.plus(.abandoned)], "wait of the abandoned / abandoned",
        .neither, .seconds)
    case .waitVariance:
      Definition(
        unit: .secondsSquared, direction: .lower,
        words: "mean squared wait - squared mean wait of all that were not blocked",
        formula: .variance(
          squares: .waitSquares, sum: [.plus(.waitAnswered), .plus(.waitAbandoned)],
          weight: [.plus(.offered), .minus(.blocked)]))
    case .waitP50: Measure.quantile(0.5)
    case .waitP90: Measure.quantile(0.9)
    case .waitP95: Measure.quantile(0.95)
    case .waitP99: Measure.quantile(0.99)
    case .answeredWaitP50: Measure.quantile(0.5, answeredOnly: true)
    case .answeredWaitP90: Measure.quantile(0.9, answeredOnly: true)
    case .answeredWaitP95: Measure.quantile(0.95, answeredOnly: true)
    case .answeredWaitP99: Measure.quantile(0.99, answeredOnly: true)
    default: nil
    }
  }

  private var shareDefinition: Definition? {
    let offered: [Term] = [.plus(.offered)]
    return switch self {
    case .answerRate:
      Measure.ratio([.plus(.answered)], offered, "answered / offered", .higher)
    case .serviceLevel:
      Measure.ratio([.plus(.answeredWithin)], offered, "answered within T / offered", .higher)
    case .serviceLevelAnswered:
      Measure.ratio(
        [.plus(.answeredWithin)], [.plus(.answered)], "answered within T / answered", .higher)
    case .serviceLevelExcludingShortAbandons:
      Measure.ratio(
        [.plus(.answeredWithin)], [.plus(.offered), .minus(.shortAbandoned)],
        "answered within T / (offered - abandoned within the short-abandon limit)", .higher)
    case .serviceLevelAbandonsMet:
      Measure.ratio(
        [.plus(.answeredWithin), .plus(.abandonedWithin)], offered,
        "(answered within T + abandoned within T) / offered", .higher)
    case .intervalsMet:
      Measure.ratio(
        [.plus(.intervalsMet)], [.plus(.intervals)],
        "intervals whose service level is at or above the target / intervals with contacts",
        .higher)
    case .waitProbability:
      Measure.ratio(
        [.plus(.waited)], [.plus(.offered), .minus(.blocked)],
        "attempts that did not find an agent at once / (offered - blocked)", .lower)
    case .abandonedWithin:
      Measure.ratio(
        [.plus(.abandonedWithin)], offered, "abandoned within T / offered", .neither)
    case .abandonmentRate:
      Measure.ratio([.plus(.abandoned)], offered, "abandoned / offered", .lower)
    case .customersLostShare:
      Measure.ratio(
        [.plus(.customersLost)], [.plus(.customers)], "customers_lost / customers", .lower)
    case .firstAttemptBlocked:
      Measure.ratio(
        [.plus(.firstBlocked)], [.plus(.customers)], "first attempts blocked / customers", .lower)
    case .firstAttemptWaited:
      Measure.ratio(
        [.plus(.firstWaited)], [.plus(.customers)], "first attempts that waited / customers",
        .lower)
    default: nil
    }
  }

  private var operationDefinition: Definition {
    switch self {
    case .queueLength:
      Definition(
        unit: .contacts, direction: .lower, words: "contacts waiting, averaged over time",
        formula: .timeAverage(.waitingArea))
    case .queueLengthVariance:
      Definition(
        unit: .contactsSquared, direction: .lower,
        words: "mean square of the number waiting - its squared mean, over time",
        formula: .variance(
          squares: .waitingSquareArea, sum: [.plus(.waitingArea)], weight: nil))
    case .occupancy:
      Measure.ratio(
        [.plus(.busy)], [.plus(.staffed), .plus(.overtime)],
        "handling time / (handling + ready time), wrap-up included", .neither)
    case .utilization:
      Measure.ratio(
        [.plus(.busy)], [.plus(.paid), .plus(.overtime)],
        "handling time / (paid time + overtime)", .neither)
    case .busyAgents:
      Definition(
        unit: .agents, direction: .neither,
        words: "agents handling, wrap-up included, averaged over time",
        formula: .timeAverage(.busy))
    case .attemptsPerCustomer:
      Measure.ratio(
        [.plus(.offered)], [.plus(.customers)], "offered / first attempts", .lower, .attempts)
    case .redialing:
      Definition(
        unit: .customers, direction: .lower,
        words: "customers between two attempts, averaged over time",
        formula: .timeAverage(.redialingArea))
    default:
      Measure.count(
        [.plus(.cost)],
        "agent hours, overtime included, and minutes of talk over links, at their prices", .lower,
        .money)
    }
  }
}
