import Sim
import Study

extension Scenario.Shift {
  /// The keys of a shift.
  static let keys = KeyTable(
    "centers.NAME.groups.NAME.agents[]", "Agents who come and go together.",
    [
      Key(
        "from", .time,
        "When they begin: a time of day, worked on every day, or a full date and time; local."),
      Key("to", .time, "When they end; a time of day not after `from` is the next morning's."),
      Key("agents", .whole(least: 0), "How many, as `counts` says."),
      Key(
        "break", .oneOrMore(.map(breakKeys)), default: "no break",
        "Breaks of all of them; one due while busy starts when the contact ends."),
    ])

  /// The keys of a break.
  static let breakKeys = KeyTable(
    "centers.NAME.groups.NAME.agents[].break", "A pause of all agents of a shift.",
    [
      Key("at", .time, "When it is due."), Key("length", .duration, "How long it lasts."),
    ])

  /// The most shifts of a group on all its days.
  static let maximumShifts = 100_000

  /// Reads a list of shifts and places each on every day that it touches the horizon.
  static func readList(
    _ field: Field, zone: Zone, _ surroundings: Surroundings
  ) -> [Scenario.Shift]? {
    guard let fields = field.list(like: "[{from: 08:00, to: 16:30, agents: 25}]") else {
      return nil
    }
    guard let horizon = surroundings.horizon else {
      for (line, field) in fields.enumerated() { _ = ShiftLine(field, line: line) }
      return nil
    }
    var shifts: [Scenario.Shift] = []
    var isSound = true
    for (line, field) in fields.enumerated() {
      guard let read = ShiftLine(field, line: line)?.placed(in: horizon, by: zone) else {
        isSound = false
        continue
      }
      shifts += read
      guard shifts.count <= maximumShifts else {
        field.error(
          .worldTooLarge, "these are more than \(maximumShifts) shifts, each day's counted",
          help: "simulate a shorter horizon")
        return nil
      }
    }
    return isSound ? shifts.sorted { ($0.from, $0.line) < ($1.from, $1.line) } : nil
  }
}

/// A shift as it is written, before it is placed on days.
private struct ShiftLine {
  let field: Field
  let line: Int
  let from: Field
  let to: Field
  let agents: Int
  var breaks: [(at: Field, length: Ticks)] = []

  init?(_ field: Field, line: Int) {
    self.field = field
    self.line = line
    var section = field.section(like: "{from: 08:00, to: 16:30, agents: 25}")
    from = section.required("from")
    to = section.required("to")
    let count = section.required("agents").whole(in: 0...Scenario.Center.maximumCount)
    let breakField = section.optional("break")
    section.finish()
    var isSound = true
    for field in breakField.oneOrMore() ?? [] {
      var inner = field.section(like: "{at: 12:00, length: 30min}")
      let at = inner.required("at")
      let length = inner.required("length").duration(aboveZero: true)
      inner.finish()
      if let length, at.isPresent { breaks.append((at, length)) } else { isSound = false }
    }
    guard let count, isSound, from.isPresent, to.isPresent else { return nil }
    agents = count
  }

  /// The shift on every day on which it touches the horizon, breaks included.
  func placed(in horizon: Scenario.Horizon, by zone: Zone) -> [Scenario.Shift]? {
    let start = readTime(from)
    let end = readTime(to, allowingMidnightEnd: true)
    guard let start, let end else { return nil }
    switch (start, end) {
    case (.clock(let first), .clock(let last)):
      guard first != last % 86_400 || last == 86_400 else {
        to.error(.endBeforeStart, "the shift ends when it begins", help: "write another `to`")
        return nil
      }
      return placedDaily(first, last, in: horizon, by: zone)
    case (.dateTime(let first), .dateTime(let last)):
      guard let first = from.instant(of: first, by: zone), let last = to.instant(of: last, by: zone)
      else { return nil }
      guard last > first else {
        to.error(.endBeforeStart, "the shift ends before it begins", help: "write a later `to`")
        return nil
      }
      return shift(from: first, to: last, in: horizon, by: zone).map { [$0] }
    default:
      to.error(
        .wrongShape, "`from` and `to` are not of one kind",
        help: "write two times of day, or two full dates and times")
      return nil
    }
  }

