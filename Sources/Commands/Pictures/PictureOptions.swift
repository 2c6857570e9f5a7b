import ArgumentParser
import Foundation
import Scenarios
import Study

/// Pictures of a page, made by a headless browser.
struct PictureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write each chart as a PNG picture into a folder, with a headless Chromium or Chrome.",
      valueName: "folder"), completion: .directory)
  var png: String?

  @Option(
    help: ArgumentHelp(
      "Print the page to a PDF file, with a headless Chromium or Chrome.", valueName: "file"),
    completion: .file(extensions: ["pdf"]))
  var pdf: String?

  /// The variable that names a browser.
  static let variable = "SPILLWAY_BROWSER"

  private static let names = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
  ]

  /// Whether a picture is asked for.
  var isWanted: Bool { png != nil || pdf != nil }

  /// Refuses what cannot be done, before anything is.
  func check(hasCharts: Bool, force: Bool) throws {
    guard isWanted else { return }
    if png != nil, !hasCharts {
      throw Ending.fault(
        .badArguments, "--png needs the charts that --no-charts leaves out",
        help: "leave one of them out")
    }
    if let pdf { try OutputFile.check(pdf, force: force) }
    _ = try Self.browser()
  }

  /// Makes the pictures of a page.
  ///
  /// - Returns: The paths that were written.
  func write(_ page: String, force: Bool) throws -> [String] {
    guard isWanted else { return [] }
    let folder = URL.temporaryDirectory.appending(path: "spillway-page-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "page.html")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(page.utf8).write(to: file)
    } catch {
      throw Ending.fault(.cannotWrite, "no page can be written to the folder of temporary files")
    }
    let program = try Self.browser()
    let pictures: Pictures
    do {
      pictures = try Pictures(of: file, program, hasPNG: png != nil, hasPDF: pdf != nil)
    } catch {
      throw Ending.fault(
        .browserFailed, "\(Display.quote(program)) made no picture",
        help: Phrase(verbatim: Display.visible(error.words)))
    }
    return try save(pictures, force: force)
  }

  private func save(_ pictures: Pictures, force: Bool) throws -> [String] {
    var files: [(path: String, data: Data)] = []
    if let png {
      do {
        try FileManager.default.createDirectory(
          atPath: png, withIntermediateDirectories: true)
      } catch {
        throw Ending.fault(.cannotWrite, "the folder \(Display.quote(png)) cannot be made")
      }
      files = pictures.charts.map {
        (URL(filePath: png).appending(path: "\($0.id).png").relativePath, $0.data)
      }
    }
    if let pdf, let data = pictures.document { files.append((pdf, data)) }
    for file in files { try OutputFile.check(file.path, force: force) }
    for file in files {
      var output = try OutputFile(replacing: file.path, force: force)
      output.write(file.data)
      try output.close()
    }
    return files.map(\.path)
  }

  /// The path of the browser.
  private static func browser() throws -> String {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment[variable], !named.isEmpty {
      if let path = path(of: named) { return path }
      throw Ending.fault(
        .browserMissing, "\(variable) names \(Display.quote(named)), which cannot be run",
        help: "set it to the path of Chromium or Chrome, or unset it")
    }
    for name in names {
      if let path = path(of: name) { return path }
    }
    throw Ending.fault(
      .browserMissing, "there is no browser for the pictures",
      help: """
        install one (`apt-get install chromium fonts-noto-cjk`), or name it by \(variable); the \
        page itself needs none
        """)
  }

  private static func path(of program: String) -> String? {
    if program.contains("/") { return access(program, X_OK) == 0 ? program : nil }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.lazy.map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
  }
}
