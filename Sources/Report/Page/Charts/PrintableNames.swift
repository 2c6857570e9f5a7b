/// Names as charts can hold them.
extension ResultDocument {
  /// The document with a mark in the place of every character of a name that shows nothing and that
  /// Vega's expressions cannot hold: controls, and separators of lines and paragraphs.
  ///
  /// No scenario can have such a name; an edited document can, and its charts must still be drawn.
  var printable: ResultDocument {
    var document = self
    document.scenario.centers = scenario.centers.map(Self.shown)
    for place in scenario.events.indices {
      document.scenario.events[place].name = Self.shown(scenario.events[place].name)
      document.scenario.events[place].center = scenario.events[place].center.map(Self.shown)
    }
    for place in scenario.plan.indices {
      document.scenario.plan[place].center = Self.shown(scenario.plan[place].center)
    }
    document.strategies = strategies.map(Self.printable)
    guard var comparison else { return document }
    comparison.ranking = comparison.ranking.map(Self.shown)
    comparison.total = comparison.total.map(Self.printable)
    comparison.centers = comparison.centers.map(Self.printable)
    document.comparison = comparison
    return document
  }

  private static func printable(_ strategy: Strategy) -> Strategy {
    var strategy = strategy
    strategy.name = shown(strategy.name)
    for place in strategy.intervals.indices {
      for center in strategy.intervals[place].centers.indices {
        strategy.intervals[place].centers[center].center = shown(
          strategy.intervals[place].centers[center].center)
      }
    }
    for place in strategy.days.indices {
      strategy.days[place].center = strategy.days[place].center.map(shown)
    }
    for place in strategy.flows.indices {
      strategy.flows[place].from = shown(strategy.flows[place].from)
      strategy.flows[place].to = shown(strategy.flows[place].to)
    }
    return strategy
  }

  private static func printable(_ verdict: Verdict) -> Verdict {
    var verdict = verdict
    verdict.best = shown(verdict.best)
    verdict.center = verdict.center.map(shown)
    for place in verdict.differences.indices {
      verdict.differences[place].strategy = shown(verdict.differences[place].strategy)
    }
    return verdict
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value) || scalar == "\u{2028}"
      || scalar == "\u{2029}"
  }

  /// A text with a mark in the place of each such character.
  static func shown(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      shown.unicodeScalars.append(isHidden(scalar) ? "\u{fffd}" : scalar)
    }
    return shown
  }
}
