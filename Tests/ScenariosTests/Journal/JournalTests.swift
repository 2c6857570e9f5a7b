import Scenarios
import Sim
import Study
import Testing

/// What a journal tells is what happened, and telling it changes nothing.
@Suite struct JournalTests {
  /// Strategies drawn from the grammar, in one file.
  static func plan(_ count: Int) throws -> Plan {
    let (_, world) = try RandomStrategyTests.world()
    let strategies = RandomStrategyTests.rules(count, in: world).enumerated()
      .map { "  s\($0): \($1.0)\n" }.joined()
    let faults = Faults()
    let text = RandomStrategyTests.text + "\nstrategies:\n" + strategies
    let root = try #require(Document.parse(text, faults: faults))
    let scenario = Scenario.read(root, in: Workspace(root: ".", faults: faults))
    return Plan(try #require(scenario, "\(faults.rendered())"))
  }

  /// What the rows of a replication add up to.
  private struct Sums: Equatable {
    var answered = 0, abandoned = 0, refused = 0
    var calledBack = 0, notReached = 0
    /// Contacts answered at another center.
    var guests = 0
    /// Ticks waited.
    var wait: Int64 = 0

    mutating func add(_ row: TraceRow) {
      switch row.outcome {
      case "answered": answered += 1
      case "abandoned": abandoned += 1
      case "called_back": calledBack += 1
      case "not_reached": notReached += 1
      default: refused += 1
      }
      if !row.answeringCenter.isEmpty, row.answeringCenter != row.center { guests += 1 }
      if row.outcome != "refused", row.outcome != "not_reached" {
        wait += Int64((row.wait * 1e6).rounded())
      }
    }

    init() {}

    init(_ seen: Observations) {
      for queue in 0..<seen.shape.queues {
        func count(_ counter: Counter) -> Int { Int(seen.byOrigin[0, queue, counter]) }
        answered += count(.answered)
        abandoned += count(.abandoned)
        refused += count(.blocked)
        wait += Int64(count(.waitAnswered) + count(.waitAbandoned))
        guests += Int(seen.movedOut[0, queue, .answered])
        guard !seen.callbacks.isEmpty else { continue }
        let callbacks = seen.callbacks[queue]
        calledBack += Int(callbacks.reached)
        notReached += Int(callbacks.missed + callbacks.broken)
        wait += callbacks.wait
      }
    }
  }

  /// A replication that is told is the same replication, its rows add up to what the books counted,
  /// and every contact that another center answered names the rule that sent it.
  ///
  /// Catches a reason whose reading writes a note, an event that is told twice or not at all, and a
  /// table entry whose rule is not known.
  @Test func rowsAreTheBooks() throws {
    let plan = try Self.plan(150)
    #expect(plan.strategies.count > 60)
    var sent = 0
    for (position, planned) in plan.strategies.enumerated() {
      let plain = try planned.runner.run(plan.world.model, 5, 1)
      var sums = Sums()
      var (nameless, connected) = (0, 0)
      let told = try plan.rerun(ofStrategy: position, seed: 5, replication: 1).run(
        contact: { row in
          sums.add(row)
          let isGuest = !row.answeringCenter.isEmpty && row.answeringCenter != row.center
          if isGuest, row.rules.isEmpty { nameless += 1 }
        },
        decision: { row in
          if row.act == "connect", !row.to.hasPrefix(row.center + "/") { connected += 1 }
        })
      #expect(Digest(of: told) == Digest(of: plain), "\(planned.strategy)")
      #expect(sums == Sums(plain), "\(planned.strategy)")
      #expect(nameless == 0 && connected == sums.guests, "\(planned.strategy)")
      sent += sums.guests
    }
    #expect(sent > 1_000)
  }

  /// Numbers follow the arrivals, so the same number is the same customer under every strategy.
  @Test func aNumberIsACustomer() throws {
    let plan = try Self.plan(12)
    let arrivals = try plan.strategies.indices.map { position in
      var arrivals: [String: String] = [:]
      try plan.rerun(ofStrategy: position, seed: 5, replication: 1).run(
        contact: { row in
          if row.attempt == 1 { arrivals[row.contact] = "\(row.arrivedSeconds) \(row.center)" }
        }, decision: { _ in })
      return arrivals
    }
    #expect(arrivals[0].count > 200)
    for other in arrivals { #expect(other == arrivals[0]) }
  }

  /// A story ends as the row of the same contact does.
  @Test func aStoryIsTheRow() throws {
    let plan = try Self.plan(12)
    for position in plan.strategies.indices {
      let rerun = plan.rerun(ofStrategy: position, seed: 5, replication: 1)
      var rows: [String: TraceRow] = [:]
      try rerun.run(contact: { rows[$0.contact] = $0 }, decision: { _ in })
      for number in [1, 40, 200] {
        let (found, customers) = try rerun.story(of: number, attempt: 1)
        let story = try #require(found)
        let row = try #require(rows["\(number)"])
        #expect(customers == rows.count)
        #expect(TraceRow(story.record, plan.journalNames(ofStrategy: position)).wait == row.wait)
        #expect(story.record.outcome.rawValue == row.outcome)
        for group in story.groups {
          #expect(group.least <= group.atFirst && group.atFirst <= group.most)
        }
      }
      #expect(try rerun.story(of: rows.count + 1, attempt: 1).story == nil)
    }
  }
}
