import Sim
import Study

extension Scenario.Expectation {
  /// The keys of an entry.
  static let keys = KeyTable(
    "expect[]", "What `spillway check` holds the results against.",
    [
      Key("kpi", .text, "The KPI, by its name in `spillway measures`."),
      Key("center", .name(of: "center"), default: "all together", "The center."),
      Key(
        "contact", .name(of: "contact type"), default: "all together",
        "The contact type; not together with a time of the day."),
      Key(
        "interval", .time, default: "the whole horizon",
        "The reporting interval that begins then."),
      Key(
        "hours", .map(hoursKeys), default: "the whole horizon",
        "Reporting intervals from a time to another."),
      Key("at_least", .text, default: "another key", "A value to reach, in the unit of the KPI."),
      Key("at_most", .text, default: "another key", "A value to stay within."),
      Key(
        "fail_below", .text, default: "another key",
        "As `at_least`; goes with `warn_below`, which is higher."),
      Key("warn_below", .text, default: "another key", "Below it the check warns."),
      Key(
        "fail_above", .text, default: "another key",
        "As `at_most`; goes with `warn_above`, which is lower."),
      Key("warn_above", .text, default: "another key", "Above it the check warns."),
      Key(
        "day_share_at_least", .map(dayKeys), default: "another key",
        "A value to reach on a share of the days."),
      Key(
        "no_worse_than_baseline_by", .text, default: "another key",
        "The loss against the baseline that nobody minds: of a share in percentage points,"
          + " `0.5%`; of others in their unit, or as `5% of value`."),
      Key(
        "confidence", .share, default: "95%",
        "How sure a limit must be kept for the check to pass, 50% to 99.99%."),
      Key(
        "severity", .choice(["error", "warn"]), default: "error",
        "Whether a failure fails the gate."),
    ])

  private static let hoursKeys = KeyTable(
    "expect[].hours", "A part of the horizon, between borders of reporting intervals.",
    [
      Key("from", .time, "The border at which it begins."),
      Key("to", .time, "The border at which it ends."),
    ])

  private static let dayKeys = KeyTable(
    "expect[].day_share_at_least", "A value to reach on a share of the days.",
    [
      Key("value", .text, "The value, in the unit of the KPI."),
      Key("of_days", .share, "The share of the days on which it must be reached."),
    ])

  private static let forms = [
    "at_least", "at_most", "fail_below", "fail_above", "warn_below", "warn_above",
    "day_share_at_least", "no_worse_than_baseline_by",
  ]

  /// Reads the section.
  static func readList(_ field: Field, _ surroundings: Surroundings) -> [Self]? {
    guard field.isPresent else { return [] }
    guard let fields = field.list(like: "[{kpi: service_level, at_least: 80%}]") else { return nil }
    if fields.isEmpty { field.error(.emptyList, "the list is empty", help: "leave `expect` out") }
    let read = fields.map { Self.read($0, surroundings) }
    let sound = read.compactMap { $0 }
    return sound.count == read.count && !sound.isEmpty ? sound : nil
  }

  private static func read(_ field: Field, _ surroundings: Surroundings) -> Self? {
    var section = field.section(like: "{kpi: service_level, at_least: 80%}")
    let measure = readMeasure(section.required("kpi"))
    let centerField = section.optional("center")
    let contactField = section.optional("contact")
    let center =
      centerField.isPresent ? centerField.index(in: surroundings.centers, what: "center") : nil
    let contact =
      contactField.isPresent
      ? contactField.index(in: surroundings.contacts, what: "contact type") : nil
    let time = section.oneOf(["interval", "hours"], required: false)
    let intervals = time.flatMap { readTime($0.key, $0.field, surroundings) }
    let demand = readDemand(&section, measure)
    let confidenceField = section.optional("confidence")
    let confidence = confidenceField.isPresent ? confidenceField.share() : 0.95
    let severityField = section.optional("severity")
    let severity = severityField.isPresent ? severityField.word(among: ["error", "warn"]) : "error"
    section.finish()
    guard let measure, let demand, let confidence, let severity,
      !centerField.isPresent || center != nil, !contactField.isPresent || contact != nil,
      time == nil || intervals != nil
    else { return nil }
    guard (0.5...0.9999).contains(confidence) else {
      confidenceField.error(
        .shareOutOfRange, "the confidence is out of range", help: "write 50% to 99.99%")
      return nil
    }
    if contact != nil, let time {
      time.field.error(
        .keysExclude, "contact types are not followed by the time of the day",
        help: "leave `contact` or `\(time.key)` out")
      return nil
    }
    return Self(
      measure: measure, center: center, contact: contact, intervals: intervals, demand: demand,
      confidence: confidence, isWarning: severity == "warn", span: field.span)
  }

