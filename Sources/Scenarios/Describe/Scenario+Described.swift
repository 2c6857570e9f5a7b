import Sim

extension Scenario {
  /// The whole scenario, section by section, every default filled in.
  public var described: [Described] {
    [
      Described("spillway", "\(Scenario.formatVersion)"),
      title.isEmpty
        ? Described("title", nothing: "no title") : Described("title", Written.name(title)),
      horizon.described,
      serviceLevel.described,
      attribution.described,
      probes.isEmpty
        ? Described("probes", nothing: "none")
        : Described("probes", [Described("at", Written.list(probes.map(Written.duration)))]),
      Described("contacts", contacts.map { described($0) }),
      Described("centers", centers.map { described($0) }),
      links.map { Described("links", list: $0.map(described)) }
        ?? Described("links", nothing: "every pair of centers, free and at once"),
      Described("demand", list: demand.map(described)),
      events.isEmpty
        ? Described("events", nothing: "none") : Described("events", events.map(described)),
      run.described,
    ]
  }

  private func centerName(_ center: Int) -> String { Written.name(centers[center].name) }
  private func contactName(_ contact: Int) -> String { Written.name(contacts[contact].name) }

  private func described(_ contact: Contact) -> Described {
    var keys: [Described] = []
    switch contact.handling {
    case .whole(let law): keys.append(Described("handle_time", law.text))
    case .parts(let talk, let wrapUp):
      keys.append(Described("talk_time", talk.text))
      keys.append(
        wrapUp.map { Described("wrap_up", $0.text) } ?? Described("wrap_up", nothing: "none"))
    }
    switch contact.patience {
    case .everywhere(let law):
      keys.append(Described("patience", law.text, isDefault: law == .never))
    case .byCenter(let laws):
      keys.append(
        Described(
          "patience", laws.enumerated().map { Described(centerName($0.offset), $0.element.text) }))
    }
    if let redial = contact.redial {
      keys.append(
        Described(
          "redial",
          [
            Described(
              "after_abandonment", Written.share(redial.afterAbandonment),
              isDefault: redial.afterAbandonment == 0),
            Described(
              "after_busy", Written.share(redial.afterBusy), isDefault: redial.afterBusy == 0),
            Described("wait", redial.wait.text),
            Described(
              "attempts", redial.attempts.map(String.init) ?? "unlimited",
              isDefault: redial.attempts == nil),
          ]))
    } else {
      keys.append(Described("redial", nothing: "nobody tries again"))
    }
    return Described(Written.name(contact.name), keys)
  }

  private func described(_ center: Center) -> Described {
    var keys = [
      Described("time_zone", center.zone.name, isDefault: center.zone == horizon.zone),
      limit("lines", center.lines),
    ]
    switch center.waitingRoom {
    case .unlimited: keys.append(Described("waiting_room", nothing: "no limit"))
    case .shared(let room): keys.append(Described("waiting_room", "\(room)"))
    case .byContact(let rooms):
      keys.append(
        Described(
          "waiting_room", rooms.enumerated().map { limit(contactName($0.offset), $0.element) }))
    }
    keys.append(
      center.groups.isEmpty
        ? Described("groups", nothing: "no agents")
        : Described("groups", center.groups.map(described)))
    return Described(Written.name(center.name), keys)
  }

  private func limit(_ key: String, _ number: Int?) -> Described {
    number.map { Described(key, "\($0)") } ?? Described(key, nothing: "no limit")
  }

  private func described(_ group: Group) -> Described {
    let skills = group.skills.enumerated().compactMap { index, factor in
      factor.map { "\(contactName(index)): \(Written.number($0))" }
    }
    return Described(
      Written.name(group.name),
      [
        Described(
          "skills", "{\(skills.joined(separator: ", "))}",
          isDefault: group.skills.allSatisfy { $0 == 1 }),
        described(group.agents, counts: group.counts),
        Described("shrinkage", Written.share(group.shrinkage), isDefault: group.shrinkage == 0),
        Described(
          "cost_per_hour", Written.number(group.costPerHour), isDefault: group.costPerHour == 0),
        Described("leaving", group.leaving.rawValue, isDefault: group.leaving == .individuals),
      ])
  }

  private func described(_ agents: Staffing, counts: Counting) -> Described {
    switch agents {
    case .levels(let table):
      return Described(
        "agents",
        [
          Described(table.isConstant ? "number" : "list", Written.table(table)),
          Described("counts", counts.rawValue, isDefault: counts == .onPhone),
        ])
    case .shifts(let shifts):
      let lines = Dictionary(shifts.map { ($0.line, $0) }) { first, _ in first }
      return Described(
        "agents",
        [
          Described("shifts", list: lines.keys.sorted().compactMap { lines[$0].map(described) }),
          Described("counts", counts.rawValue, isDefault: counts == .rostered),
        ])
    }
  }

