import Study

/// Rows that start empty and are means over many short replications.
enum Transient {
  /// The head of a scenario with these borders in minutes, counted by arrival and by event, with a
  /// probe at each border but the first.
  static func head(borders: [Double], within: Double, probes: [Double]? = nil) -> String {
    func list(_ minutes: [Double]) -> String {
      minutes.map { Written.seconds(minutes: $0) }.joined(separator: ", ")
    }
    return """
      spillway: 1
      horizon:
        length: \(Written.seconds(minutes: borders.last ?? 0))
        interval: {borders: [\(list(borders))]}
      service_level: {within: [\(Written.seconds(minutes: within))]}
      attribution: [arrival, event]
      probes: {at: [\(list(probes ?? Array(borders.dropFirst())))]}

      """
  }

  /// A volume by minute from stretches of minutes with a rate a minute.
  static func volume(_ stretches: [(minutes: Double, rate: Double)]) -> String {
    let values = stretches.flatMap { Array(repeating: "\($0.rate)", count: Int($0.minutes)) }
    return "{list: [\(values.joined(separator: ", "))], interval: 1min}"
  }

  static func borders(_ lengths: [Double]) -> [Double] {
    lengths.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
  }

  /// A figure of an interval counted by event.
  static func event(
    _ name: String, _ exact: Double, _ result: StrategyResult, _ measure: Measure, _ scope: Scope
  ) -> Figure {
    Figure(
      name: name, exact: exact, estimate: result.estimate(measure, in: scope),
      events: 1)
  }

  /// The state at a probe.
  static func probe(
    _ result: StrategyResult, _ probe: Int, _ center: Int, _ state: ProbeEstimate.State
  ) -> ProbeEstimate? {
    result.probes.first { $0.probe == probe && $0.center == center && $0.state == state }
  }

  /// The share of replications in which a probe's state meets a condition.
  static func share(
    _ name: String, _ exact: Double, _ probe: ProbeEstimate?, _ holds: (Int) -> Bool
  )
    -> Figure
  {
    guard let probe else { return Figure(name: name, exact: exact, estimate: nil) }
    let total = Double(probe.distribution.reduce(0, +))
    let hits = Double(
      probe.distribution.enumerated().reduce(0) { holds($1.offset) ? $0 + $1.element : $0 })
    let seen = hits / total
    let spread = (max(exact * (1 - exact), 0) / total).squareRoot()
    return Figure(
      name: name, exact: exact,
      estimate: Estimate(
        value: seen, low: nil, high: nil, standardError: spread, replications: Int(total)),
      events: min(1, (1 - exact) * 1e9))
  }

  // MARK: One center: spikes and outages

  static func single(_ row: ReferenceRow) -> Trial {
    let p = row.parameters
    let segments = p["segments"].list
    let lengths = segments.map { $0["dur"].number }
    let staff = segments.map { $0["s"].number }
    let within = p["T"].isNull ? 1 : p["T"].number
    var text = head(borders: borders(lengths), within: within)
    text += """
      contacts:
        call:
          handle_time: {exponential: {rate: \(Written.rate(p["mu"].number))}}
          patience: \(Written.patience(p["theta"].number))
      centers:
        here:
          waiting_room: \(Int(p["qcap"].number))
          groups:
            all: {leaving: counter, agents: \(agents(row, lengths, staff))}
      demand:
        - contact: call
          center: here
          volume: \(volume(zip(lengths, segments).map { ($0, $1["lam"].number) }))

      """
    if row.model == "h_outage_single" { text += outage(p, lengths, staff, center: "here") }
    let contacts = zip(lengths, segments).reduce(0) { $0 + $1.0 * $1.1["lam"].number }
    return Trial(row: row, text: text, contacts: contacts) { result in
      singleFigures(row, result)
    }
  }

  /// A roster of the spike rows; an outage keeps the roster and takes agents away.
  private static func agents(_ row: ReferenceRow, _ lengths: [Double], _ staff: [Double]) -> String
  {
    if row.model == "h_outage_single" || Set(staff).count == 1 { return "\(Int(staff[0]))" }
    let values = zip(lengths, staff).flatMap { Array(repeating: "\(Int($1))", count: Int($0)) }
    return "{list: [\(values.joined(separator: ", "))], interval: 1min}"
  }

