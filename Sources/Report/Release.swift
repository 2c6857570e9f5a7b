/// Which program wrote a report.
public enum Release {
  /// The version of the program: results of one version are the same bits everywhere.
  public static let version = "0.1.0"
  /// The version of the layout of the JSON and of the CSV; it grows when a key changes its meaning
  /// or goes away, not when one is added.
  public static let schema = 1
}
