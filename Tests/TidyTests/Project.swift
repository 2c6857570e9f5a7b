import Foundation

/// The tree that the tests stand in.
struct Project {
  static let here = Project()

  /// Paths relative to the root, sorted; nothing that a build, a tool or the version control made.
  let paths: [String]
  private let root: URL

  private init() {
    root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    paths = Project.list(root).sorted()
  }

  private static let hiddenOfOurs: Set = [".ci", ".swift-format", ".gitignore"]
  private static let made: Set = ["Benchmarks/out", "build-assets", "Package.resolved"]

  /// The files below a folder; a path that cannot be listed is a file.
  private static func list(_ root: URL, below folder: String = "") -> [String] {
    let url = folder.isEmpty ? root : root.appending(path: folder)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: url.path) else {
      return [folder]
    }
    return names.flatMap { name -> [String] in
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      let isOurs = !name.hasPrefix(".") || hiddenOfOurs.contains(name)
      return isOurs && !made.contains(path) && name != "__pycache__" ? list(root, below: path) : []
    }
  }

  /// The text of a file; nil for what is not UTF-8.
  func file(_ path: String) -> SourceFile? {
    guard let data = try? Data(contentsOf: root.appending(path: path)),
      let text = String(data: data, encoding: .utf8)
    else { return nil }
    return SourceFile(path: path, text: text)
  }

  /// Every readable text for which the name fits.
  func files(where fits: (String) -> Bool) -> [SourceFile] {
    paths.filter(fits).compactMap(file)
  }

  var swift: [SourceFile] { files { $0.hasSuffix(".swift") } }
  var sources: [SourceFile] { swift.filter { $0.path.hasPrefix("Sources/") } }

  /// Whether a file or a folder is there.
  func exists(_ path: String) -> Bool {
    path.isEmpty || FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }
}
