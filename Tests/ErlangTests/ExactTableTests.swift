import Erlang
import Testing

/// Every row of the exact tables, whose source is the formulas evaluated with 60 digits.
///
/// Tolerance: 1e-13 for Erlang B, C and A, 1e-12 for the rest. A load made of a rate and a handle
/// time carries that quotient's rounding, which |s - a + a B| multiplies; such rows are held to
/// 1e-13 times it where it exceeds 1. Faults it would catch: one agent too many, abandonment
/// counted over those who wait, a time limit that leaves out the immediate answers.
@Suite struct ExactTableTests {
  static func condition(_ row: ReferenceRow) throws -> Double {
    let rate = try row.number("mu")
    let load = try row.number("lambda") / rate
    let agents = try row.number("s")
    guard rate != 1 else { return 1 }
    return max(1, abs(agents - load + load * (try erlangB(agents: agents, offeredLoad: load))))
  }

  static func check(
    _ row: ReferenceRow, _ values: [String: Double?], tolerance: Double, _ table: inout ErrorTable
  ) throws {
    let agents = try row.number("s")
    for (name, value) in values {
      let truth = try row.result(name)
      let value = try #require(value, "\(name) is absent in \(row.parameters)")
      let error = abs(truth) < 1e-15 && abs(value) < 1e-15 ? 0 : ErrorTable.error(value, truth)
      #expect(error <= tolerance, "\(row.model) \(name): \(value), not \(truth); \(row.parameters)")
      table.add(row.model, size: agents, name, error)
    }
  }

  @Test func everyRowOfTheMarkovianTables() throws {
    var table = ErrorTable()
    try Self.checkMarkovian(&table)
  }

  static func checkMarkovian(_ table: inout ErrorTable) throws {
    var rows = 0
    for row in try ReferenceRow.load("erlang") {
      switch row.model {
      case "erlang_b": try checkB(row, &table)
      case "erlang_c": try checkC(row, &table)
      case "erlang_a": try checkA(row, &table)
      case "mmsk_m": try checkLimited(row, &table)
      default: continue
      }
      rows += 1
    }
    #expect(rows == 39)
  }

  static func checkB(_ row: ReferenceRow, _ table: inout ErrorTable) throws {
    let agents = try row.number("s")
    let answer = try ErlangB(agents: agents, offeredLoad: row.number("a"))
    let log = try row.result("ln_blocking")
    if case .text = row.results["blocking"] {
      #expect(abs(answer.logBlocking - log) <= max(1e-12, log.ulp))
      #expect(answer.blocking == 0)
    } else {
      try check(row, ["blocking": answer.blocking], tolerance: 1e-13, &table)
    }
    try check(row, ["ln_blocking": answer.logBlocking], tolerance: 1e-13, &table)
  }

  static func checkC(_ row: ReferenceRow, _ table: inout ErrorTable) throws {
    let agents = try row.number("s")
    let load = try row.number("lambda") / row.number("mu")
    let share = try erlangC(agents: agents, offeredLoad: load)
    var values: [String: Double?] = ["offered_load": load, "rho": load / agents, "p_wait": share]
    if case .flag(true) = row.results["stable"] {
      let limit = try row.number("T")
      let plain = try ErlangC(
        agents: agents, offeredLoad: load, meanHandleTime: 1 / row.number("mu"))
      values.merge([
        "asa": plain.averageSpeedOfAnswer, "wait_given_wait": plain.meanWaitOfWaiting,
        "mean_queue": plain.meanQueueLength, "occupancy": plain.occupancy,
        "mean_in_system": plain.meanInSystem, "var_queue": plain.queueLengthVariance,
        "sl": plain.serviceLevel(within: limit), "wait_p95": try plain.waitQuantile(0.95),
      ]) { first, _ in first }
      // The general queue must agree although it knows nothing of exponential waits.
      let queue = try BirthDeathQueue(
        agents: agents, offeredLoad: load, meanHandleTime: 1 / row.number("mu"))
      let again: [String: Double?] = [
        "p_wait": queue.waitProbability, "asa": queue.averageSpeedOfAnswer,
        "wait_given_wait": queue.meanWaitOfWaiting, "mean_queue": queue.meanQueueLength,
        "var_queue": queue.queueLengthVariance, "sl": queue.serviceLevel(within: limit),
      ]
      try check(row, again, tolerance: 1e-13 * condition(row), &table)
    } else {
      #expect(throws: ErlangError.self) { try ErlangC(agents: agents, offeredLoad: load) }
    }
    try check(row, values, tolerance: 1e-13 * condition(row), &table)
  }

