import Study

extension TextReport {
  /// The words of a text in lines of a width; a word that is wider has a line of its own.
  ///
  /// Chinese has no spaces: its lines end between any two characters, except before what closes
  /// and after what opens.
  static func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for (piece, followsSpace) in pieces(of: text) {
      let wide = TextWidth.of(piece)
      let space = followsSpace ? 1 : 0
      if !line.isEmpty, used + space + wide > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      line += (line.isEmpty || !followsSpace ? "" : " ") + piece
      used += wide + (used > 0 ? space : 0)
    }
    return lines + [line]
  }

  /// The parts of a text that a line may end between, and whether a space stands before each.
  private static func pieces(of text: String) -> [(text: String, followsSpace: Bool)] {
    words(of: text).flatMap { word -> [(String, Bool)] in
      var pieces: [String] = []
      for character in word {
        if let last = pieces.last?.last, !mayBreak(last, character) {
          pieces[pieces.count - 1].append(character)
        } else {
          pieces.append(String(character))
        }
      }
      return pieces.enumerated().map { ($1, $0 == 0) }
    }
  }

  private static func mayBreak(_ first: Character, _ second: Character) -> Bool {
    guard TextWidth.of("\(first)") > 1 || TextWidth.of("\(second)") > 1 else { return false }
    return !"（《「".contains(first) && !"，。、；：？！）》」,.;:)%".contains(second)
  }

  /// The words of a text; a percent sign or an `s` stays with its number.
  private static func words(of text: String) -> [String] {
    text.split(separator: " ").reduce(into: []) { words, word in
      let isUnit = word.hasPrefix("%") || word.prefix(2) == "s" || word.hasPrefix("s,")
      if isUnit, let last = words.popLast() {
        words.append("\(last) \(word)")
      } else {
        words.append(String(word))
      }
    }
  }
}
