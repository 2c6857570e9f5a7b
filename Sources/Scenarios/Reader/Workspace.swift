import Study

/// The folder of a scenario: opens the files that the scenario names and no others.
///
/// It is a class because all readers of a scenario share the tables that were opened.
public final class Workspace {
  /// The collector that every file is registered with.
  public let faults: Faults
  /// How much may be read.
  public let limits: ReadingLimits
  /// Keys that exclude each other: where a layer gives one of a group, those that the layers below
  /// gave of the same group are left out instead of standing beside it.
  public var exclusiveKeys: [Set<String>] = []

  /// The files of the tables that were asked for, each once, in the order of the first asking.
  private(set) var tablesAsked: [Int] = []

  private let root: String
  private let realRoot: String?
  private var tables: [String: Table?] = [:]
  private var tableFiles: [String: Int] = [:]
  private var folders: [Int: String] = [:]
  private var openedCount = 0
  private var tableBytesLeft: Int

  /// What a workspace knows by now, to go on from in another one over the same sources.
  struct Desk: Sendable {
    let root: String
    let realRoot: String?
    let limits: ReadingLimits
    let exclusiveKeys: [Set<String>]
    let tables: [String: Table]
    let tableFiles: [String: Int]
    let folders: [Int: String]
    let openedCount: Int
    let tableBytesLeft: Int
  }

  /// What is known by now, but for tables with a fault: who asks for them must hear of it again.
  var desk: Desk {
    Desk(
      root: root, realRoot: realRoot, limits: limits, exclusiveKeys: exclusiveKeys,
      tables: tables.compactMapValues { $0 }, tableFiles: tableFiles, folders: folders,
      openedCount: openedCount, tableBytesLeft: tableBytesLeft)
  }

  /// A workspace that knows what another one knew; the collector holds the same sources.
  init(_ desk: Desk, faults: Faults) {
    self.faults = faults
    (root, realRoot, limits) = (desk.root, desk.realRoot, desk.limits)
    (tables, tableFiles, folders) = (desk.tables, desk.tableFiles, desk.folders)
    (openedCount, tableBytesLeft) = (desk.openedCount, desk.tableBytesLeft)
    exclusiveKeys = desk.exclusiveKeys
  }

  /// The root without links, ending in a slash.
  private var realRootPath: String { realRoot.map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? "" }

  /// A workspace for scenarios in a folder.
  ///
  /// The folder is looked at when the first file is opened.
  public init(root: String, faults: Faults, limits: ReadingLimits = ReadingLimits()) {
    self.root = root.isEmpty ? "." : root
    self.faults = faults
    self.limits = limits
    tableBytesLeft = limits.allTableBytes
    realRoot = try? FileAccess.resolved(self.root)
  }

  /// Opens and parses a scenario with everything it extends; `-` reads standard input.
  ///
  /// The given path is trusted, as any argument of a command; the paths in the file are not. Nil
  /// when nothing can be read, with the faults reported.
  public static func open(
    _ path: String, faults: Faults, limits: ReadingLimits = ReadingLimits(),
    exclusiveKeys: [Set<String>] = []
  ) -> (workspace: Workspace, root: Node?) {
    let slash = path.lastIndex(of: "/")
    let folder = path == "-" ? "." : slash.map { String(path[...$0]) } ?? "."
    let workspace = Workspace(root: folder, faults: faults, limits: limits)
    workspace.exclusiveKeys = exclusiveKeys
    return (workspace, workspace.scenario(path))
  }

  private func scenario(_ path: String) -> Node? {
    let name = path == "-" ? "standard input" : path
    do throws(FileAccess.Failure) {
      let bytes =
        path == "-"
        ? try FileAccess.readStandardInput(limit: limits.fileBytes)
        : try FileAccess.read(path: path, limit: limits.fileBytes)
      let file = faults.addSource(name: name, bytes: bytes)
      folders[file] = ""
      openedCount += 1
      guard let node = Document.parse(file: file, faults: faults, limits: limits) else {
        return nil
      }
      var real = name
      if path != "-" {
        real = try FileAccess.resolved(path)
        if real.utf8.starts(with: realRootPath.utf8) {
          real = String(decoding: real.utf8.dropFirst(realRootPath.utf8.count), as: UTF8.self)
        }
      }
      return layered(node, chain: [(name, real)])
    } catch {
      let place = SourceSpan.whole(faults.addSource(name: name, bytes: []))
      report(error, name: name, field: nil, at: place, limit: limits.fileBytes)
      return nil
    }
  }

