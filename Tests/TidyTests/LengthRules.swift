/// How long a line, a file and a function may be.
enum LengthRules {
  static let columns = 100
  static let fileLines = 400
  static let functionLines = 70

  static func wideLines(_ file: SourceFile) -> [Finding] {
    file.findings { _, line in
      line.count > columns ? "\(line.count) columns, at most \(columns)" : nil
    }
  }

  static func longFile(_ file: SourceFile) -> [Finding] {
    let count = file.lines.count - (file.text.hasSuffix("\n") ? 1 : 0)
    guard count > fileLines else { return [] }
    return [Finding(path: file.path, line: 0, words: "\(count) lines, at most \(fileLines)")]
  }

  /// Functions are measured from the line of `func`, `init`, `deinit` or `subscript` to the brace
  /// that closes the body.
  static func longFunctions(_ file: SourceFile) -> [Finding] {
    let lines = SwiftCode(file.text).lines
    return lines.indices.compactMap { start in
      guard let keyword = declaration(in: lines[start]),
        let end = endOfBody(in: lines, from: start, at: keyword)
      else { return nil }
      let count = end - start + 1
      guard count > functionLines else { return nil }
      return Finding(
        path: file.path, line: start + 1,
        words: "a function of \(count) lines, at most \(functionLines)")
    }
  }

  /// Where on the line a function's signature begins.
  private static func declaration(in line: String) -> String.Index? {
    let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
    for (index, word) in words.enumerated() {
      let isMember = index > 0 && words[index - 1].hasSuffix(".")
      let opensSignature = line[word.endIndex...].first.map { "(?<! ".contains($0) } ?? false
      switch word {
      case "func": return word.endIndex
      case "init", "subscript":
        // A call of an initializer starts a statement only as `self.init` or `super.init`, which
        // are one word here.
        if !isMember, opensSignature, line[..<word.startIndex].allSatisfy(isModifier) {
          return word.endIndex
        }
      case "deinit": return word.endIndex
      default: continue
      }
    }
    return nil
  }

  private static func isModifier(_ character: Character) -> Bool {
    character.isLetter || " @_()".contains(character)
  }

  /// The line of the brace that closes the body; nil where a declaration has none.
  ///
  /// The body opens at the first brace outside the signature's parentheses.
  private static func endOfBody(
    in lines: [String], from start: Int, at column: String.Index
  ) -> Int? {
    var brackets = 0
    var braces = 0
    for index in start..<lines.count {
      let line = lines[index]
      for character in index == start ? line[column...] : line[...] {
        switch character {
        case "(", "[": brackets += 1
        case ")", "]": brackets -= 1
        case "{" where braces > 0 || brackets == 0: braces += 1
        case "}" where braces == 0 && brackets == 0: return nil
        case "}" where braces > 0:
          braces -= 1
          if braces == 0 { return index }
        default: break
        }
      }
      if braces == 0, brackets == 0, !signatureGoesOn(in: lines, after: index) { return nil }
    }
    return nil
  }

  private static func signatureGoesOn(in lines: [String], after index: Int) -> Bool {
    guard let next = lines[(index + 1)...].first(where: { !$0.allSatisfy(\.isWhitespace) }) else {
      return false
    }
    let text = next.drop(while: \.isWhitespace)
    return ["{", "->", "where ", "throws", "async", "rethrows", "("].contains { text.hasPrefix($0) }
      || lines[index].hasSuffix("->") || lines[index].hasSuffix(",")
  }
}
