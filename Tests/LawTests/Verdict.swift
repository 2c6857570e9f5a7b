import Foundation

/// What the scores of a table say together.
struct Verdict {
  struct Line {
    let row: String
    let figure: Figure
    let score: Double
  }
  var lines: [Line] = []
  /// Figures without an estimate: a hole in the map.
  var missing: [String] = []

  mutating func add(_ row: ReferenceRow, _ figures: [Figure]) {
    for figure in figures {
      if figure.estimate == nil && abs(figure.exact) > 1e-15 {
        missing.append("\(row.id) \(figure.name)")
      } else if let score = figure.score {
        lines.append(Line(row: row.id, figure: figure, score: score))
      }
    }
  }

  /// The lines that Holm's procedure rejects at a family error of 0.001.
  var rejected: [Line] {
    let ordered = lines.sorted { abs($0.score) > abs($1.score) }
    var rejected: [Line] = []
    for (index, line) in ordered.enumerated() {
      guard Figure.probability(line.score) < 0.001 / Double(ordered.count - index) else { break }
      rejected.append(line)
    }
    return rejected
  }

  /// The root mean square of the scores.
  var rootMeanSquare: Double {
    let squares = lines.reduce(0) { $0 + $1.score * $1.score }
    return (squares / Double(max(lines.count, 1))).squareRoot()
  }

  /// The 99.9 % band of the root mean square of so many independent normal scores (Wilson and
  /// Hilferty).
  static func band(independent count: Int) -> ClosedRange<Double> {
    let ninth = 2 / (9 * Double(count))
    func edge(_ z: Double) -> Double {
      let root = max(0, 1 - ninth + z * ninth.squareRoot())
      return (root * root * root).squareRoot()
    }
    return edge(-3.29)...edge(3.29)
  }

  /// The scores in one line, with the standard errors that were reached.
  func summary(_ name: String) -> String {
    let errors = lines.compactMap(\.figure.relativeError).sorted()
    let reached = errors.isEmpty ? .nan : errors[errors.count / 2]
    return String(
      format: "%@: %d figures, root mean square of z %.4f, relative standard error %.4f %% in the "
        + "middle, %.4f %% at most", name, lines.count, rootMeanSquare, 100 * reached,
      100 * (errors.last ?? .nan))
  }

  /// The scores as a table.
  func table(_ name: String) -> String {
    func padded(_ text: String, _ width: Int) -> String {
      text.count < width ? text + String(repeating: " ", count: width - text.count) : text
    }
    func number(_ value: Double) -> String { String(format: "%12.6g", value) }
    var text = "\(name): \(lines.count) figures, root mean square of z "
    text += String(format: "%.3f", rootMeanSquare) + "\n"
    for line in lines {
      text += padded(line.row, 34) + padded(line.figure.name, 52) + number(line.figure.exact)
      text += number(line.figure.estimate?.value ?? .nan)
      text += number(line.figure.estimate?.standardError ?? .nan)
      text += String(format: "%8.2f", line.score) + "\n"
    }
    return text
  }
}
