import Study

extension Parse {
  /// Longer numbers are refused before they are looked at.
  static let longestNumber = 64

  /// A finite number in decimal notation: `40`, `-3`, `0.25`, `1e-3`.
  ///
  /// Errors: `notANumber` and the codes beside it, `tooLargeToHold`, `tooSmallToHold`,
  /// `notFinite`, `numberTooLong`.
  public static func number(_ text: String) throws(ScalarFault) -> Double {
    let text = text[...]
    try refuseOtherNotations(text)
    let parts = NumberParts(text)
    guard parts.rest.isEmpty, parts.isNumber else {
      let hasUnit =
        parts.isNumber && parts.rest.first.map { $0.isLetter || "%/ ".contains($0) } == true
      throw ScalarFault(
        .notANumber, "\(Display.quote(text)) is not a number",
        help: hasUnit
          ? "a plain number stands here, without a unit: `\(parts.mantissa)`"
          : "write digits with a point, such as `40` or `0.25`")
    }
    return try value(of: parts.mantissa)
  }

  /// A whole number in a range.
  ///
  /// Errors: those of `number`, `notWhole`, `outOfRange`.
  public static func whole(
    _ text: String, in range: ClosedRange<Int> = 0...Int.max
  ) throws(ScalarFault) -> Int {
    let value = try number(text)
    guard value == value.rounded() else {
      throw ScalarFault(
        .notWhole, "\(Display.quote(text)) is not a whole number",
        help: "write a whole number \(words(range))")
    }
    let digits = text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard let whole = Int(digits) ?? Int(exactly: value) else {
      throw ScalarFault(
        .outOfRange, "\(Display.quote(text)) is too large",
        help: "write a whole number \(words(range))")
    }
    guard range.contains(whole) else {
      throw ScalarFault(
        .outOfRange, "\(Display.quote(text)) is out of range",
        help: "write a whole number \(words(range))")
    }
    return whole
  }

  /// `true` or `false`.
  public static func boolean(_ text: String) throws(ScalarFault) -> Bool {
    switch text {
    case "true": return true
    case "false": return false
    default:
      let help: Phrase =
        switch text.lowercased() {
        case "true", "yes", "on", "y", "1": "write `true`"
        case "false", "no", "off", "n", "0": "write `false`"
        default: "write `true` or `false`"
        }
      throw ScalarFault(
        .notABoolean, "\(Display.quote(text)) is neither `true` nor `false`", help: help)
    }
  }

  /// The value of a number whose notation is right.
  static func value(of digits: Substring) throws(ScalarFault) -> Double {
    guard let value = Double(digits), value.isFinite else {
      throw ScalarFault(
        .tooLargeToHold, "\(Display.quote(digits)) is too large to hold",
        help: "the largest number is about 1.8e308")
    }
    let mantissa = digits.prefix { $0 != "e" && $0 != "E" }
    let isNonzero = mantissa.contains { ("1"..."9").contains($0) }
    guard !value.isSubnormal, value != 0 || !isNonzero else {
      throw ScalarFault(
        .tooSmallToHold, "\(Display.quote(digits)) is too small to hold",
        help: "the smallest number above 0 is about 2.2e-308; write `0` if that is meant")
    }
    // Adding 0 turns -0 into 0, which compares alike and prints alike.
    return value + 0.0
  }

  /// Refuses what other languages read as a number, each with what to write instead.
  static func refuseOtherNotations(_ text: Substring) throws(ScalarFault) {
    guard !text.isEmpty else {
      throw ScalarFault(.noValue, "there is no value", help: "write a number")
    }
    guard text.utf8.count <= longestNumber else {
      guard text.utf8.allSatisfy({ NumberParts.isNumeric($0) || $0 == 0x3A }) else { return }
      throw ScalarFault(
        text.contains(":") ? .notANumber : .numberTooLong,
        "\(Display.quote(text)) is too long for a number",
        help: "a number has at most \(longestNumber) characters")
    }
    let unsigned = text.drop { $0 == "-" || $0 == "+" }
    let lower = unsigned.lowercased()
    if [".nan", ".inf"].contains(lower) {
      throw ScalarFault(
        .notFinite, "\(Display.quote(text)) is not a finite number", help: "write a finite number")
    }
    if let base = ["0x": 16, "0o": 8, "0b": 2][String(lower.prefix(2))] {
      let meant = Int(lower.dropFirst(2), radix: base)
      throw ScalarFault(
        .otherBase, "\(Display.quote(text)) is not in decimal notation",
        help: meant.map { "write `\($0)`" } ?? "write the number with the digits 0 to 9")
    }
    try refuseSeparators(text, unsigned)
  }

