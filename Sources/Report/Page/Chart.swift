/// A chart of a report: a Vega-Lite or Vega specification whose data are the rows of a table.
public struct Chart: Sendable, Equatable {
  /// What the page and the picture files call it: lower case letters, digits and hyphens.
  public var id: String
  /// What it shows, in the reader's language.
  public var title: String
  /// What a reader who cannot see it should know: the same in one or two sentences.
  public var summary: String
  /// The specification.
  ///
  /// Each of its data sources has the `name` of a table (`ReportTable.id`) in
  /// the place of values; the page fills it with the rows, by the fields of the columns.
  public var spec: SpecValue
  /// The specification where less than 700 px of width are left, as on a phone; nil where `spec`
  /// fits any width.
  public var narrowSpec: SpecValue?
  /// The tables behind it, the one shown under it first.
  public var tables: [ReportTable]

  /// A chart.
  public init(
    id: String, title: String, summary: String, spec: SpecValue, narrowSpec: SpecValue? = nil,
    tables: [ReportTable]
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.spec = spec
    self.narrowSpec = narrowSpec
    self.tables = tables
  }
}

/// A part of a report under one heading.
public struct ReportSection: Sendable, Equatable {
  /// The anchor: lower case letters, digits and hyphens.
  public var id: String
  /// The heading, in the reader's language.
  public var title: String
  /// Sentences under it.
  public var sentences: [String]
  /// Its charts, in order.
  public var charts: [Chart]
  /// Tables without a chart.
  public var tables: [ReportTable]

  /// A part of a report.
  public init(
    id: String, title: String, sentences: [String] = [], charts: [Chart] = [],
    tables: [ReportTable] = []
  ) {
    self.id = id
    self.title = title
    self.sentences = sentences
    self.charts = charts
    self.tables = tables
  }
}
