/// Holm's step-down procedure (1979): controls the chance of any false rejection in a family.
public enum Holm {
  /// The adjusted p-values, in the order given: `max` over the smaller ones of `(m - rank) * p`.
  public static func adjust(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var adjusted = values
    var reached = 0.0
    for (rank, index) in order.enumerated() {
      reached = max(reached, min(1, Double(values.count - rank) * values[index]))
      adjusted[index] = reached
    }
    return adjusted
  }
}
