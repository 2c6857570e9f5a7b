import Study

extension Field {
  /// A duration such as `30s`, in microseconds.
  ///
  /// With `aboveZero`, `0s` is refused.
  public func duration(aboveZero: Bool = false) -> Int64? {
    guard let value = read("a duration like `30s`", Parse.duration) else { return nil }
    guard value > 0 || !aboveZero else {
      error(.outOfRange, "a duration of 0 makes no sense here", help: "write more than `0s`")
      return nil
    }
    return value
  }

  /// A share such as `80%`, as a part of 1.
  ///
  /// `maximum` is a part of 1.
  public func share(maximum: Double = 1) -> Double? {
    read("a share like `80%`") { (text) throws(ScalarFault) in
      try Parse.share(text, maximum: maximum)
    }
  }

  /// A rate such as `120/h`, per second.
  public func rate() -> Double? { read("a rate like `120/h`", Parse.rate) }

  /// A finite number in a range.
  ///
  /// The range is closed unless `above` is given, which is excluded.
  public func number(
    in range: ClosedRange<Double> = -Double
      .greatestFiniteMagnitude...Double.greatestFiniteMagnitude,
    above: Double? = nil
  ) -> Double? {
    guard let value = read("a number like `1.5`", quotable: false, Parse.number) else { return nil }
    if let above, value <= above {
      error(
        .outOfRange, "\(found) is out of range",
        help: "write a number above \(Parse.plain(above))")
      return nil
    }
    guard range.contains(value) else {
      error(.outOfRange, "\(found) is out of range", help: "write a number \(words(range))")
      return nil
    }
    return value
  }

  /// A whole number in a range.
  public func whole(in range: ClosedRange<Int> = 0...Int.max) -> Int? {
    read("a whole number like `40`", quotable: false) { (text) throws(ScalarFault) in
      try Parse.whole(text, in: range)
    }
  }

  /// A whole number, or one word in its place, such as `unlimited`.
  public func whole(in range: ClosedRange<Int> = 0...Int.max, orWord word: String) -> OrWord<Int>? {
    if isWord(word) { return .word }
    return read("a whole number or `\(word)`", quotable: false) { (text) throws(ScalarFault) in
      do throws(ScalarFault) {
        return .value(try Parse.whole(text, in: range))
      } catch {
        guard error.code == .notANumber, text.contains(where: \.isLetter) else { throw error }
        throw ScalarFault(error.code, error.problem, help: "write a whole number or `\(word)`")
      }
    }
  }

  /// A value, or the one word that may stand in its place.
  public enum OrWord<Value: Sendable>: Sendable {
    case value(Value)
    case word
  }

  /// `true` or `false`.
  public func boolean() -> Bool? { read("`true` or `false`", quotable: false, Parse.boolean) }

  /// A time of day, in seconds since midnight.
  public func clock(allowingMidnightEnd: Bool = false) -> Int? {
    read("a time of day like `08:00`") { (text) throws(ScalarFault) in
      try Parse.clock(text, allowingMidnightEnd: allowingMidnightEnd)
    }
  }

  /// A date such as `2011-08-12`.
  public func date() -> CivilDate? { read("a date like `2011-08-12`", Parse.date) }

  /// A date and time such as `2011-08-12T00:00+08:00`.
  public func dateTime() -> DateTime? {
    read("a date and time like `2011-08-12T00:00+08:00`", Parse.dateTime)
  }

  /// A time of day, or a full date and time.
  public func moment() -> Moment? { read("a time like `18:00`", Parse.moment) }

  /// A name or title: free text of at most 200 characters in one line.
  public func name() -> String? { read("a name", Parse.name) }

  /// Any text that is not empty, such as a path.
  public func text() -> String? {
    read("a text") { (text) throws(ScalarFault) in
      if text.isEmpty {
        throw ScalarFault(.emptyName, "the text is empty", help: "write something")
      }
      return text
    }
  }

  /// Whether exactly this word stands here, such as `none` or `all`.
  public func isWord(_ word: String) -> Bool { node?.scalar?.text == word }

  /// One of a few words.
  public func word(among choices: [String]) -> String? {
    guard let scalar = node?.scalar, node?.isEmpty == false else {
      expected("one of \(Display.list(choices.map { "`\($0)`" }, last: .or))")
      return nil
    }
    if choices.contains(scalar.text) { return scalar.text }
    reportUnknownChoice(scalar.text, at: span, among: choices)
    return nil
  }

  /// A name that was defined elsewhere; an unknown one is reported with the nearest spelling.
  ///
  /// `what` is the kind of thing, such as `center`.
  public func reference(to known: [String], what: Phrase) -> String? {
    position(in: known, what: what).map { known[$0] }
  }

  /// The position of a name among names that were defined elsewhere, from 0; an unknown one is
  /// reported with the nearest spelling.
  public func position(in known: [String], what: Phrase) -> Int? {
    guard let name = name() else { return nil }
    if let position = faults.namePositions.position(of: name, in: known) { return position }
    let near = faults.nearest(to: name, among: known)
    let more = known.count - 12
    let shown = known.prefix(12).map { Display.quote($0, limit: 40) }.joined(separator: ", ")
    let all: Phrase =
      known.isEmpty
      ? "no \(what) is defined"
      : more > 0 ? "defined: \(shown) and \(more) more" : "defined: \(shown)"
    error(
      .unknownName, "there is no \(what) \(Display.quote(name))",
      help: near.map { "did you mean \(Display.quote($0))? (\(all))" } ?? all)
    return nil
  }

  private var found: Phrase { node?.found ?? "nothing" }

  private func read<Value>(
    _ what: Phrase, quotable: Bool = true, _ parse: (String) throws(ScalarFault) -> Value
  ) -> Value? {
    guard let node else { return nil }
    guard let scalar = node.scalar, !node.isEmpty else {
      expected(what)
      return nil
    }
    do {
      let value = try parse(scalar.text)
      guard quotable || !scalar.isQuoted else {
        error(
          .quotedNumber, "\(found) is in quotes and so is text", help: "delete the quotes")
        return nil
      }
      return value
    } catch {
      self.error(error.code, error.problem, help: error.help)
      return nil
    }
  }

  private func words(_ range: ClosedRange<Double>) -> Phrase {
    let (low, high) = (range.lowerBound, range.upperBound)
    let isBelow = low <= -Double.greatestFiniteMagnitude
    if high >= Double.greatestFiniteMagnitude {
      return isBelow ? "such as `1.5`" : "of at least \(Parse.plain(low))"
    }
    return isBelow
      ? "of at most \(Parse.plain(high))" : "from \(Parse.plain(low)) to \(Parse.plain(high))"
  }
}

extension Parse {
  /// The characters of a name at most.
  public static let longestName = 200

  /// A name or title: one line of text without hidden characters.
  ///
  /// Errors: `nameTooLong`, `emptyName`, and the codes of hidden characters.
  public static func name(_ text: String) throws(ScalarFault) -> String {
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw ScalarFault(.emptyName, "the name is empty", help: "write a name")
    }
    guard text.unicodeScalars.count <= longestName else {
      throw ScalarFault(
        .nameTooLong, "the name \(Display.quote(text, limit: 40)) is too long",
        help: "a name has at most \(longestName) characters")
    }
    if let hidden = text.unicodeScalars.first(where: Display.isHidden) {
      throw ScalarFault(
        TextCheck.refusal(of: hidden) ?? .invisibleCharacter,
        "\(TextCheck.describe(hidden)) cannot stand in a name", help: "delete it")
    }
    return text
  }
}
