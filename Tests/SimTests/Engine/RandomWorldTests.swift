import Sim
import Testing

/// Random worlds with everything in them: whatever happens, the books must balance to the tick.
///
/// Catches a contact counted twice or lost on any of the ways through the engine, time integrals
/// that are not closed, agents that vanish: 400 worlds with two to four centers, two contact types,
/// links, rooms, lines, redials, shifts, outages and steps.
@Suite struct RandomWorldTests {
  private struct Dice {
    let key = StreamKey(seed: 2011, replication: 0)
    let world: UInt64
    var thrown: UInt64 = 0

    mutating func below(_ limit: Int) -> Int {
      thrown += 1
      let block = key.block(purpose: .tests, entity: world, index: thrown)
      return Int(Uniform.halfOpen(block.words.0) * Double(limit))
    }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  }

  private func randomWorld(_ number: Int) -> World {
    var dice = Dice(world: UInt64(number))
    let count = 2 + dice.below(3)
    var world = World.isolated(agents: (0..<count).map { _ in 1 + dice.below(6) })
    world.end = 7200
    world.intervals = 1 + dice.below(4)
    world.byEvent = dice.chance(50)
    world.types = [
      ContactType(
        talk: .exponential(mean: 60), wrapUp: dice.chance(50) ? .exponential(mean: 20) : nil,
        redial: dice.chance(60)
          ? Redial(
            afterAbandonment: 0.6, afterBusy: 0.8, wait: .exponential(mean: 200),
            attempts: 1 + dice.below(4))
          : nil)
    ]
    world.patience = Array(
      repeating: .exponential(mean: Double(20 + dice.below(200))), count: count)
    for center in 0..<count {
      if dice.chance(30) { world.centers[center] = Center(lines: Int32(2 + dice.below(8))) }
      if dice.chance(30) { world.groups[center].leaving = .counter }
      let rate = Double(1 + dice.below(10)) / 100
      world.streams.append(
        DemandStream(
          queue: Int32(center),
          source: .rate(
            RateProfile(segments: [
              .init(from: 0, rate: rate), .init(from: World.ticks(3000), rate: rate, slope: 1e-5),
              .init(from: World.ticks(5000), rate: rate * 0.5),
            ]))))
    }
    addHelp(&world, &dice)
    addStaff(&world, &dice)
    return world
  }

  private func addHelp(_ world: inout World, _ dice: inout Dice) {
    let count = world.centers.count
    if dice.chance(50) {
      world.links = [Link(lines: Int32(1 + dice.below(3)), costPerMinute: 1)]
      for index in world.routes.indices where index / count != index % count {
        world.routes[index] = Route(
          link: 0, factor: 1.2, delay: World.ticks(Double(dice.below(2) * 4)))
      }
    }
    if dice.chance(50) {
      world.plan.rooms = [Int32(1 + dice.below(5))]
      world.plan.roomsOfQueue[0] = .init(shared: 0, own: -1)
    }
    for center in 0..<count where dice.chance(50) {
      let helper = (center + 1) % count
      if dice.chance(50) { world.helpAtArrival(from: center, to: helper) }
      world.addExpansion(of: center, to: helper, after: Double(dice.below(40)))
    }
  }

  private func addStaff(_ world: inout World, _ dice: inout Dice) {
    for group in world.groups.indices {
      let capacity = world.groups[group].capacity
      if dice.chance(40) {
        world.roster.removeAll { Int($0.group) == group }
        world.roster += [
          RosterChange(at: 0, group: Int32(group), change: .signIn(first: 0, count: capacity)),
          RosterChange(
            at: World.ticks(1000), group: Int32(group),
            change: .pause(first: 0, count: 1, length: World.ticks(300))),
          RosterChange(
            at: World.ticks(4000), group: Int32(group), change: .signOut(first: 0, count: 1)),
        ]
      } else {
        for time in [1500.0, 3000, 4500] {
          world.roster.append(
            RosterChange(
              at: World.ticks(time), group: Int32(group),
              change: .level(Int32(dice.below(Int(capacity) + 1)))))
        }
      }
      if dice.chance(50) {
        let modes: [CenterOutage.InProgress] = [.dropped, .requeued, .finished]
        world.centerOutages.append(
          CenterOutage(
            center: Int32(group), starts: World.ticks(1200 + Double(dice.below(3000))),
            ends: World.ticks(5200),
            extent: dice.chance(50) ? .share(Double(dice.below(11)) / 10) : .agents(2),
            inProgress: modes[dice.below(3)]))
      }
    }
    world.roster.sort { $0.at < $1.at }
  }

  @Test func booksBalance() throws {
    var everything = Identities()
    for number in 0..<400 {
      let seen = try randomWorld(number).observe(replication: UInt64(number))
      #expect(seen.identities.broken.isEmpty, "world \(number): \(seen.identities)")
      everything.offered += seen.identities.offered
      everything.blocked += seen.identities.blocked
      everything.abandoned += seen.identities.abandoned
      everything.lostByCut += seen.identities.lostByCut
      everything.abandonedAfterCut += seen.identities.abandonedAfterCut
      everything.overflowedIn += seen.identities.overflowedIn
    }
    // The worlds must be rich enough to prove something.
    #expect(everything.offered > 200_000)
    #expect(everything.blocked > 1000 && everything.abandoned > 1000)
    #expect(everything.lostByCut > 100 && everything.abandonedAfterCut > 20)
    #expect(everything.overflowedIn > 1000)
  }

  /// Catches draws that depend on what a strategy does: the customers of a stream must be the same.
  @Test func strategiesMeetTheSameCustomers() throws {
    for number in 0..<20 {
      var world = randomWorld(number)
      world.types[0].redial = nil
      let seen = try world.observe()
      var alone = world
      let isolated = World.isolated(agents: world.groups.map { Int($0.capacity) })
      alone.policy = isolated.policy
      alone.plan = isolated.plan
      let apart = try alone.observe()
      for interval in 0..<seen.shape.intervals {
        for queue in 0..<seen.shape.queues {
          #expect(
            seen.byOrigin[interval, queue, .offered] == apart.byOrigin[interval, queue, .offered])
        }
      }
    }
  }

  /// Catches anything that reads a clock, a hash seed or memory.
  @Test func sameArgumentsGiveTheSameBits() throws {
    for number in 0..<20 {
      let world = randomWorld(number)
      #expect(try world.observe() == world.observe())
    }
  }
}
