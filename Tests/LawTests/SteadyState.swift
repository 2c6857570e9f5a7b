import Study

/// Rows of long-run averages: one scenario with a warm-up, and as many contacts a replication as
/// pay for it.
enum SteadyState {
  /// The head of a scenario with a warm-up and a measured time in minutes.
  ///
  /// The warm-up is thirty handle times and ten of the slowest other time constants of the row: in
  /// a system with patience the distance from the steady state has then fallen by more than e^-10.
  static func head(minutes: Double, warmUp: Double, within: [Double]) -> String {
    let marks = within.map { Written.seconds(minutes: $0) }.joined(separator: ", ")
    return """
      spillway: 1
      horizon:
        length: \(Written.seconds(minutes: minutes))
        warm_up: \(Written.seconds(minutes: warmUp))
        interval: {borders: [0s, \(Written.seconds(minutes: minutes))]}
      service_level: {within: [\(marks)], short_abandon: \(Written.seconds(minutes: within[0]))}

      """
  }

  /// Measured minutes so that a replication has about this many contacts.
  static func minutes(rate: Double, contacts: Double = 20_000) -> Double {
    (contacts / rate).rounded(.up)
  }

  /// One center with one group, in minutes; `room` is the most that wait, or nil.
  static func single(
    rate: Double, agents: Double, handleTime: String, patience: String, within: [Double],
    room: Double?, lines: Double? = nil, redial: String? = nil, warmUp: Double,
    contacts: Double = 20_000
  ) -> (text: String, minutes: Double, contacts: Double) {
    let minutes = minutes(rate: rate, contacts: contacts)
    var text = head(minutes: minutes, warmUp: warmUp, within: within)
    text += """
      contacts:
        call:
          handle_time: \(handleTime)
          patience: \(patience)

      """
    if let redial { text += "    redial: \(redial)\n" }
    text += "centers:\n  here:\n"
    if let room { text += "    waiting_room: \(Int(room))\n" }
    if let lines { text += "    lines: \(Int(lines))\n" }
    text += """
          groups: {all: {agents: \(Int(agents))}}
      demand:
        - {contact: call, center: here, rate: \(Written.rate(rate))}

      """
    return (text, minutes, rate * (minutes + warmUp))
  }

  // MARK: Erlang A, M/M/s/K+M, M/M/s+G

  static func erlangA(_ row: ReferenceRow) -> Trial {
    let p = row.parameters
    let (rate, mu, theta, t) = (
      p["lambda"].number, p["mu"].number, p["theta"].number, p["T"].number
    )
    let isLimited = row.model == "mmsk_m"
    let warmUp = 30 / mu + (theta > 0 ? min(10 / theta, 1500) : 100)
    let world = single(
      rate: rate, agents: p["s"].number,
      handleTime: "{exponential: {rate: \(Written.rate(mu))}}",
      patience: Written.patience(theta), within: [t], room: nil,
      lines: isLimited ? p["max_in_system"].number : nil, warmUp: warmUp,
      contacts: max(20_000, 5 * rate * warmUp))
    return Trial(row: row, text: world.text, contacts: world.contacts) { result in
      isLimited
        ? limitedFigures(row, result, offered: rate * world.minutes)
        : waitFigures(row, result, offered: rate * world.minutes)
    }
  }

  static func generalPatience(_ row: ReferenceRow) -> Trial {
    let p = row.parameters
    let (rate, mu) = (p["lambda"].number, p["mu"].number)
    let world = single(
      rate: rate, agents: p["s"].number,
      handleTime: "{exponential: {rate: \(Written.rate(mu))}}",
      patience: Written.law(p["patience"]), within: [p["T"].number], room: nil, warmUp: 100)
    return Trial(row: row, text: world.text, contacts: world.contacts) { result in
      waitFigures(row, result, offered: rate * world.minutes)
    }
  }

  /// Figures of a single queue without limits.
  static func waitFigures(
    _ row: ReferenceRow, _ result: StrategyResult, offered: Double
  ) -> [Figure] {
    let exact = row.results
    func figure(_ name: String, _ measure: Measure, by factor: Double = 1, count: Bool = false)
      -> Figure
    {
      Figure(
        name: name, exact: exact[name].number * factor,
        estimate: result.estimate(measure, in: .total),
        events: count ? offered : nil)
    }
    let all: [Figure] = [
      figure("p_wait", .waitProbability, count: true),
      figure("p_abandon", .abandonmentRate, count: true),
      figure("mean_wait_all", .meanWait, by: 60), figure("mean_queue", .queueLength),
      figure("var_queue", .queueLengthVariance), figure("occupancy", .occupancy),
      figure("mean_wait_served", .averageSpeedOfAnswer, by: 60),
      figure("mean_wait_abandoned", .waitOfAbandoned, by: 60),
      figure("sl_offered", .serviceLevel, count: true),
      figure("sl_answered", .serviceLevelAnswered, count: true),
      figure("sl_excl_short_abandons", .serviceLevelExcludingShortAbandons, count: true),
      figure("sl_abandon_in_T_counts_good", .serviceLevelAbandonsMet),
      figure("abandoned_within_T", .abandonedWithin, count: true),
      figure("throughput", .completed, by: offered / (row.parameters["lambda"].number)),
    ]
    return all.filter { !exact[$0.name].isNull }
  }

