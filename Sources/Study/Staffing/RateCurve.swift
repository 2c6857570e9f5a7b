import Sim

/// The expected rate at which contacts arrive over the run: linear between borders.
///
/// Times are seconds from the beginning of the run, warm-up included; rates are contacts a second.
public struct RateCurve: Sendable, Equatable {
  /// A stretch whose rate is linear in time; it ends where the next begins.
  struct Piece: Sendable, Equatable {
    var from: Double
    var rate: Double
    var slope: Double
  }

  let pieces: [Piece]
  /// The horizon: nothing arrives after it.
  let end: Double

  /// The sum of processes until the horizon.
  public init(sum profiles: [RateProfile], until end: Ticks) {
    let parts = profiles.map { Self.pieces(of: $0, until: end.seconds) }
    self.end = end.seconds
    let borders = Set(parts.joined().map(\.from).filter { $0 < end.seconds } + [0]).sorted()
    var next = [Int](repeating: 0, count: parts.count)
    pieces = borders.map { border in
      var sum = Piece(from: border, rate: 0, slope: 0)
      for (index, part) in parts.enumerated() {
        while next[index] + 1 < part.count, part[next[index] + 1].from <= border {
          next[index] += 1
        }
        guard next[index] < part.count else { continue }
        let piece = part[next[index]]
        sum.rate += piece.rate + piece.slope * (border - piece.from)
        sum.slope += piece.slope
      }
      return sum
    }
  }

  /// The pieces of one process; a swing of a sine becomes 1024 lines, each with its exact number of
  /// contacts, as long as the horizon has no more than 200,000 of them.
  private static func pieces(of profile: RateProfile, until end: Double) -> [Piece] {
    guard let sine = profile.sinusoid else {
      return profile.segments.map { Piece(from: $0.from.seconds, rate: $0.rate, slope: $0.slope) }
    }
    let count = min(200_000, max(1, (end / sine.period * 1024).rounded(.up)))
    let length = end / count
    let turns = { (time: Double) in (time - sine.origin.seconds) / sine.period }
    return (0..<Int(count)).map { index in
      let from = Double(index) * length
      let (first, last) = (turns(from), turns(from + length))
      let mean =
        sine.mean + sine.amplitude * (Elementary.cosTurns(first) - Elementary.cosTurns(last))
        / (2 * Double.pi * (last - first))
      let rise = sine.amplitude * (Elementary.sinTurns(last) - Elementary.sinTurns(first))
      // Shorter swings than a piece leave nothing of their rise.
      let slope = last - first < 0.1 ? rise / length : 0
      return Piece(from: from, rate: max(0, mean - slope * length / 2), slope: slope)
    }
  }

  /// Whether anything ever arrives.
  public var isEmpty: Bool { pieces.allSatisfy { $0.rate == 0 && $0.slope == 0 } }

  /// The position of the piece in which a time lies.
  func position(at time: Double) -> Int {
    var (low, high) = (0, pieces.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].from <= time { low = middle } else { high = middle }
    }
    return low
  }

  /// The stretch of time of a piece.
  func stretch(_ index: Int) -> (from: Double, to: Double) {
    (pieces[index].from, index + 1 < pieces.count ? pieces[index + 1].from : end)
  }

  /// The mean rate from one time to a later one; before the run the rate is that of its beginning.
  public func mean(from: Double, to: Double) -> Double {
    guard to > from else { return 0 }
    var sum = from < 0 ? (pieces.first?.rate ?? 0) * (min(to, 0) - from) : 0
    visit(max(from, 0), to) { piece, low, high in
      let middle = (low + high) / 2 - piece.from
      sum += (piece.rate + piece.slope * middle) * (high - low)
    }
    return sum / (to - from)
  }

  /// The highest rate between two times.
  public func peak(from: Double, to: Double) -> Double {
    var most = 0.0
    visit(from, to) { piece, low, high in
      let ends = (low - piece.from, high - piece.from)
      most = max(most, piece.rate + piece.slope * ends.0, piece.rate + piece.slope * ends.1)
    }
    return most
  }

  /// Whether the rate rises between two times and never falls there.
  public func isRising(from: Double, to: Double) -> Bool {
    var (last, rises, falls) = (-1.0, false, false)
    visit(from, to) { piece, low, high in
      let first = piece.rate + piece.slope * (low - piece.from)
      if last >= 0, first > last { rises = true }
      if last >= 0, first < last * (1 - 1e-9) { falls = true }
      if piece.slope > 0 { rises = true }
      if piece.slope < 0 { falls = true }
      last = piece.rate + piece.slope * (high - piece.from)
    }
    return rises && !falls
  }

  /// Every piece with the part of it that lies between two times.
  private func visit(_ from: Double, _ to: Double, _ body: (Piece, Double, Double) -> Void) {
    guard to > from, from < end else { return }
    var index = position(at: from)
    while index < pieces.count {
      let own = stretch(index)
      guard own.from < to else { return }
      let (low, high) = (max(from, own.from), min(to, own.to))
      if high > low { body(pieces[index], low, high) }
      index += 1
    }
  }
}
