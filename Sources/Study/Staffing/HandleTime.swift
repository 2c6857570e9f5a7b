import Sim

/// The handle time of a contact type by a group, wrap-up included, as the offered load needs it.
///
/// What counts is E[min(H, u)], the integral of P(H > u): divided by the mean it is the
/// distribution of the stationary excess. Of one law it is known in closed form. Of talk and
/// wrap-up together it is the sum of theirs less the convolution of the two survival functions,
/// which is summed on a grid of 2048 cells from the exact means over each; error below 10^-5 of the
/// mean.
public struct HandleTime: Sendable {
  private let law: Law
  private let factor: Double
  private let tables: LawTables
  private let sum: Sum?
  /// The mean, seconds.
  public let mean: Double
  /// Variance over squared mean.
  public let scv: Double
  /// A time after which a contact is practically never still handled, seconds.
  public let longest: Double

  /// Talk and wrap-up at the factor of a skill; nothing beyond `horizon` seconds is asked for.
  public init(
    talk: Law, wrapUp: Law?, factor: Double = 1, tables: LawTables, horizon: Double
  ) {
    law = talk
    self.factor = factor
    self.tables = tables
    let unit = talk.mean + (wrapUp?.mean ?? 0)
    mean = unit * factor
    scv = unit > 0 ? (talk.variance + (wrapUp?.variance ?? 0)) / (unit * unit) : 0
    let limit = horizon / factor
    let reach = Self.reach(talk, tables, limit)
    guard let wrapUp, wrapUp.mean > 0 else {
      sum = nil
      longest = reach * factor
      return
    }
    let both = min(limit, reach + Self.reach(wrapUp, tables, limit))
    sum = Sum(talk, wrapUp, tables, reach: both)
    longest = both * factor
  }

  /// E[min(H, u)] and E[min(H, u)^2], seconds and square seconds.
  public func limitedMoments(_ time: Double) -> (first: Double, second: Double) {
    let unit = time / factor
    let moments = sum?.moments(unit) ?? law.limitedMoments(unit, tables: tables)
    return (moments.first * factor, moments.second * factor * factor)
  }

  /// Where the survival function falls below 10^-10, at most the limit.
  private static func reach(_ law: Law, _ tables: LawTables, _ limit: Double) -> Double {
    var time = max(law.mean, limit * 1e-9)
    while time < limit, law.survival(time, tables: tables) > 1e-10 { time *= 1.25 }
    return min(time, limit)
  }

  /// Two independent parts, one after the other, on a grid.
  private struct Sum: Sendable {
    private static let cells = 2048
    private let width: Double
    private var first: [Double]
    private var second: [Double]

    init(_ one: Law, _ other: Law, _ tables: LawTables, reach: Double) {
      width = reach / Double(Self.cells)
      let step = width
      func means(_ law: Law) -> (sums: [Double], cells: [Double]) {
        let sums = (0...Self.cells).map {
          law.limitedMoments(Double($0) * step, tables: tables).first
        }
        return (sums, zip(sums, sums.dropFirst()).map { ($1 - $0) / step })
      }
      let (left, right) = (means(one), means(other))
      let rough = (0...Self.cells).map { end in
        var both = 0.0
        for cell in 0..<end { both += left.cells[cell] * right.cells[end - 1 - cell] }
        return left.sums[end] + right.sums[end] - both * step
      }
      // Within a cell one survival function falls while the other rises: that lowers the mean of
      // their product by step^2 / 12 times the density of the sum, which is -F''.
      first = rough
      for end in 1..<Self.cells {
        first[end] -= (rough[end + 1] - 2 * rough[end] + rough[end - 1]) / 12
      }
      // E[min(H, u)^2] = 2 (u F(u) - integral of F), F being E[min(H, u)]; the trapezoidal rule
      // with its first correction by the slopes at the ends, which are 1 and P(H > u).
      second = [0]
      var area = 0.0
      for end in 1...Self.cells {
        area += (first[end - 1] + first[end]) / 2 * step
        let slope =
          end < Self.cells
          ? (first[end + 1] - first[end - 1]) / (2 * step) : (first[end] - first[end - 1]) / step
        let whole = area + step * step / 12 * (1 - slope)
        second.append(2 * (Double(end) * step * first[end] - whole))
      }
    }

    func moments(_ time: Double) -> (first: Double, second: Double) {
      guard time > 0 else { return (0, 0) }
      let place = time / width
      guard place < Double(Self.cells) else {
        return (first[Self.cells], second[Self.cells])
      }
      return (Self.value(first, place), Self.value(second, place))
    }

    /// The cubic through the four nearest nodes.
    private static func value(_ values: [Double], _ place: Double) -> Double {
      let start = min(max(Int(place) - 1, 0), cells - 3)
      let x = place - Double(start)
      let (a, b, c, d) = (values[start], values[start + 1], values[start + 2], values[start + 3])
      return -a * (x - 1) * (x - 2) * (x - 3) / 6 + b * x * (x - 2) * (x - 3) / 2
        - c * x * (x - 1) * (x - 3) / 2 + d * x * (x - 1) * (x - 2) / 6
    }
  }
}