  /// Figures of a single queue with a limit of lines.
  static func limitedFigures(
    _ row: ReferenceRow, _ result: StrategyResult, offered: Double
  ) -> [Figure] {
    let exact = row.results
    let blocked = exact["p_block"].number
    func figure(_ name: String, _ value: Double, _ measure: Measure) -> Figure {
      Figure(name: name, exact: value, estimate: result.estimate(measure, in: .total))
    }
    return [
      figure("p_block", blocked * offered, .blocked),
      figure(
        "p_wait_and_accepted", exact["p_wait_and_accepted"].number / (1 - blocked),
        .waitProbability),
      figure("p_abandon", exact["p_abandon"].number, .abandonmentRate),
      figure("mean_queue", exact["mean_queue"].number, .queueLength),
      figure("occupancy", exact["occupancy"].number, .occupancy),
      figure(
        "throughput", exact["throughput"].number * offered / row.parameters["lambda"].number,
        .completed),
      figure("mean_wait_accepted", exact["mean_wait_accepted"].number * 60, .meanWait),
      figure("p_served", exact["p_served"].number, .answerRate),
      figure("abandoned_within_T", exact["abandoned_within_T"].number, .abandonedWithin),
      figure("sl_offered", exact["sl_offered"].number, .serviceLevel),
      figure("sl_answered", exact["sl_answered"].number, .serviceLevelAnswered),
    ].map { figure in
      var counted = figure
      if figure.name == "p_block" { counted.events = 1 }
      return counted
    }
  }

  // MARK: M/G/s/s, M/G/1, Whitt (2005)

  static func generalService(_ row: ReferenceRow) -> Trial {
    let p = row.parameters
    let rate = p["lambda_per_min"].number
    let isLoss = row.model == "M/G/s/s"
    let mean = p["service"]["mean_min"].number
    let world = single(
      rate: rate, agents: p["s"].number, handleTime: Written.law(p["service"]), patience: "none",
      within: [1], room: isLoss ? 0 : nil, warmUp: (isLoss ? 50 : 400) * mean, contacts: 40_000)
    let exact = row.results
    return Trial(row: row, text: world.text, contacts: world.contacts) { result in
      if isLoss {
        return [
          Figure(
            name: "p_block", exact: exact["p_block"].number * rate * world.minutes,
            estimate: result.estimate(.blocked, in: .total))
        ]
      }
      return [
        Figure(
          name: "p_wait", exact: exact["p_wait"].number,
          estimate: result.estimate(.waitProbability, in: .total)),
        Figure(
          name: "mean_wait_min", exact: exact["mean_wait_min"].number * 60,
          estimate: result.estimate(.meanWait, in: .total)),
        Figure(
          name: "var_wait_min2", exact: exact["var_wait_min2"].number * 3600,
          estimate: result.estimate(.waitVariance, in: .total)),
        Figure(
          name: "mean_queue", exact: exact["mean_queue"].number,
          estimate: result.estimate(.queueLength, in: .total)),
      ]
    }
  }

  /// A law of the published tables: `E2`, `D`, `LN(mean,scv)` scaled to a mean in minutes.
  private static func published(_ name: String, mean: Double) -> String {
    let length = Written.seconds(minutes: mean)
    switch name {
    case "E2": return "{erlang: {mean: \(length), stages: 2}}"
    case "D": return "{deterministic: \(length)}"
    case "LN(1,4)": return "{lognormal: {mean: \(length), scv: 4}}"
    default: return "{lognormal: {mean: \(length), scv: 1}}"
    }
  }

  static func whitt(_ row: ReferenceRow) -> Trial {
    let p = row.parameters
    let mean = p["patience_mean"].number
    let world = single(
      rate: 102, agents: 100, handleTime: published(p["service"].text, mean: 1),
      patience: published(p["patience"].text, mean: mean), within: [0.1, 0.2], room: 200,
      warmUp: 60, contacts: 40_000)
    return Trial(row: row, text: world.text, contacts: world.contacts) { result in
      func figure(_ name: String, _ estimate: Estimate?, _ turn: (Double) -> Double = { $0 })
        -> Figure?
      {
        let published = row.results[name]
        guard !published.isNull else { return nil }
        let value = published[0].number
        // The half-width is turned like the value, which is right to first order.
        let half = abs(turn(value + published[1].number) - turn(value))
        var figure = Figure(name: name, exact: turn(value), estimate: estimate)
        figure.error = half / 1.96
        return figure
      }
      func total(_ measure: Measure, _ threshold: Int? = nil) -> Estimate? {
        result.estimate(measure, threshold: threshold, in: .total)
      }
      let abandoned = row.results["p_abandon"][0].number
      return [
        figure("p_no_wait", total(.waitProbability)) { 1 - $0 },
        figure("p_abandon", total(.abandonmentRate)),
        figure("mean_queue", total(.queueLength)),
        figure("var_queue", total(.queueLengthVariance)),
        figure("mean_wait_served", total(.averageSpeedOfAnswer)) { $0 * 60 },
        figure("mean_wait_abandoned", total(.waitOfAbandoned)) { $0 * 60 },
        figure("within_0.1_served", total(.serviceLevelAnswered, 0)),
        figure("within_0.2_served", total(.serviceLevelAnswered, 1)),
        figure("within_0.1_abandoned", total(.abandonedWithin, 0)) { $0 * abandoned },
        figure("within_0.2_abandoned", total(.abandonedWithin, 1)) { $0 * abandoned },
      ].compactMap { $0 }
    }
  }
}
