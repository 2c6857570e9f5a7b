import Study

/// Rows of several centers that help each other, in the long run.
enum ManyCenters {
  /// What differs between the tables of overflow.
  struct Rules {
    var strategy: String
    var pool: String?
  }

  /// Centers `c1`, `c2` and so on, with a group each and one contact type; rates in minutes.
  static func text(
    _ p: Datum, head: String, demand: String?, strategy: String, events: String = "",
    leaving: String = ""
  ) -> String {
    let count = p["s"].list.count
    let places = 0..<count
    var text = head + "contacts:\n  call:\n    handle_time: {exponential: {rate: 1/min}}\n"
    text += "    patience:\n"
    for center in places {
      let theta = p["theta"].list.isEmpty ? p["theta"].number : p["theta"][center].number
      text += "      c\(center + 1): \(Written.patience(theta))\n"
    }
    text += "centers:\n"
    for center in places {
      text += "  c\(center + 1):\n"
      let room = p["qcap"].list.isEmpty ? nil : p["qcap"][center].number
      if let room { text += "    waiting_room: \(Int(room))\n" }
      text += "    groups: {all: {agents: \(Int(p["s"][center].number)), "
      text += "skills: {call: \(1 / p["mu"][center].number)}\(leaving)}}\n"
    }
    text += "demand:\n"
    if let demand {
      text += demand
    } else {
      for center in places {
        text += "  - {contact: call, center: c\(center + 1), rate: "
        text += "\(Written.rate(p["lam"][center].number))}\n"
      }
    }
    return text + events + "strategies:\n  rule:\n" + strategy
  }

  /// Overflow on arrival to an idle agent, with reserves.
  static func idleOverflow(_ p: Datum) -> String {
    var text = ""
    for (center, helpers) in p["pref"].list.enumerated() where !helpers.list.isEmpty {
      let names = helpers.list.map { "c\(Int($0.number) + 1)" }.joined(separator: ", ")
      text += "      - {from: c\(center + 1), to: [\(names)], at: arrival}\n"
    }
    return (text.isEmpty ? "" : "    overflow:\n" + text) + reserves(p)
  }

  /// Idle agents each center keeps for its own.
  static func reserves(_ p: Datum) -> String {
    let kept = p["reserve"].list.enumerated().filter { $0.element.number > 0 }
    guard !kept.isEmpty else { return p["pref"].list.isEmpty ? "    {}\n" : "" }
    return "    reserve:\n"
      + kept.map { "      c\($0.offset + 1): {keep_idle: \(Int($0.element.number))}\n" }.joined()
  }

  /// Overflow for good when the own queue is long and the other is short.
  static func thresholdOverflow(_ p: Datum) -> String {
    var text = "    overflow:\n"
    for center in 0..<2 where !p["K"][center].isNull {
      text += "      - {from: c\(center + 1), to: c\(2 - center), old_place: lost, "
      text += "when: {queue: {at_least: \(Int(p["K"][center].number))}, "
      text += "there: {queue: {below: \(Int(p["dest_max_queue"][1 - center].number))}}}}\n"
    }
    return text
  }

  private static func steady(_ row: ReferenceRow, strategy: String)
    -> (text: String, minutes: Double, contacts: Double)
  {
    let p = row.parameters
    let rate = p["lam"].list.reduce(0) { $0 + $1.number }
    let minutes = SteadyState.minutes(rate: rate)
    let slowest = p["theta"].list.map(\.number).filter { $0 > 0 }.min() ?? 0.1
    let warmUp = 40 + 10 / slowest
    let head = SteadyState.head(minutes: minutes, warmUp: warmUp, within: [p["T"].number])
    return (
      text(p, head: head, demand: nil, strategy: strategy), minutes, rate * (minutes + warmUp)
    )
  }

  static func overflow(_ row: ReferenceRow) -> Trial {
    let world = steady(row, strategy: idleOverflow(row.parameters))
    return Trial(row: row, text: world.text, contacts: world.contacts) { result in
      row.results["centers"].list.enumerated().flatMap { center, exact in
        let offered = row.parameters["lam"][center].number * world.minutes
        return centerFigures(exact, result, center: center, offered: offered)
      }
    }
  }

