import Foundation
import Testing

/// Which trace each policy and each condition of the reference has.
///
/// A trace is a test that says by hand what must happen, event for event, in a file of this folder
/// that has its suite's name.
enum TraceTable {
  /// Policies by the names of the reference, `suite.test`.
  static let policies: KeyValuePairs<String, [String]> = [
    "local_only": ["Help.nobodyHelps"],
    "ordered": ["Help.listsInTheirOrder", "Help.helpersInTheirOrder"],
    "best_agent": [
      "Agent.handicapOfIdleTime", "Agent.handicapOfIdleAgents",
      "Individual.theLeastOccupiedAgentAnywhere", "Individual.tiesInTurn",
      "Individual.elseTheShortestWait",
    ],
    "reserve_idle": ["Help.aReserveHoldsAgentsBack"],
    "expand_after": ["Basic.overflowAfterAWait", "Help.ringsThatGrow", "Help.ringsThatMoveOn"],
    "overflow_when": ["Guard.queuesHereAndThere", "Help.theHelperWithTheMostIdle"],
    "shortest_wait": [
      "Sending.theShortestWaitIsJoinedForGood", "Sending.aHandicapIsAddedToTheWait",
    ],
    "queue_ratio": ["Sending.setsByTheRatioOfTheQueue"],
    "divert_by_state": ["Sending.theFirstWhoseStateAllowsIt"],
    "percent": ["Sending.sharesInTurnAreSmooth", "Help.sharesOfTheHour"],
    "proportional": ["Sending.nobodyIdleAnywhere"],
    "shadow": ["Sending.virtualQueuesDrain"],
    "look_ahead": ["Help.offeredAgainAndAgain"],
    "deflect": [
      "Sending.deflectionIsForThoseWhoWouldWait", "Help.sentOnForGood",
      "Callback.thePlaceStaysInTheQueue", "Callback.laterWhileAgentsAreKept",
      "Callback.notBeforeTheEstimate", "Callback.nobodyAnswers", "Callback.neverCalled",
      "Callback.anOutageWhileItRings",
    ],
    "agent_lock": ["Router.twoRoutersChooseOneAgent", "Router.theLoserAsksTheNext"],
    "valve": ["Sending.aValveOpensAndCloses"],
    "head_only": ["Reading.onlyTheHeadMayLeave"],
    "re_evaluate": ["Help.comparedAgainWhileWaiting"],
    "ratio_sharing": [
      "Reading.sharingSendsTheHead", "Reading.helpGoesOneWay", "Guard.guestsThatHoldHelpBack",
    ],
    "estimate": [
      "Estimate.lastAnswered", "Estimate.lastFinished", "Estimate.head", "Estimate.average",
      "Estimate.queueAndPatience",
    ],
    "board": ["Reading.theBoardIsOld", "Sending.aBoardAddsWhatWasSent"],
    "one_queue": ["Help.oneQueue"],
    "static_priority": ["Pull.ranksOfTypes"],
    "longest_queue": ["Pull.longestQueue"],
    "preference_matrix": ["Pull.preferences"],
    "fixed_queue_ratio": ["Pull.queueShares", "Agent.sharesOfTheIdle"],
    "cost_rate": ["Pull.costOfAnAgentsMinute", "Pull.costOverPatience"],
    "affine_score": ["Pull.pointsBelowZeroWait", "Pull.pointsForIdleAgents"],
    "age_linear": ["Pull.linearAging"],
    "age_steps": ["Pull.ranksByAge"],
    "objective": ["Pull.objectives", "Pull.predictedWaits"],
    "within_target_first": ["Pull.withinTargetFirst"],
    "queue_at_last": ["Stage.queueAtTheLastGroup", "Stage.oneLineForTheLastGroup"],
    "copies": ["Stage.queuesOfTwoCenters", "Stage.ranksOfCopies"],
    "stages": ["Stage.stages"],
    "reserve_group": ["Stage.groupsThatHelp"],
    "over_threshold_first": ["Stage.urgentFirst", "Stage.shareOfTheUrgent"],
    "agent_order": [
      "Agent.criteriaThatNeverChange", "Agent.specialistsByIdleTime", "Order.fixed",
      "Order.circular", "Order.fewestContacts", "Order.leastOccupied", "Order.acrossGroups",
    ],
    "preferred_agent": [
      "Individual.theOnlyAgent", "Individual.waitsBesideAnIdleColleague",
      "Individual.stepsFollowTheWait",
    ],
    "time_share": [
      "Individual.idleAgentsTakeWhatIsShort", "Individual.arrivalsGoToTheAgentInArrears",
      "Individual.strictAgentsStayIdle", "Individual.unlessTheQueueIsLong",
    ],
    "local_first": ["Help.theOwnComeFirst"],
  ]

