import Foundation
import Scenarios
import Testing

/// Layers of files and the folder that they cannot leave.
@Suite struct WorkspaceTests {
  /// Opens the first of some files, written into a folder of their own.
  private func open(
    _ files: [(name: String, text: String)], limits: ReadingLimits = ReadingLimits(),
    exclusiveKeys: [Set<String>] = [],
    _ check: (Node?, Workspace, URL) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "spillway-workspace-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: false, encoding: .utf8)
    }
    let first = folder.appending(path: files.first?.name ?? "").path
    let (workspace, root) = Workspace.open(
      first, faults: Faults(), limits: limits, exclusiveKeys: exclusiveKeys)
    try check(root, workspace, folder)
  }

  private func flat(_ node: Node) -> String {
    switch node.content {
    case .scalar(let scalar): scalar.text
    case .sequence(let elements): "[" + elements.map(flat).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\($0.key): \(flat($0.value))" }.joined(separator: ", ") + "}"
    case .unreadable: "?"
    }
  }

  /// Law of layers: maps merge key by key in the order of the base, anything else is replaced.
  @Test func mapsMergeAndTheRestIsReplaced() throws {
    let files = [
      ("s.yaml", "extends: base.yaml\nb: {y: 20, z: 30}\nc: [9]\nd: {k: 1}\nn: 1\n"),
      ("base.yaml", "a: 1\nb: {x: 1, y: 2}\nc: [1, 2]\nd: 4\ne: {f: {g: 1}}\n"),
    ]
    try open(files) { root, workspace, _ in
      #expect(!workspace.faults.hasErrors)
      let read = try flat(#require(root))
      #expect(read == "{a: 1, b: {x: 1, y: 20, z: 30}, c: [9], d: {k: 1}, e: {f: {g: 1}}, n: 1}")
    }
  }

  /// Of several bases the later stands above the earlier, below the file itself.
  @Test func laterBasesStandAboveEarlierOnes() throws {
    let files = [
      ("s.yaml", "extends: [one.yaml, two.yaml]\nc: 3\n"), ("one.yaml", "a: 1\nb: 1\nc: 1\n"),
      ("two.yaml", "extends: deep/three.yaml\nb: 2\nc: 2\n"),
      ("deep/three.yaml", "extends: ../four.yaml\nd: 3\n"), ("four.yaml", "d: 4\ne: 4\nb: 4\n"),
    ]
    try open(files) { root, workspace, _ in
      #expect(workspace.faults.rendered() == "")
      let read = try flat(#require(root))
      #expect(read == "{a: 1, b: 2, c: 3, d: 3, e: 4}")
    }
  }

  /// A key of a group replaces the others of its group, here one law another.
  @Test func exclusiveKeysReplaceEachOther() throws {
    let files = [
      ("s.yaml", "extends: base.yaml\ntalk: {exponential: {mean: 3min}}\n"),
      ("base.yaml", "talk: {lognormal: {mean: 190s, cv: 0.9}, note: kept}\n"),
    ]
    try open(files, exclusiveKeys: [["lognormal", "exponential"]]) { root, _, _ in
      let read = try flat(#require(root))
      #expect(read == "{talk: {note: kept, exponential: {mean: 3min}}}")
    }
  }

  /// A value keeps the place at which it was written, in its own file.
  @Test func valuesKeepTheirFile() throws {
    let files = [("s.yaml", "extends: base.yaml\na: 1\n"), ("base.yaml", "\n\nb: 2\n")]
    try open(files) { root, workspace, _ in
      let span = try #require(root?.entry("b")).value.span
      #expect(span.line == 3)
      #expect(workspace.faults.sources[span.file].name.hasSuffix("/base.yaml"))
      #expect(root?.entry("a")?.value.span.line == 2)
    }
  }

  /// A path counts from the file that it stands in, and a table is opened once for all its names.
  @Test func tablesAreFoundFromTheirFileAndOpenedOnce() throws {
    let files = [
      ("s.yaml", "extends: deep/base.yaml\na: {csv: deep/v.csv, column: x}\n"),
      ("deep/base.yaml", "b: {csv: v.csv, column: x}\nc: {csv: ../w.csv, column: x}\n"),
      ("deep/v.csv", "t,x\n1,2\n"), ("w.csv", "t,x\n1,3\n"),
    ]
    try open(files) { root, workspace, _ in
      var values: [[Double]?] = []
      for key in ["a", "b", "c"] {
        var reader = Field(root?.entry(key)?.value, path: key, faults: workspace.faults).section()
        values.append(reader.tablePick(in: workspace)?.values.numbers(faults: workspace.faults))
        reader.finish()
      }
      #expect(workspace.faults.rendered() == "")
      #expect(values == [[2], [2], [3]])
      #expect(workspace.faults.sources.count == 4)
    }
  }

  /// Many small tables are as much as a large one: all of them together have a limit too.
  @Test func tablesTogetherHaveALimit() throws {
    let names = ["a", "b", "c"]
    let text = names.map { "\($0): {csv: \($0).csv, column: x}\n" }.joined()
    let files = [("s.yaml", text)] + names.map { ("\($0).csv", "t,x\n1,2\n") }
    var limits = ReadingLimits()
    limits.allTableBytes = 20
    try open(files, limits: limits) { root, workspace, _ in
      let faults = workspace.faults
      for name in names {
        var reader = Field(root?.entry(name)?.value, path: name, faults: faults).section()
        #expect((reader.tablePick(in: workspace) != nil) == (name != "c"))
      }
      #expect(
        faults.diagnostics.map(\.message)
          == ["c.csv: `c.csv` has 8 bytes or more; 4 are left of the limit `allTableBytes`"])
    }
  }

  /// A folder that is exchanged for a link after it was looked at is not followed.
  ///
  /// The exchange itself cannot be timed from here; a link inside the folder that stays inside is
  /// followed, and one that leads out is not, whichever part of the path it is.
  @Test func linksAreFollowedInsideTheFolderAlone() throws {
    let files = [
      ("in/s.yaml", "a: {csv: alias/v.csv, column: x}\nb: {csv: out/v.csv, column: x}\n"),
      ("in/real/v.csv", "t,x\n1,2\n"), ("v.csv", "t,x\n1,3\n"),
    ]
    try open(files) { root, workspace, folder in
      for (name, target) in [("alias", "real"), ("out", "..")] {
        try FileManager.default.createSymbolicLink(
          atPath: folder.appending(path: "in/\(name)").path, withDestinationPath: target)
      }
      let faults = workspace.faults
      var values: [[Double]?] = []
      for key in ["a", "b"] {
        var reader = Field(root?.entry(key)?.value, path: key, faults: faults).section()
        values.append(reader.tablePick(in: workspace)?.values.numbers(faults: faults))
      }
      #expect(values == [[2], nil])
      #expect(faults.diagnostics.map(\.code) == [.outsideFolder])
    }
  }

  /// A scenario that is missing, a folder or a device is refused without waiting.
  @Test func scenariosAreRegularFiles() throws {
    let cases: [(String, FaultCode)] = [
      ("/dev/zero", .notARegularFile), ("/dev/null", .notARegularFile), ("/", .notARegularFile),
      ("/no/such/file.yaml", .fileMissing), ("", .fileMissing),
    ]
    for (path, code) in cases {
      let faults = Faults()
      #expect(Workspace.open(path, faults: faults).root == nil)
      #expect(faults.diagnostics.map(\.code) == [code], "\(path)")
      #expect(faults.exitCode == 4)
    }
  }

  @Test(arguments: [
    ("../x.csv", FaultCode.outsideFolder), ("a/../../x.csv", .outsideFolder),
    ("/etc/passwd", .absolutePath), ("~/x.csv", .absolutePath), ("http://a/b.csv", .networkPath),
    ("file:///etc/passwd", .networkPath), (".", .notARegularFile), ("./", .notARegularFile),
    ("a/..", .notARegularFile), ("\"a\\u0001b\"", .controlCharacter), ("\"a\\nb\"", .badPath),
    ("missing.csv", .fileMissing), ("s.yaml/x.csv", .fileMissing), ("''", .emptyName),
    ("[v.csv]", .wrongShape),
  ])
  func otherPathsAreRefused(_ path: String, _ code: FaultCode) throws {
    try open([("s.yaml", "a: {csv: \(path), column: x}\n")]) { root, workspace, _ in
      var reader = Field(root?.entry("a")?.value, path: "a", faults: workspace.faults).section()
      #expect(reader.tablePick(in: workspace) == nil)
      #expect(workspace.faults.diagnostics.map(\.code) == [code], "\(path)")
    }
  }
}
