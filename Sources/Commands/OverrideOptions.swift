import ArgumentParser
import Report
import Scenarios
import Study

/// Values that take the place of what the scenario file says.
struct OverrideOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      """
      Put a value in the place of one in the file, as in centers.shenzhen.lines=40; may be given \
      several times.
      """, valueName: "path=value"))
  var settings: [String] = []

  @Option(
    name: .customLong("multiply"),
    help: ArgumentHelp(
      """
      Multiply volume, handle_time, staff or patience, as in volume=1.2; the same as \
      --set multiply.volume=1.2.
      """, valueName: "name=factor"))
  var factors: [String] = []

  /// The overrides in the order of the options, `--set` before `--multiply`; faults of their text
  /// are printed.
  func overrides() throws -> [Override] { try Self.overrides(settings, factors: factors) }

  /// Overrides from their texts; faults of them are printed.
  static func overrides(_ settings: [String], factors: [String] = []) throws -> [Override] {
    let faults = Faults()
    let read =
      settings.map { Override.parse($0, faults: faults) }
      + factors.map {
        Override.parse($0, option: "--multiply", below: ["multiply"], faults: faults)
      }
    guard !faults.hasErrors else {
      Screen.error(Screen.words(of: faults))
      throw Ending(code: faults.exitCode)
    }
    return read.compactMap { $0 }
  }

  /// The options as they are typed again, each with a space before it.
  var words: String {
    settings.map { " --set \(CompareReport.quoted($0))" }.joined()
      + factors.map { " --multiply \(CompareReport.quoted($0))" }.joined()
  }
}
