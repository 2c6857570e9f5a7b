import Study

extension ChartSource {
  /// Service, queues and waits of every strategy by place and interval: the data of three charts.
  var intervalTable: ReportTable {
    var columns: [ReportTable.Column] = [
      .init("strategy", words("strategy")), .init("center", words("center")),
      .init("interval", words("interval")), .init("start", words("start (s)"), isHidden: true),
      .init("end", words("end (s)"), isHidden: true),
    ]
    for (measure, hasInterval) in Self.intervalMeasures {
      let (title, meaning) = (name(measure), words.definition(of: measure))
      if hasInterval {
        columns += ReportTable.Column.figure(measure.name, title, words, definition: meaning)
      } else {
        columns.append(.init(measure.name, title, definition: meaning))
      }
    }
    return ReportTable(
      id: "intervals", title: words("Service, queues and waits by interval"),
      note: sentences([
        words(
          "By the interval of arrival. Service level and waits are those of the contacts that"
            + " entered the center; the queue is the one that stood there."),
        shortened,
      ]),
      columns: columns,
      rows: document.strategies.flatMap { [detailed] strategy in
        intervalRows(strategy, places: detailed.contains(strategy.name) ? places : [everywhere])
      })
  }

  /// What is not in the table of a study that is too large for a page.
  private var shortened: String {
    let count = strategies.count - detailed.count
    guard count > 0 else { return "" }
    return words(
      "The centers of {count} strategies are left out for their number; the JSON has all.",
      ["count": "\(count)"])
  }

  /// More rows than this make a page slow to open and to mail.
  private static let mostRows = 12_000

  /// Strategies whose centers stand in the table: the best, the last of the ranking, and then the
  /// others as long as there is room.
  var detailed: Set<String> {
    let each = document.scenario.intervals.count * max(1, document.scenario.centers.count)
    let totals = document.scenario.intervals.count * strategies.count
    let room = max(2, (Self.mostRows - totals) / max(1, each))
    guard strategies.count > room else { return Set(strategies) }
    let ranking = document.comparison?.ranking ?? strategies
    let ordered = ranking.prefix(1) + ranking.suffix(1) + ranking.dropFirst().dropLast()
    return Set(ordered.prefix(room))
  }

  /// Measures by interval, and whether their intervals are written too.
  private static let intervalMeasures: [(Measure, Bool)] = [
    (.serviceLevel, true), (.queueLength, true), (.waitP50, false), (.waitP90, true),
    (.waitP95, false),
  ]

  private func intervalRows(
    _ strategy: ResultDocument.Strategy, places: [String]
  ) -> [[ReportTable.Cell]] {
    var rows: [[ReportTable.Cell]] = []
    for place in places {
      for (figures, time) in zip(strategy.intervals, document.scenario.intervals) {
        let center = figures.centers.first { $0.center == place }
        let isAll = place == everywhere
        guard isAll || center != nil else { continue }
        var row: [ReportTable.Cell] = [
          .text(strategy.name), .text(place), .text(figures.interval), .position(time.start),
          .position(time.start + time.length),
        ]
        for (measure, hasInterval) in Self.intervalMeasures {
          let part = measure == .queueLength ? center?.handling : center?.origin
          let figure = (isAll ? figures.total : part)?[measure.name]
          let cells = ReportTable.Cell.figure(figure, measure.unit)
          row += hasInterval ? cells : Array(cells.prefix(1))
        }
        rows.append(row)
      }
    }
    return rows
  }

  /// Events as bands of time; nil where the scenario has none.
  var eventTable: ReportTable? {
    guard !document.scenario.events.isEmpty else { return nil }
    return ReportTable(
      id: "events", title: words("Events"),
      columns: [
        .init("event", words("event")), .init("kind", words("kind of event")),
        .init("center", words("center")), .init("from", words("from")), .init("to", words("to")),
        .init("start", words("start (s)"), isHidden: true),
        .init("end", words("end (s)"), isHidden: true),
      ],
      rows: document.scenario.events.map { event in
        // A part outside of the horizon would stretch the axis.
        let start = min(max(event.start, axis.start), axis.end)
        let end = min(max(event.end, axis.start), axis.end)
        return [
          .text(event.name), .text(words(event.kind.split(separator: "_").joined(separator: " "))),
          .text(event.center ?? everywhere),
          .text(axis.label(at: start)), .text(axis.label(at: end)), .position(start),
          .position(end),
        ]
      })
  }
}