  static func outage(_ p: Datum, _ lengths: [Double], _ staff: [Double], center: String) -> String {
    let modes = ["drop": "dropped", "requeue": "requeued", "finish": "finished"]
    return """
      events:
        failure:
          center_outage:
            center: \(center)
            starts: \(Written.seconds(minutes: lengths[0]))
            length: \(Written.seconds(minutes: lengths[1]))
            agents: \(Int(staff[0] - staff[1]))
            calls_in_progress: \(modes[p["mode"].text] ?? "dropped")

      """
  }

  private static func singleFigures(
    _ row: ReferenceRow, _ result: StrategyResult
  ) -> [Figure] {
    row.results["intervals"].list.enumerated().flatMap { interval, exact -> [Figure] in
      let scope = Scope.eventInterval(interval)
      func counted(_ name: String, _ measure: Measure) -> Figure {
        event("\(name)[\(interval)]", exact[name].number, result, measure, scope)
      }
      func timed(_ name: String, _ measure: Measure) -> Figure {
        Figure(
          name: "\(name)[\(interval)]", exact: exact[name].number,
          estimate: result.estimate(measure, in: .interval(interval)))
      }
      let waiting = probe(result, interval, 0, .waiting)
      let busy = probe(result, interval, 0, .busy)
      let present = probe(result, interval, 0, .present)
      var figures = [
        counted("expected_arrivals", .offered), counted("expected_blocked", .blocked),
        counted("expected_completions", .completed),
        timed("time_avg_queue", .queueLength), timed("time_avg_busy", .busyAgents),
        Figure(
          name: "mean_queue_at_end[\(interval)]", exact: exact["mean_queue_at_end"].number,
          estimate: waiting?.mean),
        Figure(
          name: "mean_busy_at_end[\(interval)]", exact: exact["mean_busy_at_end"].number,
          estimate: busy?.mean),
        Figure(
          name: "var_in_system_at_end[\(interval)]", exact: exact["var_in_system_at_end"].number,
          estimate: present?.variance),
        share(
          "p_queue_positive_at_end[\(interval)]", exact["p_queue_positive_at_end"].number, waiting
        ) { $0 > 0 },
      ]
      // Where contacts are put back, an abandonment may come after an answer and is counted apart.
      // The tables call dropped only what is lost; the measure counts what is put back too.
      if row.parameters["mode"].text != "requeue" {
        figures.append(counted("expected_abandonments", .abandoned))
        figures.append(counted("expected_calls_dropped_at_start_of_interval", .dropped))
      }
      let cohorts: [(String, Measure, Double)] = [
        ("cohort_answered_within_T_over_offered", .serviceLevel, 1),
        ("cohort_p_abandon", .abandonmentRate, 1),
      ]
      for (name, measure, factor) in cohorts where !exact[name].isNull {
        figures.append(
          Figure(
            name: "\(name)[\(interval)]", exact: exact[name].number * factor,
            estimate: result.estimate(measure, in: .interval(interval))))
      }
      return figures
    }
  }

  // MARK: A swinging rate, and a rate served by more agents than can be needed

  static func sinusoid(_ row: ReferenceRow) -> Trial {
    let p = row.parameters
    let times = p["times"].list.map(\.number)
    let text =
      head(borders: [0] + times, within: 1) + """
        contacts:
          call:
            handle_time: {exponential: {rate: \(Written.rate(p["mu"].number))}}
            patience: \(Written.patience(p["theta"].number))
        centers:
          here:
            waiting_room: \(Int(p["qcap"].number))
            groups: {all: {agents: \(Int(p["s"].number))}}
        demand:
          - contact: call
            center: here
            rate:
              mean: \(Written.rate(p["lam0"].number))
              amplitude: \(Written.rate(p["amp"].number))
              period: \(Written.seconds(minutes: 2 * Double.pi / p["omega"].number))

        """
    let contacts = p["lam0"].number * (times.last ?? 0)
    return Trial(row: row, text: text, contacts: contacts) { result in
      pointFigures(row, result) { point, state in
        [
          Figure(
            name: "mean_queue", exact: point["mean_queue"].number, estimate: state(.waiting)?.mean),
          Figure(name: "mean_busy", exact: point["mean_busy"].number, estimate: state(.busy)?.mean),
          share("p_all_busy", point["p_all_busy"].number, state(.busy)) {
            $0 == Int(p["s"].number)
          },
        ]
      }
    }
  }

