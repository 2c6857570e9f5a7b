import Study

/// The page of one fault code: what `spillway help SPW-0142` prints.
public struct FaultPage: Sendable {
  /// The code that the page explains.
  public let code: FaultCode
  /// The class, which fixes the exit code.
  public let kind: FaultClass
  /// What is wrong, in a few words.
  public let title: String
  /// A few sentences: why it is refused and what to write instead.
  public let text: String

  init(_ code: FaultCode, _ kind: FaultClass, _ title: String, _ text: String) {
    self.code = code
    self.kind = kind
    self.title = title
    self.text = text
  }

  /// Every page, in the order of the codes.
  public static let all: [FaultPage] = areas.flatMap { $0 }.sorted {
    $0.code.rawValue < $1.code.rawValue
  }

  static let areas: [[FaultPage]] = [
    textPages, numberPages, structurePages, referencePages, modelPages, strategyPages, filePages,
    usagePages, runPages, sweepPages, chartPages,
  ]

  static let byCode: [FaultCode: FaultPage] = Dictionary(
    all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  /// The sentences in one line, as catalogs of other languages have them.
  public var paragraph: String { text.split(separator: "\n").joined(separator: " ") }

  /// The page as text: code, title, class and exit code, then the sentences.
  public var rendered: String { head { $0.english } + "\n\(text)\n" }

  /// The same in another language.
  ///
  /// - Parameters:
  ///   - say: What a phrase is in the language.
  ///   - wrapped: How its lines are broken; those of the English text do not fit another.
  public func rendered(in say: (Phrase) -> String, wrapped: (String) -> String) -> String {
    head(say) + "\n\(wrapped(say(Phrase(pattern: paragraph, []))))\n"
  }

  /// Code and title, class and exit code.
  private func head(_ say: (Phrase) -> String) -> String {
    let title = Phrase(pattern: title, [])
    let kind: Phrase =
      "class \(kind.rawValue) (\(Phrase(pattern: kind.words, []))), exit code \(code.exitCode)"
    return "\(code.name): \(say(title))\n\(say(kind))\n"
  }
}
