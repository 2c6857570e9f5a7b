/// A table of a report: on the page behind its chart, as a CSV file, and as the chart's data.
///
/// A chart draws what stands in its table and nothing else, so that a figure can be read in one
/// place only.
public struct ReportTable: Sendable, Equatable {
  /// What the page, the files and the charts call it: lower case letters, digits and hyphens.
  public var id: String
  /// Its title, in the reader's language.
  public var title: String
  /// A sentence under it that says what the figures mean; may be empty.
  public var note: String
  /// What stands in each place of a row.
  public var columns: [Column]
  /// Its rows, each with a cell for every column.
  public var rows: [[Cell]]
  /// Whether the last row sums up the others.
  public var hasTotal: Bool

  /// A column.
  public struct Column: Sendable, Equatable {
    /// The name in CSV files and in the chart's data, `snake_case`.
    public var field: String
    /// The heading, in the reader's language.
    public var title: String
    /// What the figure means, shown on hover; empty where the heading says it all.
    public var definition: String
    /// Whether the chart needs it and a reader does not: kept in data and CSV, not shown.
    public var isHidden: Bool

    /// A column.
    public init(_ field: String, _ title: String, definition: String = "", isHidden: Bool = false) {
      self.field = field
      self.title = title
      self.definition = definition
      self.isHidden = isHidden
    }
  }

  /// A cell.
  public enum Cell: Sendable, Equatable {
    /// A name or a time of day: in CSV and data as it is shown.
    case text(String)
    /// A number and how it is shown; CSV and data have the number itself, as exact as the JSON.
    case number(Double, shown: String)
    /// No figure.
    case missing
  }

  /// A table.
  public init(
    id: String, title: String, note: String = "", columns: [Column], rows: [[Cell]] = [],
    hasTotal: Bool = false
  ) {
    self.id = id
    self.title = title
    self.note = note
    self.columns = columns
    self.rows = rows
    self.hasTotal = hasTotal
  }
}
