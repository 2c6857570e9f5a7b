import Study

extension Parse {
  /// A time of day `hh:mm` or `hh:mm:ss`, in seconds since midnight.
  ///
  /// `24:00` is the end of a day and taken only where `allowingMidnightEnd` says so. Errors:
  /// `notAClockTime`, `clockOutOfRange`.
  public static func clock(
    _ text: String, allowingMidnightEnd: Bool = false
  ) throws(ScalarFault) -> Int {
    let help: Phrase = "write hours and minutes of a 24-hour day, such as `08:00`"
    guard let fields = digitFields(text[...], separator: ":"), (2...3).contains(fields.count),
      fields.allSatisfy({ $0.value != nil })
    else {
      throw ScalarFault(
        .notAClockTime, "\(Display.quote(text)) is not a time of day", help: help)
    }
    let values = fields.compactMap(\.value)
    guard fields.dropFirst().allSatisfy({ $0.width == 2 }), (1...2).contains(fields[0].width) else {
      throw ScalarFault(
        .notAClockTime, "\(Display.quote(text)) is not a time of day", help: help)
    }
    let second = values[0] * 3_600 + values[1] * 60 + (values.count == 3 ? values[2] : 0)
    let isEnd = allowingMidnightEnd && second == 86_400
    guard values[0] < 24 || isEnd, values[1] < 60, values.count < 3 || values[2] < 60 else {
      throw ScalarFault(
        .clockOutOfRange, "\(Display.quote(text)) is no time of a 24-hour day",
        help: allowingMidnightEnd ? "write 00:00 to 24:00" : "write 00:00 to 23:59")
    }
    guard fields[0].width == 2 else {
      throw ScalarFault(
        .notAClockTime, "\(Display.quote(text)) is not written as a time of day is",
        help: "write `0\(text)`")
    }
    return second
  }

  /// A date `yyyy-mm-dd`.
  ///
  /// Errors: `notADate`, `dateOutOfRange`, `ambiguousDate` for `03/04/2026`.
  public static func date(_ text: String) throws(ScalarFault) -> CivilDate {
    try date(text[...], in: text)
  }

  private static func date(_ part: Substring, in text: String) throws(ScalarFault) -> CivilDate {
    if part.contains("/") || part.contains(".") { throw slashedDate(text, part) }
    guard let fields = digitFields(part, separator: "-"), fields.map(\.width) == [4, 2, 2] else {
      throw ScalarFault(
        .notADate, "\(Display.quote(text)) is not a date",
        help: "write year, month and day, such as `2011-08-12`")
    }
    let values = fields.compactMap(\.value)
    if let date = CivilDate(year: values[0], month: values[1], day: values[2]) { return date }
    let help: Phrase
    if !CivilDate.years.contains(values[0]) {
      help = "years go from 1900 to 2199"
    } else if (1...12).contains(values[1]) {
      let days = CivilDate.days(inMonth: values[1], of: values[0])
      help = "month \(values[1]) of \(values[0]) has \(days) days"
    } else {
      help = "months go from 01 to 12"
    }
    throw ScalarFault(
      .dateOutOfRange, "\(Display.quote(text)) is not a day of the calendar", help: help)
  }

  private static func slashedDate(_ text: String, _ part: Substring) -> ScalarFault {
    let separator: Character = part.contains("/") ? "/" : "."
    let generic: Phrase = "write year, month and day, such as `2011-08-12`"
    let plain = ScalarFault(
      .notADate, "\(Display.quote(text)) is not written as a date is", help: generic)
    guard let fields = digitFields(part, separator: separator), fields.count == 3 else {
      return plain
    }
    let values = fields.compactMap(\.value)
    guard values.count == 3 else { return plain }
    if fields[0].width == 4 {
      guard let date = CivilDate(year: values[0], month: values[1], day: values[2]) else {
        return plain
      }
      return ScalarFault(.notADate, plain.problem, help: "write `\(date.text)`")
    }
    guard fields[2].width == 4 else { return plain }
    let dayFirst = CivilDate(year: values[2], month: values[1], day: values[0])
    let monthFirst = CivilDate(year: values[2], month: values[0], day: values[1])
    switch (dayFirst, monthFirst) {
    case (let day?, let month?) where day != month:
      return ScalarFault(
        .ambiguousDate, "\(Display.quote(text)) reads two ways: \(day.text) and \(month.text)",
        help: "write `\(day.text)` or `\(month.text)`")
    case (let date?, _), (nil, let date?):
      return ScalarFault(.notADate, plain.problem, help: "write `\(date.text)`")
    default: return plain
    }
  }

  /// A date and time such as `2011-08-12T00:00+08:00`, `2011-08-12T00:00Z` or, without an offset,
  /// `2011-08-12T00:00`; a space may stand for the `T`.
  ///
  /// Errors: those of `date` and `clock`.
  public static func dateTime(_ text: String) throws(ScalarFault) -> DateTime {
    guard let gap = text.firstIndex(where: { $0 == "T" || $0 == " " }) else {
      _ = try date(text)
      throw ScalarFault(
        .notADate, "\(Display.quote(text)) is a date without a time",
        help: "write `\(text)T00:00` for its first moment")
    }
    let date = try date(text[..<gap], in: text)
    var rest = text[text.index(after: gap)...]
    var offset: Int?
    if rest.hasSuffix("Z") {
      offset = 0
      rest = rest.dropLast()
    } else if let sign = rest.lastIndex(where: { $0 == "+" || $0 == "-" || $0 == "−" }) {
      offset = try utcOffset(rest[sign...], in: text)
      rest = rest[..<sign]
    }
    return DateTime(date: date, second: try clock(String(rest)), offset: offset)
  }

  private static func utcOffset(_ part: Substring, in text: String) throws(ScalarFault) -> Int {
    guard let fields = digitFields(part.dropFirst(), separator: ":"),
      fields.map(\.width) == [2, 2], let hours = fields[0].value, let minutes = fields[1].value
    else {
      throw ScalarFault(
        .notADate, "\(Display.quote(text)) has an offset from UTC that cannot be read",
        help: "write the offset as `+08:00`")
    }
    // The offsets in use go from -12:00 to +14:00.
    let seconds = (hours * 60 + minutes) * 60
    let isWest = part.first != "+"
    guard minutes < 60, seconds <= (isWest ? 12 : 14) * 3_600 else {
      throw ScalarFault(
        .clockOutOfRange, "\(Display.quote(text)) has an offset from UTC that no place uses",
        help: "offsets go from -12:00 to +14:00")
    }
    return isWest ? -seconds : seconds
  }

  /// A time of day, or a full date and time.
  public static func moment(_ text: String) throws(ScalarFault) -> Moment {
    let isDated = text.contains("-") || text.contains("/") || text.contains("T")
    return isDated ? .dateTime(try dateTime(text)) : .clock(try clock(text))
  }

  /// Runs of digits between separators, at most four digits each; nil for anything else.
  private static func digitFields(
    _ text: Substring, separator: Character
  ) -> [(value: Int?, width: Int)]? {
    guard text.utf8.count <= 24 else { return nil }
    let fields = text.split(separator: separator, omittingEmptySubsequences: false)
    guard
      fields.allSatisfy({ field in
        (1...4).contains(field.utf8.count) && field.utf8.allSatisfy { (0x30...0x39).contains($0) }
      })
    else { return nil }
    return fields.map { (Int($0), $0.utf8.count) }
  }
}
