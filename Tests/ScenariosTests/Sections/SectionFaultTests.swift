import Scenarios
import Testing

/// One faulty scenario, one message, word for word: messages are part of the product.
///
/// A change of a reader that loses a check, moves the caret or points to the wrong remedy is caught
/// here.
@Suite struct SectionFaultTests {
  /// A scenario and everything that is reported of it, as `line:column code message | help`.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let lines: [String]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ lines: String...) {
      self.name = name
      self.text = text
      self.lines = lines
    }
  }

  @Test(arguments: structure + times + horizons) func structureAndTimes(_ item: Case) {
    #expect(ReadText(item.text).lines == item.lines)
  }

  @Test(arguments: laws + contacts) func lawsAndContacts(_ item: Case) {
    #expect(ReadText(item.text).lines == item.lines)
  }

  @Test(arguments: staff) func staffing(_ item: Case) {
    #expect(ReadText(item.text).lines == item.lines)
  }

  @Test(arguments: demand + events + settings) func demandAndEvents(_ item: Case) {
    #expect(ReadText(item.text).lines == item.lines)
  }

  /// Faults of every section come in one pass, and the scenario is withheld.
  @Test func allFaultsInOnePass() {
    let read = ReadText(
      """
      spillway: 1
      horizon: {length: 0s}
      contacts: {calls: {patience: 3}}
      centers: {here: {groups: {all: {agnts: 3}}}}
      demand: [{contact: x, center: y}]
      strategies: {a: {pul: all}}
      """)
    #expect(read.scenario == nil)
    #expect(read.faults.errorCount == 8)
    #expect(
      read.faults.diagnostics.map { $0.span?.line ?? 0 } == [2, 3, 3, 4, 5, 5, 5, 6])
  }
}
