import Sim
import Synchronization

/// What stays the same from replication to replication: sizes, prices, and which sums are followed.
struct Frame: Sendable {
  let sizes: Sizes
  let labels: Labels
  let model: Model
  /// The columns of a sheet before those of the values of T.
  static let fixedColumns = Quantity.answeredWithin.rawValue
  /// Columns of a sheet.
  let width: Int
  /// The sums that are followed, by kind of scope.
  let plans: [SumPlan]
  /// The sums of each kind of scope as columns of a sheet.
  private let recipes: [[Recipe]]
  /// Borders of the buckets of whole days and of intervals.
  let fine: WaitEdges
  let coarse: WaitEdges

  struct Recipe: Sendable {
    var columns: [(column: Int, sign: Double)]
    /// Whether a column is one of a sheet of health.
    var isOfHealth = false
  }

  init(model: Model, labels: Labels) {
    self.model = model
    self.labels = labels
    sizes = Sizes(model: model, labels: labels)
    width = Frame.fixedColumns + 2 * sizes.thresholds
    fine = Frame.edges(.fine)
    coarse = Frame.edges(.coarse)
    let layout = Layout.of(sizes)
    (plans, recipes) = (layout.plans, layout.recipes)
  }

  /// The sums that are followed, which depend on the sizes alone.
  private struct Layout: Sendable {
    let sizes: Sizes
    let plans: [SumPlan]
    let recipes: [[Recipe]]

    /// The one that was made last: the cells of a sweep have one layout, and to make it takes
    /// longer than many a cell.
    private static let last = Mutex<Layout?>(nil)

    static func of(_ sizes: Sizes) -> Layout {
      if let last = last.withLock({ $0 }), last.sizes == sizes { return last }
      let layout = Layout(sizes)
      last.withLock { $0 = layout }
      return layout
    }

    private init(_ sizes: Sizes) {
      self.sizes = sizes
      plans = ScopeKind.allCases.map { SumPlan(kind: $0, sizes: sizes) }
      recipes = plans.map { plan in
        plan.sums.map { sum in
          Recipe(
            columns: sum.terms.map {
              (Frame.column($0.quantity, threshold: sum.threshold), $0.sign)
            }, isOfHealth: sum.terms.contains { $0.quantity.isOfHealth })
        }
      }
    }
  }

  /// What follows the centers' service levels together; nil where there is one center.
  var centerTable: CenterTable? {
    let plan = plans[ScopeKind.centerByOrigin.ordinal]
    guard sizes.centers > 1,
      let sums = plan.positions(of: .serviceLevel, threshold: labels.serviceLevel.headline)
    else { return nil }
    return CenterTable(
      centers: sizes.centers, over: sums[0], under: sums[1], width: plan.sums.count)
  }

  /// Whether a tally takes megabytes, so that few should wait for their turn.
  var isLarge: Bool { sizes.intervals * sizes.centers * coarse.from.count > 1 << 18 }

  /// The column of a quantity in a sheet; in a sheet of health columns count down from -1.
  static func column(_ quantity: Quantity, threshold: Int = 0) -> Int {
    switch quantity {
    case _ where quantity.isOfHealth: -1 - quantity.healthColumn
    case .answeredWithin: fixedColumns + 2 * threshold
    case .abandonedWithin: fixedColumns + 2 * threshold + 1
    default: quantity.rawValue
    }
  }

  /// The sums that are followed of each scope of a kind, out of their sheet.
  func sums(of kind: Int, sheet: [Double], health: [Double]) -> [Double] {
    let recipes = recipes[kind]
    var sums: [Double] = []
    sums.reserveCapacity(sheet.count / width * recipes.count)
    for scope in 0..<sheet.count / width {
      for recipe in recipes {
        var sum = 0.0
        for (column, sign) in recipe.columns where column >= 0 {
          sum += sign * sheet[scope * width + column]
        }
        if recipe.isOfHealth {
          for (column, sign) in recipe.columns where column < 0 {
            sum += sign * health[scope * HealthSheets.width - 1 - column]
          }
        }
        sums.append(sum)
      }
    }
    return sums
  }

  private static func edges(_ buckets: WaitBuckets) -> WaitEdges {
    let ranges = (0..<buckets.count).map { buckets.range(of: $0) }
    return WaitEdges(from: ranges.map(\.from.seconds), to: ranges.map(\.to.seconds))
  }
}
