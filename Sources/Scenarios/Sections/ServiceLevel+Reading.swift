import Sim
import Study

extension Scenario.ServiceLevel {
  /// The keys of the section.
  static let keys = KeyTable(
    "service_level", "What \"within T\" means, and the target.",
    [
      Key(
        "within", .oneOrMore(.duration), default: "[20s]",
        "The values of T that are reported; a wait of exactly T is within T."),
      Key(
        "of", .duration, default: "the first of `within`", "The T of the service level itself."),
      Key("target", .share, default: "80%", "The share to be reached."),
      Key(
        "short_abandon", .duration, default: "5s",
        "Who gives up within this time counts as a short abandonment."),
      Key(
        "clock", .choice(Clock.allCases.map(\.rawValue)), default: "arrival",
        "Where the wait begins: when the contact enters, or when it joins the queue. Nothing stands"
          + " between the two yet, so that both read alike."),
    ])

  static func read(_ field: Field) -> Scenario.ServiceLevel? {
    let standard = Scenario.ServiceLevel.standard
    guard field.isPresent else { return standard }
    var section = field.section(like: "{within: [20s, 30s], target: 80%}")
    let withinField = section.optional("within")
    let ofField = section.optional("of")
    let targetField = section.optional("target")
    let shortField = section.optional("short_abandon")
    let clockField = section.optional("clock")
    section.finish()
    let fields = withinField.isPresent ? withinField.oneOrMore() : nil
    let given = fields?.map { $0.duration() } ?? []
    let target = targetField.isPresent ? targetField.share() : standard.target
    let short = shortField.isPresent ? shortField.duration() : standard.shortAbandon
    let clock =
      clockField.isPresent
      ? clockField.word(among: Clock.allCases.map(\.rawValue)).flatMap { Clock(rawValue: $0) }
      : standard.clock
    let of = ofField.isPresent ? ofField.duration() : (given.first ?? standard.of)
    let values = given.compactMap { $0 }
    guard values.count == given.count, let target, let short, let clock, let of else { return nil }
    guard values.count <= 20 else {
      withinField.error(.outOfRange, "there are \(values.count) values", help: "write at most 20")
      return nil
    }
    if let fields, fields.isEmpty {
      withinField.error(.emptyList, "the list is empty", help: "write `[20s]`, for example")
      return nil
    }
    let all = withinField.isPresent ? values + [of] : [of]
    return Scenario.ServiceLevel(
      within: Array(Set(all)).sorted(), of: of, target: target, shortAbandon: short, clock: clock)
  }
}

extension Scenario.Attribution {
  static let shape = ValueShape.oneOrMore(.choice(Rule.allCases.map(\.rawValue)))

  static func read(_ field: Field) -> Scenario.Attribution? {
    guard let fields = field.oneOrMore() else { return field.isPresent ? nil : .standard }
    let rules = fields.map { field in
      field.word(among: Rule.allCases.map(\.rawValue)).flatMap { Rule(rawValue: $0) }
    }
    var unique: [Rule] = []
    for (rule, field) in zip(rules, fields) {
      guard let rule else { return nil }
      if unique.contains(rule) {
        field.error(.nameTwice, "`\(rule.rawValue)` stands here twice", help: "delete one")
        return nil
      }
      unique.append(rule)
    }
    guard !unique.isEmpty else {
      field.error(.emptyList, "the list is empty", help: "write `arrival`, `event` or both")
      return nil
    }
    return Scenario.Attribution(rules: unique)
  }
}

extension Scenario.RunSettings {
  /// The keys of the section.
  static let keys = KeyTable(
    "run", "How the scenario is run; the command line overrides these.",
    [
      Key(
        "replications", .whole(least: 1), default: "100", "Independent passes over the horizon."),
      Key("seed", .whole(least: 0), default: "1", "The seed, 0 to 2^64 - 1."),
    ])

  static func read(_ field: Field) -> Scenario.RunSettings? {
    let standard = Scenario.RunSettings.standard
    guard field.isPresent else { return standard }
    var section = field.section(like: "{replications: 100, seed: 2011}")
    let replicationsField = section.optional("replications")
    let seedField = section.optional("seed")
    section.finish()
    let replications =
      replicationsField.isPresent
      ? replicationsField.whole(in: 1...maximumReplications) : standard.replications
    let seed = seedField.isPresent ? readSeed(seedField) : standard.seed
    guard let replications, let seed else { return nil }
    return Scenario.RunSettings(replications: replications, seed: seed)
  }

  /// A seed uses all 64 bits, which no signed number does.
  private static func readSeed(_ field: Field) -> UInt64? {
    guard let scalar = field.node?.scalar, !scalar.isQuoted, scalar.text.first != "0",
      scalar.text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), scalar.text.utf8.count <= 64,
      !scalar.text.isEmpty
    else { return field.whole(in: 0...Int.max).map { UInt64($0) } }
    if let seed = UInt64(scalar.text) { return seed }
    field.error(
      .outOfRange, "\(Display.quote(scalar.text)) is too large",
      help: "write a whole number from 0 to \(UInt64.max)")
    return nil
  }
}

extension Scenario {
  /// The keys of the section `probes`.
  static let probeKeys = KeyTable(
    "probes", "Instants at which the state is recorded, over all replications.",
    [
      Key(
        "at", .oneOrMore(.either([.duration, .time])),
        "From `start` (`10min`) or by the clock (`18:00`); just before anything else happens then.")
    ])

  static func readProbes(_ field: Field, _ horizon: Horizon?) -> [Ticks]? {
    guard field.isPresent else { return [] }
    var section = field.section(like: "{at: [10min, 15min]}")
    let list = section.required("at")
    section.finish()
    guard let fields = list.oneOrMore() else { return nil }
    var times: [Ticks] = []
    for field in fields {
      guard let time = field.time(in: horizon, by: horizon?.zone) else { return nil }
      if times.contains(time), horizon != nil {
        field.error(.nameTwice, "this instant stands here twice", help: "delete one")
        return nil
      }
      times.append(time)
    }
    guard times.count <= 1_000 else {
      list.error(.outOfRange, "there are \(times.count) instants", help: "write at most 1000")
      return nil
    }
    return times.sorted()
  }
}