  /// The table that a field names, opened once however often it is named.
  ///
  /// Nil after a fault.
  public func table(_ field: Field, options: Table.Options = Table.Options()) -> Table? {
    guard let path = field.text(), let place = resolve(path, field) else { return nil }
    let key =
      place.parts.joined(separator: "/") + "\u{0}\(options.separator ?? " ")"
      + "\(options.hasHeader.map { $0 ? "h" : "n" } ?? "")"
    if let known = tables[key] {
      if let file = tableFiles[key], !tablesAsked.contains(file) { tablesAsked.append(file) }
      return known
    }
    let limit = min(limits.tableBytes, tableBytesLeft)
    guard let file = open(place, field, limit: limit) else { return nil }
    tableBytesLeft -= faults.sources[file].bytes.count
    tableFiles[key] = file
    tablesAsked.append(file)
    let table = Table.read(file: file, faults: faults, options: options, limits: limits)
    tables[key] = .some(table)
    return table
  }

  /// A file of the workspace by its path without links.
  struct Place {
    /// The path as messages show it, from the folder of the scenario.
    let name: String
    /// The parts below the real root.
    let parts: [String]
    /// The folder, as parts below the root without links resolved.
    let folder: String
  }

  /// Opens a scenario file that another one extends and returns its index.
  func openLayer(_ place: Place, _ field: Field) -> Int? {
    guard openedCount < limits.files else {
      field.error(
        .tooManyFiles,
        "the scenario is made from more than \(limits.files) files (the limit `files`)",
        help: "put layers together")
      return nil
    }
    openedCount += 1
    return open(place, field, limit: limits.fileBytes)
  }

  private func open(_ place: Place, _ field: Field, limit: Int) -> Int? {
    guard let realRoot else { return nil }
    do throws(FileAccess.Failure) {
      let bytes = try FileAccess.read(parts: place.parts, below: realRoot, limit: limit)
      let file = faults.addSource(name: shown(place.name), bytes: bytes)
      folders[file] = place.folder
      return file
    } catch {
      report(error, name: place.name, field: field, limit: limit)
      return nil
    }
  }

  /// The name of a file for messages: from where the command runs, as the scenario itself is named.
  private func shown(_ name: String) -> String {
    root == "." ? name : (root.hasSuffix("/") ? root : root + "/") + name
  }
}

extension Workspace {
  /// The place that a path in a scenario means, relative to the file it stands in; nil when it is
  /// refused, with the fault reported.
  func resolve(_ path: String, _ field: Field) -> Place? {
    guard let parts = lexicalParts(path, field) else { return nil }
    let name = parts.joined(separator: "/")
    guard let realRoot else {
      field.error(
        .fileMissing, "the folder of the scenario does not exist", help: "check the path")
      return nil
    }
    let real: String
    do throws(FileAccess.Failure) {
      real = try FileAccess.resolved(realRoot + "/" + name)
    } catch {
      report(error, name: name, field: field, limit: limits.fileBytes)
      return nil
    }
    let prefix = realRoot == "/" ? "/" : realRoot + "/"
    guard real.utf8.starts(with: prefix.utf8) else {
      field.error(
        .outsideFolder, "\(Display.quote(path)) leads out of the folder of the scenario by a link",
        help: "copy the file into the folder of the scenario")
      return nil
    }
    let inside = Self.parts(real.utf8.dropFirst(prefix.utf8.count))
    return Place(
      name: name, parts: inside, folder: parts.dropLast().joined(separator: "/"))
  }

