import Report
import Study
import Testing

@Suite struct TextTableTests {
  private func columns(before part: String, in line: Substring) -> Int? {
    line.firstRange(of: part).map { TextWidth.of(line[..<$0.lowerBound]) }
  }

  /// Counting characters instead of columns would set the second row two columns to the left.
  @Test func columnsAreAlignedUnderWideNames() {
    var table = TextTable([.name("center"), .number("offered")])
    table.add(["深圳", "5,575"])
    table.add(["guangzhou", "12"])
    let lines = table.rendered.split(separator: "\n")
    #expect(lines.count == 3)
    let ends = lines.map { TextWidth.of($0) }
    #expect(Set(ends).count == 1, "numbers end in one column")
    #expect(columns(before: "12", in: lines[2]).map { $0 + 2 } == ends[0])
  }

  @Test func longNamesAreCutNumbersAreNot() {
    var table = TextTable([.name("strategy"), .number("value"), .name("other")])
    table.add([String(repeating: "名", count: 60), "123,456.7", String(repeating: "x", count: 40)])
    let rendered = table.rendered
    for line in rendered.split(separator: "\n") {
      #expect(TextWidth.of(line) <= TextTable.lineWidth)
      #expect(!line.hasSuffix(" "))
    }
    #expect(rendered.contains("…"))
    #expect(rendered.contains("123,456.7"))
  }
}
