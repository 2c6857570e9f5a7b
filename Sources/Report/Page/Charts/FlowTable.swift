import Study

/// Contacts between centers as tables, with the places of their ribbons.
struct FlowPlan {
  /// Strategies that send any contact away, in order.
  let strategies: [String]
  /// The ribbons, and the sums of each center.
  let tables: [ReportTable]
  /// Whether small flows stand in the table only.
  let isCut: Bool
  /// Whether they do not even stand there.
  let isTableCut: Bool

  /// At most this many ribbons are drawn of a strategy, the largest.
  static let mostRibbons = 80
  /// More flows than this are cut in the table too.
  private static let mostRows = 4_000

  /// The flows of a document; nil where no contact went away.
  init?(_ source: ChartSource) {
    let sending = source.document.strategies.filter { strategy in
      strategy.flows.contains { $0.contacts.estimate > 0 }
    }
    guard !sending.isEmpty else { return nil }
    strategies = sending.map(\.name)
    var (rows, nodes): ([[ReportTable.Cell]], [[ReportTable.Cell]]) = ([], [])
    var hasMore = false
    // A page of every flow of a country would be flows for the most part.
    let isLarge = sending.reduce(0) { $0 + $1.flows.count } > Self.mostRows
    for strategy in sending {
      let flows = strategy.flows.filter { $0.contacts.estimate > 0 }
      let drawn = flows.sorted { $0.contacts.estimate > $1.contacts.estimate }
        .prefix(Self.mostRibbons)
      hasMore = hasMore || flows.count > drawn.count
      let total = drawn.reduce(0) { $0 + $1.contacts.estimate }
      let layout = SankeyLayout(
        drawn.map { ($0.from, $0.to, $0.contacts.estimate) },
        centers: source.document.scenario.centers, gap: total * 0.08)
      rows += (isLarge ? Array(drawn) : strategy.flows).map { Self.row(strategy.name, $0, layout) }
      nodes += layout.nodes.map { node in
        let amount = node.span.upperBound - node.span.lowerBound
        return [
          .text(strategy.name), .text(node.center),
          .text(source.words(node.isSource ? "sent away" : "taken over")),
          .value(amount, .contacts), .position(node.isSource ? 1 : 0),
          .position(node.span.lowerBound), .position(node.span.upperBound),
          .position(layout.height),
        ]
      }
    }
    isCut = hasMore
    isTableCut = hasMore && isLarge
    tables = [Self.flowTable(source, rows), Self.nodeTable(source, nodes)]
  }

  private static func row(
    _ strategy: String, _ flow: ResultDocument.Flow, _ layout: SankeyLayout
  ) -> [ReportTable.Cell] {
    let ribbon = layout.ribbons.first { $0.from == flow.from && $0.to == flow.to }
    let places = ribbon.map {
      [$0.source.lowerBound, $0.source.upperBound, $0.target.lowerBound, $0.target.upperBound]
    }
    return [.text(strategy), .text(flow.from), .text(flow.to)]
      + ReportTable.Cell.figure(flow.contacts, .contacts)
      + (places?.map { .position($0) } ?? Array(repeating: .missing, count: 4))
      + [.position(layout.height)]
  }

  private static func flowTable(
    _ source: ChartSource, _ rows: [[ReportTable.Cell]]
  ) -> ReportTable {
    let words = source.words
    return ReportTable(
      id: "flows", title: words("Contacts answered at another center"),
      note: words("Mean of a replication: where contacts entered, and where they were answered."),
      columns: [
        .init("strategy", words("strategy")), .init("from", words("entered at")),
        .init("to", words("answered at")),
      ] + ReportTable.Column.figure("contacts", words("contacts (mean of a replication)"), words)
        + ["source_top", "source_bottom", "target_top", "target_bottom", "height"].map {
          ReportTable.Column($0, $0, isHidden: true)
        }, rows: rows)
  }

  private static func nodeTable(
    _ source: ChartSource, _ rows: [[ReportTable.Cell]]
  ) -> ReportTable {
    let words = source.words
    return ReportTable(
      id: "flow-centers", title: words("Contacts sent away and taken over by center"),
      note: words("The sums of the flows that are drawn."),
      columns: [
        .init("strategy", words("strategy")), .init("center", words("center")),
        .init("side", words("direction")),
        .init("contacts", words("contacts (mean of a replication)")),
        .init("is_source", "is_source", isHidden: true), .init("top", "top", isHidden: true),
        .init("bottom", "bottom", isHidden: true), .init("height", "height", isHidden: true),
      ], rows: rows)
  }
}
