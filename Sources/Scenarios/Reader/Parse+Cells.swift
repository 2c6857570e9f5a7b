import Study

extension Parse {
  /// A duration in a table, in microseconds: `hh:mm:ss`, bare seconds, or with a unit.
  ///
  /// Errors: those of `duration`; two fields as in `03:10` may be minutes or hours and are refused.
  public static func cellDuration(_ text: String) throws(ScalarFault) -> Int64 {
    if NumberParts(text[...]).rest.isEmpty, !text.isEmpty {
      _ = try number(text)
      return try duration(text + "s")
    }
    let fields = text.split(separator: ":", omittingEmptySubsequences: false)
    guard fields.count == 3, (1...4).contains(fields[0].utf8.count), fields[1].utf8.count == 2,
      fields[2].utf8.count == 2 || fields[2].dropFirst(2).first == "."
    else {
      if fields.count == 2 {
        throw ScalarFault(
          .clockAsDuration,
          "\(Display.quote(text)) may be minutes and seconds or hours and minutes",
          help: "write all three fields, such as `00:\(text)`, or seconds")
      }
      return try duration(text)
    }
    let digits = Set("0123456789".utf8)
    guard fields[0].utf8.allSatisfy(digits.contains), fields[1].utf8.allSatisfy(digits.contains),
      let hours = Int64(fields[0]), let minutes = Int64(fields[1]), minutes < 60
    else {
      throw ScalarFault(
        .notADuration, "\(Display.quote(text)) is not a duration",
        help: "write hours, minutes and seconds, such as `00:03:10`")
    }
    let lead = fields[2].first == "0" ? fields[2].dropFirst() : fields[2]
    let seconds = try duration(String(lead) + "s")
    guard seconds < 60_000_000 else {
      throw ScalarFault(
        .notADuration, "\(Display.quote(text)) is not a duration", help: "seconds go up to 59")
    }
    return (hours * 60 + minutes) * 60_000_000 + seconds
  }

  /// A time in a table: as `moment`, and a single digit may stand for the hour.
  public static func cellMoment(_ text: String) throws(ScalarFault) -> Moment {
    let isShort = text.utf8.dropFirst().first == 0x3A
    return try moment(isShort ? "0" + text : text)
  }
}
