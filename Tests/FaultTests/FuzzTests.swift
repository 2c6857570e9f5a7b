import Foundation
import Scenarios
import Testing

/// A hundred thousand faulty inputs: whatever stands in a file, the reader answers with faults that
/// have a place, and never ends the process.
///
/// The inputs are a function of their number, so that a red run replays. With 0 crashes in 120,000
/// inputs the rate is below 1 in 40,000 at 95 % (rule of three) for this way of making them.
/// Planted fault caught: a duration converted to Int64 without its range ends the process at
/// `1e300h`.
@Suite struct FuzzTests {
  /// Few in debug, where a test is run often; two million where `make nightly` asks for the long
  /// studies.
  static let count: Int = {
    #if DEBUG
      return 4_000
    #else
      let isLong = ProcessInfo.processInfo.environment["SPILLWAY_NIGHTLY"] != nil
      return isLong ? 2_000_000 : 120_000
    #endif
  }()

  private static let cases = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Cases")

  private static func seeds(_ ending: String) -> [[UInt8]] {
    let files = FileManager.default.enumerator(atPath: cases.path)?.compactMap { $0 as? String }
    return (files ?? []).filter { $0.hasSuffix(ending) }.sorted().compactMap {
      (try? Data(contentsOf: cases.appending(path: $0))).map(Array.init)
    }.filter { $0.count < 4_096 }
  }

  @Test func scenariosAreReadOrRefusedWithAPlace() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "spillway-fuzz-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let table = "time,billing,front_line\n00:00,4,2\n00:30,5,3\n"
    for name in ["a.csv", "b.csv", "forecast.csv"] {
      try table.write(to: folder.appending(path: name), atomically: false, encoding: .utf8)
    }
    let valid = Seeds.scenarios.map { Array($0.utf8) }
    var mutator = Mutator(number: 1, seeds: Self.seeds(".yaml") + valid + valid + valid + valid)
    var refused = 0
    for number in 0..<Self.count * 3 / 4 {
      let input = mutator.input()
      let faults = Faults()
      let file = faults.addSource(name: "scenario.yaml", bytes: input)
      let root = Document.parse(file: file, faults: faults)
      #expect(root != nil || faults.hasErrors, "input \(number) was dropped in silence")
      if let root {
        let workspace = Workspace(root: folder.path, faults: faults)
        Probe.read(root, workspace)
        let scenario = Scenario.read(root, in: Workspace(root: folder.path, faults: faults))
        #expect(scenario != nil || faults.hasErrors, "input \(number) was dropped in silence")
      }
      if faults.hasErrors { refused += 1 }
      expectPlaces(faults, number)
    }
    // Mutations that change nothing that matters are rare; if most inputs passed, the seeds would
    // not be broken, and if all failed, nothing behind the first check would be tried.
    #expect(refused > Self.count / 4)
  }

  @Test func tablesAreReadOrRefusedWithAPlace() {
    var mutator = Mutator(
      number: 2, seeds: Self.seeds(".csv") + Seeds.tables.map { Array($0.utf8) })
    var read = 0
    for number in 0..<Self.count / 4 {
      let faults = Faults()
      let file = faults.addSource(name: "table.csv", bytes: mutator.input())
      guard let table = Table.read(file: file, faults: faults) else {
        #expect(faults.hasErrors, "table \(number) was dropped in silence")
        expectPlaces(faults, number)
        continue
      }
      read += 1
      for column in 0..<min(table.columnCount, 6) {
        let cells = TableColumn(table: table, column: column)
        let isNumber = cells.numbers(faults: faults) != nil
        let isWhole = cells.wholes(faults: faults) != nil
        #expect(isNumber || !isWhole, "table \(number) has whole numbers that are no numbers")
        _ = cells.durations(faults: faults)
        _ = cells.moments(faults: faults)
        _ = cells.texts(faults: faults)
      }
      expectPlaces(faults, number)
    }
    #expect(read > Self.count / 40)
  }

  /// Every fault stands at a character of a file that was read, and can be printed as it is.
  private func expectPlaces(_ faults: Faults, _ number: Int) {
    for diagnostic in faults.diagnostics {
      guard let span = diagnostic.span, faults.sources.indices.contains(span.file) else {
        Issue.record("input \(number): \(diagnostic.message) has no place")
        continue
      }
      guard span.line > 0 else { continue }
      let line = faults.sources[span.file].line(span.line) ?? ""
      let isInside = span.column >= 1 && span.column <= line.unicodeScalars.count + 1
      if !isInside {
        Issue.record("input \(number): \(diagnostic.message) at \(span.line):\(span.column)")
      }
    }
    guard number % 8 == 0 else { return }
    let isSafe = faults.rendered().unicodeScalars.allSatisfy { scalar in
      let category = scalar.properties.generalCategory
      return scalar == "\n" || (category != .control && category != .format)
    }
    #expect(isSafe, "input \(number) is printed with characters that steer a terminal")
  }
}
