import Report

/// How the program was called.
enum Invocation {
  /// What a user types to call it again: the path, where one was given, so that a command to try
  /// next works as it stands.
  static var program: String {
    guard let called = CommandLine.arguments.first, called.contains("/") else { return "spillway" }
    return called
  }

  /// The whole command line, as a shell takes it again.
  static var command: String {
    ([program] + CommandLine.arguments.dropFirst()).map(CompareReport.quoted)
      .joined(separator: " ")
  }
}
