import Study

extension ReportPage {
  /// A page of a sweep: which factor matters, how the figures respond, and every cell.
  ///
  /// - Parameters:
  ///   - facts: What the sweep is.
  ///   - columns: Positions of the figures to tell of.
  ///   - results: The figures of each cell, nil where it has none yet.
  public init(
    sweep facts: SweepFacts, columns: [Int], results: [[CellResult.Figure]?], language: Language,
    options: Options = Options()
  ) {
    let words = Words(language)
    let page = SweepPage(facts, columns: columns, results: results, words)
    self.init(
      language: language, content: page.content(options), sections: page.sections,
      left: [page.cellTable(all: true)])
  }
}

/// What a page of a sweep says.
struct SweepPage {
  let facts: SweepFacts
  let words: Words
  let cells: CellTable
  let columns: [SweepColumn]
  let figures: [[CellResult.Figure?]]
  let indices: [SobolIndices?]
  private let effects: [SweepEffects?]
  private let finished: Int

  /// Cells that a page lists; all of them stand in the CSV file.
  static let mostCells = 2_000

  init(
    _ facts: SweepFacts, columns: [Int], results: [[CellResult.Figure]?], _ words: Words
  ) {
    let report = SweepReport(facts, columns: columns, results: results)
    self.facts = facts
    self.words = words
    cells = CellTable(facts.plan)
    self.columns = columns.map { facts.columns[$0] }
    figures = columns.map { column in results.map { $0?[column] } }
    effects = report.effects
    indices = report.indices
    finished = results.count { $0 != nil }
  }

  /// What stands around the sections.
  func content(_ options: ReportPage.Options) -> PageContent {
    var content = PageContent(
      title: facts.title.isEmpty ? words("Sweep") : facts.title, answer: answer,
      facts: [strongest, best, progress].compactMap { $0 })
    if finished < cells.count {
      let (done, all) = (Figures.count(Double(finished)), Figures.count(Double(cells.count)))
      content.alerts.append(
        .init(
          isGrave: true, label: words("Partial sweep."),
          text: words("\(done) of \(all) cells have figures; the rest is left out.")))
    }
    content.made = [
      (words("Scenario"), facts.title), (words("Hash"), facts.scenario),
      (words("Seed"), "\(facts.seed)"),
      (words("Replications"), Figures.count(Double(facts.replications))),
      (words("Version"), "Spillway \(facts.version)"), (words("Command"), options.command),
    ].filter { !$0.1.isEmpty }.map { PageContent.Entry(name: $0.0, value: $0.1) }
    return content
  }

  /// A part for each figure, then the cells.
  var sections: [ReportSection] {
    let parts = columns.indices.compactMap { position -> ReportSection? in
      guard let effects = effects[position] else { return nil }
      return ReportSection(
        id: "figure-\(position + 1)", title: title(columns[position]),
        charts: Charts.responses(picture(at: position, effects), words),
        tables: [responses(effects, at: position)])
    }
    var cellPart = ReportSection(
      id: "cells", title: words("Cells"), tables: [cellTable(all: false)])
    if cells.count > Self.mostCells {
      cellPart.sentences = [
        words(
          "The first \(Self.mostCells) of \(cells.count) cells; the CSV file has all of them.")
      ]
    }
    return parts + [cellPart]
  }

  // MARK: The first screen

  /// The factor that moves the first figure most, with its lowest and highest mean.
  private var leading: (factor: String, low: SweepEffects.Level, high: SweepEffects.Level)? {
    guard let effect = effects.first.flatMap({ $0 })?.factors.first,
      let low = effect.levels.min(by: { $0.mean < $1.mean }),
      let high = effect.levels.max(by: { $0.mean < $1.mean })
    else { return nil }
    return (facts.plan.factors[effect.factor].path, low, high)
  }

  private var answer: String {
    guard let leading, let column = columns.first else { return words("No cell has a figure yet.") }
    let unit = Self.unit(column)
    let (low, high) = (leading.low, leading.high)
    guard (low.halfWidth ?? .infinity) + (high.halfWidth ?? .infinity) < high.mean - low.mean
    else {
      return words(
        "No factor surely moves \(title(column)): the largest range, that of \(leading.factor), is"
          + " within the intervals.")
    }
    return words(
      "\(leading.factor) moves \(title(column)) most: \(Figures.value(low.mean, unit)) at"
        + " \(text(low)), \(Figures.value(high.mean, unit)) at \(text(high)).")
  }

  private var strongest: PageContent.Fact? {
    guard let leading, let column = columns.first else { return nil }
    let unit = Self.unit(column)
    return PageContent.Fact(
      label: words("Moves it most"), value: Saying.name(leading.factor),
      detail: words(
        "range of the means \(Saying.size(leading.high.mean - leading.low.mean, unit, words))"),
      tone: .plain)
  }

  /// The cell with the best value of the first figure that has a better side.
  private var best: PageContent.Fact? {
    guard let column = columns.first, let measure = column.meaning?.measure,
      measure.direction != .neither, let own = figures.first
    else { return nil }
    let known = own.indices.filter { own[$0]?.known != nil }
    func value(_ cell: Int) -> Double { own[cell]?.value ?? 0 }
    let found =
      measure.direction == .higher
      ? known.max { value($0) < value($1) } : known.min { value($0) < value($1) }
    guard let found else { return nil }
    let settings = zip(facts.plan.factors, cells[found]).map { factor, value in
      "\(factor.path) \(value ?? words("as in the scenario"))"
    }
    return PageContent.Fact(
      label: words("Best cell"), value: Figures.value(value(found), measure.unit),
      detail: settings.joined(separator: words(", ")), tone: .plain)
  }

  private var progress: PageContent.Fact? {
    PageContent.Fact(
      label: words("Cells"), value: Figures.count(Double(finished)),
      detail: words("\(facts.replications) replications each, the same customers in every cell"),
      tone: .plain)
  }

  // MARK: Words

  /// A figure in words: `service level in T s, shenzhen`.
  func title(_ column: SweepColumn) -> String {
    let name = column.meaning.map { words.nameWithoutTime(of: $0.measure) } ?? column.kpi
    let place = [column.center, column.contact, column.group, column.interval].compactMap { $0 }
    return place.isEmpty ? name : "\(name), \(place.joined(separator: ", "))"
  }

  func text(_ level: SweepEffects.Level) -> String {
    level.text ?? words("as in the scenario")
  }

  static func unit(_ column: SweepColumn) -> Measure.Unit {
    column.meaning?.measure.unit ?? .contacts
  }
}
