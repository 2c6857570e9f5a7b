extension Measure {
  /// Measures of policy health: what rules do beside what they achieve.
  var healthDefinition: Definition? {
    switch self {
    case .ruleActivations:
      Measure.hourly(
        .activations,
        "times a rule connected a contact to, or queued it at, another center than where it stood")
    case .overflowReversals:
      Measure.hourly(
        .reversals,
        "contacts between two centers that went the other way than the one before them")
    case .valveSwitches:
      Measure.hourly(.switches, "on-off changes of valves, each queue having its own")
    case .pingPong:
      Measure.count(
        [.plus(.pingPong)],
        "contacts queued at or connected to a center that they had left for another", .lower)
    case .overflowedTwice:
      Measure.count(
        [.plus(.overflowedTwice)], "contacts that left a center for another more than once", .lower)
    case .serviceLevelGap:
      Definition(
        unit: .share, direction: .lower,
        words: "service level of the best center of origin - that of the worst",
        formula: .spread(.gap))
    case .serviceLevelGini:
      Definition(
        unit: .share, direction: .lower,
        words: "Gini coefficient of the centers' service levels, weighted by offered",
        formula: .spread(.gini))
    case .overflowWaitedLonger:
      Measure.ratio(
        [.plus(.awayLonger)], [.plus(.away)],
        "first attempts handled elsewhere that isolated centers would have answered sooner"
          + " / first attempts handled elsewhere", .lower)
    case .contagion:
      Definition(
        unit: .share, direction: .lower,
        words: "service level under isolated centers - service level; in the total the largest of"
          + " a center that takes guests", formula: .loss)
    case .estimateBias:
      Measure.ratio(
        [.plus(.estimateErrors)], [.plus(.estimates)],
        "estimate of the wait on entry - wait, of the answered that waited", .neither, .seconds)
    case .estimateSquaredError:
      Measure.ratio(
        [.plus(.estimateSquares)], [.plus(.estimates)],
        "squared difference of the same two, of the same contacts", .lower, .secondsSquared)
    default: nil
    }
  }

  private static func hourly(_ quantity: Quantity, _ words: String) -> Definition {
    Definition(unit: .perHour, direction: .lower, words: words, formula: .hourly([.plus(quantity)]))
  }
}