  static func infinite(_ row: ReferenceRow) -> Trial {
    let p = row.parameters
    let stretches = p["lambda_segments_(duration_min,calls_per_min)"].list.map {
      (minutes: $0[0].number, rate: $0[1].number)
    }
    let points = row.results["points"].list.map { $0["t"].number }
    let end = stretches.reduce(0) { $0 + $1.minutes }
    let edges = [0] + points + (points.last ?? 0 < end ? [end] : [])
    let text =
      head(borders: edges, within: 1, probes: points) + """
        contacts:
          call: {handle_time: \(Written.law(p["service"])), patience: none}
        centers:
          here: {groups: {all: {agents: 400}}}
        demand:
          - {contact: call, center: here, volume: \(volume(stretches))}

        """
    let contacts = stretches.reduce(0) { $0 + $1.minutes * $1.rate }
    return Trial(row: row, text: text, contacts: contacts) { result in
      pointFigures(row, result) { point, state in
        let level = point.keys.first { $0.hasPrefix("p_busy_ge_") } ?? ""
        let least = Int(level.dropFirst("p_busy_ge_".count)) ?? .max
        return [
          Figure(name: "mean_busy", exact: point["mean_busy"].number, estimate: state(.busy)?.mean),
          Figure(
            name: "variance_busy", exact: point["variance_busy"].number,
            estimate: state(.busy)?.variance),
          share(level, point[level].number, state(.busy)) { $0 >= least },
        ]
      }
    }
  }

  /// Figures at points in time; counters since the start are compared by their growth from point to
  /// point.
  private static func pointFigures(
    _ row: ReferenceRow, _ result: StrategyResult,
    _ states: (Datum, (ProbeEstimate.State) -> ProbeEstimate?) -> [Figure]
  ) -> [Figure] {
    let points = row.results["points"].list
    let counters: [(String, Measure)] = [
      ("cum_arrivals", .offered), ("cum_abandonments", .abandoned), ("cum_blocked", .blocked),
      ("cum_completions", .completed),
    ]
    return points.enumerated().flatMap { index, point -> [Figure] in
      var figures = states(point) { probe(result, index, 0, $0) }
      for (name, measure) in counters where !point[name].isNull {
        let before = index == 0 ? 0 : points[index - 1][name].number
        figures.append(
          event(
            name, max(point[name].number - before, 0), result, measure, .eventInterval(index)))
      }
      return figures.map {
        Figure(
          name: "\($0.name)[\(point["t"].number)]", exact: $0.exact, estimate: $0.estimate,
          events: $0.events)
      }
    }
  }

  // MARK: Two centers

  static func twoCenters(_ row: ReferenceRow) -> Trial {
    let p = row.parameters
    let isOutage = row.model == "h2_outage_two_centers"
    let lengths =
      isOutage
      ? p["phases"].list.map(\.number) : p["segments"].list.map { $0[0].number }
    var demand = ""
    var contacts = 0.0
    for center in 0..<2 {
      let stretches = lengths.enumerated().map { index, minutes in
        (
          minutes: minutes,
          rate: isOutage ? p["lam"][center].number : p["segments"][index][center + 1].number
        )
      }
      contacts += stretches.reduce(0) { $0 + $1.minutes * $1.rate }
      demand += "  - {contact: call, center: c\(center + 1), volume: \(volume(stretches))}\n"
    }
    let events =
      isOutage
      ? outage(
        p, lengths, [p["out_agents"].number, 0], center: "c1") : ""
    let text = ManyCenters.text(
      p, head: head(borders: borders(lengths), within: p["T"].isNull ? 1 : p["T"].number),
      demand: demand, strategy: strategy(row), events: events, leaving: ", leaving: counter")
    return Trial(row: row, text: text, contacts: contacts) { result in
      twoCenterFigures(row, result)
    }
  }

