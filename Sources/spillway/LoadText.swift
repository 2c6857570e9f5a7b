import Erlang
import Report
import Scenarios
import Sim
import Study

/// The offered load of each center by interval, and what Erlang's formulas make of it.
struct LoadText {
  private let plan: Plan
  private let agents: [[Double]]
  /// Whether every row is shown, however many there are.
  private let isFull: Bool
  /// Rows of a center beyond which only the busiest is shown unless all were asked for.
  private static let usualRows = 96

  init(_ plan: Plan, isFull: Bool = false) {
    self.plan = plan
    self.isFull = isFull
    agents = plan.scenario.centers.map { center in
      center.groups.reduce(into: Array(repeating: 0.0, count: plan.labels.intervals.count)) {
        for (interval, count) in plan.scenario.meanAgents(of: $1).enumerated() {
          $0[interval] += count
        }
      }
    }
  }

  var text: String {
    let level = plan.labels.serviceLevel
    var text = Explain.part("Offered load, and Erlang's prediction for each center alone")
    text += """
      as if each interval were a steady state, all agents of a center took everything, handle times
      were exponential, and patience too (Erlang A; Erlang C where nobody gives up); redials and the
      callers of network outages are not counted; service level within \
      \(Figures.seconds(level.within[level.headline])) of offered

      """
    for center in plan.scenario.centers.indices { text += "\n" + table(center) }
    return text
  }

  /// What arrives at a center in an interval.
  private struct Load: Equatable {
    /// Contacts an hour.
    var rate = 0.0
    /// Erlangs.
    var erlangs = 0.0
    /// Mean handle time, seconds.
    var handleTime = 0.0
    /// Mean patience, seconds; nil where somebody never gives up.
    var patience: Double?
    var agents = 0.0
  }

  private func table(_ center: Int) -> String {
    let label = plan.labels.centers[center]
    let names =
      label.localIntervals.isEmpty ? plan.labels.intervals.map(\.name) : label.localIntervals
    let loads = plan.labels.intervals.indices.map { load(center, $0) }
    var table = TextTable([
      .name("from"), .number("contacts/h"), .number("handle time"), .number("erlangs"),
      .number("agents"), .number("service level"), .number("speed of answer"),
      .number("abandoned"), .number("occupancy"),
    ])
    var rows = loads.indices.filter { $0 == 0 || loads[$0] != loads[$0 - 1] }
    var title = label.name + (label.localIntervals.isEmpty ? "" : ", local time")
    if rows.count > Self.usualRows, !isFull {
      title += ", the busiest of \(rows.count) rows; `--load` shows all"
      rows = rows.max { loads[$0].erlangs < loads[$1].erlangs }.map { [$0] } ?? []
    }
    for interval in rows { table.add([names[interval]] + cells(loads[interval])) }
    return title + "\n" + table.rendered
  }

  private func cells(_ load: Load) -> [String] {
    [
      Figures.decimal(load.rate, 0),
      load.rate > 0 ? Figures.value(load.handleTime, .seconds) : Figures.missing,
      Figures.decimal(load.erlangs, 1), Figures.decimal(load.agents, 1),
    ] + prediction(load)
  }

  private func load(_ center: Int, _ interval: Int) -> Load {
    let scenario = plan.scenario
    let types = scenario.contacts.count
    var load = Load()
    var patience = 0.0
    for (type, contact) in scenario.contacts.enumerated() {
      let queue = center * types + type
      let arrivals = plan.world.expectation.arrivals[
        interval * scenario.centers.count * types + queue]
      let rate = arrivals / plan.labels.intervals[interval].length
      load.rate += rate * 3_600
      load.erlangs += rate * contact.meanHandleTime * factor(center, type)
      if rate > 0 { patience += rate * contact.patience.at(center: center).mean }
    }
    let rate = load.rate / 3_600
    if rate > 0 {
      load.handleTime = load.erlangs / rate
      load.patience = patience.isFinite ? patience / rate : nil
    }
    load.agents = agents[center][interval]
    return load
  }

  /// The best factor of the center's groups on a contact type's handle time.
  private func factor(_ center: Int, _ type: Int) -> Double {
    plan.scenario.centers[center].groups.compactMap { $0.skills[type] }.min() ?? 1
  }

  /// Service level, speed of answer, abandonment and occupancy.
  private func prediction(_ load: Load) -> [String] {
    let level = plan.labels.serviceLevel
    guard load.rate > 0 else { return Array(repeating: Figures.missing, count: 4) }
    guard load.agents > 0 else {
      return ["nobody there", Figures.missing, Figures.missing, Figures.missing]
    }
    do throws(ErlangError) {
      let queue = try BirthDeathQueue(
        agents: load.agents, offeredLoad: load.erlangs, meanHandleTime: load.handleTime,
        meanPatience: load.patience)
      return [
        Figures.value(queue.serviceLevel(within: level.within[level.headline]), .share),
        Figures.value(queue.averageSpeedOfAnswer, .seconds),
        Figures.value(queue.abandonmentRate, .share), Figures.value(queue.occupancy, .share),
      ]
    } catch {
      return ["overloaded", Figures.missing, Figures.missing, Figures.missing]
    }
  }
}
