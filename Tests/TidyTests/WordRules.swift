/// Words that may not stand on main.
enum WordRules {
  /// Written in two halves, so that the rule does not find itself.
  static let postponements = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]

  /// What ends the process without a word to the user.
  ///
  /// Forced unwrapping is found by the formatter's own rule.
  static let traps = ["fatalError(", "try!", "as!"]

  /// Work is done or it is left out; a promise in a comment is neither.
  static func postponed(_ file: SourceFile) -> [Finding] {
    file.findings { _, line in
      postponements.first { word in
        line.split { !$0.isLetter }.contains { $0 == word }
      }.map { "\($0) on main" }
    }
  }

  /// Nothing that input can reach may trap; faults of the programmer are preconditions with words.
  static func trapping(_ file: SourceFile) -> [Finding] {
    let code = SwiftCode(file.text).lines
    return code.enumerated().flatMap { offset, line in
      traps.filter { holds(line, word: $0) }.map {
        Finding(path: file.path, line: offset + 1, words: "\($0) in Sources")
      }
    }
  }

  /// Only the listed files may handle memory by address: all others stay safe by construction.
  static func unsafe(_ file: SourceFile, allowed: Set<String>) -> [Finding] {
    guard !allowed.contains(file.path) else { return [] }
    let code = SwiftCode(file.text).lines
    return code.enumerated().compactMap { offset, line in
      let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
      return words.first { $0.contains("Unsafe") || $0.hasPrefix("unsafe") }.map {
        Finding(path: file.path, line: offset + 1, words: "\($0) outside the unsafe files")
      }
    }
  }

  private static func holds(_ line: String, word: String) -> Bool {
    var rest = line[...]
    while let range = rest.firstRange(of: word) {
      let before = line[..<range.lowerBound].last
      if !(before.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false) { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }
}
