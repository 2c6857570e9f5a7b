import Foundation

/// What holds for every text of the project, and for its guides.
enum TextRules {
  /// Beginnings of paths that exist on one machine only, put together here so that the rule does
  /// not find itself.
  private static let machinePaths = ["root", "home", "work", "Users", "opt/swift"].map { "/\($0)/" }

  /// A path of one machine is a text that lies on every other machine.
  static func machinePath(_ file: SourceFile) -> [Finding] {
    file.findings { _, line in
      machinePaths.first { path in
        line.ranges(of: path).contains { range in
          // The same words inside a relative path or an address are no path of the machine.
          let before = line[..<range.lowerBound].last
          return !(before.map { $0.isLetter || $0.isNumber || "._-~)}>*".contains($0) } ?? false)
        }
      }.map { "a path of one machine, \($0)" }
    }
  }

  /// The targets of the links of a Markdown file that point into the project, with their lines.
  ///
  /// Code blocks and code spans are not searched.
  static func relativeLinks(of file: SourceFile) -> [(line: Int, target: String)] {
    var links: [(Int, String)] = []
    var isInCode = false
    for (offset, line) in file.lines.enumerated() {
      if line.drop(while: { $0 == " " }).hasPrefix("```") {
        isInCode.toggle()
        continue
      }
      guard !isInCode else { continue }
      var rest = withoutCodeSpans(line)[...]
      while let opening = rest.firstRange(of: "](") {
        rest = rest[opening.upperBound...]
        let target = rest.prefix { $0 != ")" && $0 != " " }
        if !target.contains("://"), !target.hasPrefix("mailto:"), !target.hasPrefix("#") {
          links.append((offset + 1, String(target.prefix { $0 != "#" })))
        }
      }
    }
    return links
  }

  private static func withoutCodeSpans(_ line: Substring) -> String {
    let parts = line.split(separator: "`", omittingEmptySubsequences: false)
    return parts.enumerated().filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }
      .joined(separator: "`")
  }

  /// Links whose target is not there; `exists` is asked for paths relative to the root.
  static func deadLinks(_ file: SourceFile, exists: (String) -> Bool) -> [Finding] {
    let folder = file.path.split(separator: "/").dropLast().map(String.init)
    return relativeLinks(of: file).compactMap { link in
      guard let path = resolve(link.target, in: folder) else {
        return Finding(path: file.path, line: link.line, words: "\(link.target) leaves the project")
      }
      guard !exists(path) else { return nil }
      return Finding(path: file.path, line: link.line, words: "\(link.target) does not exist")
    }
  }

  private static func resolve(_ target: String, in folder: [String]) -> String? {
    guard !target.hasPrefix("/") else { return nil }
    var parts = folder
    for part in target.split(separator: "/") {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else if part != "." {
        parts.append(part.removingPercentEncoding ?? String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
