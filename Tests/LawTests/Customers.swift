import Study

/// Rows of redialing customers and of priorities, in the long run.
enum Customers {
  static func retrial(_ row: ReferenceRow) -> Trial {
    let p = row.parameters
    let (rate, delta) = (p["lam"].number, p["delta"].number)
    let redial = """
      {after_abandonment: \(Written.share(p["p_ab"].number)), \
      after_busy: \(Written.share(p["p_bl"].number)), \
      wait: {exponential: {rate: \(Written.rate(delta))}}, attempts: unlimited}
      """
    let world = SteadyState.single(
      rate: rate, agents: p["s"].number,
      handleTime: "{exponential: {rate: \(Written.rate(p["mu"].number))}}",
      patience: Written.patience(p["theta"].number), within: [1], room: p["qcap"].number,
      redial: redial, warmUp: 60 + 30 / delta, contacts: 30_000)
    return Trial(row: row, text: world.text, contacts: world.contacts * 1.2) { result in
      let exact = row.results
      func figure(_ name: String, _ measure: Measure, _ turn: (Double) -> Double = { $0 })
        -> Figure
      {
        Figure(
          name: name, exact: turn(exact[name].number),
          estimate: result.estimate(measure, in: .total))
      }
      let attempts = exact["total_attempt_rate"].number * world.minutes
      let blocked = exact["p_blocked_per_attempt"].number
      var rare = figure("p_blocked_per_attempt", .blocked) { $0 * attempts }
      rare.events = 1
      var first = figure("p_blocked_first_attempt", .firstAttemptBlocked)
      first.events = rate * world.minutes
      return [
        first, figure("total_attempt_rate", .offered) { $0 * world.minutes }, rare,
        figure("mean_orbit", .redialing), figure("mean_queue", .queueLength),
        figure("p_abandon_per_attempt", .abandonmentRate),
        figure("p_wait_per_attempt", .waitProbability) { $0 / (1 - blocked) },
        figure("p_wait_first_attempt", .firstAttemptWaited),
        figure("mean_attempts_per_call", .attemptsPerCustomer),
        figure("p_call_finally_lost", .customersLostShare),
        figure("occupancy", .occupancy),
      ].filter { !$0.exact.isNaN }
    }
  }

  static func callback(_ row: ReferenceRow) -> Trial {
    let p = row.parameters
    let (rate, mu, theta) = (p["lam"].number, p["mu"].number, p["theta"].number)
    let warmUp = 200.0
    let share = p["p_accept"].number * 100
    let world = SteadyState.single(
      rate: rate, agents: p["s"].number,
      handleTime: "{exponential: {rate: \(Written.rate(mu))}}",
      patience: Written.patience(theta), within: [1], room: p["qcap"].number, warmUp: warmUp)
    let text =
      world.text + """
        strategies:
          called_back:
            deflect:
              - when: {queue: {at_least: \(Int(p["K"].number))}}
                callback: {accept: \(share)%, place: later, keep_idle: \(Int(p["r"].number))}

        """
    let exact = row.results
    let blocked = exact["p_blocked"].number
    return Trial(row: row, text: text, contacts: world.contacts) { result in
      func figure(_ name: String, _ measure: Measure, by factor: Double = 1) -> Figure {
        Figure(
          name: name, exact: exact[name].number * factor,
          estimate: result.estimate(measure, in: .total))
      }
      var rare = figure("p_blocked", .blocked, by: rate * world.minutes)
      rare.events = 1
      return [
        figure("p_callback", .callbackShare), figure("p_abandon", .abandonmentRate), rare,
        figure("p_wait_live", .waitProbability, by: 1 / (1 - blocked)),
        figure("mean_live_queue", .queueLength),
        figure("mean_time_to_callback", .callbackWait, by: 60), figure("occupancy", .occupancy),
      ]
    }
  }

  static func priority(_ row: ReferenceRow) -> Trial {
    let p = row.parameters
    let rates = p["lam"].list.map(\.number)
    let rate = rates.reduce(0, +)
    let minutes = SteadyState.minutes(rate: rate)
    var text = SteadyState.head(minutes: minutes, warmUp: 80, within: [p["T"].number])
    text += "contacts:\n"
    for type in 0..<2 {
      text += "  k\(type + 1):\n    handle_time: {exponential: {rate: "
      text += "\(Written.rate(p["mu"][type].number))}}\n"
      text += "    patience: \(Written.patience(p["theta"][type].number))\n"
    }
    text += """
      centers:
        here:
          waiting_room: {k1: \(Int(p["qcap"][0].number)), k2: \(Int(p["qcap"][1].number))}
          groups: {all: {agents: \(Int(p["s"].number))}}
      demand:
        - {contact: k1, center: here, rate: \(Written.rate(rates[0]))}
        - {contact: k2, center: here, rate: \(Written.rate(rates[1]))}
      strategies:
        first_things_first: {pull: {all: [[k1], [k2]]}}

      """
    return Trial(row: row, text: text, contacts: rate * (minutes + 80)) { result in
      var figures = [
        Figure(
          name: "occupancy", exact: row.results["occupancy"].number,
          estimate: result.estimate(.occupancy, in: .total))
      ]
      for (type, exact) in row.results["classes"].list.enumerated() {
        let blocked = exact["p_blocked"].number
        func figure(_ name: String, _ value: Double, _ measure: Measure) -> Figure {
          Figure(
            name: "\(name)_\(type + 1)", exact: value,
            estimate: result.estimate(measure, in: .contactType(type)))
        }
        var rare = figure("p_blocked", blocked * rates[type] * minutes, .blocked)
        rare.events = 1
        figures += [
          figure("p_wait", exact["p_wait"].number / (1 - blocked), .waitProbability),
          figure("p_abandon", exact["p_abandon"].number, .abandonmentRate),
          figure(
            "mean_wait_of_non_blocked", exact["mean_wait_of_non_blocked"].number * 60, .meanWait),
          rare,
        ]
        if !exact["answered_within_T_over_offered"].isNull {
          figures.append(
            figure(
              "answered_within_T_over_offered", exact["answered_within_T_over_offered"].number,
              .serviceLevel))
        }
      }
      return figures
    }
  }
}
