extension Catalogue {
  /// One replication of a model under this policy.
  ///
  /// The engine made for the catalogue: asking for it here, where both are known, lets the compiler
  /// write the loop with the policy inside.
  public func observe(
    _ model: Model, plan: RoutingPlan, seed: UInt64, replication: UInt64,
    beside: Counterfactual = .none
  ) throws(RunFailure) -> Observations {
    try Engine(
      model: model, plan: plan, policy: self, seed: seed, replication: replication,
      beside: beside
    ).run()
  }

  /// The same replication, which tells a journal of every event and of the reasons.
  public func observe(
    _ model: Model, plan: RoutingPlan, seed: UInt64, replication: UInt64, journal: Journal
  ) throws(RunFailure) -> Observations {
    try Engine(
      model: model, plan: plan, policy: Explained(self), seed: seed, replication: replication,
      journal: journal
    ).run()
  }
}
