/// Standard normal variates, by a ziggurat.
public struct Normal: Sendable, BitwiseCopyable {
  /// The sampler.
  ///
  /// Fetch it once, outside of loops: asking a global costs as much as a draw.
  public static let standard = Normal(ziggurat: Ziggurat(shape))

  static let shape = ZigguratShape(
    tail: 3.65415288536100877, area: 0.00492867323397465535,
    density: { Elementary.exp(-0.5 * $0 * $0) },
    inverse: { (-2 * Elementary.log($0)).squareRoot() })

  @usableFromInline let ziggurat: Ziggurat

  @inlinable @inline(__always)
  init(ziggurat: Ziggurat) {
    self.ziggurat = ziggurat
  }

  /// A draw; bit 8 of the word is its sign.
  @inlinable @inline(__always)
  public func draw(word: UInt64, retry: Retry) -> Double {
    let point = ziggurat.point(word)
    return Normal.signed(
      point.isInside ? point.x : drawOutside(word, point.x, retry), word)
  }

  @inline(never) @usableFromInline
  func drawOutside(_ word: UInt64, _ x: Double, _ retry: Retry) -> Double {
    var more = RetryWords(retry)
    return finish(word, x, &more)
  }

  /// A draw from a stream of words, for the slow paths of other variates.
  func draw(from more: inout RetryWords) -> Double {
    let word = more.next()
    let point = ziggurat.point(word)
    return Normal.signed(point.isInside ? point.x : finish(word, point.x, &more), word)
  }

  /// The size of the draw that belongs to a word whose point is not inside.
  func finish(_ first: UInt64, _ outside: Double, _ more: inout RetryWords) -> Double {
    let shape = Normal.shape
    var (word, x) = (first, outside)
    while true {
      if word & 0xFF == 0 { return Normal.tail(beyond: shape.tail, &more) }
      let density = Elementary.exp(-0.5 * x * x)
      if shape.accepts(word, u: Uniform.open(more.next()), density: density) { return x }
      word = more.next()
      let point = ziggurat.point(word)
      if point.isInside { return point.x }
      x = point.x
    }
  }

  /// A draw given that it lies beyond the start of the tail (Marsaglia 1964).
  private static func tail(beyond start: Double, _ more: inout RetryWords) -> Double {
    let exponential = Exponential.unit
    while true {
      let x = exponential.draw(from: &more) / start
      if 2 * exponential.draw(from: &more) > x * x { return start + x }
    }
  }

  @inlinable @inline(__always)
  static func signed(_ x: Double, _ word: UInt64) -> Double {
    Double(bitPattern: x.bitPattern ^ (word &<< 55 & 0x8000_0000_0000_0000))
  }
}
