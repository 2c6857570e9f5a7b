import Sim
import Study

extension RoutingListing {
  /// Which idle agent of a group is taken, where that is not the longest idle.
  func order(of group: Int) -> Phrase {
    guard group < routing.plan.agentOrders.count else { return "" }
    let words: [Phrase] = routing.plan.agentOrders[group].criteria.map { criterion in
      switch criterion {
      case .longestIdle: "longest idle"
      case .leastOccupied: "least occupied"
      case .fewestContacts: "fewest contacts"
      case .circular: "in turn"
      case .fixed: "in the order of the file"
      case .random: "drawn"
      }
    }
    return words.isEmpty ? "" : ", agents: \(row(words) { ", then \($0)" })"
  }

  /// The share of its work that an agent gives to a contact type.
  func workShare(_ id: Int) -> Phrase {
    let row = catalogue.scoring.workShares[id]
    return row.isStrict
      ? "\(percent(row.share)) of the work at most" : "\(percent(row.share)) of the work"
  }

  /// What keeps an agent over its share from a waiting contact.
  func limit(_ id: Int) -> Phrase {
    guard id >= 0 else { return "" }
    let row = catalogue.scoring.workShares[id]
    guard let unless = condition(row.unless) else {
      return ", up to \(percent(row.share)) of the work"
    }
    return ", up to \(percent(row.share)) of the work unless \(unless)"
  }

  /// The names of the agents' own lists, where they have them.
  func ownLists(_ model: Model) -> [Phrase] {
    guard routing.plan.ownAgentFactor != nil else { return [] }
    return model.groups.enumerated().flatMap { index, group in
      (0..<group.capacity).map {
        "the list of agent \($0 + 1) of \(world.fullName(ofGroup: index))"
      }
    }
  }

  /// What the customers who ask for an agent do, and the others.
  func named(_ set: Int, _ range: Range<Int>) -> Phrase {
    let factor = routing.plan.ownAgentFactor ?? 1
    let pace: Phrase = factor == 1 ? "" : " at \(number(factor)) times the handle time"
    let (share, others) = (percent(catalogue.namingShare), clauses(range.map(search)))
    return "\(share) ask for an agent of \(groups(set)) and wait for it\(pace); the others: "
      + "\(others)"
  }
}
