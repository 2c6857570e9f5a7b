import Study

/// The figures of the whole time by place: centers, contact types, agent groups.
struct PlaceTables {
  private let document: ResultDocument
  private let words: Words

  init(_ document: ResultDocument, _ words: Words) {
    self.document = document
    self.words = words
  }

  /// The part of the page.
  var section: ReportSection {
    let tables = [centers, contacts, groups].filter { !$0.rows.isEmpty }
    let formulas = FormulaTable(document, words)
    return ReportSection(
      id: "places", title: words("Centers, contact types and groups"),
      sentences: [
        words(
          "Contacts count where they entered, wherever they were answered; agents and costs count"
            + " where they are. ±: half of the 95 % interval.")
      ] + formulas.sentences, tables: tables + [formulas.table].compactMap { $0 })
  }

  /// A column of a KPI and where a row has it.
  private struct Column<Row> {
    let measure: Measure
    let figures: (Row) -> KPIs
  }

  private static func customers<Row>(_ figures: @escaping (Row) -> KPIs) -> [Column<Row>] {
    [
      .offered, .answered, .serviceLevel, .averageSpeedOfAnswer, .waitP90, .abandonmentRate,
    ].map { Column(measure: $0, figures: figures) }
  }

  private var centers: ReportTable {
    let columns: [Column<ResultDocument.Center>] =
      Self.customers(\.origin)
      + [Measure.overflowOut].map { Column(measure: $0, figures: \.origin) }
      + [Measure.overflowIn, .occupancy, .utilization, .cost].map {
        Column(measure: $0, figures: \.handling)
      }
    return table("centers", words("Centers"), [("center", words("center"))], columns) {
      $0.centers.map { ([$0.center], $0) }
    }
  }

  private var contacts: ReportTable {
    table(
      "contact-types", words("Contact types"), [("contact", words("contact type"))],
      Self.customers(\ResultDocument.ContactFigures.kpis)
    ) {
      $0.contacts.map { ([$0.contact], $0) }
    }
  }

  private var groups: ReportTable {
    let measures: [Measure] = [
      .answered, .serviceLevelAnswered, .averageSpeedOfAnswer, .overflowIn, .busyAgents,
      .occupancy, .utilization, .cost,
    ]
    return table(
      "groups", words("Agent groups"),
      [("center", words("center")), ("group", words("agent group"))],
      measures.map { Column(measure: $0, figures: \ResultDocument.GroupFigures.kpis) }
    ) {
      $0.groups.map { ([$0.center, $0.group], $0) }
    }
  }

  /// A row for each place under each strategy; columns without any figure are left out.
  private func table<Row>(
    _ id: String, _ title: String, _ names: [(field: String, title: String)],
    _ columns: [Column<Row>], rows: (ResultDocument.Strategy) -> [([String], Row)]
  ) -> ReportTable {
    let places = document.strategies.flatMap { strategy in
      rows(strategy).map { (strategy: strategy.name, names: $0.0, row: $0.1) }
    }
    let filled = columns.filter { column in
      places.contains { column.figures($0.row)[column.measure.name] != nil }
    }
    let within = document.scenario.serviceLevel.within
    return ReportTable(
      id: id, title: title,
      columns: [.init("strategy", words("strategy"))]
        + names.map { .init($0.field, $0.title) }
        + filled.flatMap { column -> [ReportTable.Column] in
          let name = column.measure.name
          return [
            .init(
              name, words.name(of: column.measure, seconds: within),
              definition: words.definition(of: column.measure)),
            .init("\(name)_low", words("from (95 %)"), isHidden: true),
            .init("\(name)_high", words("to (95 %)"), isHidden: true),
          ]
        },
      rows: places.map { place in
        [.text(place.strategy)] + place.names.map { .text($0) }
          + filled.flatMap { column -> [ReportTable.Cell] in
            let figure = column.figures(place.row)[column.measure.name]
            return [
              .estimate(figure, column.measure.unit), .exact(figure?.low), .exact(figure?.high),
            ]
          }
      })
  }
}
