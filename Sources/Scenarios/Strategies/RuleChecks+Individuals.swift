import Foundation
import Sim
import Study

extension RuleChecks {
  /// The occupancy at which waits for an agent are judged: that of a center that does well.
  private static let occupancy = 0.85

  /// Traps of rules by which the agents of one group are not alike.
  func reportIndividuals() {
    reportPreferred()
    let held = routing.timeShares.keys.sorted().first { group in
      routing.timeShares[group].map { $0.isStrict && $0.unlessAbove == nil } ?? false
    }
    if let held {
      rules.fields["agents"]?.warning(
        .idleBesideQueue,
        "agents of \(Display.quote(world.fullName(ofGroup: held))) over a share stay idle beside "
          + "waiting contacts", help: "add such as `unless: {queue: {above: 10}}`")
    }
  }

  /// A wait in which most do not get their agent.
  ///
  /// With probability 1 - occupancy the agent is idle, and else free within the wait with that of
  /// an exponential handle time.
  private func reportPreferred() {
    guard let preferred = routing.preferred else { return }
    let longest = world.contactTypes.indices.max { world.handleTimes[$0] < world.handleTimes[$1] }
    guard let type = longest, world.handleTimes[type] > 0 else { return }
    let late = exp(-preferred.wait.seconds / world.handleTimes[type])
    let success = 1 - Self.occupancy * late
    guard success < 0.5 else { return }
    rules.fields["agents"]?.warning(
      .mostlyInVain,
      "at an occupancy of 85% about \(Int((success * 100).rounded()))% of those who ask get their "
        + "agent for \(Display.quote(world.contactTypes[type])); the others wait "
        + "\(Parse.plain(preferred.wait.seconds)) s for nothing",
      help: "compare with a strategy without `preferred`")
  }
}