  private func readTime(_ field: Field, allowingMidnightEnd: Bool = false) -> Moment? {
    if field.isWord("24:00"), allowingMidnightEnd { return .clock(86_400) }
    return field.moment()
  }

  private func placedDaily(
    _ first: Int, _ last: Int, in horizon: Scenario.Horizon, by zone: Zone
  ) -> [Scenario.Shift]? {
    let end = horizon.start + horizon.length / Ticks.perSecond
    let firstDay = Zone.floorDivided(zone.local(at: horizon.start), 86_400) - 1
    let lastDay = Zone.floorDivided(zone.local(at: end), 86_400)
    var shifts: [Scenario.Shift] = []
    for day in firstDay...lastDay {
      let nextDay = last > first ? day : day + 1
      let local = (day * 86_400 + Int64(first), nextDay * 86_400 + Int64(last))
      // Days that stay outside say nothing about gaps of the clock either.
      guard local.1 - zone.offset(at: horizon.start) > horizon.start - 7_200,
        local.0 - zone.offset(at: end) < end + 7_200
      else { continue }
      guard let from = from.instant(ofLocal: local.0, by: zone),
        let to = to.instant(ofLocal: local.1, by: zone)
      else { return nil }
      guard to > horizon.start, from < end else { continue }
      guard let shift = shift(from: from, to: to, in: horizon, by: zone) else { return nil }
      shifts.append(shift)
    }
    if shifts.isEmpty, firstDay <= lastDay {
      field.warning(
        .noEffect, "nobody of this shift works within the horizon",
        help: "the horizon goes from \(horizon.shownStart) to \(horizon.shownEnd)")
    }
    return shifts
  }

  /// One shift, its breaks placed by the local day on which it began.
  private func shift(
    from: Int64, to: Int64, in horizon: Scenario.Horizon, by zone: Zone
  ) -> Scenario.Shift? {
    var placed: [Scenario.Shift.Break] = []
    for pause in breaks {
      guard let instant = instant(of: pause.at, from: from, to: to, by: zone) else { return nil }
      let length = pause.length / Ticks.perSecond
      guard instant >= from, instant + length <= to else {
        pause.at.error(
          .breakOutsideShift, "the break is not within its shift",
          help: "the shift goes from \(Zone.clockText(ofLocal: zone.local(at: from))) to"
            + " \(Zone.clockText(ofLocal: zone.local(at: to)))")
        return nil
      }
      placed.append(
        Scenario.Shift.Break(
          at: (instant - horizon.start) * Ticks.perSecond, length: pause.length))
    }
    placed.sort { $0.at < $1.at }
    for (first, second) in zip(placed, placed.dropFirst()) where first.at + first.length > second.at
    {
      field.error(
        .breakOutsideShift, "two breaks of this shift overlap", help: "move one of them")
      return nil
    }
    return Scenario.Shift(
      from: (from - horizon.start) * Ticks.perSecond, to: (to - horizon.start) * Ticks.perSecond,
      agents: agents, breaks: placed, line: line)
  }

  private func instant(of field: Field, from: Int64, to: Int64, by zone: Zone) -> Int64? {
    guard let moment = field.moment() else { return nil }
    switch moment {
    case .dateTime(let value): return field.instant(of: value, by: zone)
    case .clock(let second):
      let midnight = Zone.floorDivided(zone.local(at: from), 86_400) * 86_400
      let local = midnight + Int64(second)
      // A night shift has its break after midnight.
      let isNextDay = local < zone.local(at: from)
      return field.instant(ofLocal: isNextDay ? local + 86_400 : local, by: zone)
    }
  }
}
