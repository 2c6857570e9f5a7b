import Erlang
import Testing

/// The inverse, limit and overflow rows of the exact tables; tolerance 1e-12, integers exact.
///
/// Faults they would catch: a search that stops one agent early or late, a target left out of a
/// set, the variance of an overflow taken for its peakedness.
@Suite struct ExactInverseTests {
  @Test func everyRow() throws {
    var table = ErrorTable()
    try Self.check(&table)
  }

  static func check(_ table: inout ErrorTable) throws {
    var rows = 0
    for row in try ReferenceRow.load("erlang") {
      let values: [String: Double]
      switch row.model {
      case "erlang_b", "erlang_c", "erlang_a", "mmsk_m": continue
      case "erlang_b_min_servers": values = try leastServers(row)
      case "erlang_b_max_load":
        values = [
          "a": try ErlangB.largestLoad(
            agents: row.number("s"), blocking: row.number("blocking"))
        ]
      case "erlang_c_min_agents", "erlang_a_min_agents": values = try leastAgents(row)
      case "overflow_moments": values = try overflow(row)
      case "ert_loss": values = try equivalentRandom(row)
      case "hayward": values = try hayward(row)
      default: values = try heavyTraffic(row)
      }
      rows += 1
      #expect(Set(values.keys) == Set(row.results.keys))
      for (name, value) in values {
        let error = ErrorTable.error(value, try row.result(name))
        #expect(error <= (name == "s" ? 0 : 1e-12), "\(row.model) \(name) \(value) \(row.results)")
        table.add(row.model, size: try size(row), name, error)
      }
    }
    #expect(rows == 27)
  }

  /// The agents of a row, given or found; 1 for the limits, which have none.
  private static func size(_ row: ReferenceRow) throws -> Double {
    if let agents = row.optional("s") ?? row.optional("trunks") { return agents }
    return (try? row.result("s")) ?? (try? row.result("s_eq")) ?? 1
  }

  static func leastServers(_ row: ReferenceRow) throws -> [String: Double] {
    let (load, blocking) = (try row.number("a"), try row.number("max_blocking"))
    return [
      "s": Double(try ErlangB.leastAgents(offeredLoad: load, blocking: blocking)),
      "s_real": try ErlangB.leastFractionalAgents(offeredLoad: load, blocking: blocking),
    ]
  }

  static func leastAgents(_ row: ReferenceRow) throws -> [String: Double] {
    let rate = try row.number("mu")
    let load = try row.number("lambda") / rate
    let limit = row.optional("T")
    var targets: [StaffingTarget] = []
    if let level = row.optional("sl") {
      let answered = row.text("sl_key") == "sl_answered"
      targets.append(
        .serviceLevel(level, within: try #require(limit), answered ? .answered : .offered))
    }
    if let most = row.optional("asa") { targets.append(.meanWait(most)) }
    if let most = row.optional("occ") { targets.append(.occupancy(most)) }
    if let most = row.optional("p_wait") { targets.append(.waitProbability(most)) }
    if let most = row.optional("p_ab") { targets.append(.abandonmentRate(most)) }
    let problem = try StaffingProblem(
      meanHandleTime: 1 / rate, meanPatience: row.optional("theta").map { 1 / $0 },
      targets: targets)
    let agents = try problem.leastAgents(offeredLoad: load)
    let fraction = try problem.leastFractionalAgents(offeredLoad: load)
    #expect(fraction <= Double(agents) && fraction > Double(agents - 1))
    let queue = try problem.queue(agents: Double(agents), offeredLoad: load)
    var values = ["s": Double(agents), "at_s_occupancy": queue.occupancy]
    if row.model == "erlang_c_min_agents" {
      values["at_s_p_wait"] = queue.waitProbability
      values["at_s_asa"] = queue.averageSpeedOfAnswer
      if let limit { values["at_s_sl"] = queue.serviceLevel(within: limit) }
      return values
    }
    values["at_s_mean_wait_all"] = queue.meanWait
    values["at_s_p_abandon"] = queue.abandonmentRate
    guard let limit else { return values }
    values["at_s_sl_offered"] = queue.serviceLevel(within: limit)
    values["at_s_sl_answered"] = queue.serviceLevel(within: limit, .answered)
    values["at_s_sl_excl_short_abandons"] =
      queue.serviceLevel(within: limit, .excludingShortAbandons)
    values["at_s_sl_abandon_in_T_counts_good"] = queue.serviceLevel(within: limit, .abandonsMet)
    return values
  }

  static func overflow(_ row: ReferenceRow) throws -> [String: Double] {
    let stream = try OverflowTraffic(agents: row.number("s"), offeredLoad: row.number("a"))
    return ["mean": stream.mean, "variance": stream.variance, "peakedness": stream.peakedness]
  }

  static func equivalentRandom(_ row: ReferenceRow) throws -> [String: Double] {
    guard case .streams(let groups)? = row.parameters["streams_s_a"] else {
      throw ReferenceRow.Missing(name: "streams_s_a")
    }
    let trunks = try row.number("common_trunks")
    let streams = try groups.map { try OverflowTraffic(agents: $0[0], offeredLoad: $0[1]) }
    let stream = streams.dropFirst().reduce(streams[0], +)
    let exact = try EquivalentRandom(stream)
    let rapp = try EquivalentRandom(rapp: stream)
    let lost = try exact.lostLoad(trunks: trunks)
    return [
      "mean": stream.mean, "variance": stream.variance, "peakedness": stream.peakedness,
      "a_eq": exact.offeredLoad, "s_eq": exact.agents, "rapp_a": rapp.offeredLoad,
      "rapp_s": rapp.agents, "lost_traffic": lost,
      "loss_on_common_group": try OverflowTraffic.loss(of: streams, trunks: trunks),
      "loss_of_total_offered": lost / groups.reduce(0) { $0 + $1[1] },
    ]
  }

  static func hayward(_ row: ReferenceRow) throws -> [String: Double] {
    let mean = try row.number("mean")
    let stream = try OverflowTraffic(mean: mean, variance: mean * row.number("peakedness"))
    return ["blocking": try stream.haywardLoss(trunks: row.number("trunks"))]
  }

  static func heavyTraffic(_ row: ReferenceRow) throws -> [String: Double] {
    switch row.model {
    case "halfin_whitt":
      return ["p_wait": try HeavyTraffic.halfinWhitt(beta: row.number("beta"))]
    case "halfin_whitt_inverse":
      return [
        "beta": try HeavyTraffic.halfinWhittBeta(waitProbability: row.number("p_wait"))
      ]
    case "garnett":
      let (beta, ratio) = (try row.number("beta"), try row.number("theta_over_mu"))
      return [
        "p_wait": try HeavyTraffic.garnett(beta: beta, patienceRatio: ratio),
        "sqrt_s_p_abandon": try HeavyTraffic.garnettAbandonment(
          beta: beta, patienceRatio: ratio),
      ]
    default:
      return [
        "beta": try HeavyTraffic.garnettBeta(
          waitProbability: row.number("p_wait"), patienceRatio: row.number("theta_over_mu"))
      ]
    }
  }
}
