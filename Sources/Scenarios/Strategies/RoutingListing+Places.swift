import Sim
import Study

extension RoutingListing {
  /// A placement, such as `least of: billing@sz by estimate(billing@sz), ...`.
  func place(_ index: Int) -> Phrase {
    let placement = catalogue.placements[index]
    let goals = enumeration(placement.destinations.map { goal($0, in: placement) })
    let fallback: Phrase =
      placement.fallback < 0 ? "" : ", else \(place(placement.fallback))"
    let without = placement.suppression.map { leavesOut($0, placement) } ?? ""
    let rest: Phrase = "\(goals)\(fallback)\(without)"
    return switch placement.rule {
    case .least: "least of: \(rest)"
    case .inverse: "drawn, inverse of: \(rest)"
    case .proportional: "drawn, proportional of: \(rest)"
    case .random: "drawn of: \(rest)"
    case .rotation: "in turn of: \(rest)"
    case .shadow: "shadow of: \(rest)"
    }
  }

  private func leavesOut(
    _ rule: Catalogue.Suppression, _ placement: Catalogue.Placement
  ) -> Phrase {
    let isWait = placement.destinations.contains { index in
      let score = catalogue.destinations[index].score
      return score.contains { isInTicks(catalogue.terms[$0]) }
    }
    let mark = isWait ? time(Ticks(rule.worseBy)) : "\(rule.worseBy)"
    return ", without those worse by \(mark) for \(time(rule.length))"
  }

  private func goal(_ index: Int, in placement: Catalogue.Placement) -> Phrase {
    let goal = catalogue.destinations[index]
    var parts = [list(goal.list)]
    if !goal.score.isEmpty {
      let score = plainSum(goal.score)
      parts.append(
        goal.over.isEmpty ? " by \(score)" : " by \(score) over \(plainSum(goal.over))")
    }
    if goal.handleTime >= 0 {
      let handling = figure(.gauge, goal.handleTime)
      parts.append(" by \(handling) over \(figure(.signedIn, goal.agents))")
    }
    if goal.handicap > 0 { parts.append(" + \(time(Ticks(goal.handicap)))") }
    if goal.handicapShare > 0 { parts.append(" + \("\(goal.handicapShare * 100)%")") }
    if [.random, .rotation].contains(placement.rule) {
      let weights = catalogue.weights[goal.weights].map { Phrase(verbatim: "\(Double($0) / 1e4)%") }
      parts.append(" \(row(weights) { " then \($0)" })")
    }
    return row(parts + [provided(goal.guardID)])
  }

  /// A sum of a score, which begins with no constant.
  private func plainSum(_ range: Range<Int>) -> Phrase {
    let parts: [Phrase] = catalogue.terms[range].map { term in
      let weight = Double(term.weight) / 1e6
      let factor = weight == 1 ? "" : "\(weight) "
      return "\(factor)\(figure(term.reading, term.index))"
    }
    return row(parts) { " + \($0)" }
  }
}
