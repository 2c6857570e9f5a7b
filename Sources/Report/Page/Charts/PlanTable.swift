import Study

extension ChartSource {
  /// Volume, staff and requirement by interval, all centers together first; nil without a plan.
  var planTable: ReportTable? {
    let plan = document.scenario.plan
    guard !plan.isEmpty else { return nil }
    return ReportTable(
      id: "plan", title: words("Volume, staff and required staff by interval"),
      note: words(
        "As planned, without redials. Required is what the formulas ask for to hold the target in"
          + " each center on its own; all centers together are the sums, the handle time is weighed"
          + " by volume."),
      columns: [
        .init("center", words("center")), .init("interval", words("interval")),
        .init("start", words("start (s)"), isHidden: true),
        .init("end", words("end (s)"), isHidden: true),
        .init("forecast", words("volume (contacts)")),
        .init("handle_time", words("handle time")), .init("required", words("required")),
        .init("staffed", words("staffed")),
        .init("net", words("net"), definition: words("staffed less required")),
      ], rows: planRows(plan))
  }

  private func planRows(_ plan: [ResultDocument.PlannedInterval]) -> [[ReportTable.Cell]] {
    let byPlace = Dictionary(grouping: plan, by: \.center)
    return places.flatMap { place in
      let own = place == everywhere ? plan : byPlace[place] ?? []
      let byInterval = Dictionary(grouping: own, by: \.interval)
      return document.scenario.intervals.compactMap { time -> [ReportTable.Cell]? in
        guard let parts = byInterval[time.interval], !parts.isEmpty else { return nil }
        let volume = parts.reduce(0) { $0 + $1.forecast }
        let staffed = parts.reduce(0) { $0 + $1.staffed }
        let required = parts.map(\.required).reduce(0 as Double?) { sum, part in
          sum.flatMap { sum in part.map { sum + $0 } }
        }
        let timed = parts.filter { $0.handleTime != nil && $0.forecast > 0 }
        let work = timed.reduce(0) { $0 + $1.forecast * ($1.handleTime ?? 0) }
        let weight = timed.reduce(0) { $0 + $1.forecast }
        return [
          .text(place), .text(time.interval), .position(time.start),
          .position(time.start + time.length), .value(volume, .contacts),
          .value(
            parts.count == 1 ? parts[0].handleTime : weight > 0 ? work / weight : nil, .seconds),
          .value(required, .agents), .value(staffed, .agents),
          .value(required.map { staffed - $0 }, .agents),
        ]
      }
    }
  }
}
