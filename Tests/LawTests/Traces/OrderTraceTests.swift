import Testing

/// Traces of the order of agents within groups, worked out by hand: who takes a contact.
///
/// A call takes 100 s, a mail 1000 s.
@Suite struct OrderTraceTests {
  /// Agents that contacts went to, in their order: the number in the group, or `group number`.
  private func agents(
    _ order: String, _ arrivals: [(Double, String)],
    groups: [(name: String, agents: Int, skills: [(String, Double)])] = [
      Trace.group("a/all", 3, "call", "mail")
    ]
  ) throws -> String {
    var trace = Trace(
      types: [("call", 100), ("mail", 1000)], groups: groups,
      arrivals: arrivals.map { (time: $0.0, queue: "\($0.1)@a") },
      strategy: "agents: {order: \(order)}")
    trace.showsAgents = true
    return try trace.events().split(separator: "\n").filter { $0.contains(" to ") }
      .compactMap { $0.split(separator: "/").last.map { $0.replacing("all ", with: "") } }
      .joined(separator: groups.count > 1 ? ", " : " ")
  }

  /// C comes when 3 has been idle from the beginning and 1 for 5 s, D when 2 is free for 40 s.
  ///
  /// Catches the longest idle in place of the first.
  @Test func fixed() throws {
    let calls = [0.0, 10, 105, 150, 210].map { ($0, "call") }
    #expect(try agents("fixed", calls) == "1 2 1 2 1")
    #expect(try agents("longest_idle", calls) == "1 2 3 1 2")
  }

  /// Mails keep 2 and 3 busy while the ring goes round 1 alone; when they are back, it goes on
  /// behind 1.
  ///
  /// Catches a ring that is the order of idle times: 1 has been idle since 320, 2 since 1010.
  @Test func circular() throws {
    let arrivals = [
      (0.0, "call"), (10, "mail"), (20, "mail"), (110, "call"), (220, "call"), (1030, "call"),
      (1031, "call"), (1032, "call"),
    ]
    #expect(try agents("circular", arrivals) == "1 2 3 1 1 2 3 1")
    #expect(try agents("longest_idle", arrivals) == "1 2 3 1 1 1 2 3")
  }

  /// At 110 agent 2 takes D, who waits: the ring goes on behind 2, with 3 at 1005 and not with 1.
  @Test func contactsThatWaitedMoveTheRing() throws {
    let arrivals = [(0.0, "mail"), (10, "call"), (20, "call"), (50, "call"), (1005, "call")]
    #expect(try agents("circular", arrivals) == "1 2 3 2 3")
  }

  /// At 1010 agent 1 has had one mail, 2 three calls and 3 two; 3 has been idle longest.
  ///
  /// D at 130 and F at 350 are ties: C's agent is busy at 130, and at 350 both have had two.
  @Test func fewestContacts() throws {
    let arrivals = [
      (0.0, "mail"), (10, "call"), (120, "call"), (130, "call"), (240, "call"), (350, "call"),
      (1010, "call"),
    ]
    #expect(try agents("fewest_contacts", arrivals) == "1 2 3 2 3 2 1")
    #expect(try agents("longest_idle", arrivals) == "1 2 3 2 3 2 3")
  }

  /// At 1005 the agents have worked 1000, 100 and 0 s; at 1110 2 and 3 have 100 s each, and 2 has
  /// been idle longer; at 1115 1 has been idle since 1000 and 3 since 1105.
  ///
  /// Catches a share of the idle time, and one of the wrong end.
  @Test func leastOccupied() throws {
    let arrivals = [
      (0.0, "mail"), (10, "call"), (1005, "call"), (1110, "call"), (1115, "call"),
    ]
    #expect(try agents("least_occupied", arrivals) == "1 2 3 2 3")
    #expect(try agents("longest_idle", arrivals) == "1 2 3 2 1")
  }

  /// At 1005 both agents have had one contact; 2 has been idle since 101, 1 since 1000.
  @Test func tiesByTheFile() throws {
    let arrivals = [(0.0, "mail"), (1, "call"), (1005, "call")]
    let two = [Trace.group("a/all", 2, "call", "mail")]
    #expect(try agents("[fewest_contacts, fixed]", arrivals, groups: two) == "1 2 1")
    #expect(try agents("fewest_contacts", arrivals, groups: two) == "1 2 2")
  }

  /// One ring and one count go through the groups of a center.
  ///
  /// With mails, x is busy until 1000. Catches a ring in each group, and a group chosen by its
  /// longest idle agent.
  @Test func acrossGroups() throws {
    let groups = [Trace.group("a/x", 1, "call", "mail"), Trace.group("a/y", 2, "call", "mail")]
    let ring = [
      (0.0, "mail"), (10, "call"), (20, "call"), (130, "call"), (240, "call"), (350, "call"),
      (1010, "call"), (1011, "call"), (1012, "call"),
    ]
    #expect(
      try agents("circular", ring, groups: groups)
        == "x 1, y 1, y 2, y 1, y 2, y 1, y 2, x 1, y 1")
    let alone = [Trace.group("a/x", 1, "call", "mail"), Trace.group("a/y", 1, "call", "mail")]
    let counts = [
      (0.0, "mail"), (10, "call"), (120, "call"), (230, "call"), (1010, "call"),
    ]
    #expect(
      try agents("fewest_contacts", counts, groups: alone) == "x 1, y 1, y 1, y 1, x 1")
    #expect(
      try agents("longest_idle", counts, groups: alone) == "x 1, y 1, y 1, y 1, y 1")
  }

  /// Of 400 arrivals who find three idle agents each takes a third.
  ///
  /// Each is alone there, so the draws are independent: 133.3 with a standard deviation of 9.4; the
  /// bounds of four, three times, leave a false alarm of 2 in 10,000 to another seed. Catches a
  /// draw that always ends in the same place.
  @Test func random() throws {
    var seen: [Character: Int] = [:]
    for seed in UInt64(1)...16 {
      var trace = Trace(
        types: [("call", 10)], groups: [Trace.group("a/all", 3, "call")],
        arrivals: (0..<25).map { (time: 1 + Double($0) * 100, queue: "call@a") },
        strategy: "agents: {order: random}", seed: seed)
      trace.showsAgents = true
      for line in try trace.events().split(separator: "\n") {
        if let agent = line.last { seen[agent, default: 0] += 1 }
      }
    }
    #expect(seen.count == 3)
    #expect(seen.values.allSatisfy { (96...171).contains($0) }, "\(seen)")
  }
}
