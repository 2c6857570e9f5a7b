import Sim

/// The quantities of policy health in one replication.
///
/// They have sheets of their own, for the few kinds of scope that have them: a column for each of
/// them in every center of every interval would cost more than all that is in it.
struct HealthSheets {
  private let sizes: Sizes
  private var sheets: [[Double]]

  /// The kinds of scope that have them.
  static let kinds: [ScopeKind] = [.total, .interval, .centerByOrigin, .contactType, .queue]
  /// Columns of a sheet.
  static let width = Quantity.ofHealth.count

  /// What a replication saw, beside the same replication under isolated centers where that was
  /// asked for; service levels are those of the T at a position.
  init(_ seen: Observations, home: Observations?, sizes: Sizes, headline: Int) {
    self.sizes = sizes
    sheets = ScopeKind.allCases.map { kind in
      HealthSheets.kinds.contains(kind)
        ? Array(repeating: 0, count: sizes.count(of: kind) * HealthSheets.width) : []
    }
    add(seen.health)
    add(seen.estimateErrors)
    guard let home else { return }
    for (cell, row) in seen.besideHome.enumerated() {
      add(Double(row.away), .away, cell: cell)
      add(Double(row.longer), .awayLonger, cell: cell)
    }
    addLevels(seen.byOrigin, headline, .ownOffered, .ownWithin)
    addLevels(home.byOrigin, headline, .homeOffered, .homeWithin)
  }

  /// The quantities of the scopes of a kind, row after row; empty of a kind without them.
  subscript(kind: Int) -> [Double] { sheets[kind] }

  private static let columns: [Quantity] = HealthCounter.allCases.map {
    switch $0 {
    case .activations: .activations
    case .reversals: .reversals
    case .pingPong: .pingPong
    case .overflowedTwice: .overflowedTwice
    case .switches: .switches
    }
  }

  private mutating func add(_ table: HealthTable) {
    for (index, count) in table.counts.enumerated() where count != 0 {
      add(
        Double(count), HealthSheets.columns[index % HealthTable.width],
        cell: index / HealthTable.width)
    }
  }

  private mutating func add(_ errors: [EstimateErrors]) {
    for (cell, row) in errors.enumerated() where row.count > 0 {
      add(Double(row.count), .estimates, cell: cell)
      add(row.sum, .estimateErrors, cell: cell)
      add(row.squares, .estimateSquares, cell: cell)
    }
  }

  private mutating func addLevels(
    _ table: CountTable, _ headline: Int, _ offered: Quantity, _ within: Quantity
  ) {
    for cell in 0..<table.counts.count / table.width {
      let (interval, queue) = (cell / table.queues, cell % table.queues)
      add(Double(table[interval, queue, .offered]), offered, cell: cell)
      let met = table.answeredWithin(headline, interval: interval, queue: queue)
      add(Double(met), within, cell: cell)
    }
  }

  /// Adds to every scope that holds a queue in an interval, `interval * queues + queue`.
  private mutating func add(_ value: Double, _ quantity: Quantity, cell: Int) {
    let types = sizes.contactTypes
    let queues = sizes.centers * types
    let (interval, queue) = (cell / queues, cell % queues)
    for (kind, scope) in [
      (ScopeKind.total, 0), (.interval, interval), (.centerByOrigin, queue / types),
      (.contactType, queue % types), (.queue, queue),
    ] {
      sheets[kind.ordinal][scope * HealthSheets.width + quantity.healthColumn] += value
    }
  }
}
