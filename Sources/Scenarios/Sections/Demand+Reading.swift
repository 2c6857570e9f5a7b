import Sim
import Study

extension Scenario.Demand {
  /// The keys of an entry.
  static let keys = KeyTable(
    "demand[]", "A source of contacts of one type at one center.",
    [
      Key("contact", .name(of: "contact type"), "What comes."),
      Key("center", .name(of: "center"), "Where it enters."),
      Key(
        "volume", .either([.number, .list(.number), .map(volumeKeys)]),
        default: "`rate` or `offered_load`",
        "Contacts per interval, with fractions; one number holds for every interval."),
      Key(
        "rate", .either([.rate, .list(.rate), .map(sinusoidKeys)]),
        default: "`volume` or `offered_load`",
        "Contacts per time, constant, by interval or swinging."),
      Key(
        "offered_load", .either([.number, .list(.number)]), default: "`volume` or `rate`",
        "Erlangs: the rate is load / mean handle time at factor 1."),
      Key(
        "shape", .choice(["constant", "linear"]), default: "constant",
        "Whether the rate is constant in an interval, or continuous and piecewise linear with every"
          + " interval's volume kept; goes with `volume`."),
      Key(
        "busyness", .map(Scenario.Busyness.keys), default: "none",
        "A random factor of mean 1 on the demand of the whole day."),
    ])

  /// The keys of a volume's long form.
  static let volumeKeys = KeyTable(
    "demand[].volume", "Contacts per row.",
    [Key("list", .list(.number), default: "by another key", "One number for each row.")]
      + StepSource.tableKeys)

  /// The keys of a sinusoidal rate.
  static let sinusoidKeys = KeyTable(
    "demand[].rate", "mean + amplitude * sin(2 pi t / period), t from `start`.",
    [
      Key("mean", .rate, "The mean."),
      Key("amplitude", .rate, "The swing, at most the mean."),
      Key("period", .duration, "The length of a full swing."),
    ])

  /// The largest number of contacts in an interval, or per second, that is taken for a number.
  static let maximumVolume = 1e12

  /// Reads an entry.
  static func read(
    _ field: Field, _ surroundings: Surroundings
  ) -> Scenario.Demand? {
    var section = field.section(like: "{contact: billing, center: shenzhen, rate: 98/min}")
    let contact = section.required("contact").index(in: surroundings.contacts, what: "contact type")
    let center = section.required("center").index(in: surroundings.centers, what: "center")
    let given = section.oneOf(["volume", "rate", "offered_load"])
    let shapeField = section.optional("shape")
    let shape = shapeField.isPresent ? shapeField.word(among: ["constant", "linear"]) : "constant"
    let busynessField = section.optional("busyness")
    let busyness = busynessField.isPresent ? Scenario.Busyness.read(busynessField) : nil
    section.finish()
    let zone = center.flatMap {
      surroundings.zones.indices.contains($0) ? surroundings.zones[$0] : nil
    }
    let amount = given.flatMap { readAmount($0.key, $0.field, zone: zone ?? .utc, surroundings) }
    if shape == "linear", let given, given.key != "volume" {
      shapeField.error(
        .keysExclude, "`shape: linear` goes with `volume`, not with `\(given.key)`",
        help: "leave `shape` out")
      return nil
    }
    guard let contact, let center, let amount, let shape,
      !busynessField.isPresent || busyness != nil
    else { return nil }
    return Scenario.Demand(
      contact: contact, center: center, amount: shape == "linear" ? amount.linear : amount,
      busyness: busyness)
  }

  private static func readAmount(
    _ key: String, _ field: Field, zone: Zone, _ surroundings: Surroundings
  ) -> Scenario.Amount? {
    switch key {
    case "volume": return readVolume(field, zone: zone, surroundings)
    case "rate":
      if field.shape == .map { return readSinusoid(field) }
      let reading = StepSource.Reading(cell: { $0.arrivalRate() }, column: { _ in nil })
      return StepSource.readInline(field, step: nil, surroundings, reading).map { .rate($0) }
    default:
      let reading = StepSource.Reading(
        cell: { $0.number(in: 0...1e9) }, column: { _ in nil })
      return StepSource.readInline(field, step: nil, surroundings, reading)
        .map { .offeredLoad($0) }
    }
  }

