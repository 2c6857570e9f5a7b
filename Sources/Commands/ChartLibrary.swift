import ArgumentParser
import Foundation
import Report
import Scenarios
import Study

/// Whether a page has charts, and which library draws them.
struct ChartOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A chart library of your own, a JavaScript module that sets `vegaEmbed`.", valueName: "file"),
    completion: .file(extensions: ["js"]))
  var chartLib: String?

  @Flag(help: "Write tables only, which needs no chart library.")
  var noCharts = false

  /// The text of the library, or nil where no charts are wanted.
  ///
  /// To be called before anything is simulated, so that its absence is not found afterwards.
  func library() throws -> String? {
    guard noCharts else { return try ChartLibrary.text(named: chartLib) }
    guard chartLib == nil else {
      throw Ending.fault(
        .badArguments, "--no-charts and --chart-lib exclude each other",
        help: "leave one of them out")
    }
    return nil
  }
}

/// The script that draws the charts of a page: Vega, Vega-Lite and Vega-Embed in one module.
///
/// It goes into every page, and pages are passed on, so only the pinned bundle is taken unasked.
enum ChartLibrary {
  /// SHA-256 of the bundle that `scripts/charts` makes, which reads it here.
  static let pin = "3425bd951a44d478d0505c6b5d1e8d57656b6e9a4da7bfe88a718ce61d76e572"

  /// The variable that names a bundle.
  static let variable = "SPILLWAY_CHART_LIB"

  private static let place = "share/spillway/vega-bundle.js"

  /// The most bytes that are read: twenty times the pinned bundle.
  private static let limit = 20 << 20

  /// Reads the library from a path, or the pinned one from where it is looked for.
  static func text(named path: String? = nil) throws -> String {
    if let path { return try text(of: try bytes(at: path), at: path) }
    let environment = ProcessInfo.processInfo.environment
    if let named = environment[variable], !named.isEmpty { return try pinned(named) }
    for candidate in candidates where FileManager.default.fileExists(atPath: candidate) {
      return try pinned(candidate)
    }
    throw Ending.fault(
      .chartLibraryMissing, "the chart library is not here",
      help: """
        `scripts/charts` fetches it (also part of `make build`); --chart-lib and \(variable) name \
        a copy; --no-charts writes tables only
        """)
  }

  /// Beside an installed program, beside the build folder of one that was just built, and in the
  /// build folder of the working directory.
  private static var candidates: [String] {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let folder = (Bundle.main.executableURL ?? program).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    return ["..", "../.."].map { folder.appending(path: "\($0)/\(place)").standardized.path }
      + [".build/\(place)"]
  }

  private static func pinned(_ path: String) throws -> String {
    let bytes = try bytes(at: path)
    guard SHA256.hex(of: bytes) == pin else {
      throw Ending.fault(
        .chartLibraryUnfit, "\(Display.quote(path)) is not the pinned chart library",
        help: """
          remove it and let `scripts/charts` fetch the library again; only --chart-lib takes \
          another one
          """)
    }
    return try text(of: bytes, at: path)
  }

  private static func bytes(at path: String) throws -> [UInt8] {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let file = FileHandle(forReadingAtPath: path),
      let data = try? file.read(upToCount: limit + 1)
    else {
      throw Ending.fault(
        .chartLibraryMissing, "the chart library \(Display.quote(path)) cannot be read",
        help: "name a file that you may read, or write tables only with --no-charts")
    }
    guard data.count <= limit else {
      throw unfit(path, "has more than \(limit >> 20) MB")
    }
    return Array(data)
  }

  /// The text, if it can stand in a page between the tags of a script as it is.
  private static func text(of bytes: [UInt8], at path: String) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self), !text.isEmpty else {
      throw unfit(path, "is not text in UTF-8")
    }
    let lowered = bytes.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }
    for end in ["</script", "<!--"] where lowered.contains(Array(end.utf8)) {
      throw unfit(path, "contains `\(end)`, which ends a script in a page")
    }
    return text
  }

  private static func unfit(_ path: String, _ reason: String) -> Ending {
    Ending.fault(
      .chartLibraryUnfit, "the chart library \(Display.quote(path)) \(reason)",
      help: "leave --chart-lib out to use the pinned one")
  }
}
