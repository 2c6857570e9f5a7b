import Foundation
import Study

/// A report of results as one self-contained file of HTML, and the same as Markdown and CSV.
public struct ReportPage: Sendable {
  /// How much of it there is.
  public struct Options: Sendable {
    /// Minutes of the rows of interval tables, 15, 30 or 60; nil keeps the scenario's.
    public var interval: Int?
    /// The command line that makes the page again; empty where nobody knows it.
    public var command: String

    /// How much of it there is.
    public init(interval: Int? = nil, command: String = "") {
      self.interval = interval
      self.command = command
    }
  }

  /// Why there is no page.
  public struct Fault: Error, Sendable {
    /// What is wrong and what is allowed.
    public let words: Phrase
  }

  /// Its language.
  public let language: Language
  /// What it shows below the first screen, in order.
  public let sections: [ReportSection]
  let content: PageContent
  /// The film of a replication, packed; nil without one.
  let replay: SpecValue?
  /// Tables that may have no room on the page.
  let left: [ReportTable]

  /// A page of the results of `run` and `compare`.
  ///
  /// - Parameters:
  ///   - json: The document as `--format json` writes it.
  ///   - replay: The film of a replication; nil for none.
  /// - Throws: `Fault` where it is no such document, or its intervals cannot be joined as asked.
  public init(
    json: Data, replay: ReplayDay? = nil, language: Language, options: Options = Options()
  ) throws {
    try self.init(DaySource(json: json), replay: replay, language: language, options: options)
  }

  /// A page of results of days that were read.
  ///
  /// - Throws: `Fault` where its intervals cannot be joined as asked.
  public init(
    _ source: DaySource, replay: ReplayDay? = nil, language: Language,
    options: Options = Options()
  ) throws {
    let document = source.document
    let words = Words(language)
    guard let findings = Findings(document) else {
      throw Fault(words: "these results have no strategy")
    }
    let charts = Self.charts(document, replay: replay, words)
    var content = FirstScreen(findings, words).content(options)
    content.chart = charts.first
    self.content = content
    let intervals = try IntervalTables(findings, words, minutes: options.interval).section
    sections =
      charts.sections + [PlaceTables(document, words).section]
      + [intervals.section].compactMap { $0 }
    left = intervals.all
    self.replay = replay.map { Replay.island($0, document, words) }
    self.language = language
  }

  /// A page of parts that are made elsewhere.
  init(
    language: Language, content: PageContent, sections: [ReportSection],
    left: [ReportTable] = []
  ) {
    self.language = language
    self.content = content
    self.sections = sections
    self.left = left
    replay = nil
  }
}