  private static func readVolume(
    _ field: Field, zone: Zone, _ surroundings: Surroundings
  ) -> Scenario.Amount? {
    let reading = StepSource.Reading(
      cell: { $0.number(in: 0...maximumVolume) },
      column: { $0.numbers(in: 0...maximumVolume, faults: surroundings.faults) })
    if field.shape == .map {
      var section = field.section()
      let source = StepSource(&section, inline: ["list"], in: surroundings.workspace)
      section.finish()
      return source?.read(zone: zone, surroundings, reading).map { .volume($0) }
    }
    guard field.shape == .scalar, let horizon = surroundings.horizon else {
      return StepSource.readInline(field, step: nil, surroundings, reading).map { .volume($0) }
    }
    // One number is the volume of every interval, however long each is.
    return reading.cell(field).map { value in
      .volume(
        StepTable(
          borders: horizon.borders, values: [Double](repeating: value, count: horizon.intervals)))
    }
  }

  private static func readSinusoid(_ field: Field) -> Scenario.Amount? {
    var section = field.section(like: "{mean: 20/min, amplitude: 6/min, period: 24min}")
    let mean = section.required("mean").arrivalRate(aboveZero: true)
    let amplitudeField = section.required("amplitude")
    let amplitude = amplitudeField.arrivalRate()
    let periodField = section.required("period")
    let period = periodField.duration(aboveZero: true)
    section.finish()
    guard let mean, let amplitude, let period else { return nil }
    guard period >= Ticks.perSecond else {
      periodField.error(.outOfRange, "the period is too short", help: "write at least `1s`")
      return nil
    }
    guard amplitude <= mean else {
      amplitudeField.error(
        .amplitudeAboveMean, "the rate would be negative part of the time",
        help: "write an amplitude of at most \(Written.rate(mean))")
      return nil
    }
    return .sinusoid(mean: mean, amplitude: amplitude, period: period.seconds)
  }
}

extension Field {
  /// A rate of contacts per second, at most a billion.
  fileprivate func arrivalRate(aboveZero: Bool = false) -> Double? {
    guard let value = aboveZero ? positiveRate() : rate() else { return nil }
    guard value <= 1e9 else {
      error(.outOfRange, "the rate is out of range", help: "write at most 1000000000/s")
      return nil
    }
    return value
  }
}

extension Scenario.Amount {
  /// The same volumes with a continuous rate.
  fileprivate var linear: Scenario.Amount {
    if case .volume(let table) = self { return .linear(table) }
    return self
  }
}

extension Scenario.Busyness {
  /// The keys of a busyness.
  static let keys = KeyTable(
    "demand[].busyness", "A random factor of mean 1 on the demand of the whole day: one law.",
    [
      Key("gamma", .map(lawKeys("gamma")), default: "by `lognormal`", "A gamma factor."),
      Key("lognormal", .map(lawKeys("lognormal")), default: "by `gamma`", "A lognormal factor."),
      Key(
        "correlation", .number, default: "0",
        "Of the days' factors between centers (normal copula), 0 to 1; the same in all entries."
          + " Factors of one center go together."),
    ])

  private static func lawKeys(_ name: String) -> KeyTable {
    KeyTable(
      "demand[].busyness.\(name)", "The spread of the factor.",
      [Key("cv", .number, "Its coefficient of variation.")])
  }

  static func read(_ field: Field) -> Scenario.Busyness? {
    var section = field.section(like: "{gamma: {cv: 0.1}, correlation: 0.6}")
    let given = section.oneOf(Shape.allCases.map(\.rawValue))
    let correlationField = section.optional("correlation")
    let correlation =
      correlationField.isPresent ? correlationField.number(in: 0...1) : 0
    section.finish()
    guard let given, let shape = Shape(rawValue: given.key) else { return nil }
    var inner = given.field.section(like: "{cv: 0.1}")
    let cv = inner.required("cv").number(in: 0...10, above: 0)
    inner.finish()
    guard let cv, let correlation else { return nil }
    return Scenario.Busyness(shape: shape, cv: cv, correlation: correlation)
  }
}
