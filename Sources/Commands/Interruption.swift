import Dispatch
import Foundation
import Study
import Synchronization

/// Ctrl-C and SIGTERM: the first stops a study after the replications under way, the second quits.
final class Interruption: Sendable {
  /// What the study looks at.
  let flag = CancelFlag()
  /// The exit code that the signal asks for; 0 while there was none.
  private let code = Atomic<Int32>(0)
  private let isQuiet: Bool

  /// How the command ends, if a signal came.
  var ending: Ending? {
    let code = code.load(ordering: .acquiring)
    return code == 0 ? nil : Ending(code: code)
  }

  private init(isQuiet: Bool) { self.isQuiet = isQuiet }

  /// Listens from now on to the end of the process.
  static func listen(isQuiet: Bool) -> Interruption {
    let interruption = Interruption(isQuiet: isQuiet)
    for (number, ending) in [(SIGINT, Ending.interrupted), (SIGTERM, Ending.terminated)] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        interruption.take(ending.code)
        // The handler holds its source, so that it lives as long as the process.
        _ = source
      }
      source.activate()
    }
    return interruption
  }

  private func take(_ ending: Int32) {
    let first = code.compareExchange(expected: 0, desired: ending, ordering: .acquiringAndReleasing)
    guard first.exchanged else { _exit(ending) }
    flag.set()
    if !isQuiet {
      let words = Invocation.words
      let text = words(
        "stopping after the replications under way; press Ctrl-C again to quit at once")
      Screen.error("\n\(text)\n")
    }
  }
}
