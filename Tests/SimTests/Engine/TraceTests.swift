import Sim
import Testing

/// Traces worked out by hand: contacts at known times, handled in known times.
@Suite struct TraceTests {
  /// Catches a queue that is not first come, first served, and a wait counted from the wrong
  /// moment.
  @Test func firstComeFirstServed() throws {
    var world = World.single(agents: 1)
    world.arrive(at: 10, 20, 30)
    let seen = try world.observe()
    // Answered at 10, 110, 210: waits 0, 90, 180.
    #expect(seen.total(.answered) == 3)
    #expect(seen.total(.waited) == 2)
    #expect(seen.seconds(.waitAnswered) == 270)
    #expect(seen.seconds(.talk) == 300)
    #expect(seen.groups[0].busy.seconds == 300)
    #expect(seen.waitingArea[0].seconds == 270)
    #expect(seen.waitingSquareArea[0] == 80.0 * 4 + (10 + 100) * 1)
    #expect(seen.identities.broken.isEmpty)
  }

  /// Catches "within T" taken as less than T.
  @Test func waitOfExactlyTIsWithinT() throws {
    var world = World.single(agents: 1)
    world.within = [90]
    world.arrive(at: 10, 20)
    #expect(try world.observe().answeredWithin == 2)
    world.within = [89.999999]
    #expect(try world.observe().answeredWithin == 1)
  }

  /// Catches abandonments handled before completions of the same tick.
  @Test func agentFreeInTheTickOfImpatienceAnswers() throws {
    var world = World.single(agents: 1, patience: .deterministic(90))
    world.arrive(at: 10, 20)
    #expect(try world.observe().total(.answered) == 2)
    world.patience = [.deterministic(89.999999)]
    let seen = try world.observe()
    #expect(seen.total(.abandoned) == 1)
    #expect(seen.seconds(.waitAbandoned) == 89.999999)
  }

  /// Catches a step taken before an arrival's own agents, and an overflow at exactly T counted
  /// late.
  @Test func overflowAfterAWaitOfExactlyT() throws {
    var world = World.isolated(agents: [1, 1])
    world.addExpansion(of: 0, to: 1, after: 20)
    world.arrive(at: 10, 15)
    let seen = try world.observe()
    #expect(seen.answeredWithin == 2)
    #expect(seen.seconds(.waitAnswered) == 20)
    #expect(seen.movedOut[0, 0, .answered] == 1)
    #expect(seen.movedIn[0, 1, .answered] == 1)
    #expect(seen.groups[1].guests == 1)
    #expect(seen.identities.broken.isEmpty)
  }

  /// Catches a freed agent who takes a guest before its own contacts, or a guest before its step.
  @Test func freedAgentTakesItsOwnFirstThenGuests() throws {
    var world = World.isolated(agents: [1, 1])
    world.addExpansion(of: 0, to: 1, after: 20)
    // Center 1 is busy until 105; its own contact of 60 goes before the guest of 15.
    world.arrive(0, at: 10, 15)
    world.arrive(1, at: 5, 60)
    let seen = try world.observe()
    // The guest's own center is free at 110, before the helper at 205.
    #expect(seen.movedOut[0, 0, .answered] == 0)
    #expect(seen.seconds(.waitAnswered, queue: 0) == 95)
    #expect(seen.seconds(.waitAnswered, queue: 1) == 45)
  }

  /// Catches lines held during wrap-up, and busy signals not counted as offered.
  @Test func linesAreHeldDuringTalkNotWrapUp() throws {
    var world = World.single(agents: 2)
    world.types = [ContactType(talk: .deterministic(50), wrapUp: .deterministic(50), redial: nil)]
    world.centers = [Center(lines: 1)]
    world.arrive(at: 10, 59, 60, 109)
    let seen = try world.observe()
    #expect(seen.total(.offered) == 4)
    // 59 meets the line of 10, 109 that of 60; at 60 the line has just become free.
    #expect(seen.total(.blocked) == 2)
    #expect(seen.total(.answered) == 2)
    #expect(seen.seconds(.wrapUp) == 100)
    #expect(seen.groups[0].busy.seconds == 200)
  }

  /// Catches a room that counts the contacts with agents, or refuses at the wrong number.
  @Test func roomCountsThoseWhoWait() throws {
    var world = World.single(agents: 1)
    world.plan.rooms = [1]
    world.plan.roomsOfQueue = [.init(shared: 0, own: -1)]
    world.arrive(at: 10, 20, 30, 111)
    let seen = try world.observe()
    #expect(seen.total(.blocked) == 1)
    #expect(seen.total(.answered) == 3)
  }

  /// Catches set-up time that frees the agent, or stops the caller's patience.
  @Test func duringTheDelayOfALinkTheContactWaitsAndTheAgentIsHeld() throws {
    var world = World.isolated(agents: [1, 1], patience: .deterministic(30))
    world.routes[1] = Route(link: 0, factor: 1, delay: World.ticks(4))
    world.links = [Link(lines: 1, costPerMinute: 1)]
    world.helpAtArrival(from: 0, to: 1)
    world.arrive(at: 10, 20)
    let seen = try world.observe()
    #expect(seen.seconds(.waitAnswered) == 4)
    #expect(seen.linkTalk[0].seconds == 100)
    #expect(seen.groups[1].busy.seconds == 100)
    #expect(seen.total(.waited) == 1)
    world.patience = [.deterministic(3), .deterministic(3)]
    let left = try world.observe()
    #expect(left.total(.abandoned) == 1)
    #expect(left.groups[1].busy.seconds == 0)
    #expect(left.identities.broken.isEmpty)
  }

