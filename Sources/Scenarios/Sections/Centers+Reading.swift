import Sim
import Study

extension Scenario.Center {
  /// The keys of a center.
  static let keys = KeyTable(
    "centers.NAME", "A place where contacts enter and agents sit.",
    [
      Key(
        "time_zone", .text, default: "the clock of the horizon",
        "A name of the time-zone database or an offset such as `+08:00`; shifts and"
          + " tables with a time column are local."
      ),
      Key(
        "lines", .whole(least: 1), default: "no limit",
        "Contacts present at once, waiting or talking; one more hears a busy signal."),
      Key(
        "waiting_room", .either([.whole(least: 0), .named("contact type", .whole(least: 0))]),
        default: "no limit",
        "Contacts waiting at once, of all types or by contact type; one more hears a busy signal."),
      Key(
        "groups", .named("group", .map(Scenario.Group.keys)), default: "no agents",
        "The agents of the center."),
    ])

  /// The most agents of a group, lines of a center, and so on: more than any place has.
  static let maximumCount = 1_000_000

  /// Reads a center; `zone` is its clock.
  static func read(
    _ named: Field.Named, zone: Zone, _ surroundings: Surroundings
  ) -> Scenario.Center? {
    var section = named.field.section(like: "{groups: {front_line: {agents: 40}}}")
    _ = section.optional("time_zone")
    let linesField = section.optional("lines")
    let lines = linesField.whole(in: 1...maximumCount)
    let room = readRoom(section.optional("waiting_room"), surroundings)
    let groupsField = section.optional("groups")
    section.finish()
    guard section.isPresent else { return nil }
    var groups: [Scenario.Group?] = []
    if groupsField.isPresent {
      let entries = groupsField.named(like: "{front_line: {agents: 40}}") ?? []
      groups = entries.map { Scenario.Group.read($0, zone: zone, surroundings) }
    }
    let read = groups.compactMap { $0 }
    guard let room, !linesField.isPresent || lines != nil, read.count == groups.count,
      !groupsField.isPresent || groupsField.shape == .map
    else { return nil }
    return Scenario.Center(
      name: named.name, zone: zone, lines: lines, waitingRoom: room, groups: read)
  }

  private static func readRoom(
    _ field: Field, _ surroundings: Surroundings
  ) -> Scenario.WaitingRoom? {
    guard field.isPresent else { return .unlimited }
    if field.shape != .map {
      return field.whole(in: 0...maximumCount).map { .shared($0) }
    }
    var rooms: [Int?] = surroundings.contacts.map { _ in nil }
    var isSound = true
    for entry in field.named() ?? [] {
      guard
        let index = entry.index(in: surroundings.contacts, what: "contact type"),
        let room = entry.field.whole(in: 0...maximumCount)
      else {
        isSound = false
        continue
      }
      rooms[index] = room
    }
    return isSound ? .byContact(rooms) : nil
  }
}

extension Field.Named {
  /// The position of this name among names defined elsewhere; an unknown one is reported.
  func index(in known: [String], what: Phrase) -> Int? {
    let scalar = Node.Content.scalar(Node.Scalar(text: name, isQuoted: true))
    let key = Field(Node(scalar, at: nameSpan), path: field.path, faults: field.faults)
    return key.index(in: known, what: what)
  }
}

extension Field {
  /// The position of a name among names defined elsewhere; an unknown one is reported.
  func index(in known: [String], what: Phrase) -> Int? {
    position(in: known, what: what)
  }
}

extension Scenario.Group {
  /// The keys of a group.
  static let keys = KeyTable(
    "centers.NAME.groups.NAME", "Agents of one center who serve the same contacts.",
    [
      Key(
        "skills",
        .either([.oneOrMore(.name(of: "contact type")), .named("contact type", .number)]),
        default: "every contact type at factor 1",
        "What they serve, with the factor on talk and wrap-up; a list means factor 1."),
      Key("agents", Scenario.Staffing.shape, "Who is there when."),
      Key("shrinkage", .share, default: "0%", "Share of the agents' time that is not available."),
      Key("cost_per_hour", .number, default: "0", "Price of a paid agent-hour."),
      Key(
        "leaving", .choice(Scenario.Leaving.allCases.map(\.rawValue)), default: "individuals",
        "How busy agents go when the staffing falls: agents are marked and go when their contact"
          + " ends, or nobody of the group starts a contact until fewer are busy than staffed."),
    ])

  static func read(
    _ named: Field.Named, zone: Zone, _ surroundings: Surroundings
  ) -> Scenario.Group? {
    var section = named.field.section(like: "{skills: {billing: 1}, agents: 40}")
    let skills = readSkills(section.optional("skills"), surroundings)
    let agentsField = section.required("agents")
    let agents = Scenario.Staffing.read(agentsField, zone: zone, surroundings)
    let shrinkageField = section.optional("shrinkage")
    let shrinkage = shrinkageField.isPresent ? readShrinkage(shrinkageField) : 0
    let costField = section.optional("cost_per_hour")
    let cost = costField.isPresent ? costField.number(in: 0...1e9) : 0
    let leavingField = section.optional("leaving")
    let leaving =
      leavingField.isPresent
      ? leavingField.word(among: Scenario.Leaving.allCases.map(\.rawValue))
        .flatMap { Scenario.Leaving(rawValue: $0) } : .individuals
    section.finish()
    guard let skills, let agents, let shrinkage, let cost, let leaving else { return nil }
    return Scenario.Group(
      name: named.name, skills: skills, agents: agents.staffing, counts: agents.counts,
      shrinkage: shrinkage, costPerHour: cost, leaving: leaving)
  }

  private static func readShrinkage(_ field: Field) -> Double? {
    guard let share = field.share() else { return nil }
    guard share < 1 else {
      field.error(
        .shareOutOfRange, "with a shrinkage of 100% nobody is ever there",
        help: "write a share below 100%")
      return nil
    }
    return share
  }

  private static func readSkills(_ field: Field, _ surroundings: Surroundings) -> [Double?]? {
    guard field.isPresent else { return surroundings.contacts.map { _ in 1 } }
    var skills: [Double?] = surroundings.contacts.map { _ in nil }
    var isSound = true
    if field.shape != .map {
      guard let fields = field.oneOrMore() else { return nil }
      for field in fields {
        guard let index = field.index(in: surroundings.contacts, what: "contact type") else {
          isSound = false
          continue
        }
        skills[index] = 1
      }
    } else {
      for entry in field.named() ?? [] {
        guard let index = entry.index(in: surroundings.contacts, what: "contact type"),
          let factor = entry.field.number(in: 0.001...1_000)
        else {
          isSound = false
          continue
        }
        skills[index] = factor
      }
    }
    return isSound ? skills : nil
  }
}
