/// The layers of a ziggurat: 256 boxes of one area each that cover a falling density.
///
/// Source: Marsaglia and Tsang, "The ziggurat method for generating random variables" (2000), with
/// one 64-bit word a draw, of which the layer takes bits that the coordinate does not use.
struct ZigguratShape: Sendable {
  /// The right edges of the boxes, falling; the last is 0.
  let edges: [Double]
  /// The density at each edge.
  let heights: [Double]
  /// Where the tail begins.
  let tail: Double

  /// Cuts a density into 256 layers, of which the lowest holds the tail.
  ///
  /// - Parameters:
  ///   - tail: Where the tail begins: the root for which 256 layers of one area close at the top.
  ///   - area: Of one layer: tail * density(tail) + the integral of the density beyond the tail.
  ///   - density: Falling, with density(0) = 1.
  ///   - inverse: Of the density.
  init(tail: Double, area: Double, density: (Double) -> Double, inverse: (Double) -> Double) {
    var edges = [area / density(tail), tail]
    for layer in 1..<255 {
      edges.append(inverse(density(edges[layer]) + area / edges[layer]))
    }
    edges.append(0)
    self.edges = edges
    heights = edges.map(density)
    self.tail = tail
  }

  /// Whether a point of a word's layer, a share u of the box above its bottom, is under the curve.
  func accepts(_ word: UInt64, u: Double, density: Double) -> Bool {
    let layer = Int(truncatingIfNeeded: word & 0xFF)
    let (bottom, top) = (heights[layer], heights[layer + 1])
    return bottom + u * (top - bottom) < density
  }
}

/// The part of a ziggurat that the fast path of a draw reads, by a raw pointer.
///
/// An array here costs a bounds check and, where the optimizer can't see its owner, a retain and a
/// release for every variate; a global costs a call to ask whether it is ready. The memory is
/// allocated once a process, written before anybody can see it, never written again and never
/// freed; the index is masked to 8 bits and there are 256 layers, so no access is out of bounds.
@usableFromInline
struct Ziggurat: @unchecked Sendable, BitwiseCopyable {
  /// One box; what lies left of the next box's edge is under the curve without further questions.
  @usableFromInline
  struct Layer: BitwiseCopyable {
    /// The width of the box.
    @usableFromInline let width: Double
    /// How many of the 2^52 cells of the width lie wholly under the curve.
    @usableFromInline let inside: UInt64
  }

  /// A point of a box: the draw itself if `isInside`, which it is in 98.8 % of all words.
  @usableFromInline
  struct Point {
    @usableFromInline let x: Double
    @usableFromInline let isInside: Bool

    @inlinable @inline(__always)
    init(x: Double, isInside: Bool) {
      self.x = x
      self.isInside = isInside
    }
  }

  @usableFromInline let layers: UnsafePointer<Layer>

  init(_ shape: ZigguratShape) {
    let memory = UnsafeMutablePointer<Layer>.allocate(capacity: 256)
    for layer in 0..<256 {
      let (edge, next) = (shape.edges[layer], shape.edges[layer + 1])
      let value = Layer(width: edge, inside: UInt64(max(next / edge * 0x1p52 - 1, 0)))
      (memory + layer).initialize(to: value)
    }
    layers = UnsafePointer(memory)
  }

  /// The point of a word: bits 0-7 are the layer, bits 12-63 the coordinate, 8-11 are free.
  @inlinable @inline(__always)
  func point(_ word: UInt64) -> Point {
    point(word, cell: word &>> 12)
  }

  /// The point of a word which leaves more bits free: bits 20-63 are the coordinate.
  @inlinable @inline(__always)
  func coarsePoint(_ word: UInt64) -> Point {
    point(word, cell: (word &>> 20) &<< 8 | 0x80)
  }

  @inlinable @inline(__always)
  func point(_ word: UInt64, cell: UInt64) -> Point {
    let layer = layers[Int(truncatingIfNeeded: word & 0xFF)]
    // The middle of a cell: never 0.
    return Point(x: Uniform.middle(cell) * layer.width, isInside: cell < layer.inside)
  }
}
