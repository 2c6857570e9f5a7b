import Study
import Testing

/// Numbers of a plan are decimal, as they are written, and never binary fractions.
@Suite struct SweepNumberTests {
  @Test(arguments: [
    ("12.5%", "12.5%"), ("0.80", "0.8"), ("-3", "-3"), ("+3s", "3s"), ("0.05/h", "0.05/h"),
    ("100/h", "100/h"), ("007", "7"), ("0.000000001", "0.000000001"), ("-0.5%", "-0.5%"),
  ])
  func whatIsWrittenIsRead(_ text: String, _ written: String) {
    #expect(SweepNumber(text)?.description == written)
  }

  @Test(arguments: [
    "", "%", ".5", "5.", "08:30", "2026-01-05", "1e3", "1.2.3", "1234567890123456", "ten",
    "4-5", "1.234567890123456",
  ])
  func anythingElseIsRefused(_ text: String) { #expect(SweepNumber(text) == nil) }

  /// In doubles 0.8 and four steps of 0.05 are 1.0 and a little more: the last level would be lost.
  @Test func aRangeMeetsItsEnd() throws {
    let range = try #require(Self.range("0.8", "1.2", "0.05"))
    #expect(range.levelCount == 9)
    #expect(
      (0..<9).map { range.level($0) }
        == ["0.8", "0.85", "0.9", "0.95", "1", "1.05", "1.1", "1.15", "1.2"])
  }

  /// For every start, width and step of a few digits: levels rise by the step and stay in the
  /// range.
  @Test func levelsAreWholeSteps() throws {
    for step in [1, 3, 7, 25] {
      for width in [0, 1, 24, 25, 100, 999] {
        let range = try #require(
          Self.range("-0.5%", Self.hundredths(width - 50) + "%", Self.hundredths(step) + "%"))
        #expect(range.levelCount == width / step + 1)
        for position in 0..<(width / step + 1) {
          #expect(range.level(position) == Self.hundredths(position * step - 50) + "%")
        }
      }
    }
  }

  @Test func whatIsNoRangeIsRefused() {
    for (from, to, step) in [
      ("2", "1", "1"), ("1", "2", "0"), ("1", "2", "-1"), ("1%", "2", "1%"), ("1s", "2min", "1s"),
    ] {
      #expect(Self.range(from, to, step) == nil, "\(from):\(to):\(step)")
    }
    // The digits of 10^14 leave no room for 15 decimals.
    #expect(Self.range("0.000000000000001", "100000000000000", nil) == nil)
  }

  @Test func sharesOfTheWayStayInTheRange() throws {
    let open = try #require(Self.range("8%", "16%", nil))
    #expect(open.text(at: 0) == "8%")
    #expect(open.text(at: 0.5) == "12%")
    #expect(open.text(at: 1.0.nextDown) == "16%")
    let stepped = try #require(Self.range("1", "3", "1"))
    #expect(
      [0, 0.33, 0.34, 0.66, 0.67, 1.0.nextDown].map { stepped.text(at: $0) } == [
        "1", "1", "2", "2", "3", "3",
      ])
  }

  private static func range(_ from: String, _ to: String, _ step: String?) -> SweepRange? {
    guard let from = SweepNumber(from), let to = SweepNumber(to) else { return nil }
    return SweepRange(from: from, to: to, step: step.flatMap { SweepNumber($0) })
  }

  /// A number of hundredths as it is written, without trailing zeros.
  private static func hundredths(_ number: Int) -> String {
    var text = String(number.magnitude)
    while text.count < 3 { text = "0" + text }
    text.insert(".", at: text.index(text.endIndex, offsetBy: -2))
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return (number < 0 ? "-" : "") + text
  }
}
