/// One breach of a rule, printed as an editor can follow it.
struct Finding: Equatable, CustomStringConvertible {
  let path: String
  /// Counted from 1; 0 where the whole file is meant.
  let line: Int
  let words: String

  var description: String { "\(path):\(line): \(words)" }
}

extension [Finding] {
  /// The findings one below the other: what a failed test shows.
  var report: String { map(\.description).joined(separator: "\n") }
}

/// A file of the project as the rules see it.
struct SourceFile {
  /// Relative to the root of the project.
  let path: String
  let text: String

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  var isSwift: Bool { path.hasSuffix(".swift") }
  var isMarkdown: Bool { path.hasSuffix(".md") }

  /// The layer of `Sources` or the bundle of `Tests` that the file belongs to.
  var module: String? {
    let parts = path.split(separator: "/")
    guard parts.count > 2, parts[0] == "Sources" || parts[0] == "Tests" else { return nil }
    return String(parts[1])
  }

  func findings(_ rule: (_ number: Int, _ line: Substring) -> String?) -> [Finding] {
    lines.enumerated().compactMap { offset, line in
      rule(offset + 1, line).map { Finding(path: path, line: offset + 1, words: $0) }
    }
  }
}
