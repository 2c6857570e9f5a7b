import Sim

/// What is constant at a cell, and for how long.
struct TwinClock {
  private let model: Model
  private let rates: [DemandStream]
  /// Agents of the cell from an instant on.
  private let staff: [(at: Ticks, agents: Int)]
  /// Times in which staff comes and goes without a plan that a formula could follow.
  private let unsettled: [Range<Ticks>]
  private let outageCallersFrom: Ticks?

  /// A stretch of time in which neither the rate nor the staffing changes.
  struct Regime: Hashable {
    /// Contacts a second.
    let rate: Double
    let agents: Int
  }

  init(_ model: Model, _ cell: TwinCell) {
    self.model = model
    let streams = model.streams.filter { cell.queues.contains(Int($0.queue)) }
    rates = streams
    outageCallersFrom =
      streams.compactMap { stream in
        guard case .outage(let index) = stream.source else { return nil }
        return model.networkOutages[index].starts
      }.min()
    staff = TwinClock.staff(model, cell)
    unsettled = TwinClock.unsettled(model, cell)
  }

  /// The regime of a stretch of time; the assumptions that keep it from having one.
  func regime(
    _ time: Range<Ticks>
  ) -> (regime: Regime?, broken: [FormulaTwin.Assumption]) {
    var broken: [FormulaTwin.Assumption] = []
    if let first = outageCallersFrom, first < time.upperBound { broken.append(.noOutageCallers) }
    let rate = rate(in: time)
    if rate == nil { broken.append(.constantRate) }
    let agents = agents(in: time)
    if agents == nil { broken.append(.constantStaff) }
    guard broken.isEmpty, let rate, let agents else { return (nil, broken) }
    return (Regime(rate: rate, agents: agents), [])
  }

  /// Contacts a second, where they are the same in all of a time.
  private func rate(in time: Range<Ticks>) -> Double? {
    var total = 0.0
    for stream in rates {
      guard case .rate(let profile) = stream.source else { continue }
      guard profile.sinusoid == nil,
        let start = profile.segments.lastIndex(where: { $0.from <= time.lowerBound })
      else { return nil }
      let rate = profile.segments[start].rate
      // The same volume in two intervals may differ in its last bit as a rate.
      let isConstant = profile.segments[start...].prefix { $0.from < time.upperBound }
        .allSatisfy { $0.slope == 0 && abs($0.rate - rate) <= 1e-9 * rate }
      guard isConstant else { return nil }
      total += rate
    }
    return total
  }

  private func agents(in time: Range<Ticks>) -> Int? {
    guard !unsettled.contains(where: { $0.overlaps(time) }) else { return nil }
    let agents = staff.last { $0.at <= time.lowerBound }?.agents ?? 0
    let changes = staff.contains {
      time.lowerBound < $0.at && $0.at < time.upperBound && $0.agents != agents
    }
    return changes ? nil : agents
  }

  private static func staff(_ model: Model, _ cell: TwinCell) -> [(at: Ticks, agents: Int)] {
    var steps: [(at: Ticks, agents: Int)] = []
    var now = [Int](repeating: 0, count: model.groups.count)
    for change in model.roster where cell.groups.contains(Int(change.group)) {
      let group = Int(change.group)
      switch change.change {
      case .level(let level): now[group] = Int(level)
      case .signIn(_, let count): now[group] += Int(count)
      case .signOut(_, let count): now[group] -= Int(count)
      case .pause: break
      }
      let agents = cell.groups.reduce(0) { $0 + now[$1] }
      if steps.last?.at == change.at { steps.removeLast() }
      steps.append((change.at, agents))
    }
    return steps
  }

  /// Breaks, which busy agents take late, and outages of the center.
  private static func unsettled(_ model: Model, _ cell: TwinCell) -> [Range<Ticks>] {
    let handle = cell.queues.reduce(0.0) { longest, queue in
      let type = model.contactTypes[model.contactType(ofQueue: queue)]
      return max(longest, type.talk.mean + (type.wrapUp?.mean ?? 0))
    }
    let late = Ticks(seconds: min(3 * handle, 86_400))
    let breaks = model.roster.compactMap { change -> Range<Ticks>? in
      guard case .pause(_, _, let length) = change.change, cell.groups.contains(Int(change.group))
      else { return nil }
      return change.at..<change.at + length + late
    }
    let outages = model.centerOutages.filter { $0.center == Int32(cell.center) }
    return breaks + outages.map { $0.starts..<$0.ends + late }
  }
}
