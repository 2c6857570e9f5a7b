import ArgumentParser
import Foundation
import Scenarios
import Study

/// How a command ends other than well: its faults are printed by then, only the code is left.
struct Ending: Error {
  /// The exit code.
  let code: Int32

  /// A verdict went against what was expected.
  static let verdict = Ending(code: 1)
  /// The input or the command line is at fault.
  static let input = Ending(code: 2)
  /// A limit stopped the run.
  static let limit = Ending(code: 3)
  /// A file could not be read or written.
  static let file = Ending(code: 4)
  /// Stopped by Ctrl-C, as shells count it.
  static let interrupted = Ending(code: 130)
  /// Stopped by SIGTERM, as shells count it.
  static let terminated = Ending(code: 143)

  /// Prints a fault that has no place in a file, and gives the ending it asks for.
  static func fault(_ code: FaultCode, _ message: Phrase, help: Phrase? = nil) -> Ending {
    let faults = Faults()
    faults.error(code, at: nil, message, help: help)
    Screen.error(Screen.words(of: faults))
    return Ending(code: faults.exitCode)
  }

  /// Ends the process for an error that reached the top.
  static func exit(with error: any Error) -> Never {
    if let ending = error as? Ending { Foundation.exit(ending.code) }
    let code = Spillway.exitCode(for: error)
    guard !code.isSuccess else { Spillway.exit(withError: error) }
    Screen.error(words(of: Spillway.fullMessage(for: error)))
    Foundation.exit(Ending.input.code)
  }

  /// The words of the argument parser in the form of all other faults.
  private static func words(of message: String) -> String {
    let prefix = "Error: "
    let text = message.hasPrefix(prefix) ? String(message.dropFirst(prefix.count)) : message
    let words = Invocation.words
    return words("error \(FaultCode.badArguments.name): \(text)") + "\n"
  }
}
