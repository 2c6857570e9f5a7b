import Erlang
import Report
import Scenarios
import Sim
import Study

/// The offered load of each center by interval, and what Erlang's formulas make of it.
struct LoadText {
  private let plan: Plan
  private let agents: [[Double]]
  /// What formulas whose assumptions are met say, as long as contacts stay at home.
  private let places: [FormulaPlace]
  /// Whether every row is shown, however many there are.
  private let isFull: Bool
  private let words: Words
  /// Rows of a center beyond which only the busiest is shown unless all were asked for.
  private static let usualRows = 96

  init(_ plan: Plan, _ words: Words, isFull: Bool = false) {
    self.plan = plan
    self.words = words
    self.isFull = isFull
    places = FormulaPlace.all(
      FormulaTwin.predictions(plan.world.model, plan.labels), plan.labels)
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
    var text = Explain.part(
      words("Offered load, and Erlang's prediction for each center alone"))
    text += words(
      """
      as if each interval were a steady state, all agents of a center took everything, handle times
      were exponential, and patience too (Erlang A; Erlang C where nobody gives up); redials and the
      callers of network outages are not counted; *: the formula's assumptions are met as long as a
      strategy keeps contacts at home; service level within \
      \(Figures.seconds(level.within[level.headline])) of offered

      """)
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
    /// What a formula says whose assumptions are met; nil where none is.
    var twin: [FormulaTwin.Figure]?
  }

  private func table(_ center: Int) -> String {
    let label = plan.labels.centers[center]
    let names =
      label.localIntervals.isEmpty ? plan.labels.intervals.map(\.name) : label.localIntervals
    let loads = plan.labels.intervals.indices.map { load(center, $0) }
    var table = TextTable([
      .name(words("from")), .number(words("contacts/h")), .number(words("handle time")),
      .number(words("erlangs")), .number(words("agents")), .number(words("service level")),
      .number(words("speed of answer")), .number(words.column(.abandonmentRate)),
      .number(words("occupancy")),
    ])
    var rows = loads.indices.filter { $0 == 0 || loads[$0] != loads[$0 - 1] }
    var title = label.localIntervals.isEmpty ? label.name : words("\(label.name), local time")
    if rows.count > Self.usualRows, !isFull {
      title += words(", the busiest of \(rows.count) rows; `--load` shows all")
      rows = rows.max { loads[$0].erlangs < loads[$1].erlangs }.map { [$0] } ?? []
    }
    for interval in rows { table.add([names[interval]] + cells(loads[interval])) }
    return title + "\n" + table.rendered + needs(label.name)
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
    load.twin = twin(center, interval)
    return load
  }

  /// The figures of a formula whose assumptions a whole center meets in an interval.
  private func twin(_ center: Int, _ interval: Int) -> [FormulaTwin.Figure]? {
    let own = places.filter { $0.center == plan.labels.centers[center].name }
    guard own.count == 1, let twin = own[0].twin(interval: interval),
      case .figures(_, let figures) = twin.outcome
    else { return nil }
    return figures
  }

  /// Where the assumptions of a formula are met at a center, and which are not elsewhere.
  private func needs(_ center: String) -> String {
    places.filter { $0.center == center }.map { place in
      let parts = words.plural(place.parts, "interval")
      var text =
        place.name == center
        ? words("A formula's assumptions are met in \(place.met) of \(parts)")
        : words("A formula's assumptions of \(place.name) are met in \(place.met) of \(parts)")
      let counts = FormulaTwin.Assumption.allCases.map { ($0, place.count(of: $0)) }
      let missing = counts.filter { $0.1 > 0 }.map { assumption, count in
        let name = words(assumption.rawValue)
        return count == place.parts
          ? name
          : words(
            "{name} ({count})",
            [
              "name": name, "count": "\(count)",
            ])
      }
      if !missing.isEmpty {
        let list = words.clauses(missing)
        text +=
          place.met == 0
          ? words("; they would need \(list)") : words("; the others would need \(list)")
      }
      return TextReport.wrapped(text, indent: "  ") + "\n"
    }.joined()
  }

  /// The best factor of the center's groups on a contact type's handle time.
  private func factor(_ center: Int, _ type: Int) -> Double {
    plan.scenario.centers[center].groups.compactMap { $0.skills[type] }.min() ?? 1
  }

  /// Service level, speed of answer, abandonment and occupancy.
  private func prediction(_ load: Load) -> [String] {
    let level = plan.labels.serviceLevel
    guard load.rate > 0 else { return Array(repeating: Figures.missing, count: 4) }
    if let twin = load.twin {
      let values = [
        Measure.serviceLevel, .averageSpeedOfAnswer, .abandonmentRate, .occupancy,
      ].map { measure in
        twin.first { $0.measure == measure }.map { Figures.value($0.value, measure.unit) }
          ?? Figures.missing
      }
      return [values[0] + " *"] + values.dropFirst()
    }
    guard load.agents > 0 else {
      return [words("nobody there"), Figures.missing, Figures.missing, Figures.missing]
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
      return [words("overloaded"), Figures.missing, Figures.missing, Figures.missing]
    }
  }
}