  /// Catches a link that carries more than its lines.
  @Test func fullLinkIsNoWay() throws {
    var world = World.isolated(agents: [0, 5], patience: .deterministic(30))
    world.routes[1] = Route(link: 0, factor: 1, delay: 0)
    world.links = [Link(lines: 2, costPerMinute: 1)]
    world.helpAtArrival(from: 0, to: 1)
    world.arrive(at: 10, 20, 30, 200)
    let seen = try world.observe()
    #expect(seen.total(.answered) == 3)
    #expect(seen.total(.abandoned) == 1)
  }

  /// Catches an idle agent who stays idle when a link frees before its own agent has written up.
  @Test func freedLinkServesWhoWaitsForIt() throws {
    var world = World.isolated(agents: [0, 2])
    world.types = [ContactType(talk: .deterministic(100), wrapUp: .deterministic(500), redial: nil)]
    world.routes[1] = Route(link: 0, factor: 1, delay: 0)
    world.links = [Link(lines: 1, costPerMinute: 1)]
    world.helpAtArrival(from: 0, to: 1)
    world.addExpansion(of: 0, to: 1, after: 0)
    world.arrive(at: 10, 20)
    let seen = try world.observe()
    #expect(seen.total(.answered) == 2)
    #expect(seen.seconds(.waitAnswered) == 90)
  }

  /// Catches patience or attempts that are not counted by attempt, and a redial after the horizon.
  @Test func customersRedialUntilTheHorizon() throws {
    var world = World.single(agents: 1, patience: .deterministic(10))
    world.types = [
      ContactType(
        talk: .deterministic(5000), wrapUp: nil,
        redial: Redial(
          afterAbandonment: 1, afterBusy: 1, wait: .deterministic(90), attempts: .max))
    ]
    world.arrive(at: 0, 50)
    let seen = try world.observe()
    // Attempts at 50, 150, ..., 950, each abandoned after 10; the last would redial at 1050.
    #expect(seen.total(.offered) == 11)
    #expect(seen.total(.customers) == 2)
    #expect(seen.total(.abandoned) == 10)
    #expect(seen.total(.customersLost) == 0)
    #expect(seen.redialingAtEnd == [1])
    // Nine waits of 90, and 40 from 960 to the horizon.
    #expect(seen.redialingArea[0].seconds == 9 * 90 + 40)
  }

  /// Catches a limit of attempts that is off by one.
  @Test func attemptsAreLimited() throws {
    var world = World.single(agents: 0, patience: .deterministic(10))
    world.types[0].redial = Redial(
      afterAbandonment: 1, afterBusy: 1, wait: .deterministic(90), attempts: 3)
    world.arrive(at: 50)
    let seen = try world.observe()
    #expect(seen.total(.offered) == 3)
    #expect(seen.total(.customersLost) == 1)
  }

  /// Catches a run that never ends, or ends silently with contacts inside.
  @Test func systemThatNeverEmptiesIsAFailure() throws {
    var world = World.single(agents: 0)
    world.arrive(at: 50, 60)
    #expect(throws: RunFailure.neverEmpty(contacts: 2, after: 24 * 3600 * Ticks.perSecond)) {
      try world.observe()
    }
  }

  /// Catches a probe that sees what happens at its own instant.
  @Test func probesSeeTheStateBeforeTheirInstant() throws {
    var world = World.single(agents: 1)
    world.probes = [10, 10.000001, 25, 110]
    world.arrive(at: 10, 20, 22)
    let seen = try world.observe()
    #expect(seen.probes == [0, 0, 0, 0, 1, 1, 2, 1, 3, 2, 1, 3])
  }
}

extension World {
  /// A contact of `queue` that has waited `after` seconds looks for an agent at `helper`, and may
  /// be pulled there.
  mutating func addExpansion(of queue: Int, to helper: Int, after: Double) {
    let list = plan.lists
    plan.lists += 1
    plan.queueOfList.append(-1)
    plan.placesPerContact = 2
    plan.steps[queue] = [.init(after: World.ticks(after))]
    policy.firstStep[queue] = policy.stepRules.count
    policy.stepRules.append(
      .init(guardID: -1, tries: helper..<helper + 1, list: list, moves: 0..<0))
    addPull(list, to: helper)
  }

  /// An idle agent of `group` looks at a list after its own.
  mutating func addPull(_ list: Int, to group: Int) {
    let own = policy.pullsOfGroup[group].map { policy.pulls[$0] }
    let first = policy.pulls.count
    policy.pulls += own + [.init(list: list, rank: 1, waitedOver: -1, guardID: -1)]
    policy.pullsOfGroup[group] = first..<policy.pulls.count
  }

  /// A contact of `queue` that finds no idle agent at home on arrival takes one at `helper`.
  mutating func helpAtArrival(from queue: Int, to helper: Int) {
    let first = policy.candidates.count
    policy.candidates += [
      .init(group: queue, guardID: -1), .init(group: helper, guardID: -1),
    ]
    policy.arrivalTries[queue] = policy.tries.count..<policy.tries.count + 1
    policy.tries.append(.init(groups: first..<first + 2, choice: .first, guardID: -1))
  }

  /// A second contact type in a world of one center and one group, which serves both, oldest first.
  mutating func addType(talk: Double) {
    types.append(ContactType(talk: .deterministic(talk), wrapUp: nil, redial: nil))
    plan = .ownQueues(2)
    routes.append(routes[0])
    patience.append(patience[0])
    policy.arrivalTries.append(0..<1)
    policy.arrivalMoves.append(0..<0)
    policy.firstStep.append(0)
    policy.pulls.append(.init(list: 1, rank: 0, waitedOver: -1, guardID: -1))
    policy.pullsOfGroup = [0..<2]
  }
}
