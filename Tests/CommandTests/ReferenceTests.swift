import Foundation
import Testing

/// The reference pages against the program: neither may know what the other does not.
@Suite struct ReferenceTests {
  private func page(_ name: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return try String(
      contentsOf: folder.appending(path: "../../docs/reference/\(name)"), encoding: .utf8)
  }

  /// The words of a text that start with two dashes.
  private func options(_ text: String) -> Set<String> {
    let words = text.split { !($0.isLetter || $0 == "-") }
    return Set(words.filter { $0.hasPrefix("--") && $0.contains { $0.isLetter } }.map(String.init))
  }

  @Test func everyOptionIsInTheReference() throws {
    let page = try page("commands.md")
    let command = try Command()
    var known: Set<String> = ["--generate-completion-script"]
    let names = [
      "run", "compare", "check", "sweep", "report", "replay", "explain", "staff", "validate",
      "init",
      "schema", "measures", "erlang", "help",
    ]
    for name in names {
      #expect(page.contains("`spillway \(name)"), "\(name)")
      known.formUnion(options(try command("help", name).output))
    }
    for name in ["b", "c", "a", "x", "general", "retrial", "engset", "overflow"] {
      #expect(page.contains("`spillway erlang \(name)`"), "erlang \(name)")
      known.formUnion(options(try command("erlang", name, "--help").output))
    }
    for name in ["run", "status", "export", "analyze", "merge", "submit", "collect"] {
      #expect(name == "run" || page.contains("`spillway sweep \(name) "), "sweep \(name)")
      known.formUnion(options(try command("help", "sweep", name).output))
    }
    let common: Set = ["--help", "--version"]
    #expect(known.subtracting(options(page)).subtracting(common) == [])
    #expect(options(page).subtracting(known) == [])
  }

  /// Every key of the JSON stands in its page.
  @Test func everyKeyIsInTheReference() throws {
    let page = try page("json.md") + page("measures.md")
    let command = try Command()
    let scenario = Command.small.replacing(
      "run:", with: "probes: {at: [30min]}\nattribution: [arrival, event]\nrun:")
    try command.write(scenario, to: "all.yaml")
    let run = try command(
      "compare", "all.yaml", "-q", "--format", "json", "--precision", "service_level: 40%")
    #expect(run.code == 0, "\(run.errors)")
    var keys: Set<String> = []
    func visit(_ value: Any) {
      if let object = value as? [String: Any] {
        keys.formUnion(object.keys)
        object.values.forEach(visit)
      }
      (value as? [Any])?.forEach(visit)
    }
    visit(try JSONSerialization.jsonObject(with: Data(run.output.utf8)))
    #expect(keys.count > 60)
    let missing = keys.filter { !page.contains("`\($0)`") && !page.contains("\"\($0)\"") }
    #expect(missing.sorted() == [])
  }
}
