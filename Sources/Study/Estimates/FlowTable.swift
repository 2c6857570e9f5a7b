/// Contacts answered away from home by pair of centers, over replications.
struct FlowTable: Sendable {
  private let centers: Int
  private var spreads: [Spread]

  init(centers: Int) {
    self.centers = centers
    spreads = Array(repeating: Spread(), count: centers * centers)
  }

  /// Takes in a replication, `origin * centers + handler`.
  mutating func add(_ flows: [Int64]) {
    for (pair, contacts) in flows.enumerated() { spreads[pair].add(Double(contacts)) }
  }

  /// The means of pairs that ever had a contact.
  var estimates: [FlowEstimate] {
    spreads.indices.compactMap { pair in
      let spread = spreads[pair]
      guard spread.mean > 0,
        let contacts = Inference.mean(
          spread.mean, squares: spread.squares(around: spread.mean), count: spread.count)
      else { return nil }
      return FlowEstimate(from: pair / centers, to: pair % centers, contacts: contacts)
    }
  }
}
