import Study

extension Parse {
  /// The longest duration that can be written: ten years of 365 days, in microseconds.
  public static let longestDuration: Int64 = 10 * 365 * 86_400 * 1_000_000

  private static let durationUnits: [(name: String, microseconds: Double)] = [
    ("ms", 1e3), ("s", 1e6), ("min", 60e6), ("h", 3_600e6),
  ]

  private static let unitSpellings: [String: String] = [
    "sec": "s", "secs": "s", "second": "s", "seconds": "s", "秒": "s", "秒钟": "s",
    "m": "min", "mins": "min", "minute": "min", "minutes": "min", "分": "min", "分钟": "min",
    "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "时": "h", "小时": "h", "小時": "h",
    "msec": "ms", "millisecond": "ms", "milliseconds": "ms", "毫秒": "ms",
  ]

  /// A duration such as `30s`, `1.5h` or `500ms`, in whole microseconds (rounded to the nearest).
  ///
  /// Errors: `missingUnit`, `unknownUnit`, `notADuration`, `clockAsDuration`, `outOfRange` (below 0
  /// or above ten years), `tooSmallToHold` (above 0 but below half a microsecond), and those of
  /// `number`.
  public static func duration(_ text: String) throws(ScalarFault) -> Int64 {
    try refuseClockAsDuration(text)
    try refuseOtherNotations(text[...])
    let parts = NumberParts(text[...])
    guard parts.isNumber else {
      throw ScalarFault(
        .notADuration, "\(Display.quote(text)) is not a duration",
        help: "write a number and a unit, such as `30s`, `5min` or `2h`")
    }
    let number = String(parts.mantissa)
    guard !parts.rest.isEmpty else {
      throw ScalarFault(
        .missingUnit, "\(Display.quote(text)) has no unit; a duration needs one",
        help: "write `\(number)s`, `\(number)min` or `\(number)h`")
    }
    guard let unit = durationUnits.first(where: { $0.name == parts.rest }) else {
      throw unknownDurationUnit(text, number, String(parts.rest))
    }
    return try microseconds(text, try value(of: parts.mantissa) * unit.microseconds)
  }

  private static func microseconds(_ text: String, _ exact: Double) throws(ScalarFault) -> Int64 {
    guard exact >= 0 else {
      throw ScalarFault(
        .outOfRange, "\(Display.quote(text)) is below 0", help: "write a duration of 0s or more")
    }
    guard exact <= Double(longestDuration) else {
      throw ScalarFault(
        .outOfRange, "\(Display.quote(text)) is longer than ten years",
        help: "write a duration of at most 87600h")
    }
    guard exact == 0 || exact >= 0.5 else {
      throw ScalarFault(
        .tooSmallToHold, "\(Display.quote(text)) is shorter than a microsecond",
        help: "durations are held in microseconds; write `0s` if that is meant")
    }
    return Int64(exact.rounded())
  }

  private static func unknownDurationUnit(
    _ text: String, _ number: String, _ unit: String
  ) -> ScalarFault {
    let trimmed = unit.drop { $0 == " " }.lowercased()
    let code = FaultCode.unknownUnit
    if let known = durationUnits.first(where: { $0.name == trimmed })?.name
      ?? unitSpellings[trimmed]
    {
      return ScalarFault(
        code, "\(Display.quote(text)) is not written as a duration is",
        help: "write `\(number)\(known)`")
    }
    if ["d", "day", "days", "天", "日", "w", "week", "weeks"].contains(trimmed) {
      return ScalarFault(
        code, "\(Display.quote(text)) is in days or weeks, and a day can have 23, 24 or 25 hours",
        help: "write hours: a day is `24h`, a week `168h`")
    }
    if trimmed == "%" || trimmed.hasPrefix("/") {
      return ScalarFault(
        .notADuration, "\(Display.quote(text)) is not a duration",
        help: "write a number and a unit of time, such as `30s`, `5min` or `2h`")
    }
    if NumberParts(trimmed[...].drop { ("a"..."z").contains($0) }).isNumber {
      return ScalarFault(
        code, "\(Display.quote(text)) is in two units",
        help: "write one number with one unit, such as `90min` for an hour and a half")
    }
    return ScalarFault(
      code, "\(Display.quote(unit)) is not a unit of time",
      help: "write `\(number)s`, `\(number)min` or `\(number)h`; milliseconds are `ms`")
  }

