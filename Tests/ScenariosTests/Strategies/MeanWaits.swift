import Scenarios
import Study

/// The mean wait of each strategy of a scenario that may say `use: two_choices`, in seconds.
func meanWaits(of path: String) throws -> [String: Estimate] {
  var policies = PolicyRegistry()
  policies.register("two_choices") { strategy, plan, world in
    .engine(strategy, plan: plan, policy: TwoChoices(world))
  }
  let faults = Faults()
  guard let plan = Plan.load(path, faults: faults, registry: policies) else {
    print(faults.rendered())
    return [:]
  }
  let results = try Study.run(plan.study())
  return results.strategies.reduce(into: [:]) { waits, strategy in
    waits[strategy.name] = strategy.estimate(.meanWait, in: .total)
  }
}
