import Scenarios
import Study

/// Reads the values of options that are written as in a scenario, `3min` and `80%`.
///
/// Each reading gives nil for what is absent or cannot be read; `finish` ends the command with all
/// faults at once.
struct OptionReader {
  let faults = Faults()

  /// A duration above 0 (or from 0), seconds.
  func duration(_ name: String, _ text: String?, canBeZero: Bool = false) -> Double? {
    read(name, text) { (text) throws(ScalarFault) in
      Double(try Parse.duration(text)) / 1e6
    }.flatMap { value in
      guard value <= 0, !canBeZero else { return value }
      refuse(.outOfRange, "\(name) of 0 makes no sense", "write a duration above 0")
      return nil
    }
  }

  /// A share above 0 and below 1.
  func share(_ name: String, _ text: String?) -> Double? {
    read(name, text) { (text) throws(ScalarFault) in try Parse.share(text) }.flatMap { value in
      guard value <= 0 || value >= 1 else { return value }
      refuse(
        .shareOutOfRange, "\(name) \(Display.quote(text ?? "")) can never be asked for",
        "write a share above 0% and below 100%")
      return nil
    }
  }

  /// A share from 0 to 1.
  func anyShare(_ name: String, _ text: String?) -> Double? {
    read(name, text) { (text) throws(ScalarFault) in try Parse.share(text) }
  }

  /// A number of 0 or more.
  func number(_ name: String, _ text: String?) -> Double? {
    read(name, text) { (text) throws(ScalarFault) in try Parse.number(text) }.flatMap { value in
      guard value < 0 else { return value }
      refuse(
        .outOfRange, "\(name) \(Display.quote(text ?? "")) is below 0",
        "write a number of 0 or more")
      return nil
    }
  }

  /// A whole number in a range.
  func whole(_ name: String, _ text: String?, in range: ClosedRange<Int>) -> Int? {
    read(name, text) { (text) throws(ScalarFault) in try Parse.whole(text, in: range) }
  }

  /// A rate, per second.
  func rate(_ name: String, _ text: String?) -> Double? {
    read(name, text) { (text) throws(ScalarFault) in try Parse.rate(text) }
  }

  /// Reports what is wrong with the options together.
  func refuse(_ code: FaultCode, _ problem: Phrase, _ help: Phrase) {
    faults.error(code, at: nil, problem, help: help)
  }

  /// Ends the command if anything was wrong.
  func finish() throws {
    guard faults.hasErrors else { return }
    Screen.error(Screen.words(of: faults))
    throw Ending(code: faults.exitCode)
  }

  private func read<Value>(
    _ name: String, _ text: String?, _ parse: (String) throws(ScalarFault) -> Value
  ) -> Value? {
    guard let text else { return nil }
    do throws(ScalarFault) {
      return try parse(text)
    } catch {
      faults.error(error.code, at: nil, "\(name) \(error.problem)", help: error.help)
      return nil
    }
  }
}
