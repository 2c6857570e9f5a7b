import Study

/// The figures of one strategy at one place by interval, joined to longer intervals where asked.
struct IntervalRows {
  let document: ResultDocument
  let strategy: ResultDocument.Strategy
  /// The position of the center; nil for all centers together.
  let center: Int?

  /// A row as planners lay it.
  struct Row {
    var label: String
    var forecast: Double?
    var offered: Double?
    /// Seconds, as planned.
    var handleTime: Double?
    var required: Double?
    var staffed: Double?
    var serviceLevel: Double?
    /// The ends of its interval; nil where intervals were joined.
    var low: Double?, high: Double?
    /// Seconds.
    var speedOfAnswer: Double?
    var abandonment: Double?
    var occupancy: Double?

    /// Agents beyond those required.
    var net: Double? {
      guard let staffed, let required else { return nil }
      return staffed - required
    }
  }

  /// The rows, each of so many neighboring intervals.
  func rows(joining count: Int) -> [Row] {
    stride(from: 0, to: strategy.intervals.count, by: max(1, count)).map { start in
      row(start..<min(start + max(1, count), strategy.intervals.count))
    }
  }

  /// The whole run: volumes and agents of the plan summed or averaged over time, the rest as the
  /// document has it.
  func total(_ label: String) -> Row {
    var row = planned(0..<strategy.intervals.count, label)
    let figures = center.map { strategy.centers[at: $0] } ?? nil
    let origin = center == nil ? strategy.total : figures?.origin
    let handling = center == nil ? strategy.total : figures?.handling
    row.offered = origin?["offered"]?.estimate
    row.serviceLevel = origin?["service_level"]?.estimate
    row.low = origin?["service_level"]?.low
    row.high = origin?["service_level"]?.high
    row.speedOfAnswer = origin?["average_speed_of_answer"]?.estimate
    row.abandonment = origin?["abandonment_rate"]?.estimate
    row.occupancy = handling?["occupancy"]?.estimate
    return row
  }

  private func origin(_ interval: Int) -> KPIs? {
    let figures = strategy.intervals[at: interval]
    guard let center else { return figures?.total }
    return figures?.centers[at: center]?.origin
  }

  private func handling(_ interval: Int) -> KPIs? {
    let figures = strategy.intervals[at: interval]
    guard let center else { return figures?.total }
    return figures?.centers[at: center]?.handling
  }

  private func row(_ range: Range<Int>) -> Row {
    var row = planned(range, strategy.intervals[at: range.lowerBound]?.interval ?? "")
    row.offered = Self.sum(range.map { origin($0)?["offered"]?.estimate })
    if range.count == 1, let figures = origin(range.lowerBound) {
      row.serviceLevel = figures["service_level"]?.estimate
      row.low = figures["service_level"]?.low
      row.high = figures["service_level"]?.high
      row.speedOfAnswer = figures["average_speed_of_answer"]?.estimate
      row.abandonment = figures["abandonment_rate"]?.estimate
      row.occupancy = handling(range.lowerBound)?["occupancy"]?.estimate
      return row
    }
    // Each is a ratio of sums, so its sum over the volume below it gives the sum above it again.
    row.serviceLevel = mean("service_level", by: "offered", range)
    row.speedOfAnswer = mean("average_speed_of_answer", by: "answered", range)
    row.abandonment = mean("abandonment_rate", by: "offered", range)
    row.occupancy = occupancy(range)
    return row
  }

  /// The mean of a ratio over intervals, weighted by the figure below its line.
  private func mean(_ kpi: String, by weight: String, _ range: Range<Int>) -> Double? {
    Self.mean(range.map { (origin($0)?[kpi]?.estimate, origin($0)?[weight]?.estimate) })
  }

  /// Handling time over handling and ready time; an interval in which nobody handled anything has
  /// the staff of the plan below the line.
  private func occupancy(_ range: Range<Int>) -> Double? {
    var above = 0.0
    var below = 0.0
    for interval in range {
      guard let busy = handling(interval)?["busy_agents"]?.estimate,
        let length = document.scenario.intervals[at: interval]?.length
      else { continue }
      let share = handling(interval)?["occupancy"]?.estimate ?? 0
      above += busy * length
      let agents = share > 0 ? busy / share : planned(interval..<interval + 1, "").staffed ?? 0
      below += agents * length
    }
    return below > 0 ? above / below : nil
  }

  private func planned(_ range: Range<Int>, _ label: String) -> Row {
    var row = Row(label: label)
    var forecast: [Double?] = []
    var handle: [(Double?, Double?)] = []
    var staff: [(Double?, Double?)] = []
    var need: [(Double?, Double?)] = []
    for interval in range {
      let parts = plan(interval)
      guard !parts.isEmpty, let length = document.scenario.intervals[at: interval]?.length else {
        continue
      }
      forecast += parts.map(\.forecast)
      handle += parts.map { ($0.handleTime, $0.forecast) }
      staff.append((Self.sum(parts.map(\.staffed)), length))
      need.append((Self.sum(parts.map(\.required)), length))
    }
    row.forecast = Self.sum(forecast)
    row.handleTime = Self.mean(handle)
    row.staffed = Self.mean(staff)
    row.required = need.contains { $0.0 == nil } ? nil : Self.mean(need)
    return row
  }

  /// What was planned for an interval: the scenario lists it by interval, then center.
  private func plan(_ interval: Int) -> ArraySlice<ResultDocument.PlannedInterval> {
    let centers = document.scenario.centers.count
    let all = document.scenario.plan
    guard centers > 0, interval < all.count / centers else { return [] }
    let parts = all[interval * centers..<(interval + 1) * centers]
    let label = document.scenario.intervals[at: interval]?.interval
    guard parts.allSatisfy({ $0.interval == label }) else { return [] }
    guard let center else { return parts }
    return parts.filter { $0.center == document.scenario.centers[center] }[...]
  }

  /// A sum; nil where a part is missing or there is none.
  static func sum(_ parts: [Double?]) -> Double? {
    guard !parts.isEmpty, !parts.contains(nil) else { return nil }
    return parts.reduce(0) { $0 + ($1 ?? 0) }
  }

  /// A weighted mean of the values that exist; nil without any weight.
  static func mean(_ parts: [(value: Double?, weight: Double?)]) -> Double? {
    var above = 0.0
    var below = 0.0
    for part in parts {
      guard let value = part.value, let weight = part.weight else { continue }
      above += value * weight
      below += weight
    }
    return below > 0 ? above / below : nil
  }
}
