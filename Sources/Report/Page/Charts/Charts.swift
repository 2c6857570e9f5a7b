/// The charts of a report, each over the tables that hold its figures.
///
/// A chart is nil where its data do not exist: no flows without overflow, no differences of a
/// single strategy.
enum Charts {
  /// Every part of a report on a result that has a chart, in the order in which it is read.
  static func sections(
    _ document: ResultDocument, day: ReplayDay? = nil, words: Words
  ) -> [ReportSection] {
    guard !document.strategies.isEmpty else { return [] }
    let source = ChartSource(document.printable, words)
    let parts: [(String, String, [Chart?])] = [
      ("service", words("Service level"), [serviceLevel(source), heatMap(source)]),
      ("plan", words("Volume and staff"), [plan(source)]),
      ("waits", words("Queues and waits"), [waits(source)]),
      ("flows", words("Contacts between centers"), [flows(source)]),
      ("differences", words("Differences"), differences(source)),
      ("cost", words("Cost"), [cost(source)]),
      ("days", words("Days"), [days(source)]),
      ("events", words("Events and rules"), [timeline(source, day)]),
    ]
    let sections = parts.compactMap { id, title, charts -> ReportSection? in
      let drawn = charts.compactMap { $0 }
      return drawn.isEmpty ? nil : ReportSection(id: id, title: title, charts: drawn)
    }
    return sections + (day.flatMap { Replay.section($0, words) }.map { [$0] } ?? [])
  }
}

extension ChartSource {
  /// The strategy that the comparison ranks first, or the only one.
  ///
  /// There is one: a document without a strategy has no charts.
  var best: ResultDocument.Strategy {
    let name = document.comparison?.ranking.first
    return document.strategies.first { $0.name == name } ?? document.strategies[0]
  }
}
