/// A change of a scenario under which nothing that matters may change.
enum Change: String, CaseIterable {
  /// Nothing.
  case none
  /// The centers of the file in another order.
  case reordered
  /// All times doubled.
  case scaled
  /// A center with agents, the first of the file, where nobody calls and no link leads.
  case unused
  /// The group a/x of four agents is x1 and x2 of two.
  case split

  /// What a second of the unchanged scenario lasts.
  var scale: Int { self == .scaled ? 2 : 1 }
}

/// Three centers that are short of agents, four groups, three contact types.
///
/// Groups begin one after the other, a second apart, so that no two agents of different groups are
/// idle since the same instant.
struct SmallWorld {
  /// Who calls.
  enum Customers {
    /// At instants that stand in the file, with handle times and patience that are always the same:
    /// the same to the microsecond whatever the order of the file, and at twice the scale.
    case listed([(time: Int, queue: String)])
    /// Poisson streams with random handle times and patience for so many hours.
    case random(hours: Int)
  }

  var customers: Customers
  var change = Change.none
  /// Whether the centers are alike, each with a group of four for all types and as many customers,
  /// and nobody pays for crossing.
  var isEven = false

  static let types = [("call", 128), ("mail", 200), ("fault", 96)]

  /// Groups with their agents and skills, in the order of the file.
  private static let uneven: [(name: String, groups: [(String, Int, String)])] = [
    ("a", [("x", 4, "call: 1, mail: 1.25, fault: 1.5"), ("y", 2, "call: 0.75, fault: 1")]),
    ("b", [("z", 4, "call: 1, mail: 1.5, fault: 1")]),
    ("c", [("w", 3, "call: 1.25, mail: 1, fault: 1")]),
  ]

  private static let even = [("a", "x"), ("b", "z"), ("c", "w")].map {
    (name: $0.0, groups: [($0.1, 4, "call: 1, mail: 1, fault: 1")])
  }

  /// Seconds that contacts bear, by type and center.
  private static let patience = [
    "call": ["a": 150, "b": 240, "c": 330], "mail": ["a": 400, "b": 310, "c": 520],
    "fault": ["a": 280, "b": 170, "c": 210],
  ]

  /// The scenario with these strategies.
  func text(_ strategies: [(name: String, lines: String)]) -> String {
    head + contacts + places + links + demand + "strategies:\n"
      + strategies.map { "  \($0.name): {\(said($0.lines))}\n" }.joined()
  }

  private func seconds(_ seconds: Int) -> String { "\(seconds * change.scale)s" }

  private var head: String {
    switch customers {
    case .listed:
      """
      spillway: 1
      horizon: {start: 2026-01-05T00:00Z, length: \(seconds(14_400)), interval: \(seconds(14_400))}
      service_level: {within: [\(seconds(20))], target: 80%}

      """
    case .random(let hours):
      """
      spillway: 1
      horizon:
        start: 2026-01-05T00:00Z
        length: \(hours * change.scale)h
        interval: {borders: [0h, \(hours * change.scale)h]}
      service_level: {within: [\(seconds(20))], target: 80%}

      """
    }
  }

  private var contacts: String {
    var text = "contacts:\n"
    for (type, handle) in Self.types {
      let bears = Self.patience[type]?.sorted { $0.key < $1.key } ?? []
      var parts = bears.map { "\($0.key): \(law(of: isEven ? 240 : $0.value))" }
      if change == .unused { parts.append("unused: none") }
      // What is handled is talk and a wrap-up, of whole seconds.
      text += "  \(type):\n    talk_time: \(law(of: handle - handle / 4))\n"
      text += "    wrap_up: \(law(of: handle / 4))\n"
      text += "    patience: {\(parts.joined(separator: ", "))}\n"
    }
    return text
  }

  private func law(of mean: Int) -> String {
    if case .random = customers { return "{exponential: {mean: \(seconds(mean))}}" }
    return "{deterministic: \(seconds(mean))}"
  }

  private var places: String {
    var text = "centers:\n"
    if change == .unused { text += "  unused: {groups: {v: {agents: 5, skills: [call, fault]}}}\n" }
    var begin = 0
    let listed = (isEven ? Self.even : Self.uneven).map { center in
      var text = "  \(center.name):\n"
      if center.name == "b", !isEven { text += "    waiting_room: 14\n" }
      text += "    groups:\n"
      for (name, agents, skills) in center.groups {
        begin += change.scale
        for (name, agents) in parts(of: name, agents) {
          text += "      \(name):\n        skills: {\(skills)}\n        agents: [{from: "
          text += "2026-01-05T00:00:\(begin < 10 ? "0" : "")\(begin), to: 2026-01-07T00:00, "
          text += "agents: \(agents)}]\n"
        }
      }
      return text
    }
    let order = change == .reordered ? [2, 0, 1] : [0, 1, 2]
    return text + order.map { listed[$0] }.joined()
  }

  private func parts(of group: String, _ agents: Int) -> [(String, Int)] {
    change == .split && group == "x" ? [("x1", agents / 2), ("x2", agents / 2)] : [(group, agents)]
  }

  /// Everybody reaches everybody; some cross slowly, some with a delay, some few at a time.
  private var links: String {
    isEven
      ? ""
      : """
      links:
      - {from: a, to: b, factor: 1.25}
      - {from: b, to: a, delay: \(seconds(2))}
      - {from: a, to: c, lines: 2}
      - {from: c, to: a}
      - {from: b, to: c, factor: 1.5}
      - {from: c, to: b}

      """
  }

  private var demand: String {
    switch customers {
    case .listed(let arrivals):
      var text = "demand: []\nevents:\n"
      for (index, arrival) in arrivals.enumerated() {
        let parts = arrival.queue.split(separator: "@")
        text += """
            contact_\(index): {network_outage: {center: \(parts[1]), contact: \(parts[0]), \
          starts: 0s, subscribers: 1, call_probability: 100%, awareness: {deterministic: \
          \(written(microseconds: arrival.time))}, repair: {deterministic: 72000s}}}

          """
      }
      return text
    case .random:
      let loads = isEven ? [1.3, 1.3, 1.3] : [2, 1.2, 0.8]
      let types = [("call", 50.0), ("mail", 18.0), ("fault", 12.0)]
      return "demand:\n"
        + zip(["a", "b", "c"], loads).flatMap { center, load in
          types.map {
            "- {contact: \($0.0), center: \(center), rate: "
              + "\($0.1 * load / Double(change.scale))/h}\n"
          }
        }.joined()
    }
  }

  private func written(microseconds: Int) -> String {
    let time = microseconds * change.scale
    let fraction = String(1_000_000 + time % 1_000_000).dropFirst()
    return "\(time / 1_000_000).\(fraction)s"
  }

  /// Arrivals at instants drawn by Knuth's generator, two in five of them at a: at first an agent's
  /// worth too many, then two in three of that, so that several agents are often idle.
  static func arrivals(_ count: Int, seed: UInt64) -> [(time: Int, queue: String)] {
    var state = seed
    func draw(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    var time = 60_000_000
    return (0..<count).map { index in
      time += 1_000 + draw(index < count / 2 ? 20_500_000 : 32_000_000)
      let type = ["call", "call", "call", "mail", "fault"][draw(5)]
      return (time, "\(type)@\(["a", "a", "b", "b", "c"][draw(5)])")
    }
  }
}
