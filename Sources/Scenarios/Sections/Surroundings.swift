import Sim
import Study

/// What the reader of a section knows of the sections before it.
///
/// A section that could not be read leaves its part empty, and what rests on it is then not checked
/// again: one fault, one message.
struct Surroundings {
  /// The collector.
  let faults: Faults
  /// Opens the tables that the scenario names.
  let workspace: Workspace
  /// The horizon, if it could be read.
  var horizon: Scenario.Horizon?
  /// Names of contact types.
  var contacts: [String] = []
  /// Names of centers.
  var centers: [String] = []
  /// Clocks of centers, in their order.
  var zones: [Zone] = []

  /// Makes the clocks of the horizon and of the centers quick for the time of the run; a center
  /// without a clock of its own goes by the horizon's.
  mutating func prepareClocks(_ given: [Zone?]) {
    guard let horizon else {
      zones = given.map { $0 ?? .utc }
      return
    }
    let days: Int64 = 3 * 86_400
    let from = horizon.start - horizon.warmUp / Ticks.perSecond - days
    let range = from..<horizon.start + horizon.length / Ticks.perSecond + days
    let clock = horizon.zone.prepared(for: range)
    var prepared = [clock.name: clock]
    self.horizon?.zone = clock
    zones = given.map { zone in
      guard let zone else { return clock }
      let quick = prepared[zone.name] ?? zone.prepared(for: range)
      prepared[zone.name] = quick
      return quick
    }
  }
}

extension Field {
  /// A time within the horizon, elapsed from `start`: a time of day, a full date and time, or a
  /// duration such as `20min` that counts from `start`.
  ///
  /// `zone` is the clock by which times are read. Where the horizon could not be read the time is
  /// 0. With `isBounded` a full date and a duration outside the horizon are refused too.
  func time(in horizon: Scenario.Horizon?, by zone: Zone?, isBounded: Bool = true) -> Ticks? {
    guard let text = node?.scalar?.text, text.contains(":") || text.dropFirst().contains("-") else {
      guard let elapsed = elapsedTime() else { return nil }
      guard let horizon, isBounded, elapsed > horizon.length else { return elapsed }
      outside(horizon, "\(Written.duration(elapsed)) after `start`")
      return nil
    }
    guard let moment = moment() else { return nil }
    guard let horizon, let zone else { return 0 }
    switch moment {
    case .clock(let second): return timeOfDay(second, in: horizon, by: zone)
    case .dateTime(let value):
      guard let instant = instant(of: value, by: zone) else { return nil }
      let elapsed = (instant - horizon.start) * Ticks.perSecond
      if isBounded, elapsed < 0 || elapsed > horizon.length {
        outside(horizon, Zone.text(ofLocal: zone.local(at: instant)))
        return nil
      }
      return elapsed
    }
  }

  /// A duration from `start`.
  private func elapsedTime() -> Ticks? {
    if node?.scalar == nil {
      expected("a time like `18:00`, `2011-08-12T18:00` or, from `start`, `20min`")
      return nil
    }
    return duration()
  }

  /// The instant of a date and time, by its offset or else by a clock; a gap or a doubled hour is
  /// reported with both of its sides.
  func instant(of value: DateTime, by zone: Zone) -> Int64? {
    if let epoch = value.epochSeconds { return Int64(epoch) }
    return instant(ofLocal: Int64(value.localSeconds), by: zone)
  }

  /// The instant of a local time; a gap or a doubled hour is reported with both of its sides.
  func instant(ofLocal local: Int64, by zone: Zone) -> Int64? {
    let placing = zone.instants(ofLocal: local)
    if case .once(let instant) = placing { return instant }
    let shown = "\(Zone.clockText(ofLocal: local)) on \(Zone.dateText(ofLocal: local))"
    switch placing {
    case .once(let instant): return instant
    case .never(let from, let to):
      error(
        .localTimeMissing, "\(shown) does not exist in \(zone.name)",
        help: "clocks go from \(Zone.clockText(ofLocal: from)) to \(Zone.clockText(ofLocal: to))"
          + " there; write a time before or after")
      return nil
    case .twice(let first, let second):
      let offsets = [first, second].map { Zone.text(ofOffset: zone.offset(at: $0)) }
      let written = offsets.map { "`\(Zone.text(ofLocal: local))\($0)`" }
      error(
        .localTimeTwice,
        "\(shown) comes twice in \(zone.name), with \(offsets[0]) and with \(offsets[1])",
        help: "write \(written[0]) or \(written[1])")
      return nil
    }
  }

  /// The only time within the horizon at which a clock shows a time of day.
  func timeOfDay(_ second: Int, in horizon: Scenario.Horizon, by zone: Zone) -> Ticks? {
    let end = horizon.start + horizon.length / Ticks.perSecond
    let firstDay = Zone.floorDivided(zone.local(at: horizon.start), 86_400)
    let lastDay = Zone.floorDivided(zone.local(at: end), 86_400)
    var locals: [Int64] = []
    // Of a long horizon the first and the last days are enough to know that there are several.
    let days = Set((0...3).flatMap { [firstDay + $0, lastDay - $0] })
      .filter { (firstDay...max(firstDay, lastDay)).contains($0) }
    for day in days.sorted() {
      let local = day * 86_400 + Int64(second)
      switch zone.instants(ofLocal: local) {
      case .once(let instant):
        if instant >= horizon.start, instant < end { locals.append(local) }
      case .never(let from, let to):
        if to - zone.offset(at: end) >= horizon.start, from < zone.local(at: end) {
          locals.append(local)
        }
      case .twice(let first, let second):
        if second >= horizon.start, first < end { locals.append(local) }
      }
    }
    if let first = locals.first, let last = locals.last, locals.count > 1 {
      error(
        .severalTimes, "\(clockText(second)) comes on several days of the horizon",
        help: "write the full date and time, from `\(Zone.text(ofLocal: first))`"
          + " to `\(Zone.text(ofLocal: last))`")
      return nil
    }
    guard let local = locals.first else {
      // The end itself has no event left to change, but a probe can look at it.
      if zone.local(at: end) % 86_400 == Int64(second) { return horizon.length }
      outside(horizon, "\(clockText(second))")
      return nil
    }
    return instant(ofLocal: local, by: zone).map { ($0 - horizon.start) * Ticks.perSecond }
  }

  /// Reports a time outside the horizon.
  private func outside(_ horizon: Scenario.Horizon, _ shown: String) {
    error(
      .outsideHorizon, "\(shown) does not come within the horizon",
      help: "it goes from \(horizon.shownStart) to \(horizon.shownEnd)")
  }
}

extension Scenario.Horizon {
  /// `start` by the horizon's clock.
  var shownStart: String { Zone.text(ofLocal: zone.local(at: start)) }
  /// The end by the horizon's clock.
  var shownEnd: String {
    Zone.text(ofLocal: zone.local(at: start + length / Ticks.perSecond))
  }
}