  /// The keys of `when` and of `there`.
  static let conditions: KeyValuePairs<String, [String]> = [
    "waited": ["Basic.overflowAfterAWait"],
    "queue": ["Guard.queuesHereAndThere", "Reading.anyAndAll"],
    "idle_agents": ["Guard.idleAgentsHere", "Guard.idleAgentsThere"],
    "signed_in": ["Guard.signedInThere"],
    "occupied": ["Estimate.occupiedIsAShare"],
    "estimated_wait": ["Reading.estimatedWaitCountsThoseAhead"],
    "within_target": ["Estimate.chanceWithinTarget"],
    "longest_wait": ["Reading.anyAndAll", "Guard.longestWaitThere"],
    "service_level": ["Reading.serviceLevelNeedsContacts", "Guard.serviceLevelThere"],
    "guests": ["Guard.guestsThere"],
    "position": ["Reading.onlyTheHeadMayLeave"],
    "wait_improved": ["Reading.movesOnlyIfTheWaitImproves"],
    "there": ["Guard.idleAgentsThere"],
    "all": ["Reading.anyAndAll"],
    "any": ["Reading.anyAndAll"],
    "reads": ["Reading.theBoardIsOld"],
  ]
}

/// That nothing of the reference is without its trace and its line among the laws of change.
@Suite struct TraceTableTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  /// The rows of the reference below a line, by the name in their first cell.
  private func names(below line: String) throws -> [String] {
    let page = Self.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/reference/strategies.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let start = try #require(text.range(of: line)).upperBound
    let rows = text[start...].drop { $0 == "\n" }.split(
      separator: "\n", omittingEmptySubsequences: false)
    return rows.prefix { $0.hasPrefix("|") }.compactMap { row in
      row.firstMatch(of: #/^\| `([a-z_]+)`/#).map { String($0.1) }
    }
  }

  /// Catches a policy or a condition that came without a trace.
  @Test func everythingHasATrace() throws {
    let policies = try names(below: "## The same by other names\n")
    let conditions = try names(below: "when `waited` has come, at every `test`.\n")
    #expect(policies.count >= 38 && conditions.count >= 16)
    for name in policies { #expect(TraceTable.policies.contains { $0.key == name }, "\(name)") }
    for name in conditions { #expect(TraceTable.conditions.contains { $0.key == name }, "\(name)") }
  }

  /// Every trace of the table is a test, and there are more than seventy.
  @Test func theTracesExist() throws {
    var known: Set<String> = []
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    for file in files where file.hasSuffix("TraceTests.swift") {
      let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
      let suite = file.dropLast("TraceTests.swift".count)
      for match in text.matches(of: #/@Test[^{]*? func (\w+)\(/#) {
        known.insert("\(suite).\(match.1)")
      }
    }
    #expect(known.count >= 70, "\(known.count) traces")
    for row in Array(TraceTable.policies) + Array(TraceTable.conditions) {
      for trace in row.value { #expect(known.contains(trace), "\(row.key): \(trace)") }
    }
  }

  /// Catches a policy or a condition that the laws of change leave out.
  @Test func everythingIsChanged() throws {
    let cases = PolicyCase.all.map(\.name)
    for name in TraceTable.policies.map(\.key) {
      #expect(cases.contains { $0.hasPrefix(name) }, "\(name)")
    }
    for name in TraceTable.conditions.map(\.key)
    where !["waited", "there", "reads"].contains(name) {
      #expect(cases.contains { $0.hasPrefix("guard_\(name)") }, "\(name)")
    }
  }
}
