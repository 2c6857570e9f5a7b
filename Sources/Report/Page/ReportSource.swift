import Foundation
import Study

/// Results that were read and can be made a page of.
public struct ReportSource: Sendable {
  let document: ResultDocument

  /// Reads the JSON of `run` and `compare`.
  ///
  /// - Throws: `ReportPage.Fault` where it is no such document.
  public init(json: Data) throws {
    do {
      document = try JSONDecoder().decode(ResultDocument.self, from: json)
    } catch let DecodingError.keyNotFound(key, _) {
      throw ReportPage.Fault(
        words: "these are no results that a report can be made of: no `\(key.stringValue)`;"
          + " `spillway run` and `compare` write them with --format json")
    } catch {
      throw ReportPage.Fault(
        words: "these are no results: `spillway run` and `compare` write them with --format json")
    }
  }

  /// What tells the scenario from any other; empty where nothing does.
  public var hash: String { document.scenario.hash ?? "" }
  /// What was set in the place of what the file says, `path=value`.
  public var overrides: [String] { document.scenario.overrides }
  /// The seed.
  public var seed: UInt64 { document.seed }
  /// Number of the first replication.
  public var replication: UInt64 { document.replications.first }
  /// Names of the strategies, by their ranking where there is one.
  public var strategies: [String] {
    document.comparison?.ranking ?? document.strategies.map(\.name)
  }
}
