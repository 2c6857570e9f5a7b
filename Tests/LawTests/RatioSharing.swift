import Study

/// Rows of two centers that help each other by the ratio of their queues, one way at a time (Perry
/// and Whitt 2009).
enum RatioSharing {
  /// A row in the language: guests are slower by a factor of the link.
  static func text(_ row: ReferenceRow, minutes: Double, warmUp: Double) -> String {
    let p = row.parameters
    var text = SteadyState.head(minutes: minutes, warmUp: warmUp, within: [0.25])
    text += """
      contacts:
        call:
          handle_time: {exponential: {rate: 1/min}}
          patience: {c1: \(Written.patience(p["theta"][0].number)), c2: \
      \(Written.patience(p["theta"][1].number))}
      centers:

      """
    for side in 0..<2 {
      text +=
        "  c\(side + 1):\n    waiting_room: \(Int(p["qcap"][side].number))\n    groups: {all: "
      text += "{agents: \(Int(p["s"][side].number)), "
      text += "skills: {call: \(1 / p["mu"][side][side].number)}}}\n"
    }
    text += "links:\n"
    for side in 0..<2 {
      let factor = p["mu"][1 - side][1 - side].number / p["mu"][side][1 - side].number
      text += "  - {from: c\(side + 1), to: c\(2 - side), factor: \(factor)}\n"
    }
    text += "demand:\n"
    for side in 0..<2 {
      text += "  - {contact: call, center: c\(side + 1), rate: "
      text += "\(Written.rate(p["lam"][side].number))}\n"
    }
    let open = (0..<2).filter { !p["kappa"][$0].isNull }.map {
      "c\($0 + 1): \(Int(p["kappa"][$0].number))"
    }.joined(separator: ", ")
    return text + """
      strategies:
        sharing:
          overflow:
          - between: [c1, c2]
            queue_ratio: {c1: \(p["ratio"][0].number), c2: \(p["ratio"][1].number)}
            open_above: {\(open)}

      """
  }

  static func trial(_ row: ReferenceRow) -> Trial {
    let p = row.parameters
    let rate = p["lam"].list.reduce(0) { $0 + $1.number }
    let minutes = SteadyState.minutes(rate: rate)
    let warmUp = 40 + 10 / (p["theta"].list.map(\.number).min() ?? 1)
    let text = text(row, minutes: minutes, warmUp: warmUp)
    return Trial(row: row, text: text, contacts: rate * (minutes + warmUp)) { result in
      var figures: [Figure] = []
      for side in 0..<2 {
        let exact = row.results["classes"][side]
        let blocked = exact["p_blocked"].number
        let offered = p["lam"][side].number * minutes
        func add(_ name: String, _ value: Double, _ measure: Measure, _ view: View = .origin) {
          figures.append(
            Figure(
              name: "\(name)_\(side + 1)", exact: value,
              estimate: result.estimate(measure, in: .center(side, view))))
        }
        add("p_wait", exact["p_wait"].number / (1 - blocked), .waitProbability)
        add("p_abandon", exact["p_abandon"].number, .abandonmentRate)
        add("mean_queue", exact["mean_queue"].number, .queueLength, .handling)
        add("mean_wait_of_non_blocked", exact["mean_wait_of_non_blocked"].number * 60, .meanWait)
        add(
          "fraction_of_offered_served_by_other_pool",
          exact["fraction_of_offered_served_by_other_pool"].number * offered, .overflowOut)
        add(
          "occupancy_pool", row.results["occupancy_pool_\(side + 1)"].number, .occupancy, .handling)
        add("p_blocked", blocked * offered, .blocked)
        figures[figures.count - 1].events = 1
      }
      return figures
    }
  }
}
