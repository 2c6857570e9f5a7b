import Sim
import Study

extension Scenario.Event {
  /// The keys of an event.
  static let keys = KeyTable(
    "events.NAME", "Something that happens to demand or staff; one kind each.", count: .exactlyOne,
    [
      Key("surge", .map(Scenario.Surge.keys), "Demand is multiplied for a time."),
      Key(
        "network_outage", .map(Scenario.NetworkOutage.keys),
        "People of an area cannot connect, and call."),
      Key(
        "center_outage", .map(Scenario.CenterOutage.keys),
        "Agents of a center are gone for a time."),
      Key(
        "link_outage", .map(Scenario.LinkOutage.keys), "Nothing crosses a link anew for a time."),
    ])

  static func read(_ named: Field.Named, _ surroundings: Surroundings) -> Scenario.Event? {
    let kinds = keys.names
    guard
      let (key, field) = named.field.choice(
        among: kinds, like: "{surge: {starts: 18:00, hold: 3h, multiply: 2.6}}")
    else { return nil }
    let kind: Kind?
    switch key {
    case "surge": kind = Scenario.Surge.read(field, surroundings).map { .surge($0) }
    case "network_outage":
      kind = Scenario.NetworkOutage.read(field, surroundings).map { .networkOutage($0) }
    case "link_outage":
      kind = Scenario.LinkOutage.read(field, surroundings).map { .linkOutage($0) }
    default: kind = Scenario.CenterOutage.read(field, surroundings).map { .centerOutage($0) }
    }
    return kind.map { Scenario.Event(name: named.name, kind: $0) }
  }
}

extension Scenario.Surge {
  /// The keys of a surge.
  static let keys = KeyTable(
    "events.NAME.surge", "Demand is multiplied for a time; overlapping surges multiply.",
    [
      Key(
        "centers", .either([.choice(["all"]), .oneOrMore(.name(of: "center"))]), default: "all",
        "Where."),
      Key(
        "contacts", .either([.choice(["all"]), .oneOrMore(.name(of: "contact type"))]),
        default: "all", "What."),
      Key("starts", .either([.time, .duration]), "When the ramp begins."),
      Key("ramp", .duration, default: "0s", "The multiplier rises linearly from 1 for so long."),
      Key("hold", .duration, default: "0s", "Then stays for so long."),
      Key("decay", .duration, default: "0s", "Then falls linearly to 1 for so long."),
      Key("multiply", .number, "The multiplier at its height; below 1 demand falls."),
    ])

  static func read(_ field: Field, _ surroundings: Surroundings) -> Scenario.Surge? {
    var section = field.section(like: "{starts: 18:00, ramp: 1h, hold: 3h, multiply: 2.6}")
    let centers = readNames(section.optional("centers"), surroundings.centers, "center")
    let contacts = readNames(section.optional("contacts"), surroundings.contacts, "contact type")
    let startsField = section.required("starts")
    let starts = startsField.time(
      in: surroundings.horizon, by: surroundings.horizon?.zone, isBounded: false)
    var lengths: [Ticks?] = []
    for key in ["ramp", "hold", "decay"] {
      let field = section.optional(key)
      lengths.append(field.isPresent ? field.duration() : 0)
    }
    let multiply = section.required("multiply").number(in: 0...10_000)
    section.finish()
    guard let centers, let contacts, let starts, let ramp = lengths[0], let hold = lengths[1],
      let decay = lengths[2], let multiply
    else { return nil }
    guard ramp + hold + decay > 0 else {
      section.error(
        .missingKey, "the surge lasts no time", help: "write `ramp`, `hold` or `decay`")
      return nil
    }
    let surge = Scenario.Surge(
      centers: centers, contacts: contacts, starts: starts, ramp: ramp, hold: hold, decay: decay,
      multiply: multiply)
    if let horizon = surroundings.horizon {
      surge.warnOutside(horizon, at: startsField)
    }
    if multiply == 1 {
      section.optional("multiply").warning(
        .noEffect, "demand times 1 is the demand", help: "write another multiplier")
    }
    return surge
  }

  private func warnOutside(_ horizon: Scenario.Horizon, at field: Field) {
    guard starts >= horizon.length || ends <= -horizon.warmUp else { return }
    field.warning(
      .noEffect, "the surge is not within the horizon and changes nothing",
      help: "the horizon goes from \(horizon.shownStart) to \(horizon.shownEnd)")
  }

  /// Names of one kind, or all of them.
  private static func readNames(_ field: Field, _ known: [String], _ what: Phrase) -> [Int]? {
    if !field.isPresent || field.isWord("all") { return Array(known.indices) }
    guard let fields = field.oneOrMore() else { return nil }
    var found: [Int] = []
    for field in fields {
      guard let index = field.index(in: known, what: what) else { return nil }
      if found.contains(index) {
        field.error(.nameTwice, "this \(what) stands here twice", help: "delete one")
        return nil
      }
      found.append(index)
    }
    guard !found.isEmpty else {
      field.error(.emptyList, "the list is empty", help: "leave it out for all")
      return nil
    }
    return found
  }
}

