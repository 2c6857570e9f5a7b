import Study

extension Plan {
  /// The contacts of a run at most, unless `--max-contacts` says otherwise.
  public static let standardBudget = 500_000_000.0

  /// The first attempts that a run is expected to simulate, in all replications of all strategies.
  ///
  /// Redials come on top; how many there are, only the simulation can say.
  public func expectedContacts(replications: Int, strategies: Int) -> Double {
    world.expectation.contacts * Double(replications) * Double(strategies)
  }

  /// Whether a run stays within a budget of contacts; if not, an error says by how much it does
  /// not.
  public func isWithinBudget(
    replications: Int, strategies: Int, maximum: Double = Plan.standardBudget, faults: Faults
  ) -> Bool {
    let expected = expectedContacts(replications: replications, strategies: strategies)
    guard expected > maximum else { return true }
    let each = Self.rounded(world.expectation.contacts)
    let (all, limit) = (Self.rounded(expected), Self.rounded(maximum))
    faults.error(
      .overContactBudget, at: nil,
      strategies == 1
        ? "the run would simulate about \(all) contacts (\(each) a replication,"
          + " \(replications) replications, \(strategies) strategy); the limit is \(limit)"
        : "the run would simulate about \(all) contacts (\(each) a replication,"
          + " \(replications) replications, \(strategies) strategies); the limit is \(limit)",
      help: "look for a volume per day where one per interval stands, take fewer replications, or"
        + " raise the limit with `--max-contacts`")
    return false
  }

  /// A number of contacts: in full below a million, in words above.
  static func rounded(_ value: Double) -> String {
    let units: [(Double, String)] = [
      (1e15, "quadrillion"), (1e12, "trillion"), (1e9, "billion"), (1e6, "million"),
    ]
    for (size, name) in units where value >= size {
      return "\(Written.number((value / size * 100).rounded() / 100)) \(name)"
    }
    return Written.number(value.rounded())
  }
}
