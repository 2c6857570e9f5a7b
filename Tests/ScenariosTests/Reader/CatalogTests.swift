import Foundation
import Scenarios
import Testing

/// The catalog of fault codes: complete, unambiguous, and the same in the reference.
///
/// Planted fault caught: a case of `FaultCode` without a page, or with two.
@Suite struct CatalogTests {
  @Test func everyCodeHasOnePageInOrder() {
    #expect(FaultPage.all.map(\.code) == FaultCode.allCases.sorted { $0.rawValue < $1.rawValue })
  }

  @Test func pagesSayWhatIsWrongAndMore() {
    #expect(Set(FaultPage.all.map(\.title)).count == FaultPage.all.count)
    for page in FaultPage.all {
      #expect(!page.title.hasSuffix("."), "\(page.code.name) has a title that is a sentence")
      #expect(page.text.hasSuffix("."), "\(page.code.name) ends without a full stop")
      #expect(page.text.count > page.title.count, "\(page.code.name) says no more than its title")
    }
  }

  @Test(arguments: FaultCode.allCases) func nameLeadsBackToTheCode(_ code: FaultCode) {
    #expect(FaultCode(named: code.name) == code)
    #expect(FaultCode(named: code.name.lowercased()) == code)
    #expect(FaultCode(named: String(code.rawValue)) == code)
    #expect(code.name.count == 8)
  }

  @Test(arguments: ["", "SPW-", "SPW-99999", "SPW-00x1", "-1", "9999", "SPW-0201 "])
  func otherWordsAreNoCode(_ text: String) {
    #expect(FaultCode(named: text) == nil)
  }

  /// The classes fix the exit codes: 4 for files and the store, 3 for limits of a run, else 2.
  @Test func classFixesTheExitCode() {
    for code in FaultCode.allCases {
      switch code.kind {
      case .file, .store: #expect(code.exitCode == 4)
      case .limit: #expect(code.exitCode == (code.rawValue / 100 == 8 ? 3 : 2))
      default: #expect(code.exitCode == 2)
      }
    }
  }

  /// The page is written anew by `SPILLWAY_RECORD=1 swift test --filter CatalogTests`.
  @Test func referenceIsTheCatalog() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../docs/reference/errors.md").standardizedFileURL
    if ProcessInfo.processInfo.environment["SPILLWAY_RECORD"] != nil {
      try FaultReference.markdown.write(to: page, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: page, encoding: .utf8) == FaultReference.markdown)
  }
}
