/// Which sums of a kind of scope are followed over the replications, and whose products.
///
/// Measures share sums (most divide by the offered), so each sum and each product is kept once.
struct SumPlan: Sendable {
  /// A sum of quantities, at one T where it depends on one.
  struct Sum: Sendable, Equatable {
    var terms: [Term]
    /// The position of T, or -1 where none is needed.
    var threshold: Int
  }
  /// The product of two sums, positions in `sums`.
  struct Product: Sendable, Hashable {
    var first: Int
    var second: Int
  }

  private(set) var sums: [Sum] = []
  private(set) var products: [Product] = []
  private var productAt: [Product: Int] = [:]
  /// The positions of each measure's sums, by T where it depends on one.
  private var positions: [Measure: [[Int]]] = [:]

  /// What the measures of a kind of scope need.
  init(kind: ScopeKind, sizes: Sizes) {
    for measure in Measure.allCases where measure.exists(in: kind, sizes: sizes) {
      let thresholds = measure.dependsOnThreshold ? Array(0..<sizes.thresholds) : [-1]
      for threshold in thresholds {
        let parts = SumPlan.parts(of: measure).map { add($0, threshold: threshold) }
        guard !parts.isEmpty else { continue }
        positions[measure, default: []].append(parts)
        for (index, first) in parts.enumerated() {
          for second in parts[index...] { add(first, second) }
        }
      }
    }
    if kind == .total { addControls() }
  }

  /// Products with the number of customers, the control variate of the total.
  private mutating func addControls() {
    guard let control = positions[.customers]?.first?.first else { return }
    for measure in Measure.controlled {
      for sum in (positions[measure] ?? []).joined() { add(sum, control) }
    }
  }

  /// The sums of a measure in the order of its formula; none for quantiles.
  static func parts(of measure: Measure) -> [[Term]] {
    switch measure.definition.formula {
    case .ratio(let over, let under): [over, under]
    case .count(let terms), .hourly(let terms): [terms]
    case .timeAverage(let quantity): [[.plus(quantity)]]
    case .variance(let squares, let sum, let weight):
      [[.plus(squares)], sum] + (weight.map { [$0] } ?? [])
    case .loss: Contagion.parts
    case .quantile, .spread: []
    }
  }

  /// The positions of a measure's sums, or nil where the scope lacks one or there is no such T.
  func positions(of measure: Measure, threshold: Int) -> [Int]? {
    guard let found = positions[measure] else { return nil }
    let index = measure.dependsOnThreshold ? threshold : 0
    return found.indices.contains(index) ? found[index] : nil
  }

  /// The position of a product.
  func product(_ first: Int, _ second: Int) -> Int? {
    productAt[Product(first: min(first, second), second: max(first, second))]
  }

  private func find(_ terms: [Term], threshold: Int) -> Int? {
    let depends = terms.contains { $0.quantity.dependsOnThreshold }
    return sums.firstIndex(of: Sum(terms: terms, threshold: depends ? threshold : -1))
  }

  private mutating func add(_ terms: [Term], threshold: Int) -> Int {
    if let known = find(terms, threshold: threshold) { return known }
    let depends = terms.contains { $0.quantity.dependsOnThreshold }
    sums.append(Sum(terms: terms, threshold: depends ? threshold : -1))
    return sums.count - 1
  }

  private mutating func add(_ first: Int, _ second: Int) {
    let product = Product(first: min(first, second), second: max(first, second))
    guard productAt[product] == nil else { return }
    productAt[product] = products.count
    products.append(product)
  }
}