extension Scenario.NetworkOutage {
  /// The keys of an outage of a network.
  static let keys = KeyTable(
    "events.NAME.network_outage", "People of an area cannot connect, and call.",
    [
      Key("center", .name(of: "center"), "The center they call."),
      Key("contact", .name(of: "contact type"), "As what."),
      Key("starts", .either([.time, .duration]), "When the network fails."),
      Key("subscribers", .whole(least: 1), "Customers of the area."),
      Key(
        "call_probability", .share,
        "Share of them who would call; their number is rounded half up."),
      Key(
        "awareness", LawSpec.shape,
        "Time from the failure until one notices; who notices before the repair calls then."),
      Key(
        "repair", LawSpec.shape, "Time from the failure to the repair, drawn once a replication."),
      Key(
        "after_repair", .map(afterKeys), default: "nobody calls after the repair",
        "Those who had not noticed and call all the same."),
    ])

  /// The keys of calls after the repair.
  static let afterKeys = KeyTable(
    "events.NAME.network_outage.after_repair",
    "Of those who had not noticed at the repair, the share that calls all the same, and one law of"
      + " the time from the repair to the call.",
    [Key("share", .share, "Their share.")]
      + LawSpec.laws.keys.map { key in
        Key(key.name, key.shape, default: "by another law", key.meaning)
      })

  static func read(_ field: Field, _ surroundings: Surroundings) -> Scenario.NetworkOutage? {
    var section = field.section()
    let center = section.required("center").index(in: surroundings.centers, what: "center")
    let contact = section.required("contact").index(in: surroundings.contacts, what: "contact type")
    let starts = section.required("starts").time(
      in: surroundings.horizon, by: surroundings.horizon?.zone)
    let subscribers = section.required("subscribers").whole(in: 1...2_000_000_000)
    let probability = section.required("call_probability").share()
    let awarenessField = section.required("awareness")
    let repairField = section.required("repair")
    let awareness =
      awarenessField.isPresent ? LawSpec.read(awarenessField, surroundings) : nil
    let repair = repairField.isPresent ? LawSpec.read(repairField, surroundings) : nil
    let afterField = section.optional("after_repair")
    let after = afterField.isPresent ? readAfter(afterField, surroundings) : nil
    section.finish()
    guard let center, let contact, let starts, let subscribers, let probability, let awareness,
      let repair, !afterField.isPresent || after != nil
    else { return nil }
    return Scenario.NetworkOutage(
      center: center, contact: contact, starts: starts, subscribers: subscribers,
      callProbability: probability, awareness: awareness, repair: repair,
      afterRepairShare: after?.share ?? 0, afterRepair: after?.law)
  }

  private static func readAfter(
    _ field: Field, _ surroundings: Surroundings
  ) -> (share: Double, law: LawSpec)? {
    var section = field.section(like: "{share: 40%, exponential: {mean: 50min}}")
    let share = section.required("share").share()
    let given = section.oneOf(LawSpec.names)
    section.finish()
    guard let given else { return nil }
    let law = LawSpec.read(given.key, given.field, surroundings, positive: false)
    guard let share, let law else { return nil }
    return (share, law)
  }
}

extension Scenario.CenterOutage {
  /// The keys of an outage of a center.
  static let keys = KeyTable(
    "events.NAME.center_outage",
    "Agents of a center are gone for a time; waiting contacts stay. Overlapping outages of one"
      + " center take the larger share, numbers of agents add up.",
    [
      Key("center", .name(of: "center"), "Where."),
      Key("starts", .either([.time, .duration]), "When it begins."),
      Key("length", .duration, "How long it lasts."),
      Key(
        "agents", .either([.share, .whole(least: 1)]), default: "100%",
        "How many go: a share of each group's staff, or a number of the center's agents."),
      Key(
        "calls_in_progress", .choice(InProgress.allCases.map(\.rawValue)), default: "dropped",
        "What becomes of their contacts: cut off and gone; put back to the front of the queue,"
          + " always admitted, with patience drawn anew; or finished before the agent goes."),
    ])

  static func read(_ field: Field, _ surroundings: Surroundings) -> Scenario.CenterOutage? {
    var section = field.section(like: "{center: guangzhou, starts: 21:00, length: 45min}")
    let center = section.required("center").index(in: surroundings.centers, what: "center")
    let starts = section.required("starts").time(
      in: surroundings.horizon, by: surroundings.horizon?.zone)
    let length = section.required("length").duration(aboveZero: true)
    let extent = readExtent(section.optional("agents"))
    let progressField = section.optional("calls_in_progress")
    let progress =
      progressField.isPresent
      ? progressField.word(among: InProgress.allCases.map(\.rawValue))
        .flatMap { InProgress(rawValue: $0) } : .dropped
    section.finish()
    guard let center, let starts, let length, let extent, let progress else { return nil }
    return Scenario.CenterOutage(
      center: center, starts: starts, length: length, extent: extent, inProgress: progress)
  }

  private static func readExtent(_ field: Field) -> Extent? {
    guard field.isPresent else { return .share(1) }
    guard let text = field.node?.scalar?.text else {
      field.expected("a share like `60%` or a number of agents")
      return nil
    }
    if text.contains("%") || text.contains(".") {
      guard let share = field.share() else { return nil }
      guard share > 0 else {
        field.error(.shareOutOfRange, "nobody goes", help: "write a share above 0%")
        return nil
      }
      return .share(share)
    }
    return field.whole(in: 1...Scenario.Center.maximumCount).map { .agents($0) }
  }
}
