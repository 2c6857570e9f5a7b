import Foundation

/// The clock of a place: a zone of the time-zone database, or a fixed offset from UTC.
public struct Zone: Sendable, Equatable {
  private enum Rules: Sendable {
    case fixed(Int64)
    case named(TimeZone)
  }

  /// The offset from one instant to the next, looked up once: asking the database takes
  /// microseconds, and a year of shifts asks a million times.
  private struct Steps: Sendable {
    var range: Range<Int64>
    var instants: [Int64]
    var offsets: [Int64]

    func offset(at instant: Int64) -> Int64? {
      guard range.contains(instant) else { return nil }
      let later = instants.firstIndex { $0 > instant } ?? instants.count
      return offsets[later - 1]
    }
  }

  /// `Asia/Shanghai`, or an offset such as `+08:00`.
  public let name: String
  private let rules: Rules
  private var steps: Steps?

  /// Two clocks of one name are the same clock.
  public static func == (a: Zone, b: Zone) -> Bool { a.name == b.name }

  /// Coordinated universal time.
  public static let utc = Zone(offset: 0)

  /// A fixed offset, seconds east of UTC.
  public init(offset: Int) {
    name = Zone.text(ofOffset: Int64(offset))
    rules = .fixed(Int64(offset))
  }

  /// A zone by the name the time-zone database gives it, `UTC`, or an offset such as `+08:00`;
  /// `nil` for any other word.
  public init?(named name: String) {
    if let offset = Zone.offset(written: name) {
      self = Zone(offset: offset)
      return
    }
    if name == "UTC" {
      self = Zone(name, .fixed(0))
      return
    }
    guard Zone.names.contains(name), let zone = TimeZone(identifier: name) else { return nil }
    self = Zone(name, .named(zone))
  }

  private init(_ name: String, _ rules: Rules) {
    self.name = name
    self.rules = rules
  }

  /// The seconds of an offset from -14:00 to +14:00.
  private static func offset(written text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 6, bytes[0] == 0x2B || bytes[0] == 0x2D, bytes[3] == 0x3A else {
      return nil
    }
    let digits = [bytes[1], bytes[2], bytes[4], bytes[5]].map { Int($0) - 0x30 }
    guard digits.allSatisfy({ (0...9).contains($0) }), digits[2] < 6 else { return nil }
    let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    guard minutes <= 14 * 60 else { return nil }
    return (bytes[0] == 0x2D ? -minutes : minutes) * 60
  }

  /// Every name of the time-zone database.
  public static let names: Set<String> = Set(TimeZone.knownTimeZoneIdentifiers)

  /// Seconds east of UTC at an instant, given in seconds since 1970.
  public func offset(at instant: Int64) -> Int64 {
    switch rules {
    case .fixed(let offset): offset
    case .named(let zone): steps?.offset(at: instant) ?? Zone.offset(of: zone, at: instant)
    }
  }

  private static func offset(of zone: TimeZone, at instant: Int64) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant))))
  }

  /// The same clock, quick for instants of a range; the database is asked once a day of it.
  func prepared(for range: Range<Int64>) -> Zone {
    guard case .named(let zone) = rules, !range.isEmpty else { return self }
    var steps = Steps(
      range: range, instants: [range.lowerBound],
      offsets: [Zone.offset(of: zone, at: range.lowerBound)])
    var day = range.lowerBound
    while day < range.upperBound {
      let next = min(day + 86_400, range.upperBound)
      let offset = Zone.offset(of: zone, at: next)
      if offset != steps.offsets[steps.offsets.count - 1] {
        steps.instants.append(change(after: day, before: next))
        steps.offsets.append(offset)
      }
      day = next
    }
    var prepared = self
    prepared.steps = steps
    return prepared
  }

  /// What a clock shows at an instant, seconds since 1970-01-01T00:00 of that clock.
  public func local(at instant: Int64) -> Int64 { instant + offset(at: instant) }

  /// When a clock shows a time.
  public enum Placing: Sendable, Equatable {
    /// At one instant.
    case once(Int64)
    /// At two instants: the clock was set back.
    case twice(Int64, Int64)
    /// Never: the clock was set forward from the first to the second of these local times.
    case never(from: Int64, to: Int64)
  }

  /// The instants at which the clock shows a local time, seconds since 1970-01-01T00:00 of the
  /// clock.
  public func instants(ofLocal local: Int64) -> Placing {
    let day: Int64 = 86_400
    // Offsets change at most once in two days, so that these two are all that can hold.
    let before = offset(at: local - day)
    let after = offset(at: local + day)
    let first = local - before
    let second = local - after
    let firstHolds = offset(at: first) == before
    let secondHolds = offset(at: second) == after
    switch (firstHolds, secondHolds) {
    case (true, true): return first == second ? .once(first) : .twice(first, second)
    case (true, false): return .once(first)
    case (false, true): return .once(second)
    case (false, false):
      let change = self.change(after: local - day - before, before: local + day - after)
      return .never(from: change + before, to: change + after)
    }
  }

  /// The instant at which the offset changes between two instants of different offsets.
  private func change(after start: Int64, before end: Int64) -> Int64 {
    var low = start
    var high = end
    let offset = offset(at: start)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if self.offset(at: middle) == offset { low = middle } else { high = middle }
    }
    return high
  }

  /// An offset as ISO 8601 writes it, `+08:00`.
  public static func text(ofOffset seconds: Int64) -> String {
    let minutes = abs(seconds) / 60
    let sign = seconds < 0 ? "-" : "+"
    return "\(sign)\(twoDigits(Int(minutes / 60))):\(twoDigits(Int(minutes % 60)))"
  }

  /// A local time of any clock as `2011-08-12T18:00`, seconds only where they are not 0.
  public static func text(ofLocal local: Int64) -> String {
    "\(dateText(ofLocal: local))T\(clockText(ofLocal: local))"
  }

  /// The date of a local time as `2011-08-12`.
  public static func dateText(ofLocal local: Int64) -> String {
    let (year, month, day) = civil(ofDay: floorDivided(local, 86_400))
    return "\(year)-\(twoDigits(month))-\(twoDigits(day))"
  }

  /// The time of day of a local time as `18:00`, seconds only where they are not 0.
  public static func clockText(ofLocal local: Int64) -> String {
    Scenarios.clockText(Int(local - floorDivided(local, 86_400) * 86_400))
  }

  /// Division that rounds down, for times before 1970.
  static func floorDivided(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }

  /// Year, month and day of a number of days since 1970-01-01.
  ///
  /// The inverse of `CivilDate.daysSinceEpoch`, by eras of 400 years counted from March.
  static func civil(ofDay days: Int64) -> (Int, Int, Int) {
    let shifted = days + 719_468
    let era = floorDivided(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let leaps = dayOfEra / 1_460 - dayOfEra / 36_524 + dayOfEra / 146_096
    let yearOfEra = (dayOfEra - leaps) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let calendarMonth = month < 10 ? month + 3 : month - 9
    let year = yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0)
    return (Int(year), Int(calendarMonth), Int(day))
  }
}
