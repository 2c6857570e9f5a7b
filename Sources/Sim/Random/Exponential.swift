/// Exponential variates of mean 1, by a ziggurat.
public struct Exponential: Sendable, BitwiseCopyable {
  /// The sampler.
  ///
  /// Fetch it once, outside of loops: asking a global costs as much as a draw.
  public static let unit = Exponential(ziggurat: Ziggurat(shape))

  static let shape: ZigguratShape = {
    let tail = 7.69711747013104971
    return ZigguratShape(
      tail: tail, area: (tail + 1) * Elementary.exp(-tail),
      density: { Elementary.exp(-$0) }, inverse: { -Elementary.log($0) })
  }()

  @usableFromInline let ziggurat: Ziggurat

  @inlinable @inline(__always)
  init(ziggurat: Ziggurat) {
    self.ziggurat = ziggurat
  }

  /// A draw, always above 0.
  @inlinable @inline(__always)
  public func draw(word: UInt64, retry: Retry) -> Double {
    let point = ziggurat.point(word)
    return point.isInside ? point.x : drawOutside(word, point.x, retry)
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
    return point.isInside ? point.x : finish(word, point.x, &more)
  }

  /// The draw that belongs to a word whose point is not inside.
  func finish(_ first: UInt64, _ outside: Double, _ more: inout RetryWords) -> Double {
    let shape = Exponential.shape
    var (word, x) = (first, outside)
    // The tail of an exponential is the whole of it once more, further out.
    var start = 0.0
    while true {
      if word & 0xFF == 0 {
        start += shape.tail
      } else if shape.accepts(word, u: Uniform.open(more.next()), density: Elementary.exp(-x)) {
        return start + x
      }
      word = more.next()
      let point = ziggurat.point(word)
      if point.isInside { return start + point.x }
      x = point.x
    }
  }
}
