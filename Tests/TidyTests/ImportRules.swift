/// Who may import whom: the layers of the architecture, held file by file.
enum ImportRules {
  /// The C library, for its logarithms and exponentials: not in Sim, whose results must not depend
  /// on the machine's.
  static let libC: Set = ["Glibc", "Darwin"]

  /// Parts of the toolchain that every layer outside Sim and Erlang may use.
  static let toolchain: Set = libC.union(["Foundation", "Synchronization", "Dispatch"])

  /// The layers of `Sources` with all that each may import.
  static let layers: [String: Set<String>] = [
    "Sim": [],
    "Erlang": libC.union(["CGSL"]),
    "Study": toolchain.union(["Sim", "Erlang", "CGSL"]),
    "Report": toolchain.union(["Study", "Mustache"]),
    "Scenarios": toolchain.union(["Study", "Sim", "CYAML"]),
    "Store": toolchain.union(["Study", "GRDB"]),
    "spillway": ["Commands"],
    "Commands": toolchain.union([
      "Report", "Scenarios", "Store", "Study", "Sim", "Erlang", "ArgumentParser", "CMalloc",
    ]),
  ]

  /// The modules that a file names in its import lines.
  static func imports(of file: SourceFile) -> [(line: Int, module: String)] {
    SwiftCode(file.text).lines.enumerated().compactMap { offset, line in
      let words = line.split { " ;".contains($0) }
      guard let at = words.firstIndex(of: "import"),
        words[..<at].allSatisfy({ $0.hasPrefix("@") || access.contains($0) }),
        var name = words[(at + 1)...].first
      else { return nil }
      if kinds.contains(name), words.count > at + 2 { name = words[at + 2] }
      return (offset + 1, String(name.prefix { $0 != "." }))
    }
  }

  private static let access: Set<Substring> = ["public", "package", "internal", "private"]
  private static let kinds: Set<Substring> = ["struct", "class", "enum", "func", "var", "let"]

  /// A layer that is not in the table may not exist: the table is the architecture.
  static func unlawful(_ file: SourceFile, layers: [String: Set<String>] = layers) -> [Finding] {
    guard let module = file.module else { return [] }
    guard let allowed = layers[module] else {
      return [Finding(path: file.path, line: 0, words: "\(module) is no layer of the architecture")]
    }
    return imports(of: file).filter { !allowed.contains($0.module) }.map {
      Finding(path: file.path, line: $0.line, words: "\(module) may not import \($0.module)")
    }
  }

  /// A way round from a module to itself through the imports of the files, or nil.
  static func cycle(in files: [SourceFile]) -> [String]? {
    var graph: [String: Set<String>] = [:]
    for file in files {
      guard let module = file.module else { continue }
      graph[module, default: []].formUnion(imports(of: file).map(\.module))
    }
    var finished: Set<String> = []
    func visit(_ module: String, _ path: [String]) -> [String]? {
      if let start = path.firstIndex(of: module) { return path[start...] + [module] }
      guard !finished.contains(module) else { return nil }
      for next in graph[module, default: []].sorted() {
        if let found = visit(next, path + [module]) { return found }
      }
      finished.insert(module)
      return nil
    }
    return graph.keys.sorted().lazy.compactMap { visit($0, []) }.first
  }

  /// `@testable` would need a flag in release and ties a test to what is not promised.
  static func testable(_ file: SourceFile) -> [Finding] {
    let code = SwiftCode(file.text).lines
    return code.enumerated().filter { $1.contains("@testable") }.map { offset, _ in
      Finding(path: file.path, line: offset + 1, words: "tests use the public interface")
    }
  }
}
