import Study

/// What the charts of a sweep draw: the effects of its parameters on some figures.
struct SweepPicture: Sendable {
  /// The paths of the parameters.
  var parameters: [String]
  var figures: [Figure]

  /// A figure of the sweep.
  struct Figure: Sendable {
    /// Lower case letters, digits and hyphens, unlike any other figure's.
    var id: String
    /// What it is, in the reader's language.
    var title: String
    var unit: Measure.Unit
    /// The parameter with the largest range first.
    var effects: [Effect]
    /// Sobol indices, where the design gives them.
    var indices: [Index]
    /// The cells themselves, where they are few enough to be drawn.
    var cells: [Cell]
  }

  /// What a parameter does.
  struct Effect: Sendable {
    var parameter: String
    var levels: [Level]
  }

  /// The mean of the cells with a value of a parameter.
  struct Level: Sendable {
    var text: String
    var cells: Int
    var mean: Double
    var low: Double?, high: Double?
  }

  /// The part of the variance that a parameter makes, alone and with the others.
  struct Index: Sendable {
    var parameter: String
    var first: Double, firstLow: Double, firstHigh: Double
    var total: Double, totalLow: Double, totalHigh: Double
  }

  /// A cell of the plan.
  struct Cell: Sendable {
    /// Its values, one for each parameter.
    var values: [String]
    var estimate: Double
    var low: Double?, high: Double?
  }
}