  private static func refuseSeparators(
    _ text: Substring, _ unsigned: Substring
  ) throws(ScalarFault) {
    let parts = NumberParts(text)
    if parts.mantissa.contains("_") {
      throw ScalarFault(
        .digitSeparator, "\(Display.quote(text)) has an underscore",
        help: "write `\(text.filter { $0 != "_" })`")
    }
    if parts.mantissa.contains(",") {
      let groups = parts.mantissa.drop { $0 == "-" || $0 == "+" }.split(
        separator: ",", omittingEmptySubsequences: false)
      let point = "`\(text.replacing(with: ".", for: ","))`"
      let isGrouped = groups.count > 1 && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
      let whole = text.filter { $0 != "," }
      let help: Phrase =
        switch (isGrouped, groups.count) {
        case (false, _): "write \(point)"
        case (true, 2):
          "write `\(whole)` without separators, or \(point) if the comma is a decimal point"
        case (true, _): "write `\(whole)` without separators"
        }
      throw ScalarFault(.decimalComma, "\(Display.quote(text)) has a comma", help: help)
    }
    let digits = parts.mantissa.drop { $0 == "-" || $0 == "+" }
    if digits.first == "0", let second = digits.dropFirst().first, ("0"..."9").contains(second),
      parts.isNumber, parts.rest.first != ":"
    {
      let meant = digits.drop { $0 == "0" }
      let zero = meant.first.map { ("0"..."9").contains($0) } == true ? "" : "0"
      throw ScalarFault(
        .leadingZero, "\(Display.quote(text)) starts with a zero, which some read as octal",
        help: "write `\((parts.mantissa.first == "-" ? "-" : "") + zero + meant + parts.rest)`")
    }
    guard let first = unsigned.unicodeScalars.first, first.value > 0x7F,
      first.properties.numericType == .decimal
    else { return }
    let plain = text.unicodeScalars.map { scalar -> String in
      guard scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue
      else { return String(scalar) }
      return String(Int(digit))
    }
    throw ScalarFault(
      .notANumber, "\(Display.quote(text)) has digits of another script or width",
      help: "write `\(plain.joined())`")
  }

  /// A range in words.
  static func words(_ range: ClosedRange<Int>) -> Phrase {
    switch (range.lowerBound, range.upperBound) {
    case (Int.min, Int.max): "such as `40`"
    case (let low, Int.max): "of at least \(low)"
    case (Int.min, let high): "of at most \(high)"
    case (let low, let high): "from \(low) to \(high)"
    }
  }
}

extension Substring {
  fileprivate func replacing(with new: Character, for old: Character) -> String {
    String(map { $0 == old ? new : $0 })
  }
}

/// The leading number of a text and what follows it, such as `1.5` and `h`.
struct NumberParts {
  let mantissa: Substring
  let rest: Substring

  static func isNumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || [0x2B, 0x2C, 0x2D, 0x2E, 0x5F, 0x45, 0x65].contains(byte)
  }

  init(_ text: Substring) {
    let bytes = text.utf8
    var end = bytes.startIndex
    while end < bytes.endIndex {
      let byte = bytes[end]
      guard Self.isNumeric(byte) else { break }
      if byte == 0x45 || byte == 0x65 {
        // An `e` is part of the number only before an exponent.
        var after = bytes[bytes.index(after: end)...]
        if let sign = after.first, sign == 0x2B || sign == 0x2D { after = after.dropFirst() }
        guard let digit = after.first, (0x30...0x39).contains(digit) else { break }
      }
      end = bytes.index(after: end)
    }
    mantissa = text[..<end]
    rest = text[end...]
  }

  /// Whether the mantissa is `[+-] digits [. digits] [e [+-] digits]`.
  var isNumber: Bool {
    var text = mantissa.utf8[...]
    func dropDigits() -> Int {
      let count = text.prefix { (0x30...0x39).contains($0) }.count
      text = text.dropFirst(count)
      return count
    }
    func dropSign() {
      if let sign = text.first, sign == 0x2B || sign == 0x2D { text = text.dropFirst() }
    }
    dropSign()
    let whole = dropDigits()
    if text.first == 0x2E {
      text = text.dropFirst()
      guard dropDigits() > 0 else { return false }
    } else if whole == 0 {
      return false
    }
    if let letter = text.first, letter == 0x45 || letter == 0x65 {
      text = text.dropFirst()
      dropSign()
      guard dropDigits() > 0 else { return false }
    }
    return text.isEmpty
  }
}
