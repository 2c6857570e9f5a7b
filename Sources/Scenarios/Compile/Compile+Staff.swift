import Sim

/// Agents of all groups as the engine takes them.
struct CompiledStaff {
  var groups: [AgentGroup] = []
  var roster: [RosterChange] = []
  var roundingHours: [Double] = []
}

extension Scenario.Group {
  /// Agents who take contacts, of a number as the file counts them; rounded half up.
  ///
  /// The tiny summand keeps 30 x (1 - 15%) = 25.5 a half in binary numbers too.
  func onPhone(_ number: Double) -> Int {
    Int((exactOnPhone(number) + 0.5 + 1e-9).rounded(.down))
  }

  /// The same before rounding.
  func exactOnPhone(_ number: Double) -> Double {
    counts == .onPhone ? number : number * (1 - shrinkage)
  }

  /// Agents who are paid, of a number as the file counts them.
  func paid(_ number: Double) -> Double {
    counts == .onPhone ? number / (1 - shrinkage) : number
  }
}

extension Scenario {
  /// Groups of all centers, and every change of their staff in order of time.
  func compiledStaff() -> CompiledStaff {
    var staff = CompiledStaff()
    for (center, place) in centers.enumerated() {
      for group in place.groups {
        let id = Int32(staff.groups.count)
        let part: GroupPart
        switch group.agents {
        case .levels(let table): part = levels(of: group, table, id: id)
        case .shifts(let shifts): part = self.shifts(of: group, shifts, id: id)
        }
        staff.groups.append(
          AgentGroup(
            center: Int32(center), capacity: Int32(part.capacity),
            leaving: group.leaving == .individuals ? .individuals : .counter, paid: part.paid,
            costPerHour: group.costPerHour))
        staff.roster += part.roster
        staff.roundingHours.append(part.roundingHours)
      }
    }
    // Who goes, goes before who comes; groups in their order.
    staff.roster = staff.roster.enumerated().sorted { a, b in
      (a.element.at, a.element.change.rank, a.offset)
        < (b.element.at, b.element.change.rank, b.offset)
    }.map(\.element)
    return staff
  }

  /// What one group brings to the tables.
  struct GroupPart {
    var capacity = 0
    var roster: [RosterChange] = []
    var paid: [Double] = []
    var roundingHours = 0.0
  }

  /// The first level holds from the beginning of the run, the last one after the horizon.
  private func levels(of group: Group, _ table: StepTable, id: Int32) -> GroupPart {
    var part = GroupPart()
    var level = 0
    for step in 0..<table.count {
      let next = group.onPhone(table.values[step])
      part.capacity = max(part.capacity, next)
      part.roundingHours +=
        (Double(next) - group.exactOnPhone(table.values[step])) * table.seconds(of: step) / 3_600
      guard next != level else { continue }
      let at = step == 0 ? 0 : table.borders[step] + horizon.warmUp
      part.roster.append(RosterChange(at: at, group: id, change: .level(Int32(next))))
      level = next
    }
    for interval in 0..<horizon.intervals {
      let agents = table.integral(
        from: horizon.borders[interval], to: horizon.borders[interval + 1])
      part.paid.append(group.paid(agents))
    }
    return part
  }

  /// Who works a line of the list keeps its slots on every day; whoever is there at `start` is
  /// there from the beginning of the run, and whoever is there at the horizon stays.
  private func shifts(of group: Group, _ shifts: [Shift], id: Int32) -> GroupPart {
    var part = GroupPart()
    part.paid = [Double](repeating: 0, count: horizon.intervals)
    let days = Dictionary(grouping: shifts, by: \.line)
    for line in days.keys.sorted() {
      let days = days[line] ?? []
      guard let agents = days.first?.agents else { continue }
      let count = group.onPhone(Double(agents))
      let first = Int32(part.capacity)
      part.capacity += count
      for (index, shift) in days.enumerated() {
        addPay(shift, group, &part)
        let hours = (min(shift.to, horizon.length) - max(shift.from, 0)).seconds / 3_600
        part.roundingHours +=
          (Double(count) - group.exactOnPhone(Double(agents))) * max(0, hours)
        guard count > 0 else { continue }
        // A line that goes on at midnight is the same people going on.
        let goesOn = index + 1 < days.count && days[index + 1].from == shift.to
        let wentOn = index > 0 && days[index - 1].to == shift.from
        addChanges(
          shift, slots: (first, Int32(count)), signsIn: !wentOn, signsOut: !goesOn, id: id, &part)
      }
    }
    return part
  }

  private func addPay(_ shift: Shift, _ group: Group, _ part: inout GroupPart) {
    var interval = horizon.interval(at: shift.from)
    while interval < horizon.intervals, horizon.borders[interval] < shift.to {
      let from = max(shift.from, horizon.borders[interval])
      let to = min(shift.to, horizon.borders[interval + 1])
      if to > from { part.paid[interval] += group.paid(Double(shift.agents)) * (to - from).seconds }
      interval += 1
    }
  }

  private func addChanges(
    _ shift: Shift, slots: (first: Int32, count: Int32), signsIn: Bool, signsOut: Bool, id: Int32,
    _ part: inout GroupPart
  ) {
    guard shift.to > 0, shift.from < horizon.length else { return }
    let warmUp = horizon.warmUp
    func add(_ at: Ticks, _ change: RosterChange.Change) {
      part.roster.append(RosterChange(at: at, group: id, change: change))
    }
    if signsIn || shift.from <= 0 {
      add(
        shift.from <= 0 ? 0 : shift.from + warmUp,
        .signIn(first: slots.first, count: slots.count))
    }
    for pause in shift.breaks where pause.at + pause.length > 0 && pause.at < horizon.length {
      let from = max(pause.at, 0)
      add(
        from + warmUp,
        .pause(first: slots.first, count: slots.count, length: pause.at + pause.length - from))
    }
    if signsOut, shift.to < horizon.length {
      add(shift.to + warmUp, .signOut(first: slots.first, count: slots.count))
    }
  }
}

extension RosterChange.Change {
  /// The order of changes at one instant.
  fileprivate var rank: Int {
    switch self {
    case .signOut: 0
    case .pause: 1
    case .level: 2
    case .signIn: 3
    }
  }
}
