import Scenarios
import Testing

/// What a message looks like, character by character.
///
/// Planted fault caught: a caret line built from characters instead of columns stands one column
/// too far left for each wide character before it.
@Suite struct RenderingTests {
  /// Marks the first `word` in a line of a source.
  private func rendered(_ line: String, marking word: String) throws -> [String] {
    let faults = Faults()
    let file = faults.addSource(name: "a.yaml", bytes: Array("first\n\(line)\nlast".utf8))
    let start = try #require(line.unicodeScalars.firstRange(of: Array(word.unicodeScalars)))
    let column = line.unicodeScalars.distance(
      from: line.startIndex, to: start.lowerBound)
    let span = SourceSpan(
      file: file, line: 2, column: column + 1, length: word.unicodeScalars.count)
    faults.error(.unknownKey, at: span, "m")
    let lines = faults.rendered().split(separator: "\n").map(String.init)
    try #require(lines.count == 3)
    return lines
  }

  @Test func caretStandsUnderTheSpan() throws {
    #expect(
      try rendered("  lines: 2.5 # x", marking: "2.5") == [
        "a.yaml:2:10: error SPW-0201: m",
        "    2 |   lines: 2.5 # x",
        "      |          ^~~",
      ])
  }

  @Test func wideCharactersTakeTwoColumns() throws {
    #expect(
      try rendered("深圳: {agnets: 四十}", marking: "agnets").suffix(2) == [
        "    2 | 深圳: {agnets: 四十}",
        "      |        ^~~~~~",
      ])
    #expect(try rendered("a: 四十 b", marking: "四十").last == "      |    ^~~~")
    #expect(try rendered("ｆ😀: x", marking: "x").last == "      |       ^")
  }

  @Test func marksOnLettersTakeNoColumn() throws {
    #expect(try rendered("e\u{301}tat: x", marking: "x").last == "      |       ^")
  }

  @Test func tabsReachTheNextFourthColumn() throws {
    #expect(
      try rendered("a\tb\tx", marking: "x").suffix(2) == [
        "    2 | a   b   x", "      |         ^",
      ])
  }

  @Test func hiddenCharactersAreShownAsCodePoints() throws {
    let line = "a\u{202E}b\u{1B}[31m\u{200B}c\u{7F}\u{85}: x"
    let lines = try rendered(line, marking: "x")
    #expect(lines[1] == "    2 | a<U+202E>b<U+001B>[31m<U+200B>c<U+007F><U+0085>: x")
    #expect(lines[2].count == lines[1].count)
    #expect(lines[2].hasSuffix("^"))
  }

  @Test func messagesAndNamesAreShownSafely() {
    let faults = Faults()
    let file = faults.addSource(name: "a\n\u{1B}b.yaml", bytes: [])
    let place = SourceSpan(file: file, line: 1, column: 1, length: 1)
    faults.error(.unknownKey, at: place, "m\u{7}\n", help: "h\u{202E}")
    #expect(
      faults.rendered()
        == "a<U+000A><U+001B>b.yaml:1:1: error SPW-0201: m<U+0007><U+000A>\nhelp: h<U+202E>\n")
  }

  /// However long the line and wherever the span, the excerpt is narrow and the caret is under it.
  @Test(arguments: [0, 10, 85, 86, 87, 88, 89, 90, 100, 500, 5_000, 50_000])
  func longLinesAreCutAroundTheSpan(_ before: Int) throws {
    let line = String(repeating: "a", count: before) + "XYZ" + String(repeating: "b", count: 9_000)
    let lines = try rendered(line, marking: "XYZ")
    #expect(lines[1].count <= 8 + 3 + 88 + 3)
    let echo = Array(lines[1])
    let start = try #require(lines[2].firstIndex(of: "^"))
    let column = lines[2].distance(from: lines[2].startIndex, to: start)
    #expect(String(echo[column..<column + 3]) == "XYZ")
    #expect(lines[2].hasSuffix("^~~"))
  }

  /// A hundred rows with one fault each are one message, the count is right, and the exit code too.
  @Test func repetitionsFold() {
    let faults = Faults()
    let text = String(repeating: "x\n", count: 400)
    let file = faults.addSource(name: "t", bytes: Array(text.utf8))
    for row in 3...318 {
      let place = SourceSpan(file: file, line: row, column: 1, length: 1)
      faults.error(.badCell, at: place, "row \(row)", group: "g")
    }
    let text2 = faults.rendered()
    #expect(text2.hasPrefix("t:3:1: error SPW-0628: row 3\n"))
    #expect(text2.hasSuffix("note: and 315 more like it, on lines 4 to 318\n"))
    #expect(faults.errorCount == 316)
    #expect(faults.summary == "316 errors")
    #expect(faults.exitCode == 2)
  }

  @Test func twentyAreShownFromTopToBottomAndThenACount() {
    let faults = Faults()
    let file = faults.addSource(name: "t", bytes: Array(String(repeating: "x\n", count: 60).utf8))
    for row in (1...50).reversed() {
      faults.error(
        .outOfRange, at: SourceSpan(file: file, line: row, column: 1, length: 1), "row \(row)")
    }
    let lines = faults.rendered().split(separator: "\n").filter { $0.hasPrefix("t:") }
    #expect(lines == (1...20).map { "t:\($0):1: error SPW-0130: row \($0)" })
    #expect(faults.rendered().hasSuffix("\nand 30 more faults not shown\n"))
  }

  @Test func warningsAloneAreNoFailure() {
    let faults = Faults()
    faults.warning(.keysDifferByCase, at: nil, "w")
    #expect(!faults.hasErrors)
    #expect(faults.exitCode == 0)
    #expect(faults.rendered() == "warning SPW-0031: w\n")
  }

  /// Warnings never take the place of an error, however many come before it.
  @Test func errorsAreShownBeforeWarnings() {
    let faults = Faults()
    for number in 0..<3_000 { faults.warning(.keysDifferByCase, at: nil, "w\(number)") }
    faults.error(.fileMissing, at: nil, "e")
    #expect(faults.exitCode == 4)
    #expect(faults.rendered().contains("error SPW-0601: e\n"))
    #expect(faults.rendered().hasSuffix("and 2981 more faults not shown\n"))
    #expect(faults.summary == "1 error and 3000 warnings")
  }

  /// The number of faults that are held is bounded, the number that is told is not.
  @Test func memoryIsBoundedAndTheCountIsRight() {
    let faults = Faults()
    for number in 0..<5_000 { faults.error(.unknownKey, at: nil, "m\(number)") }
    #expect(faults.errorCount == 5_000)
    #expect(faults.diagnostics.count == 1_000)
    #expect(faults.rendered().hasSuffix("and 4980 more faults not shown\n"))
  }
}
