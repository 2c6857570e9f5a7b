import Report

/// How the program was called.
enum Invocation {
  /// The phrases of the language that was asked for.
  static let words = Words(LanguageOptions.language(of: CommandLine.arguments))

  /// What a user types to call it again: the path, where one was given, so that a command to try
  /// next works as it stands.
  static var program: String {
    guard let called = CommandLine.arguments.first, called.contains("/") else { return "spillway" }
    return called
  }

  /// The whole command line, as a shell takes it again; the program by its name alone, because
  /// pages are passed on and folders are nobody else's business.
  static var command: String {
    (["spillway"] + CommandLine.arguments.dropFirst()).map { word in
      // Quotes around an option would be right, and nobody writes them.
      let isOption =
        word.hasPrefix("-") && word.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-") }
      return isOption ? word : CompareReport.quoted(word)
    }.joined(separator: " ")
  }
}
