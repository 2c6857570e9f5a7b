/// A day of the Gregorian calendar.
public struct CivilDate: Hashable, Sendable, Comparable {
  /// The year, 1900 to 2199.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// The years that a date may have: before and after them no staffing table makes sense.
  public static let years = 1_900...2_199

  /// The date, or nil when the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The days of a month: 28 to 31.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01, negative before it.
  ///
  /// Source of the formula: the year is counted from March, so that the leap day is its last; the
  /// days before month m (0 = March) are then (153 m + 2) / 5.
  public var daysSinceEpoch: Int {
    let shifted = month > 2 ? year : year - 1
    let fromMarch = (month + 9) % 12
    let dayOfYear = (153 * fromMarch + 2) / 5 + day - 1
    let leapDays = shifted / 4 - shifted / 100 + shifted / 400
    return shifted * 365 + leapDays + dayOfYear - 719_468
  }

  /// Orders days by time.
  public static func < (a: CivilDate, b: CivilDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  /// The date as ISO 8601 writes it.
  public var text: String { "\(year)-\(twoDigits(month))-\(twoDigits(day))" }
}

/// A date with a time of day and, where it was written, an offset from UTC.
public struct DateTime: Hashable, Sendable {
  /// The day.
  public let date: CivilDate
  /// Seconds since midnight, 0 to 86,399.
  public let second: Int
  /// Seconds east of UTC, or nil where none was written.
  public let offset: Int?

  /// Makes a date-time; the caller holds the ranges.
  public init(date: CivilDate, second: Int, offset: Int?) {
    self.date = date
    self.second = second
    self.offset = offset
  }

  /// Seconds since 1970-01-01T00:00, on the clock that was written (local time).
  public var localSeconds: Int { date.daysSinceEpoch * 86_400 + second }

  /// Seconds since 1970-01-01T00:00Z, or nil without an offset.
  public var epochSeconds: Int? { offset.map { localSeconds - $0 } }
}

/// A time of day, or a date with one.
public enum Moment: Hashable, Sendable {
  /// Seconds since midnight.
  case clock(Int)
  /// A full date and time.
  case dateTime(DateTime)
}

/// A number from 0 to 99 with a leading zero where it has one digit.
func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// Seconds since midnight as `hh:mm`, or `hh:mm:ss` where seconds are not 0.
func clockText(_ second: Int) -> String {
  let text = "\(twoDigits(second / 3_600)):\(twoDigits(second / 60 % 60))"
  return second % 60 == 0 ? text : "\(text):\(twoDigits(second % 60))"
}
