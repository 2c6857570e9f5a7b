import Commands
import Scenarios

var policies = PolicyRegistry()
policies.register("two_choices") { strategy, plan, world in
  .engine(strategy, plan: plan, policy: TwoChoices(world))
}
Program.run(policies: policies)
