import Foundation
import Report
import Scenarios

/// What people read while a command works: standard error.
enum Screen {
  /// Writes a text to standard error.
  static func error(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// Faults in the language that was asked for.
  static func words(of faults: Faults) -> String {
    let words = Invocation.words
    guard words.language != .english else { return faults.rendered() }
    return faults.rendered { words($0) }
  }

  /// Whether standard error is a terminal that can rewrite its last line.
  static var isLive: Bool {
    isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// The columns of the terminal, 80 where it does not say.
  static var columns: Int {
    var size = winsize()
    guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
