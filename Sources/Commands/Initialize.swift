import ArgumentParser
import Foundation
import Report
import Scenarios
import Study

/// `spillway init`: a commented starter scenario in a folder of its own.
struct Initialize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented starter scenario with its tables into a new folder.",
    discussion: "Templates: "
      + Template.allCases.map { "\($0.rawValue) (\($0.summary))" }
      .joined(separator: ", ") + ". Nothing that exists is ever replaced.")

  @Argument(help: "The name of the scenario, which is the folder to make.")
  var name: String

  @Option(help: "The template.", completion: .list(Template.allCases.map(\.rawValue)))
  var template = Template.event.rawValue

  @OptionGroup var language: LanguageOptions

  func run() throws {
    guard let chosen = Template(rawValue: template) else {
      let names = Template.allCases.map(\.rawValue)
      let near = Spelling.nearest(to: template, among: names)
      throw Ending.fault(
        .unknownTemplate, "there is no template \(Display.quote(template))",
        help: near.map { "did you mean \(Display.quote($0))?" }
          ?? "there are \(Display.list(names.map { Display.quote($0) }))")
    }
    let words = language.words
    let folder = try NewFolder(name)
    let files = chosen.files(named: folder.title)
    for file in files { try folder.write(file) }
    print(words("Written into \(Display.visible(folder.path)):"))
    for file in files { print("  \(file.path)") }
    print("")
    let scenario = folder.path + "/scenario.yaml"
    let (plan, warnings) = try Loading.plan(scenario)
    print(StaffText(plan, words).text)
    print(LoadText(plan, words).text)
    if warnings.warningCount > 0 {
      print(Explain.part(words("Warnings")) + Screen.words(of: warnings))
    }
    let shown = CompareReport.quoted(scenario)
    let program = CompareReport.quoted(Invocation.program)
    print(words("`\(program) explain \(shown)` shows every default as well."))
    let call = "\(program) \(plan.strategies.count > 1 ? "compare" : "run") \(shown)"
    print(words("Next: \(call)"))
  }
}

/// A folder that did not exist before.
private struct NewFolder {
  let path: String
  /// The last part of the path.
  let title: String

  init(_ path: String) throws {
    var trimmed = Substring(path)
    while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
    let title = trimmed.split(separator: "/").last.map(String.init) ?? ""
    guard !title.isEmpty, title != ".", title != "..", Display.visible(path) == path else {
      throw Ending.fault(
        .badPath, "\(Display.quote(path)) cannot be the name of a new folder",
        help: "write a name such as `friday`")
    }
    // A folder that begins with a dash would read as an option in every command.
    self.path = trimmed.hasPrefix("-") ? "./" + trimmed : String(trimmed)
    self.title = title
    guard mkdir(self.path, 0o777) == 0 else {
      throw errno == EEXIST
        ? Ending.fault(
          .outputExists, "`\(path)` exists", help: "name another folder: nothing is ever replaced")
        : Self.fault(path, errno)
    }
  }

  /// Writes a file that does not exist yet.
  func write(_ file: Template.File) throws {
    var folder = path
    for part in file.path.split(separator: "/").dropLast() {
      folder += "/" + part
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw Self.fault(folder, errno) }
    }
    var output = try OutputFile(replacing: "\(path)/\(file.path)", force: false)
    output.write(file.text)
    try output.close()
  }

  private static func fault(_ path: String, _ code: Int32) -> Ending {
    Ending.fault(
      .cannotWrite, "\(Display.quote(path)) cannot be made: \(String(cString: strerror(code)))")
  }
}
