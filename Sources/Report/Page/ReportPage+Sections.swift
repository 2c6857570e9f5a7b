extension ReportPage {
  /// Makes a part of the page; nil where the results say nothing of it.
  typealias Builder = @Sendable (ResultDocument, Words) -> ReportSection?

  /// The parts with charts, in the order of the page.
  static let builders: [Builder] = []

  /// The parts of a page of results that have something to show.
  static func sections(of document: ResultDocument, _ words: Words) -> [ReportSection] {
    builders.compactMap { $0(document, words) }
      .filter { !$0.charts.isEmpty || !$0.tables.isEmpty || !$0.sentences.isEmpty }
  }
}
