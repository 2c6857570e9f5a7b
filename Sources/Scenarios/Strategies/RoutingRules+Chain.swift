/// The case of overflow that equivalent random theory knows.
extension RoutingRules {
  /// The next center of each in a chain of overflow on arrival, or why the rules are none.
  ///
  /// An ordered chain: a contact that finds nobody idle at home tries the next center, then the one
  /// after that, and so on to the end, and waits at home if there is nobody either.
  public func arrivalChain(centers: Int) -> (next: [Int?], reason: String?) {
    var next = [Int?](repeating: nil, count: centers)
    guard route.isEmpty, agentsIdle == nil, pool == nil else {
      return (next, "its contacts do not try their own center first")
    }
    guard allocate.isEmpty, deflect.isEmpty, sharing.isEmpty else {
      return (next, "its arrivals are sent elsewhere by shares, waits or states")
    }
    guard reserve.isEmpty else { return (next, "it holds agents back from guests") }
    var lists = [[Int]](repeating: [], count: centers)
    for rule in overflow {
      guard rule.isForArrivalsOnly, rule.rings.count == 1, let ring = rule.rings.first,
        ring.after == nil
      else { return (next, "contacts overflow after a wait, not on arrival alone") }
      guard rule.types == nil else { return (next, "only some contact types overflow") }
      guard ring.here.isEmpty, ring.there.isEmpty, rule.valve == nil else {
        return (next, "its overflow has conditions")
      }
      for center in rule.from {
        let helpers = (ring.to ?? Array(0..<centers)).filter { $0 != center }
        guard lists[center].isEmpty else { return (next, "a center overflows by two rules") }
        guard helpers.count == 1 || rule.choice == .first else {
          return (next, "helpers are chosen by their agents, not in an order")
        }
        lists[center] = helpers
        next[center] = helpers.first
      }
    }
    guard lists.contains(where: { !$0.isEmpty }) else {
      return (next, "no contact overflows")
    }
    for center in 0..<centers where !lists[center].isEmpty {
      var path: [Int] = []
      var place = next[center]
      while let here = place, path.count <= centers {
        path.append(here)
        place = next[here]
      }
      guard path == lists[center] else {
        return (
          next,
          path.count > centers
            ? "centers overflow to each other"
            : "contacts of one center stop where those of another go on"
        )
      }
    }
    return (next, nil)
  }
}
