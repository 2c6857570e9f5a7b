/// How the lines of a strategy are said in a changed scenario.
extension SmallWorld {
  /// The lines with their times scaled and the names of the split group.
  ///
  /// `$a/x` stands for a group in a list, `$$a/x` in a list of such that rank alike, and `$x: 1` or
  /// `$x: {...}` for an entry of a map by groups.
  func said(_ lines: String) -> String {
    let named = named(lines)
    guard change.scale != 1 else { return named }
    return
      named
      .replacing(#/\b(\d+)(s|min|h)\b/#) { "\((Int($0.1) ?? 0) * change.scale)\($0.2)" }
      .replacing(#/(per_minute|per_second): ([0-9.]+)/#) {
        "\($0.1): \((Double($0.2) ?? 0) / Double(change.scale))"
      }
  }

  private func named(_ lines: String) -> String {
    guard change == .split else {
      // Every group has a share, also one that no search comes to.
      let rest =
        change == .unused ? lines.replacing("shares: {x", with: "shares: {v: 0%, x") : lines
      return rest.replacing("$", with: "")
    }
    var text = lines
    while let mark = text.firstMatch(of: #/\$(a\/)?x: /#) {
      let end = Self.end(ofValueAt: mark.range.upperBound, in: text)
      let (value, center) = (text[mark.range.upperBound..<end], mark.1 ?? "")
      text.replaceSubrange(
        mark.range.lowerBound..<end, with: "\(center)x1: \(value), \(center)x2: \(value)")
    }
    return text.replacing("$$a/x", with: "a/x1, a/x2").replacing("$a/x", with: "[a/x1, a/x2]")
  }

  /// The end of a bracketed value, or of a word.
  private static func end(ofValueAt start: String.Index, in text: String) -> String.Index {
    var depth = 0
    for index in text[start...].indices {
      if "]}".contains(text[index]) { depth -= 1 }
      if depth < 0 || (depth == 0 && text[index] == ",") { return index }
      if "[{".contains(text[index]) { depth += 1 }
    }
    return text.endIndex
  }
}
