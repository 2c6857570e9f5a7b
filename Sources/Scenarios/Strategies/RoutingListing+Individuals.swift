import Sim

extension RoutingListing {
  /// Which idle agent of a group is taken, where that is not the longest idle.
  func order(of group: Int) -> String {
    guard group < routing.plan.agentOrders.count else { return "" }
    let words = routing.plan.agentOrders[group].criteria.map { criterion in
      switch criterion {
      case .longestIdle: "longest idle"
      case .leastOccupied: "least occupied"
      case .fewestContacts: "fewest contacts"
      case .circular: "in turn"
      case .fixed: "in the order of the file"
      case .random: "drawn"
      }
    }
    return words.isEmpty ? "" : ", agents: \(words.joined(separator: ", then "))"
  }

  /// The share of its work that an agent gives to a contact type.
  func workShare(_ id: Int) -> String {
    let row = catalogue.scoring.workShares[id]
    return "\(number(row.share * 100))% of the work\(row.isStrict ? " at most" : "")"
  }

  /// What keeps an agent over its share from a waiting contact.
  func limit(_ id: Int) -> String {
    guard id >= 0 else { return "" }
    let row = catalogue.scoring.workShares[id]
    return ", up to \(number(row.share * 100))% of the work" + condition(row.unless, " unless ")
  }

  /// The names of the agents' own lists, where they have them.
  func ownLists(_ model: Model) -> [String] {
    guard routing.plan.ownAgentFactor != nil else { return [] }
    return model.groups.enumerated().flatMap { index, group in
      (0..<group.capacity).map {
        "the list of agent \($0 + 1) of \(world.fullName(ofGroup: index))"
      }
    }
  }

  /// What the customers who ask for an agent do, and the others.
  func named(_ set: Int, _ range: Range<Int>) -> String {
    let factor = routing.plan.ownAgentFactor ?? 1
    let pace = factor == 1 ? "" : " at \(number(factor)) times the handle time"
    let others = range.map(search).joined(separator: "; ")
    return "\(number(catalogue.namingShare * 100))% ask for an agent of \(groups(set)) and wait "
      + "for it\(pace); the others: \(others)"
  }
}
