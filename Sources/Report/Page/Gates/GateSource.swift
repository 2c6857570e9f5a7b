import Foundation
import Study

/// Gates that were read.
public struct GateSource: Sendable {
  let document: GateDocument

  /// Reads the JSON of `check`.
  ///
  /// - Throws: `ReportPage.Fault` where it is no such document, or its verdicts contradict its
  ///   checks.
  public init(json: Data) throws {
    try self.init(ReportPage.Fault.read(GateDocument.self, json))
  }

  /// The document, if it holds together: a page that says that a gate passes must be right, also
  /// where a check was taken out of the file.
  init(_ document: GateDocument) throws {
    guard !document.gates.isEmpty, document.gates.allSatisfy({ !$0.checks.isEmpty }) else {
      throw ReportPage.Fault(words: "these results have no check")
    }
    guard (document.verdict == .fail) == document.fails else {
      throw Self.contradiction("verdict")
    }
    for (number, gate) in document.gates.enumerated() {
      let place = "gates[\(number + 1)]"
      guard (gate.verdict == .fail) == gate.fails else {
        throw Self.contradiction("\(place).verdict")
      }
      for (number, check) in gate.checks.enumerated() {
        let isRight =
          switch check.mark {
          case .fails: check.fails
          case .passes: !check.fails
          // Whether these fail is asked for by an option.
          case .warns, .open: true
          }
        guard isRight else { throw Self.contradiction("\(place).checks[\(number + 1)].fails") }
      }
    }
    self.document = document
  }

  private static func contradiction(_ path: String) -> ReportPage.Fault {
    ReportPage.Fault(
      words: "these results contradict themselves: `\(path)` is not what the checks say")
  }
}
