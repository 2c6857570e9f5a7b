import Study
import Testing

/// Widths by EastAsianWidth.txt of Unicode: wide and full-width characters take two columns.
@Suite struct TextWidthTests {
  @Test(arguments: [
    ("", 0), ("Shenzhen", 8), ("深圳", 4), ("【】", 4), ("Ａ", 2), ("ｱ", 1), ("한글", 4), ("é", 1),
    ("e\u{301}", 1), ("\u{1112}\u{1161}\u{11AB}", 2), ("😀", 2), ("👨‍👩‍👧", 2), ("🇨🇳", 2), ("⌚", 2),
    ("☎\u{FE0F}", 2), ("☎", 1), ("…", 1), ("±", 1), ("𠀀", 2), ("a\u{200B}b", 2), ("ไทย", 3),
  ])
  func columns(_ text: String, _ width: Int) {
    #expect(TextWidth.of(text) == width)
  }

  @Test func paddingFillsColumnsNotCharacters() {
    #expect(TextWidth.padded("深圳", to: 6) == "深圳  ")
    #expect(TextWidth.padded("深圳", to: 6, right: true) == "  深圳")
    #expect(TextWidth.padded("深圳", to: 3) == "深圳")
  }

  /// A wide character that would stick out by half is left out whole.
  @Test(arguments: 0...7) func cuttingStaysWithinTheLimit(_ limit: Int) {
    let cut = TextWidth.cut("深圳呼叫", to: limit)
    #expect(TextWidth.of(cut) <= limit)
    #expect(cut.hasSuffix("…") == (limit > 0))
    #expect(TextWidth.cut("深圳呼叫", to: 8) == "深圳呼叫")
  }
}