  /// `8:30` may be minutes or hours or a time of day, and is refused with all that it may mean.
  private static func refuseClockAsDuration(_ text: String) throws(ScalarFault) {
    let fields = text.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
    guard fields.count > 1 else { return }
    let numbers = fields.compactMap { $0.utf8.count <= 4 ? Int($0) : nil }
    let generic: Phrase = "write a number and a unit, such as `30s`, `5min` or `2h`"
    guard numbers.count == fields.count, numbers.allSatisfy({ $0 >= 0 }) else {
      throw ScalarFault(
        .clockAsDuration, "\(Display.quote(text)) is not a duration", help: generic)
    }
    if numbers.count == 2 {
      let seconds = numbers[0] * 60 + numbers[1]
      let hour = numbers[0] < 10 ? "0\(numbers[0])" : "\(numbers[0])"
      let minute = numbers[1] < 10 ? "0\(numbers[1])" : "\(numbers[1])"
      throw ScalarFault(
        .clockAsDuration,
        "\(Display.quote(text)) may be minutes and seconds, hours and minutes, or a time of day",
        help:
          "write `\(seconds)s`, `\(seconds)min`, "
          + "or where a time of day stands \"\(hour):\(minute)\""
      )
    }
    guard numbers.count == 3 else {
      throw ScalarFault(
        .clockAsDuration, "\(Display.quote(text)) is not a duration", help: generic)
    }
    throw ScalarFault(
      .clockAsDuration, "\(Display.quote(text)) is not written as a duration is",
      help: "write `\((numbers[0] * 60 + numbers[1]) * 60 + numbers[2])s`")
  }

  /// A share such as `80%`, as a part of 1; correctly rounded.
  ///
  /// Errors: `shareWithoutPercent`, `notAShare`, `shareOutOfRange` (below 0 or above `maximum`),
  /// and those of `number`. `maximum` is a part of 1, infinity where more than all makes sense.
  public static func share(_ text: String, maximum: Double = 1) throws(ScalarFault) -> Double {
    try refuseOtherNotations(text[...])
    let parts = NumberParts(text[...])
    guard parts.isNumber, parts.rest.isEmpty || parts.rest == "%" else {
      let isSpaced = parts.isNumber && parts.rest.drop { $0 == " " } == "%"
      throw ScalarFault(
        .notAShare, "\(Display.quote(text)) is not a share",
        help: isSpaced
          ? "write `\(parts.mantissa)%`, without the space"
          : "write a share as a percentage, such as `80%`")
    }
    guard !parts.rest.isEmpty else {
      let bare = try value(of: parts.mantissa)
      throw ScalarFault(
        .shareWithoutPercent, "\(Display.quote(text)) is not a share: the percent sign is missing",
        help: shareHelp(bare, String(parts.mantissa)))
    }
    let value = try percent(parts.mantissa)
    guard value >= 0, value <= maximum else {
      let most: Phrase =
        maximum.isFinite ? "from 0% to \(plain(maximum * 100))%" : "of at least 0%"
      throw ScalarFault(
        .shareOutOfRange, "\(Display.quote(text)) is out of range", help: "write a share \(most)")
    }
    return value
  }

  private static func shareHelp(_ bare: Double, _ text: String) -> Phrase {
    if bare == 1 { return "write `100%` for all of it, `1%` for one in a hundred" }
    return bare > 0 && bare < 1 ? "write `\(plain(bare * 100))%`" : "write `\(text)%`"
  }

  /// The hundredth of a number, rounded once: 0.1% is the double next to 0.001.
  private static func percent(_ digits: Substring) throws(ScalarFault) -> Double {
    let value = try value(of: digits)
    if digits.contains(where: { $0 == "e" || $0 == "E" }) { return value / 100 }
    return Double(digits + "e-2").map { $0 + 0.0 } ?? value / 100
  }

  /// A number in its shortest form, without `.0`, rounded to 12 digits for a suggestion.
  static func plain(_ value: Double) -> String {
    let scaled = (value * 1e9).rounded() / 1e9
    let text = "\(scaled)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A rate such as `120/h`, `98/min` or `2/s`, per second.
  ///
  /// Errors: `missingUnit`, `unknownUnit`, `notARate`, `outOfRange` (below 0), those of `number`.
  public static func rate(_ text: String) throws(ScalarFault) -> Double {
    try refuseOtherNotations(text[...])
    let parts = NumberParts(text[...])
    let number = String(parts.mantissa)
    guard parts.isNumber else {
      throw ScalarFault(
        .notARate, "\(Display.quote(text)) is not a rate",
        help: "write a number and a unit, such as `120/h`, `98/min` or `2/s`")
    }
    guard !parts.rest.isEmpty else {
      throw ScalarFault(
        .missingUnit, "\(Display.quote(text)) has no unit; a rate needs one",
        help: "write `\(number)/h`, `\(number)/min` or `\(number)/s`")
    }
    let seconds: [Substring: Double] = ["/h": 3_600, "/min": 60, "/s": 1]
    guard let divisor = seconds[parts.rest] else {
      throw ScalarFault(
        parts.rest.hasPrefix("/") ? .unknownUnit : .notARate,
        "\(Display.quote(text)) is not a rate",
        help: "write `\(number)/h`, `\(number)/min` or `\(number)/s`")
    }
    let value = try value(of: parts.mantissa)
    guard value >= 0 else {
      throw ScalarFault(
        .outOfRange, "\(Display.quote(text)) is below 0", help: "write a rate of 0 or more")
    }
    return value / divisor
  }
}
