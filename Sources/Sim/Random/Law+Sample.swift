/// Drawing from a law.
extension Law {
  /// A draw, in seconds, 0 or more; infinite if the event never comes.
  ///
  /// Most draws need the word alone; only what is left over asks `retry` for more. Laws of one
  /// family and shape turn a word into draws of one quantile; between families it means nothing.
  /// - Parameters:
  ///   - word: 64 random bits.
  ///   - retry: Where further words come from: `block.retry(word:)` of the same word.
  ///   - tables: Those that the law was made with.
  @inlinable @inline(__always)
  public func sample(word: UInt64, retry: Retry, tables: LawTables) -> Double {
    if kind == .exponential {
      return scale * Exponential(ziggurat: ziggurat).draw(word: word, retry: retry)
    }
    // The tables count references, so that they are handed over only to laws that read them.
    return kind.readsTables
      ? sampleTable(word, retry, tables) : sampleOther(word, retry)
  }

  @inline(never) @usableFromInline
  func sampleTable(_ word: UInt64, _ retry: Retry, _ tables: LawTables) -> Double {
    scale
      * (kind == .hyperexponential
        ? mixture(word, retry, tables.values) : inversion(word, tables.values))
  }

  @inline(never) @usableFromInline
  func sampleOther(_ word: UInt64, _ retry: Retry) -> Double {
    switch kind {
    case .exponential:
      return scale * Exponential(ziggurat: ziggurat).draw(word: word, retry: retry)
    case .lognormal:
      let z = Normal(ziggurat: ziggurat).draw(word: word, retry: retry)
      return scale * Elementary.exp(first * z)
    case .weibull:
      let e = Exponential(ziggurat: ziggurat).draw(word: word, retry: retry)
      return scale * Elementary.exp(first * Elementary.log(e))
    case .gamma:
      return scale * gamma(word, retry)
    case .gammaBelowOne:
      return scale * gammaBelowOne(word, retry)
    case .uniform:
      return scale * (first + Uniform.halfOpen(word) * second)
    case .deterministic:
      return scale
    case .never:
      return .infinity
    case .hyperexponential, .equallyLikely, .weighted:
      preconditionFailure("a law with a table is drawn by sampleTable")
    }
  }

  /// The gamma law of unit scale and a shape above 1: `first` = shape - 1/3, `second` its own
  /// constant 1 / (3 sqrt(first)).
  ///
  /// Source: Marsaglia and Tsang, "A simple method for generating gamma variables" (2000). Their
  /// uniform is read from 11 free bits of the word as far as those decide: nine times in ten.
  @inline(__always)
  private func gamma(_ word: UInt64, _ retry: Retry) -> Double {
    let point = ziggurat.coarsePoint(word)
    let x = Normal.signed(point.x, word)
    let root = 1 + x * second
    let square = x * x
    let upper = Double(Int64(bitPattern: (word &>> 9 & 0x7FF) &+ 1)) * 0x1p-11
    if point.isInside, root > 0, upper < 1 - 0.0331 * square * square {
      return first * root * root * root
    }
    var more = RetryWords(retry)
    return gammaSlowly(word, &more)
  }

  /// The same with all the care that the fast path lacks, from the same word on.
  @inline(never)
  private func gammaSlowly(_ word: UInt64, _ more: inout RetryWords) -> Double {
    let normal = Normal(ziggurat: ziggurat)
    let point = ziggurat.coarsePoint(word)
    var x = Normal.signed(
      point.isInside ? point.x : normal.finish(word, point.x, &more), word)
    let bits = Double(Int64(bitPattern: word &>> 9 & 0x7FF))
    var u = (bits + Uniform.open(more.next())) * 0x1p-11
    let spread = Law.spread(first)
    while true {
      let root = 1 + x * spread
      if root > 0 {
        let cube = root * root * root
        let bound = 0.5 * x * x + first * (1 - cube + Elementary.log(cube))
        if Elementary.log(u) < bound { return first * cube }
      }
      x = normal.draw(from: &more)
      u = Uniform.open(more.next())
    }
  }

  /// The constant c of Marsaglia and Tsang.
  static func spread(_ shapeLessThird: Double) -> Double {
    1 / (3 * shapeLessThird.squareRoot())
  }

  /// The gamma law of unit scale and a shape below 1 (`second`): one of shape + 1, made smaller.
  @inline(never)
  private func gammaBelowOne(_ word: UInt64, _ retry: Retry) -> Double {
    var more = RetryWords(retry)
    let power = Exponential.unit.draw(from: &more) / second
    return gammaSlowly(word, &more) * Elementary.exp(-power)
  }

  /// The hyperexponential law: free bits of the word choose the phase, if they decide it.
  @inline(never)
  private func mixture(_ word: UInt64, _ retry: Retry, _ table: [Double]) -> Double {
    var more = RetryWords(retry)
    let point = ziggurat.coarsePoint(word)
    let bits = Double(Int64(bitPattern: word &>> 8 & 0xFFF))
    let start = Int(offset)
    let phases = Int(count)
    var phase = 0
    while phase < phases - 1, table[start + phase] <= bits * 0x1p-12 { phase += 1 }
    if table[start + phase] < (bits + 1) * 0x1p-12 {
      // A border between phases lies within what twelve bits can tell: look closer.
      let u = (bits + Uniform.halfOpen(more.next())) * 0x1p-12
      while phase < phases - 1, table[start + phase] <= u { phase += 1 }
    }
    let x =
      point.isInside
      ? point.x : Exponential(ziggurat: ziggurat).finish(word, point.x, &more)
    return table[start + phases + phase] * x
  }

  /// The value whose share of the distribution function covers the word.
  @inline(never)
  private func inversion(_ word: UInt64, _ table: [Double]) -> Double {
    let u = Uniform.halfOpen(word)
    let start = Int(offset)
    let values = Int(count)
    if kind == .equallyLikely {
      return table[start + min(Int(u * Double(values)), values - 1)]
    }
    // The first value whose running share exceeds u; the last share is 1 and always does.
    var (low, high) = (0, values - 1)
    while low < high {
      let middle = (low + high) / 2
      if table[start + values + middle] > u { high = middle } else { low = middle + 1 }
    }
    return table[start + low]
  }
}