  private static func readMeasure(_ field: Field) -> Measure? {
    guard let name = field.name() else { return nil }
    guard let measure = Measure(name: name) else {
      let near = field.faults.nearest(to: name, among: Measure.allCases.map(\.name))
      field.error(
        .unknownKPI, "there is no kpi \(Display.quote(name))",
        help: near.map { "did you mean `\($0)`?" } ?? "`spillway measures` lists them")
      return nil
    }
    guard measure.canBeChecked else {
      field.error(
        .unknownKPI, "`\(name)` cannot be checked",
        help: "quantiles, variances and what is laid beside isolated centers are no sums over days")
      return nil
    }
    return measure
  }

  private static func readTime(
    _ key: String, _ field: Field, _ surroundings: Surroundings
  ) -> Range<Int>? {
    guard let horizon = surroundings.horizon else { return nil }
    if key == "interval" {
      guard let start = border(field, horizon), start < horizon.intervals else { return nil }
      return start..<start + 1
    }
    var section = field.section(like: "{from: 19:00, to: 20:30}")
    let (fromField, toField) = (section.required("from"), section.required("to"))
    section.finish()
    guard let from = border(fromField, horizon), let to = border(toField, horizon) else {
      return nil
    }
    guard from < to else {
      toField.error(.endBeforeStart, "this is not after `from`", help: "write a later time")
      return nil
    }
    return from..<to
  }

  /// The position of a border of intervals.
  private static func border(_ field: Field, _ horizon: Scenario.Horizon) -> Int? {
    guard let time = field.time(in: horizon, by: horizon.zone) else { return nil }
    if let position = horizon.borders.firstIndex(of: time) { return position }
    let words = field.node?.scalar?.text ?? ""
    field.error(
      .unknownName, "no interval begins at \(Display.quote(words))",
      help: "write a time at which a reporting interval begins or ends")
    return nil
  }

  private static func readDemand(
    _ section: inout SectionReader, _ measure: Measure?
  ) -> Demand? {
    let fields = forms.map { ($0, section.optional($0)) }.filter { $0.1.isPresent }
    let given = Set(fields.map(\.0))
    guard let first = fields.first else {
      if section.isPresent {
        section.error(
          .missingKey, "nothing is expected here",
          help: "add `at_least: ...`, `at_most: ...` or `no_worse_than_baseline_by: ...`")
      }
      return nil
    }
    let isPair =
      given == ["fail_below", "warn_below"] || given == ["fail_above", "warn_above"]
    guard fields.count == 1 || isPair else {
      fields[1].1.faults.error(
        .keysExclude, at: fields[1].1.keySpan,
        "\(section.path): `\(first.0)` and `\(fields[1].0)` exclude each other",
        help: "write an entry for each", notes: [.init("the other one", at: first.1.keySpan)])
      return nil
    }
    guard let measure else { return nil }
    switch first.0 {
    case "day_share_at_least": return readDays(first.1, measure)
    case "no_worse_than_baseline_by":
      guard measure.direction != .neither else {
        first.1.error(
          .unknownKPI, "neither way is better of `\(measure.name)`",
          help: "write `at_least` or `at_most`")
        return nil
      }
      return readMargin(first.1, measure).map { .noWorse($0) }
    default: return readLimits(fields, measure)
    }
  }

  private static func readLimits(
    _ fields: [(key: String, field: Field)], _ measure: Measure
  ) -> Demand? {
    let isLeast = fields[0].key.hasSuffix("least") || fields[0].key.hasSuffix("below")
    var (fails, warns): (Double?, Double?)
    for (key, field) in fields {
      guard let value = readValue(field, measure) else { return nil }
      if key.hasPrefix("warn") { warns = value } else { fails = value }
    }
    if let fails, let warns, isLeast ? warns <= fails : warns >= fails {
      fields[1].field.error(
        .outOfRange, "a check must warn before it fails",
        help: "write the limits of `warn_` and `fail_` the other way around")
      return nil
    }
    return .limit(isLeast: isLeast, fails: fails, warns: warns)
  }

  private static func readDays(_ field: Field, _ measure: Measure) -> Demand? {
    var section = field.section(like: "{value: 80%, of_days: 90%}")
    let valueField = section.required("value")
    let value = valueField.isPresent ? readValue(valueField, measure) : nil
    let days = section.required("of_days").share()
    section.finish()
    guard let value, let days else { return nil }
    return .days(atLeast: value, share: days)
  }

  /// A value in the unit of a measure.
  private static func readValue(_ field: Field, _ measure: Measure) -> Double? {
    switch measure.unit {
    case .share: field.share()
    case .seconds: field.duration()?.seconds
    default: field.number(in: 0...1e15)
    }
  }

  private static func readMargin(_ field: Field, _ measure: Measure) -> GateCheck.Margin? {
    let suffix = " of value"
    guard let text = field.node?.scalar?.text, text.hasSuffix(suffix), let node = field.node else {
      return readValue(field, measure).map { .absolute($0) }
    }
    let share = Node(
      .scalar(.init(text: String(text.dropLast(suffix.count)), isQuoted: false)), at: node.span)
    return Field(share, path: field.path, faults: field.faults, keySpan: field.keySpan).share()
      .map { .relative($0) }
  }
}