  static func checkA(_ row: ReferenceRow, _ table: inout ErrorTable) throws {
    let rate = try row.number("mu")
    let limit = try row.number("T")
    let queue = try BirthDeathQueue(
      agents: row.number("s"), offeredLoad: row.number("lambda") / rate, meanHandleTime: 1 / rate,
      meanPatience: 1 / row.number("theta"))
    let values: [String: Double?] = [
      "offered_load": queue.offeredLoad, "rho": queue.offeredLoad / queue.agents,
      "p_wait": queue.waitProbability, "p_abandon": queue.abandonmentRate,
      "mean_wait_all": queue.meanWait, "mean_queue": queue.meanQueueLength,
      "var_queue": queue.queueLengthVariance, "occupancy": queue.occupancy,
      "mean_in_system": queue.meanInSystem, "throughput": queue.throughput,
      "p_abandon_given_wait": queue.abandonmentRateOfWaiting,
      "p_served_after_wait": queue.answeredAfterWait,
      "mean_wait_served": queue.averageSpeedOfAnswer,
      "mean_wait_abandoned": queue.meanWaitOfAbandoned, "p_wait_gt_T": queue.waitExceeds(limit),
      "p_wait_le_T": queue.serviceLevel(within: limit, .abandonsMet),
      "answered_within_T": queue.answered(within: limit),
      "abandoned_within_T": queue.abandoned(within: limit),
      "sl_offered": queue.serviceLevel(within: limit),
      "sl_answered": queue.serviceLevel(within: limit, .answered),
      "sl_excl_short_abandons": queue.serviceLevel(within: limit, .excludingShortAbandons),
      "sl_abandon_in_T_counts_good": queue.serviceLevel(within: limit, .abandonsMet),
    ]
    #expect(values.count == row.results.count)
    try check(row, values, tolerance: 1e-13 * condition(row), &table)
  }

  static func checkLimited(_ row: ReferenceRow, _ table: inout ErrorTable) throws {
    let rate = try row.number("mu")
    let agents = try row.number("s")
    let limit = try row.number("T")
    let leaving = try row.number("theta")
    let queue = try BirthDeathQueue(
      agents: agents, offeredLoad: row.number("lambda") / rate, meanHandleTime: 1 / rate,
      meanPatience: leaving > 0 ? 1 / leaving : nil,
      waitingRoom: Int(row.number("max_in_system") - agents))
    let admitted = 1 - queue.blockingProbability
    let waiting = queue.waitProbability * admitted
    let values: [String: Double?] = [
      "p_block": queue.blockingProbability, "p_wait_and_accepted": waiting,
      "p_delay_all_busy": waiting + queue.blockingProbability, "p_abandon": queue.abandonmentRate,
      "p_abandon_given_accepted": queue.abandonmentRate / admitted,
      "mean_queue": queue.meanQueueLength, "occupancy": queue.occupancy,
      "throughput": queue.throughput, "mean_wait_accepted": queue.meanWait,
      "p_served": queue.answerRate, "answered_within_T": queue.answered(within: limit),
      "abandoned_within_T": queue.abandoned(within: limit),
      "sl_offered": queue.serviceLevel(within: limit),
      "sl_accepted": queue.serviceLevel(within: limit, .admitted),
      "sl_answered": queue.serviceLevel(within: limit, .answered),
      "sl_excl_short_abandons_accepted":
        queue.serviceLevel(within: limit, .admittedExcludingShortAbandons),
    ]
    #expect(values.count == row.results.count)
    try check(row, values, tolerance: 1e-12, &table)
  }

  @Test func everyRowOfTheGeneralPatienceTable() throws {
    var table = ErrorTable()
    try Self.checkGeneral(&table)
  }

  static func checkGeneral(_ table: inout ErrorTable) throws {
    let rows = try ReferenceRow.load("patience")
    #expect(rows.count == 8)
    for row in rows {
      let rate = try row.number("mu")
      let limit = try row.number("T")
      let queue = try GeneralPatienceQueue(
        agents: row.number("s"), offeredLoad: row.number("lambda") / rate,
        meanHandleTime: 1 / rate, patience: try patience(row))
      let values: [String: Double?] = [
        "p_wait": queue.waitProbability, "p_abandon": queue.abandonmentRate,
        "mean_wait_all": queue.meanWait, "mean_queue": queue.meanQueueLength,
        "mean_wait_served": queue.averageSpeedOfAnswer,
        "mean_wait_abandoned": queue.meanWaitOfAbandoned, "occupancy": queue.occupancy,
        "sl_offered": queue.serviceLevel(within: limit),
        "sl_answered": queue.serviceLevel(within: limit, .answered),
        "abandoned_within_T": queue.abandoned(within: limit),
        "p_wait_gt_T": queue.waitExceeds(limit),
      ]
      #expect(values.count == row.results.count)
      try check(row, values, tolerance: 1e-12, &table)
    }
  }

  static func patience(_ row: ReferenceRow) throws -> PatienceLaw {
    guard case .law(let law)? = row.parameters["patience"] else {
      throw ReferenceRow.Missing(name: "patience")
    }
    func number(_ name: String) throws -> Double {
      guard case .number(let value)? = law[name] else { throw ReferenceRow.Missing(name: name) }
      return value
    }
    guard case .text(let kind)? = law["kind"] else { throw ReferenceRow.Missing(name: "kind") }
    switch kind {
    case "deterministic": return try .deterministic(number("mean"))
    case "uniform": return try .uniform(from: 0, to: 2 * number("mean"))
    case "erlang2": return try .erlang(phases: 2, mean: number("mean"))
    case "lognormal":
      return try .lognormal(mean: number("mean"), cv: number("scv").squareRoot())
    case "weibull": return try .weibull(shape: number("shape"), mean: number("mean"))
    case "hyperexp2":
      return try .hyperexponential([
        (share: number("p"), mean: 1 / number("rate1")),
        (share: 1 - number("p"), mean: 1 / number("rate2")),
      ])
    default: return try .exponential(mean: number("mean"))
    }
  }
}
