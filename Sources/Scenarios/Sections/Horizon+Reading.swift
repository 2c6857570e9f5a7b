import Sim
import Study

extension Scenario.Horizon {
  /// The keys of the section.
  static let keys = KeyTable(
    "horizon", "When is simulated, and the intervals that are reported.",
    [
      Key(
        "start", .date, default: Scenario.Horizon.defaultStart,
        "The instant at which counting begins; rows of tables count from here."),
      Key(
        "time_zone", .text, default: "the zone that all centers share, else the offset of `start`",
        "The clock by which times of the horizon, such as `starts: 18:00`, are read."),
      Key("length", .duration, default: "the last of `borders`", "How long is counted."),
      Key(
        "interval", .either([.duration, .map(borderKeys)]), default: "30min",
        "The step in which results are reported, or its borders where steps differ."),
      Key(
        "warm_up", .duration, default: "0s",
        "Time before `start` that is simulated and not counted, with the demand and the staff of"
          + " the first interval; without it a run starts empty."),
    ])

  /// The keys of intervals of unequal length.
  static let borderKeys = KeyTable(
    "horizon.interval", "Intervals of unequal length.",
    [Key("borders", .list(.duration), "Where intervals begin and end, from `start`; 0s first.")])

  /// Reads the section; `zones` are the clocks that centers give, for the default of `time_zone`.
  static func read(_ field: Field, zones: [Zone]) -> Scenario.Horizon? {
    var section = field.section(like: "{start: 2011-08-12T00:00+08:00, length: 24h}")
    let startField = section.optional("start")
    let zoneField = section.optional("time_zone")
    let length = section.optional("length")
    let interval = section.optional("interval")
    let warmUp = section.optional("warm_up").duration() ?? 0
    let borders = readBorders(length: length, interval: interval, section: section)
    let clock = readStart(startField, zoneField: zoneField, zones: zones)
    if warmUp > maximumLength { tooLong(section.optional("warm_up")) }
    section.finish()
    guard let borders, let clock else { return nil }
    return Scenario.Horizon(start: clock.start, zone: clock.zone, borders: borders, warmUp: warmUp)
  }

  private static func tooLong(_ field: Field) {
    field.error(.outOfRange, "the time is too long", help: "write at most 9600h (400 days)")
  }

  private static func readBorders(
    length: Field, interval: Field, section: SectionReader
  ) -> [Ticks]? {
    if interval.shape == .map { return readUnevenBorders(interval, length: length) }
    let step = interval.isPresent ? interval.duration(aboveZero: true) : defaultInterval
    if section.isPresent, !length.isPresent {
      section.error(
        .missingKey, "the horizon lacks its `length`", help: "write `length: 24h`, for example")
    }
    guard let total = length.duration(aboveZero: true), let step else { return nil }
    guard total <= maximumLength else {
      tooLong(length)
      return nil
    }
    guard total % step == 0 else {
      length.error(
        .intervalsDoNotFit,
        "\(Written.duration(total)) is not a whole number of intervals of"
          + " \(Written.duration(step))",
        help: interval.isPresent
          ? "make one a multiple of the other"
          : "add `interval:`, which is \(Written.duration(step)) unless you write it")
      return nil
    }
    guard total / step <= Int64(maximumIntervals) else {
      (interval.isPresent ? interval : length).error(
        .tooManyIntervals, "these are \(total / step) intervals; the limit is \(maximumIntervals)",
        help: "write a longer `interval`")
      return nil
    }
    return (0...total / step).map { $0 * step }
  }

  private static func readUnevenBorders(_ field: Field, length: Field) -> [Ticks]? {
    var section = field.section()
    let list = section.required("borders")
    let fields = list.list(like: "[0min, 10min, 30min]")
    section.finish()
    guard let fields else { return nil }
    let borders = fields.compactMap { $0.duration() }
    guard borders.count == fields.count else { return nil }
    guard borders.count >= 2, borders.count <= maximumIntervals + 1 else {
      list.error(
        .intervalsDoNotFit, "there are \(borders.count) borders",
        help: "write 2 to \(maximumIntervals + 1) of them")
      return nil
    }
    guard borders[0] == 0 else {
      fields[0].error(.intervalsDoNotFit, "the first border is not 0s", help: "begin with `0s`")
      return nil
    }
    for index in 1..<borders.count where borders[index] <= borders[index - 1] {
      fields[index].error(
        .intervalsDoNotFit,
        "\(Written.duration(borders[index])) does not come after the border"
          + " before it, \(Written.duration(borders[index - 1]))", help: "write them in order")
      return nil
    }
    guard borders[borders.count - 1] <= maximumLength else {
      tooLong(fields[fields.count - 1])
      return nil
    }
    if let total = length.duration(), total != borders[borders.count - 1] {
      length.error(
        .intervalsDoNotFit,
        "the length is not the last border,"
          + " \(Written.duration(borders[borders.count - 1]))", help: "leave `length` out")
      return nil
    }
    return borders
  }

  private static func readStart(
    _ field: Field, zoneField: Field, zones: [Zone]
  ) -> (start: Int64, zone: Zone)? {
    let given = zoneField.isPresent ? Zone.read(zoneField) : nil
    if zoneField.isPresent, given == nil { return nil }
    guard field.isPresent else {
      // A Monday at midnight by whatever clock there is.
      guard let zone = given ?? shared(zones) else { return (978_307_200, Zone.utc) }
      return (978_307_200 - zone.offset(at: 978_307_200), zone)
    }
    guard let value = field.dateTime() else { return nil }
    guard let offset = value.offset else {
      guard let zone = given ?? shared(zones) else {
        field.error(
          .zoneNeeded, "the start has no offset from UTC, and no zone says whose clock is meant",
          help: "write the offset, such as `+08:00`, or `time_zone: Asia/Shanghai`")
        return nil
      }
      return field.instant(of: value, by: zone).map { ($0, zone) }
    }
    let instant = Int64(value.localSeconds - offset)
    if let given {
      guard given.offset(at: instant) == Int64(offset) else {
        field.error(
          .zoneNeeded,
          "the offset \(Zone.text(ofOffset: Int64(offset))) is not that of"
            + " \(given.name) at this time, \(Zone.text(ofOffset: given.offset(at: instant)))",
          help: "leave the offset out")
        return nil
      }
      return (instant, given)
    }
    if let zone = shared(zones), zone.offset(at: instant) == Int64(offset) {
      return (instant, zone)
    }
    return (instant, Zone(offset: offset))
  }

  /// The zone that all centers with one give.
  private static func shared(_ zones: [Zone]) -> Zone? {
    guard let first = zones.first, zones.allSatisfy({ $0 == first }) else { return nil }
    return first
  }
}

extension Zone {
  /// Reads a zone's name; an unknown one is reported with the nearest spelling.
  static func read(_ field: Field) -> Zone? {
    guard let name = field.name() else { return nil }
    if let zone = Zone(named: name) { return zone }
    let near = Spelling.nearest(to: name, among: names.sorted())
    field.error(
      .unknownName, "there is no time zone \(Display.quote(name))",
      help: near.map { "did you mean `\($0)`?" }
        ?? "write a name of the time-zone database, such as `Asia/Shanghai`, or an offset such as"
        + " `+08:00`")
    return nil
  }
}
