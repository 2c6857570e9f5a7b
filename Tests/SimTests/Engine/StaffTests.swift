import Sim
import Testing

/// Staff that comes and goes, in traces worked out by hand.
@Suite struct StaffTests {
  /// Catches busy agents taken before idle ones, and overtime that is not counted.
  @Test func reductionTakesIdleAgentsFirstAndLetsBusyOnesFinish() throws {
    var world = World.single(agents: 3)
    world.roster.append(RosterChange(at: World.ticks(50), group: 0, change: .level(1)))
    world.arrive(at: 10, 20)
    let seen = try world.observe()
    // One idle goes at 50; of the two busy the one signed in longest (all equal: the first) is
    // marked, and works overtime from 50 to 110.
    #expect(seen.groups[0].staffed.seconds == 3 * 50 + 950)
    #expect(seen.groups[0].overtime.seconds == 60)
    #expect(seen.total(.completed) == 2)
  }

  /// Catches the two rules of leaving taken for one: who finishes first goes only by the counter.
  @Test(arguments: [(AgentGroup.Leaving.individuals, 60.0), (.counter, 150.0)])
  func busyAgentsLeaveByTheirRule(leaving: AgentGroup.Leaving, wait: Double) throws {
    var world = World.single(agents: 2)
    world.groups[0].leaving = leaving
    world.addType(talk: 200)
    world.roster.append(RosterChange(at: World.ticks(50), group: 0, change: .level(1)))
    // The first agent talks from 10 to 210 and is the one marked at 50; the second from 20 to 120.
    world.arrive(1, at: 10)
    world.arrive(0, at: 20, 60)
    let seen = try world.observe()
    #expect(seen.seconds(.waitAnswered, queue: 0) == wait)
    #expect(seen.groups[0].overtime.seconds == (leaving == .individuals ? 160 : 70))
    #expect(seen.identities.broken.isEmpty)
  }

  /// Catches shifts that cut a contact short, breaks that are lost or shortened.
  @Test func shiftsAndBreaksWaitForTheContactInHand() throws {
    var world = World.single(agents: 1)
    world.roster = [
      RosterChange(at: 0, group: 0, change: .signIn(first: 0, count: 1)),
      RosterChange(
        at: World.ticks(50), group: 0,
        change: .pause(first: 0, count: 1, length: World.ticks(30))),
      RosterChange(at: World.ticks(300), group: 0, change: .signOut(first: 0, count: 1)),
    ]
    world.patience = [.deterministic(60)]
    world.arrive(at: 10, 115, 250, 260)
    let seen = try world.observe()
    // 10-110 talk, break 110-140, the contact of 115 waits 25 and is handled 140-240, that of 250
    // until 350: 50 of overtime; that of 260 gives up at 320.
    #expect(seen.total(.answered) == 3)
    #expect(seen.seconds(.waitAnswered) == 25)
    #expect(seen.groups[0].overtime.seconds == 50)
    #expect(seen.groups[0].staffed.seconds == 300 - 30)
    #expect(seen.total(.abandoned) == 1)
    #expect(seen.identities.broken.isEmpty)
  }

  private func powerCut(_ mode: CenterOutage.InProgress) -> World {
    var world = World.single(agents: 2)
    world.centerOutages = [
      CenterOutage(
        center: 0, starts: World.ticks(50), ends: World.ticks(200), extent: .share(1),
        inProgress: mode)
    ]
    world.arrive(at: 10, 20, 60)
    return world
  }

  /// Catches contacts that survive a power cut, or are counted twice.
  @Test func outageDropsContactsInProgress() throws {
    let seen = try powerCut(.dropped).observe()
    #expect(seen.total(.cutOff) == 2)
    #expect(seen.total(.lostByCut) == 2)
    #expect(seen.total(.answered) == 3)
    #expect(seen.seconds(.waitAnswered) == 140)
    #expect(seen.seconds(.talk) == 40 + 30 + 100)
    #expect(seen.groups[0].staffed.seconds == 2 * 50 + 2 * 800)
    #expect(seen.identities.broken.isEmpty)
  }

  /// Catches requeued contacts that go to the back, start anew, or are answered twice in the books.
  @Test func outagePutsContactsBackToTheFront() throws {
    let seen = try powerCut(.requeued).observe()
    #expect(seen.total(.cutOff) == 2)
    #expect(seen.total(.completed) == 3)
    // The two put back go on at 200 with 60 and 70 left, the one of 60 waits until 260.
    #expect(seen.seconds(.waitAnswered) == 200)
    #expect(seen.seconds(.talk) == 300)
    #expect(seen.identities.waited.seconds == 200 + 2 * 150)
    #expect(seen.identities.broken.isEmpty)
  }

  /// Catches an outage that cuts what it should let finish.
  @Test func outageLetsContactsFinish() throws {
    let seen = try powerCut(.finished).observe()
    #expect(seen.total(.cutOff) == 0)
    #expect(seen.groups[0].overtime.seconds == 60 + 70)
    #expect(seen.seconds(.waitAnswered) == 140)
  }

  /// Catches shares that add up, numbers that do not, and agents that come back too early.
  @Test func overlappingOutagesTakeTheLargerShareAndAddNumbers() throws {
    var world = World.single(agents: 10)
    func outage(_ from: Double, _ to: Double, _ extent: CenterOutage.Extent) -> CenterOutage {
      CenterOutage(
        center: 0, starts: World.ticks(from), ends: World.ticks(to), extent: extent,
        inProgress: .dropped)
    }
    world.centerOutages = [
      outage(100, 400, .share(0.3)), outage(200, 300, .share(0.5)), outage(250, 500, .agents(2)),
    ]
    let staffed = try world.observe().groups[0].staffed.seconds
    // 10 to 100, 7 to 200, 5 to 250, 3 to 300, 5 to 400, 8 to 500, 10 to 1000.
    let expected: [Double] = [1000, 700, 250, 150, 500, 800, 5000]
    #expect(staffed == expected.reduce(0, +))
  }

  /// Catches agents in overtime who talk on through a power cut.
  @Test func powerCutAlsoStopsOvertime() throws {
    var world = powerCut(.dropped)
    world.roster.append(RosterChange(at: World.ticks(30), group: 0, change: .level(1)))
    let seen = try world.observe()
    #expect(seen.total(.cutOff) == 2)
    #expect(seen.groups[0].overtime.seconds == 20)
    #expect(seen.identities.broken.isEmpty)
  }
}
