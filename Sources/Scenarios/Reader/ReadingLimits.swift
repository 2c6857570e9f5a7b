/// How much a scenario may ask of its reader.
///
/// A file from a stranger is refused before it can use much memory or time.
public struct ReadingLimits: Sendable {
  /// The bytes of one scenario file, 1 MiB.
  public var fileBytes = 1 << 20
  /// The levels of maps and lists inside each other.
  public var depth = 64
  /// The keys and values of one file.
  public var nodes = 100_000
  /// The bytes of one text, 64 KiB.
  public var scalarBytes = 64 << 10
  /// The files that one scenario is layered from.
  public var files = 16
  /// The files in one chain of `extends`.
  public var extendsDepth = 4
  /// The bytes of one CSV file, 32 MiB.
  public var tableBytes = 32 << 20
  /// The bytes of all CSV files of a scenario together, 128 MiB.
  public var allTableBytes = 128 << 20
  /// The rows of one CSV file.
  public var tableRows = 1_000_000
  /// The columns of one CSV file.
  public var tableColumns = 4_096
  /// The cells of one CSV file.
  public var tableCells = 4_000_000

  /// The limits that hold unless a command says otherwise.
  public init() {}
}
