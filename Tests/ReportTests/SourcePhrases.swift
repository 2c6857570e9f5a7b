import Foundation

/// The string literals of the sources as the phrases that they are: `\(...)` is a place, `{1}`, and
/// literals joined by `+` are one phrase.
struct SourcePhrases {
  /// Every literal.
  private(set) var literals: [String] = []
  /// Those that stand in a call of `words`, and all of the files that hold nothing but phrases.
  private(set) var translated: [String] = []
  /// Plurals of the nouns in calls of `plural` and `Phrase.count`.
  private(set) var plurals: [String] = []
  /// Sums with places in files that do not import `Study`, where the sum of phrases is not seen:
  /// the values are in the text by the time that a catalog is asked for it.
  private(set) var strays: [String] = []

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The phrases of all sources.
  static let all: SourcePhrases = {
    var phrases = SourcePhrases()
    let sources = root.appending(path: "Sources")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
      let name = file.deletingPathExtension().lastPathComponent
      phrases.add(
        text, isLanguage: file.path.contains("/Language/"),
        seesSums: text.split(separator: "\n").contains("import Study"),
        isAllPhrases: name.hasPrefix("RoutingListing") && name != "RoutingListing+Names")
    }
    return phrases
  }()

  /// The calls whose arguments tell of a fault.
  private static let faults: Set = [
    "error", "warning", "fault", "Fault", "ScalarFault", "refuse", "warn", "forbid", "ErlangError",
    "require", "requirePositive", "requireNonnegative", "requireShare", "requireSize",
    "unattainable",
  ]

  private mutating func add(
    _ text: String, isLanguage: Bool, seesSums: Bool, isAllPhrases: Bool
  ) {
    var scanner = LiteralScanner(text)
    while let found = scanner.next() {
      literals.append(found.phrase)
      for part in found.inner where part.contains("\"") {
        add(part, isLanguage: isLanguage, seesSums: seesSums, isAllPhrases: isAllPhrases)
      }
      let isPhrase = found.call == "words" || (isLanguage && found.call == "self")
      if isAllPhrases, found.phrase.contains(where: \.isLetter) {
        translated.append(found.phrase)
      }
      let isFault = Self.faults.contains(found.outerCall ?? "") && found.phrase.contains(" ")
      if isFault, found.phrase.contains(where: \.isLetter) { translated.append(found.phrase) }
      if isPhrase, found.isSum, found.phrase.contains("{1}"), !seesSums {
        strays.append(found.phrase)
      }
      if isPhrase {
        translated.append(found.sense.map { "\(found.phrase) [\($0)]" } ?? found.phrase)
      }
      if found.isLastArgument, !found.phrase.contains(" ") || found.phrase.count < 20 {
        let plural = "{1} \(found.phrase)s"
        if found.outerCall == "plural" { translated.append(plural) }
        plurals += [plural, "{1} \(found.phrase)"]
      }
    }
  }
}

/// Finds literals one after the other.
private struct LiteralScanner {
  struct Found {
    /// The literal with its places.
    var phrase: String
    /// The name of the call that it is the first argument of.
    var call: String?
    /// The name of the call that it is an argument of.
    var outerCall: String?
    /// What stands behind `as:` after it.
    var sense: String?
    /// Whether the call ends behind it.
    var isLastArgument = false
    /// Whether it is put together from several.
    var isSum = false
    /// What stands in its places.
    var inner: [String] = []
  }

  private let text: [Character]
  private var position = 0
  /// The calls that are open: their names, and where their arguments begin.
  private var calls: [(name: String, start: Int)] = []
  private var inner: [String] = []

  init(_ text: String) { self.text = Array(text) }

  private func sees(_ word: String, at place: Int) -> Bool {
    place + word.count <= text.count && String(text[place..<place + word.count]) == word
  }

  mutating func next() -> Found? {
    while position < text.count {
      switch text[position] {
      case "/" where sees("//", at: position):
        while position < text.count, text[position] != "\n" { position += 1 }
      case "(":
        calls.append((name(before: position), position + 1))
        position += 1
      case ")":
        _ = calls.popLast()
        position += 1
      case "\"": return found()
      default: position += 1
      }
    }
    return nil
  }

