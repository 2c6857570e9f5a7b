/// What the folders of the project must hold, judged by the names of their files.
enum FolderRules {
  static let scenarioFiles = ["scenario.yaml", "README.md", "expected.txt"]

  /// The folders below `scenarios/`, and those below `scenarios/findings/`.
  static func scenarios(in paths: [String]) -> [String] {
    let names = paths.compactMap { path -> String? in
      let parts = path.split(separator: "/")
      guard parts.count > 2, parts[0] == "scenarios" else { return nil }
      guard parts[1] == "findings" else { return String(parts[1]) }
      return parts.count > 3 ? "findings/\(parts[2])" : nil
    }
    return Set(names).sorted().map { "scenarios/\($0)" }
  }

  /// A scenario without a guide or without its committed output is half a scenario.
  static func incompleteScenarios(in paths: [String]) -> [Finding] {
    let present = Set(paths)
    return scenarios(in: paths).flatMap { folder in
      scenarioFiles.filter { !present.contains("\(folder)/\($0)") }.map {
        Finding(path: folder, line: 0, words: "has no \($0)")
      }
    }
  }

  /// Decisions are cited by number: `NNNN-some-words.md`, each number once.
  static func misnumberedDecisions(in paths: [String]) -> [Finding] {
    let folder = "docs/decisions/"
    var holder: [Substring: String] = [:]
    return paths.sorted().compactMap { path in
      guard path.hasPrefix(folder), path.hasSuffix(".md") else { return nil }
      let name = path.dropFirst(folder.count)
      let number = name.prefix { $0.isNumber && $0.isASCII }
      guard number.count == 4, name.dropFirst(4).hasPrefix("-") else {
        return Finding(path: path, line: 0, words: "is not named NNNN-some-words.md")
      }
      if let other = holder.updateValue(path, forKey: number) {
        return Finding(path: path, line: 0, words: "has the number of \(other)")
      }
      return nil
    }
  }
}
