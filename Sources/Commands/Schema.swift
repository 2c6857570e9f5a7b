import ArgumentParser
import Scenarios

/// `spillway schema`: the language as a JSON Schema.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of scenario files, for completion in an editor.")

  @Flag(help: "The schema of a layer, which may leave out what its base says.")
  var layer = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.check()
    try output.write { $0.write(JSONSchema.text(ofLayer: layer)) }
  }
}
