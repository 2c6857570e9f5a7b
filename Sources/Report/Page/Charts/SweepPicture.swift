import Study

/// What the charts of a sweep draw: the effects of its parameters on some figures.
struct SweepPicture: Sendable {
  /// The paths of the parameters.
  var parameters: [String]
  var figures: [Figure]
  /// Whether the values were drawn by chance, so that no two cells share one and nothing is known
  /// between them.
  var isSampled = false

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

/// Values of a parameter as numbers of one unit: `10s`, `20s`, `60s`.
struct LevelNumbers {
  let numbers: [Double]
  /// What stands behind each number.
  let suffix: String

  /// nil unless every text is a number and what follows is the same everywhere.
  init?(_ texts: [String]) {
    let digits: Set<Character> = Set("0123456789.-+eE")
    var (numbers, suffixes): ([Double], Set<String>) = ([], [])
    for text in texts {
      let number = text.prefix { digits.contains($0) }
      guard let value = Double(number), value.isFinite else { return nil }
      numbers.append(value)
      suffixes.insert(String(text.dropFirst(number.count)))
    }
    guard let suffix = suffixes.first, suffixes.count == 1, !suffix.contains(where: \.isNumber)
    else { return nil }
    self.numbers = numbers
    self.suffix = suffix
  }

  /// A value in a sentence: a number drawn by chance has more digits than anybody reads.
  static func short(_ text: String) -> String {
    guard text.count > 9, let found = LevelNumbers([text]) else { return text }
    return Figures.number(found.numbers[0], decimals: 3) + found.suffix
  }

  /// The positions of the texts, by number where they are numbers and else as they stand.
  static func order(_ texts: [String]) -> [Int] {
    guard let numbers = LevelNumbers(texts)?.numbers else { return Array(texts.indices) }
    return texts.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
  }
}
