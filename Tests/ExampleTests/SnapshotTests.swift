import Scenarios
import Testing

/// Snapshots: the committed output of every shipped scenario, and that nothing in them is doubtful.
///
/// A snapshot holds no law: it shows a change of results to whoever reviews it. To renew them run
/// `scripts/renew-expected`, and say why in CHANGELOG.md under "Results that change".
@Suite struct SnapshotTests {
  /// Catches every change of a result, a word or a column that nobody meant.
  @Test(arguments: Shipped.all) func printsWhatIsCommitted(_ scenario: Shipped) throws {
    let (command, output) = try scenario.expected()
    let printed = try command.output()
    guard printed != output else { return }
    let lines = zip(
      printed.split(separator: "\n", omittingEmptySubsequences: false),
      output.split(separator: "\n", omittingEmptySubsequences: false))
    let first = lines.enumerated().first { $0.element.0 != $0.element.1 }
    Issue.record(
      """
      \(scenario)/expected.txt differs, first in line \((first?.offset ?? 0) + 2)
      committed: \(first?.element.1 ?? "(ends)")
      printed:   \(first?.element.0 ?? "(ends)")
      """)
  }

  /// Warns of nothing but what the scenarios are about: too few agents at some hour.
  ///
  /// Catches a showcase that the program itself would criticize, and a layer that no longer fits.
  @Test(arguments: Shipped.all) func warnsOfOverloadOnly(_ scenario: Shipped) {
    #expect(scenario.files.contains("scenarios/\(scenario)/scenario.yaml"))
    for file in scenario.files {
      let faults = Faults()
      let plan = Plan.load(Shipped.root.appending(path: file).path, faults: faults)
      #expect(plan != nil, "\(file): \(faults.rendered())")
      let meant =
        scenario.isFinding || file.contains("polic")
        ? Self.aboutLoad.union(Self.aboutFindings) : Self.aboutLoad
      let others = faults.diagnostics.filter { !meant.contains($0.code) }
      #expect(others.isEmpty, "\(file): \(others.map(\.message))")
    }
  }

  private static let aboutLoad: Set<FaultCode> = [.overload, .unstaffed]
  /// Findings, and tables of every policy, show what the warnings warn of.
  private static let aboutFindings: Set<FaultCode> = [
    .leavesOutType, .lateLast, .sharesFreely, .herding,
  ]
}