  /// A line of the list of shifts, by its first day in the horizon's clock.
  private func described(_ shift: Shift) -> [Described] {
    func text(_ time: Ticks) -> String {
      Zone.text(ofLocal: horizon.zone.local(at: horizon.start + time / Ticks.perSecond))
    }
    let pauses = shift.breaks.map {
      "{at: \(text($0.at)), length: \(Written.duration($0.length))}"
    }
    return [
      Described("from", text(shift.from)), Described("to", text(shift.to)),
      Described("agents", "\(shift.agents)"),
      pauses.isEmpty
        ? Described("break", nothing: "no break")
        : Described("break", "[\(pauses.joined(separator: ", "))]"),
    ]
  }

  private func described(_ link: Link) -> [Described] {
    [
      Described("from", centerName(link.from)), Described("to", centerName(link.to)),
      limit("lines", link.lines),
      Described("delay", Written.duration(link.delay), isDefault: link.delay == 0),
      Described(
        "cost_per_minute", Written.number(link.costPerMinute), isDefault: link.costPerMinute == 0),
    ]
  }

  private func described(_ source: Demand) -> [Described] {
    var keys = [
      Described("contact", contactName(source.contact)),
      Described("center", centerName(source.center)),
    ]
    switch source.amount {
    case .volume(let table):
      keys.append(Described("volume", Written.table(table)))
      keys.append(Described("shape", "constant", isDefault: true))
    case .linear(let table):
      keys.append(Described("volume", Written.table(table)))
      keys.append(Described("shape", "linear"))
    case .rate(let table): keys.append(Described("rate", Written.table(table, Written.rate)))
    case .offeredLoad(let table): keys.append(Described("offered_load", Written.table(table)))
    case .sinusoid(let mean, let amplitude, let period):
      keys.append(
        Described(
          "rate",
          "{mean: \(Written.rate(mean)), amplitude: \(Written.rate(amplitude)),"
            + " period: \(Written.seconds(period))}"))
    }
    if let busyness = source.busyness {
      keys.append(
        Described(
          "busyness",
          [
            Described(busyness.shape.rawValue, "{cv: \(Written.number(busyness.cv))}"),
            Described(
              "correlation", Written.number(busyness.correlation),
              isDefault: busyness.correlation == 0),
          ]))
    } else {
      keys.append(Described("busyness", nothing: "none"))
    }
    return keys
  }

  private func described(_ event: Event) -> Described {
    let kind: Described
    switch event.kind {
    case .surge(let surge):
      kind = Described("surge", described(surge))
    case .networkOutage(let outage): kind = Described("network_outage", described(outage))
    case .centerOutage(let outage): kind = Described("center_outage", described(outage))
    }
    return Described(Written.name(event.name), [kind])
  }

  /// A time by the horizon's clock.
  private func moment(_ time: Ticks) -> String {
    Zone.text(
      ofLocal: horizon.zone.local(
        at: horizon.start + Zone.floorDivided(time, Ticks.perSecond)))
  }

  private func described(_ surge: Surge) -> [Described] {
    [
      Described(
        "centers", Written.list(surge.centers.map(centerName)),
        isDefault: surge.centers.count == centers.count),
      Described(
        "contacts", Written.list(surge.contacts.map(contactName)),
        isDefault: surge.contacts.count == contacts.count),
      Described("starts", moment(surge.starts)),
      Described("ramp", Written.duration(surge.ramp), isDefault: surge.ramp == 0),
      Described("hold", Written.duration(surge.hold), isDefault: surge.hold == 0),
      Described("decay", Written.duration(surge.decay), isDefault: surge.decay == 0),
      Described("multiply", Written.number(surge.multiply)),
    ]
  }

  private func described(_ outage: NetworkOutage) -> [Described] {
    [
      Described("center", centerName(outage.center)),
      Described("contact", contactName(outage.contact)),
      Described("starts", moment(outage.starts)),
      Described("subscribers", "\(outage.subscribers)"),
      Described("call_probability", Written.share(outage.callProbability)),
      Described("awareness", outage.awareness.text),
      Described("repair", outage.repair.text),
      outage.afterRepair.map { law in
        Described(
          "after_repair",
          "{share: \(Written.share(outage.afterRepairShare)), \(law.text.dropFirst())")
      } ?? Described("after_repair", nothing: "nobody calls after the repair"),
    ]
  }

  private func described(_ outage: CenterOutage) -> [Described] {
    let extent: Described =
      switch outage.extent {
      case .share(let share): Described("agents", Written.share(share), isDefault: share == 1)
      case .agents(let number): Described("agents", "\(number)")
      }
    return [
      Described("center", centerName(outage.center)),
      Described("starts", moment(outage.starts)),
      Described("length", Written.duration(outage.length)),
      extent,
      Described(
        "calls_in_progress", outage.inProgress.rawValue, isDefault: outage.inProgress == .dropped),
    ]
  }
}