  private static func centerFigures(
    _ exact: Datum, _ result: StrategyResult, center: Int, offered: Double
  ) -> [Figure] {
    let blocked = exact["p_blocked"].number
    func figure(_ name: String, _ value: Double, _ measure: Measure, _ view: View = .origin)
      -> Figure
    {
      Figure(
        name: "\(name)_\(center + 1)", exact: value,
        estimate: result.estimate(measure, in: .center(center, view)))
    }
    var figures = [
      figure("p_queued", exact["p_queued"].number / (1 - blocked), .waitProbability),
      figure("p_abandon", exact["p_abandon"].number, .abandonmentRate),
      figure("mean_queue", exact["mean_queue"].number, .queueLength, .handling),
      figure("occupancy", exact["occupancy"].number, .occupancy, .handling),
      figure(
        "mean_wait_of_non_blocked", exact["mean_wait_of_non_blocked"].number * 60, .meanWait),
      figure(
        "answered_within_T_over_offered", exact["answered_within_T_over_offered"].number,
        .serviceLevel),
    ]
    var counts = [
      figure("p_overflowed", exact["p_overflowed"].number * offered, .overflowOut),
      figure("p_blocked", blocked * offered, .blocked),
    ]
    if !exact["abandoned_within_T_over_offered"].isNull {
      figures.append(
        figure(
          "abandoned_within_T_over_offered", exact["abandoned_within_T_over_offered"].number,
          .abandonedWithin))
    }
    for index in counts.indices { counts[index].events = 1 }
    return figures + counts
  }

  static func threshold(_ row: ReferenceRow) -> Trial {
    let world = steady(row, strategy: thresholdOverflow(row.parameters))
    return Trial(row: row, text: world.text, contacts: world.contacts) { result in
      row.results["centers"].list.enumerated().flatMap { center, exact -> [Figure] in
        let rate = row.parameters["lam"][center].number
        let blocked = exact["p_blocked"].number
        let queued = exact["p_queued_locally"].number + exact["p_overflowed_to_queue"].number
        func figure(_ name: String, _ value: Double, _ measure: Measure, _ view: View = .origin)
          -> Figure
        {
          Figure(
            name: "\(name)_\(center + 1)", exact: value,
            estimate: result.estimate(measure, in: .center(center, view)))
        }
        let moved =
          exact["p_overflowed_to_idle_agent"].number + exact["p_overflowed_to_queue"].number
        return [
          figure("p_queued", queued / (1 - blocked), .waitProbability),
          figure(
            "p_abandon_of_calls_originating_here",
            exact["p_abandon_of_calls_originating_here"].number, .abandonmentRate),
          figure(
            "mean_wait_of_non_blocked_originating_here",
            exact["mean_wait_of_non_blocked_originating_here"].number * 60, .meanWait),
          figure(
            "answered_within_T_over_offered_originating_here",
            exact["answered_within_T_over_offered_originating_here"].number, .serviceLevel),
          figure(
            "mean_queue_at_center", exact["mean_queue_at_center"].number, .queueLength, .handling),
          figure(
            "occupancy_at_center", exact["occupancy_at_center"].number, .occupancy, .handling),
          figure(
            "abandon_rate_at_center", exact["abandon_rate_at_center"].number * world.minutes,
            .abandoned, .handling),
          figure("p_overflowed", moved * rate * world.minutes, .overflowOut),
        ]
      }
    }
  }

  static func pooled(_ row: ReferenceRow) -> Trial {
    let p = row.parameters
    let strategy =
      "    pool: {centers: all, waiting_room: \(Int(p["qcap"].number)), prefer: local}\n"
    let world = steady(row, strategy: strategy)
    return Trial(row: row, text: world.text, contacts: world.contacts) { result in
      let exact = row.results
      let rate = p["lam"].list.reduce(0) { $0 + $1.number }
      func figure(_ name: String, _ value: Double, _ measure: Measure, _ scope: Scope = .total)
        -> Figure
      {
        Figure(name: name, exact: value, estimate: result.estimate(measure, in: scope))
      }
      var blocked = figure(
        "p_blocked", exact["p_blocked"].number * rate * world.minutes, .blocked)
      blocked.events = 1
      return [
        figure(
          "p_wait", exact["p_wait"].number / (1 - exact["p_blocked"].number), .waitProbability),
        figure("p_abandon", exact["p_abandon"].number, .abandonmentRate),
        figure("mean_queue", exact["mean_queue"].number, .queueLength),
        figure("occupancy_1", exact["occupancy_1"].number, .occupancy, .center(0, .handling)),
        figure("occupancy_2", exact["occupancy_2"].number, .occupancy, .center(1, .handling)),
        figure(
          "mean_wait_of_non_blocked", exact["mean_wait_of_non_blocked"].number * 60, .meanWait),
        figure(
          "answered_within_T_over_offered", exact["answered_within_T_over_offered"].number,
          .serviceLevel),
        blocked,
      ]
    }
  }
}
