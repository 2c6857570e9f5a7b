import Foundation
import Study

/// Results that were read and can be made a page of, whichever command wrote them.
public enum ReportSource: Sendable {
  /// The results of `run` or `compare`.
  case day(DaySource)
  /// The gates of `check`.
  case gates(GateSource)

  /// Reads a document, which its keys tell: gates stand under `gates`, results of days under
  /// `strategies`.
  ///
  /// - Throws: `ReportPage.Fault` where it is neither, or lacks a figure.
  public init(json: Data) throws {
    switch try ReportPage.Fault.read(Either.self, json) {
    case .day(let document): self = .day(DaySource(document: document))
    case .gates(let document): self = .gates(try GateSource(document))
    }
  }

  /// A document of either kind, read in one pass.
  private enum Either: Decodable {
    case day(ResultDocument)
    case gates(GateDocument)

    enum CodingKeys: String, CodingKey {
      case gates, strategies
    }

    init(from decoder: any Decoder) throws {
      let keys = try decoder.container(keyedBy: CodingKeys.self)
      if keys.contains(.gates) {
        self = .gates(try GateDocument(from: decoder))
      } else if keys.contains(.strategies) {
        self = .day(try ResultDocument(from: decoder))
      } else {
        throw ReportPage.Fault(
          words: "these are no results that a report can be made of: neither `strategies` nor"
            + " `gates`; `spillway run`, `compare` and `check` write them with --format json")
      }
    }
  }
}

/// Results of `run` or `compare` that were read.
public struct DaySource: Sendable {
  let document: ResultDocument

  init(document: ResultDocument) { self.document = document }

  /// Reads the JSON of `run` and `compare`.
  ///
  /// - Throws: `ReportPage.Fault` where it is no such document.
  public init(json: Data) throws {
    document = try ReportPage.Fault.read(ResultDocument.self, json)
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

extension ReportPage.Fault {
  /// Reads a document, or says which of its parts is missing or not what it should be.
  static func read<Document: Decodable>(_ kind: Document.Type, _ json: Data) throws -> Document {
    do {
      return try JSONDecoder().decode(kind, from: json)
    } catch let fault as Self {
      throw fault
    } catch let DecodingError.keyNotFound(key, context) {
      throw Self(
        words: "these are no results that a report can be made of: no"
          + " `\(path(context.codingPath + [key]))`; `spillway run`, `compare` and `check` write"
          + " them with --format json")
    } catch let DecodingError.typeMismatch(_, context) {
      throw misfit(context)
    } catch let DecodingError.valueNotFound(_, context) {
      throw misfit(context)
    } catch let DecodingError.dataCorrupted(context) {
      throw misfit(context)
    }
  }

  private static func misfit(_ context: DecodingError.Context) -> Self {
    guard !context.codingPath.isEmpty else {
      return Self(
        words: "these are no results: `spillway run`, `compare` and `check` write them with"
          + " --format json")
    }
    return Self(
      words: "these are no results that a report can be made of: `\(path(context.codingPath))` is"
        + " not what `spillway run`, `compare` and `check` write there with --format json")
  }

  /// The way to a value, elements of lists by their number: `gates[1].checks[3].kpi`.
  private static func path(_ keys: [any CodingKey]) -> String {
    var path = ""
    for key in keys {
      if let index = key.intValue {
        path += "[\(index + 1)]"
      } else {
        // Only names of ours are repeated: a key of a file may be anything.
        let isPlain = key.stringValue.utf8.allSatisfy {
          $0 == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        path += (path.isEmpty ? "" : ".") + (isPlain ? key.stringValue : "...")
      }
    }
    return path
  }
}