  /// The parts of a path as the system sees them: a slash is a slash, whatever stands on it.
  private static func parts(_ path: some Collection<UInt8>) -> [String] {
    path.split(separator: 0x2F).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The parts of a path from the folder of the scenario, `.` and `..` resolved as written.
  private func lexicalParts(_ path: String, _ field: Field) -> [String]? {
    let inside: Phrase =
      "paths are relative to the file they stand in, inside the folder of the scenario"
    let scheme = path.prefix { $0.isLetter }
    if !scheme.isEmpty, path.dropFirst(scheme.count).hasPrefix("://") {
      field.error(
        .networkPath, "\(Display.quote(path)) is a network address, and nothing is fetched",
        help: "download the file into the folder of the scenario")
      return nil
    }
    guard path.utf8.first != 0x2F, path.utf8.first != 0x7E else {
      field.error(.absolutePath, "\(Display.quote(path)) is an absolute path", help: inside)
      return nil
    }
    guard !path.unicodeScalars.contains(where: Display.isHidden), path.utf8.count <= 1_024 else {
      field.error(
        .badPath, "\(Display.quote(path)) cannot be a path",
        help: "write a path without hidden characters, of at most 1024 bytes")
      return nil
    }
    let folder = field.span.flatMap { folders[$0.file] } ?? ""
    var parts = Self.parts(folder.utf8)
    for part in Self.parts(path.utf8) where part != "." {
      guard part == ".." else {
        parts.append(part)
        continue
      }
      guard parts.popLast() != nil else {
        field.error(
          .outsideFolder, "\(Display.quote(path)) leads out of the folder of the scenario",
          help: inside)
        return nil
      }
    }
    guard !parts.isEmpty else {
      field.error(.notARegularFile, "\(Display.quote(path)) is a folder", help: "name a file in it")
      return nil
    }
    return parts
  }

  /// Reports why a file was not read: at the field that names it, or at the scenario itself.
  private func report(
    _ failure: FileAccess.Failure, name: String, field: Field?, at place: SourceSpan? = nil,
    limit: Int
  ) {
    let shown: Phrase = field == nil ? "the file" : Phrase(verbatim: Display.quote(name))
    let (code, message, help): (FaultCode, Phrase, Phrase) =
      switch failure {
      case .missing:
        (
          .fileMissing, field == nil ? "there is no such file" : "there is no file \(shown)",
          nearFile(name, field)
        )
      case .unreadable(let why):
        (.fileUnreadable, "\(shown) cannot be read: \(why)", "make it readable, or name another")
      case .notRegular(let what):
        (
          .notARegularFile, "\(shown) is \(what); only regular files are read",
          field == nil ? "give `-` to read a scenario from a pipe" : "name a file"
        )
      case .isLink:
        (
          .outsideFolder, "\(shown) leads over a link that cannot be followed",
          "copy the file into the folder of the scenario"
        )
      case .tooLarge(let bytes):
        (
          .fileTooLarge,
          "\(shown) has \(bytes) bytes or more; \(words(limit))",
          "keep only what the scenario needs"
        )
      }
    if let field {
      field.error(code, message, help: help)
    } else {
      faults.error(code, at: place, message, help: help)
    }
  }

  /// A limit of bytes in words; what is left for further tables is part of a limit for all.
  private func words(_ limit: Int) -> Phrase {
    switch limit {
    case limits.fileBytes: "the limit `fileBytes` is \(limit)"
    case limits.tableBytes: "the limit `tableBytes` is \(limit)"
    default: "\(limit) are left of the limit `allTableBytes`"
    }
  }

  /// The file of the same folder whose name is nearest to one that does not exist.
  private func nearFile(_ name: String, _ field: Field?) -> Phrase {
    let slash = name.lastIndex(of: "/")
    let folder = slash.map { String(name[...$0]) } ?? ""
    let base = slash.map { String(name[name.index(after: $0)...]) } ?? name
    let place = field == nil ? (folder.isEmpty ? "." : folder) : root + "/" + folder
    let near = Spelling.nearest(to: base, among: FileAccess.names(in: place))
    return near.map { "did you mean \(Display.quote(folder + $0))?" }
      ?? (field == nil ? "check the path" : "paths are relative to the folder of the scenario")
  }
}
