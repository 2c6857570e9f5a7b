/// The probability that a law exceeds a time.
extension Law {
  /// P(draw > t) for t in seconds; 1 below 0.
  ///
  /// - Parameter tables: Those that the law was made with.
  public func survival(_ t: Double, tables: LawTables) -> Double {
    guard kind != .never, t >= 0 else { return 1 }
    let x = t / scale
    switch kind {
    case .exponential: return Elementary.exp(-x)
    case .lognormal: return Normal.distribution(-Elementary.log(x) / first)
    case .gamma, .gammaBelowOne: return Elementary.gammaShares(shape: unitMean, x).upper
    case .weibull: return Elementary.exp(-Elementary.pow(x, 1 / first))
    case .deterministic: return scale > t ? 1 : 0
    case .uniform:
      let end = first + second
      return x >= end ? 0 : x < first ? 1 : (end - x) / second
    case .never: return 1
    case .hyperexponential, .equallyLikely, .weighted: return tailOfTable(x, tables.values)
    }
  }

  /// Where the survival function jumps or bends, seconds, ascending; integrals need to know.
  ///
  /// - Parameter tables: Those that the law was made with.
  public func breaks(tables: LawTables) -> [Double] {
    switch kind {
    case .deterministic: return [scale]
    case .uniform: return [first * scale, (first + second) * scale]
    case .equallyLikely, .weighted:
      let values = tables.values[Int(offset)..<Int(offset) + Int(count)]
      return Set(values.map { $0 * scale }).sorted()
    case .exponential, .lognormal, .gamma, .gammaBelowOne, .weibull, .never, .hyperexponential:
      return []
    }
  }

  private func tailOfTable(_ x: Double, _ table: [Double]) -> Double {
    let (start, count) = (Int(offset), Int(count))
    if kind == .equallyLikely {
      let above = table[start..<start + count].count { $0 > x }
      return Double(above) / Double(count)
    }
    var (before, tail) = (0.0, 0.0)
    for i in start..<start + count {
      let isPhase = kind == .hyperexponential
      let share = isPhase ? table[i] : table[i + count]
      let value = isPhase ? table[i + count] : table[i]
      tail += (share - before) * (isPhase ? Elementary.exp(-x / value) : value > x ? 1 : 0)
      before = share
    }
    return tail
  }
}