  /// The identifier before a parenthesis; of a member, as in `.words(`, none.
  private func name(before place: Int) -> String {
    var start = place
    while start > 0, text[start - 1].isLetter || text[start - 1].isNumber { start -= 1 }
    let name = String(text[start..<place])
    // What the screen is told is no fault.
    if name == "error", sees("Screen.", at: max(0, start - 7)) { return "" }
    if start > 0, text[start - 1] == ".", name == "words" {
      // `page.words(` is a call of a property, `.words(` a column of a table.
      return start > 1 && text[start - 2].isLetter ? name : ""
    }
    return name
  }

  private mutating func found() -> Found {
    let call = calls.last
    let isFirst = call.map { blank($0.start, position) } ?? false
    var places = 0
    inner = []
    var phrase = literal(&places)
    var isSum = false
    while let following = sum() {
      isSum = true
      position = following
      phrase += literal(&places)
    }
    var found = Found(
      phrase: phrase, call: isFirst ? call?.name : nil, outerCall: call?.name, isSum: isSum,
      inner: inner)
    var rest = position
    while rest < text.count, text[rest].isWhitespace { rest += 1 }
    found.isLastArgument = rest < text.count && text[rest] == ")"
    let mark = ", as: \""
    if sees(mark, at: rest) {
      let sense = text[(rest + mark.count)...].prefix { $0 != "\"" }
      found.sense = String(sense)
    }
    return found
  }

  private func blank(_ start: Int, _ end: Int) -> Bool {
    text[start..<end].allSatisfy(\.isWhitespace)
  }

  /// Where the next literal begins, if a sum goes on with one.
  private func sum() -> Int? {
    var place = position
    while place < text.count, text[place].isWhitespace { place += 1 }
    guard place < text.count, text[place] == "+" else { return nil }
    place += 1
    while place < text.count, text[place].isWhitespace { place += 1 }
    return place < text.count && text[place] == "\"" ? place : nil
  }

  /// Reads a literal from its first quote on.
  private mutating func literal(_ places: inout Int) -> String {
    let isLong = sees("\"\"\"", at: position)
    let end = isLong ? "\"\"\"" : "\""
    position += end.count
    var phrase = ""
    while position < text.count, !sees(end, at: position) {
      guard text[position] == "\\" else {
        phrase.append(text[position])
        position += 1
        continue
      }
      position += 1
      switch text[position] {
      case "(":
        places += 1
        phrase += "{\(places)}"
        let start = position + 1
        skipInterpolation()
        inner.append(String(text[start..<max(start, position - 1)]))
      case "n":
        phrase += "\n"
        position += 1
      case "\n":
        // The line goes on in the next one, whose indentation is no text.
        position += 1
        while position < text.count, text[position] == " " { position += 1 }
      case "u":
        let hex = text[position...].drop { $0 != "{" }.dropFirst().prefix { $0 != "}" }
        if let code = UInt32(String(hex), radix: 16), let scalar = Unicode.Scalar(code) {
          phrase.unicodeScalars.append(scalar)
        }
        position += hex.count + 3
      default:
        phrase.append(text[position])
        position += 1
      }
    }
    position += end.count
    return isLong ? Self.unindented(phrase) : phrase
  }

  /// Goes behind the parenthesis that closes an interpolation.
  private mutating func skipInterpolation() {
    var depth = 0
    repeat {
      switch text[position] {
      case "(": depth += 1
      case ")": depth -= 1
      case "\"":
        let kept = inner
        var places = 0
        _ = literal(&places)
        inner = kept
        continue
      default: break
      }
      position += 1
    } while depth > 0 && position < text.count
  }

  /// A literal of several lines without the indentation of its last one.
  private static func unindented(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    let indent = lines.popLast()?.count ?? 0
    return lines.map { String($0.dropFirst(indent)) }.joined(separator: "\n")
  }
}
