/// How many columns a text takes on a terminal.
///
/// It stands beside the labels, whose names may be of any script, so that reports and the reader's
/// errors measure them alike.
public enum TextWidth {
  /// The columns of a text: 2 for each East Asian wide character, 0 for marks on the one before.
  public static func of(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + width($1) }
  }

  /// The text with spaces up to a width: behind it, or before it where it ends on the right.
  public static func padded(_ text: String, to width: Int, right: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, width - of(text)))
    return right ? spaces + text : text + spaces
  }

  /// The text within a width; what is cut off is replaced by one sign.
  public static func cut(_ text: String, to limit: Int) -> String {
    guard of(text) > limit else { return text }
    var result = ""
    var used = 0
    for character in text {
      let width = width(character)
      if used + width > limit - 1 { break }
      result.append(character)
      used += width
    }
    return limit > 0 ? result + "…" : ""
  }

  /// The columns of a character: those of its widest part, and 2 where it is shown as a picture.
  static func width(_ character: Character) -> Int {
    var widest = 0
    for scalar in character.unicodeScalars {
      // Two letters of this alphabet are one flag.
      if regionLetters.contains(scalar.value) { return character.unicodeScalars.count }
      // U+FE0F asks for the colored picture of a sign that also exists as a letter.
      if scalar.value == 0xFE0F { return 2 }
      widest = max(widest, width(scalar))
    }
    return widest
  }

  /// The columns of a code point.
  public static func width(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x20 || (0x7F..<0xA0).contains(value) { return 0 }
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
    default: break
    }
    // Vowels and finals of Korean join the consonant before them.
    if (0x1160...0x11FF).contains(value) { return 0 }
    return isWide(value) ? 2 : 1
  }

  private static let regionLetters: ClosedRange<UInt32> = 0x1_F1E6...0x1_F1FF

  private static func isWide(_ value: UInt32) -> Bool {
    if value < 0x1100 { return false }
    if wideBlocks.contains(where: { $0.contains(value) }) { return true }
    // The signs that have a colored picture of their own are the wide ones among the symbols.
    guard let scalar = Unicode.Scalar(value), value < 0x1_0000 || value >= 0x1_F000 else {
      return false
    }
    return scalar.properties.isEmojiPresentation && !regionLetters.contains(value)
  }

  /// Blocks that the file EastAsianWidth.txt of Unicode calls wide or full-width throughout.
  private static let wideBlocks: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Korean consonants
    0x2329...0x232A,  // angle brackets
    0x2E80...0x303E,  // radicals, and punctuation of Chinese and Japanese
    0x3041...0x4DBF,  // kana, letters in circles, Chinese characters, extension A
    0x4E00...0xA4C6,  // Chinese characters, Yi
    0xA960...0xA97C,  // Korean consonants, extension A
    0xAC00...0xD7A3,  // Korean syllables
    0xF900...0xFAFF,  // Chinese characters for compatibility
    0xFE10...0xFE19, 0xFE30...0xFE6B,  // vertical and small forms
    0xFF01...0xFF60, 0xFFE0...0xFFE6,  // full-width forms
    0x1_6FE0...0x1_8CD5, 0x1_8D00...0x1_8D08,  // Tangut, Khitan
    0x1_AFF0...0x1_B2FB,  // kana, supplements
    0x1_F200...0x1_F265,  // Chinese characters in squares
    0x2_0000...0x2_FFFD, 0x3_0000...0x3_FFFD,  // Chinese characters, further planes
  ]
}