  private static func strategy(_ row: ReferenceRow) -> String {
    let p = row.parameters
    if row.model == "h2_outage_two_centers" {
      let helps = p["overflow"].list.map(\.flag)
      let rules = (0..<2).filter { helps[$0] }.map {
        "      - {from: c\($0 + 1), to: [c\(2 - $0)], at: arrival}\n"
      }
      if rules.isEmpty { return "    {}\n" }
      return "    overflow:\n" + rules.joined() + reserve(p)
    }
    switch p["policy"].text {
    case "idle":
      return "    overflow:\n      - {from: c1, to: [c2], at: arrival}\n"
        + "      - {from: c2, to: [c1], at: arrival}\n" + reserve(p)
    case "threshold": return ManyCenters.thresholdOverflow(p)
    default: return "    {}\n"
    }
  }

  private static func reserve(_ p: Datum) -> String {
    let kept = p["reserve"].list.enumerated().filter { $0.element.number > 0 }
    return kept.isEmpty
      ? ""
      : "    reserve:\n"
        + kept.map { "      c\($0.offset + 1): {keep_idle: \(Int($0.element.number))}\n" }.joined()
  }

  private static func twoCenterFigures(
    _ row: ReferenceRow, _ result: StrategyResult
  ) -> [Figure] {
    row.results["intervals"].list.enumerated().flatMap { interval, entry -> [Figure] in
      var figures: [Figure] = []
      for (center, exact) in entry["centers"].list.enumerated() {
        figures += centerFigures(row, exact, result, interval, center)
      }
      if !entry["expected_calls_dropped_at_start_of_interval"].isNull,
        row.parameters["mode"].text != "requeue"
      {
        figures.append(
          event(
            "expected_calls_dropped_at_start_of_interval[\(interval)]",
            entry["expected_calls_dropped_at_start_of_interval"].number, result, .dropped,
            .eventIntervalCenter(interval, center: 0, .handling)))
      }
      return figures
    }
  }

  private static func centerFigures(
    _ row: ReferenceRow, _ exact: Datum, _ result: StrategyResult, _ interval: Int, _ center: Int
  ) -> [Figure] {
    let origin = Scope.eventIntervalCenter(interval, center: center, .origin)
    let handling = Scope.eventIntervalCenter(interval, center: center, .handling)
    let time = Scope.intervalCenter(interval, center: center, .handling)
    let cohort = Scope.intervalCenter(interval, center: center, .origin)
    let here = "[\(interval)]_\(center + 1)"
    var figures: [Figure] = []
    func add(_ name: String, _ estimate: Estimate?, isCount: Bool = false) {
      guard !exact[name].isNull else { return }
      figures.append(
        Figure(
          name: name + here, exact: exact[name].number, estimate: estimate,
          events: isCount ? 1 : nil))
    }
    let isRequeue = row.parameters["mode"].text == "requeue"
    add("expected_arrivals", result.estimate(.offered, in: origin), isCount: true)
    add("expected_blocked", result.estimate(.blocked, in: origin), isCount: true)
    if !isRequeue {
      add("expected_abandonments", result.estimate(.abandoned, in: handling), isCount: true)
    }
    add("expected_abandonments_at_center", result.estimate(.abandoned, in: handling), isCount: true)
    add("expected_completions", result.estimate(.completed, in: handling), isCount: true)
    add("expected_completions_at_center", result.estimate(.completed, in: handling), isCount: true)
    add("time_avg_queue", result.estimate(.queueLength, in: time))
    add("time_avg_busy", result.estimate(.busyAgents, in: time))
    add("mean_queue_at_end", probe(result, interval, center, .waiting)?.mean)
    add("mean_busy_at_end", probe(result, interval, center, .busy)?.mean)
    add("cohort_answered_within_T_over_offered", result.estimate(.serviceLevel, in: cohort))
    add("cohort_p_abandon", result.estimate(.abandonmentRate, in: cohort))
    if !exact["expected_overflowed"].isNull {
      add("expected_overflowed", result.estimate(.overflowOut, in: cohort), isCount: true)
    }
    return figures
  }
}
