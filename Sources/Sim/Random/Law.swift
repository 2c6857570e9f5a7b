/// A law of durations in seconds (a handle time, a patience, a delay), ready to draw from.
///
/// A plain value of 64 bytes: copying it in the hot loop counts no references. What doesn't fit
/// (the values of an empirical law, the phases of a hyperexponential one) lies in a `LawTables`
/// that whoever holds the laws holds beside them. The makers are in `Law+Make.swift`; they expect
/// checked parameters, and hold them by preconditions only.
public struct Law: Sendable, BitwiseCopyable {
  /// The families, as `sample` distinguishes them.
  @usableFromInline
  enum Kind: UInt8, Sendable, BitwiseCopyable {
    case exponential, lognormal, gamma, gammaBelowOne, weibull, deterministic, uniform, never
    case hyperexponential, equallyLikely, weighted

    /// Whether a draw reads the tables.
    @inlinable @inline(__always)
    var readsTables: Bool { rawValue >= Kind.hyperexponential.rawValue }
  }

  @usableFromInline let kind: Kind
  /// How many entries of the tables are this law's.
  let count: Int32
  /// Where they begin.
  let offset: Int32
  @usableFromInline let ziggurat: Ziggurat
  /// What the draw of the unit law is multiplied by.
  @usableFromInline let scale: Double
  /// Two numbers of the unit law, whose meaning is the kind's.
  let first: Double
  let second: Double
  let unitMean: Double
  let unitVariance: Double

  init(
    _ kind: Kind, scale: Double, first: Double = 0, second: Double = 0, mean: Double,
    variance: Double, offset: Int32 = 0, count: Int32 = 0
  ) {
    self.kind = kind
    self.count = count
    self.offset = offset
    self.scale = scale
    self.first = first
    self.second = second
    unitMean = mean
    unitVariance = variance
    switch kind {
    case .lognormal, .gamma, .gammaBelowOne: ziggurat = Normal.standard.ziggurat
    default: ziggurat = Exponential.unit.ziggurat
    }
  }

  /// The mean, in seconds; infinite if the event never comes.
  public var mean: Double { kind == .never ? .infinity : unitMean * scale }

  /// The variance, in square seconds; 0 if the event never comes.
  public var variance: Double { unitVariance * scale * scale }

  /// The squared coefficient of variation: variance / mean^2, and 0 for a constant of 0.
  public var scv: Double { unitVariance == 0 ? 0 : unitVariance / (unitMean * unitMean) }

  /// Whether the law is exponential.
  public var isExponential: Bool { kind == .exponential }

  /// Whether the event never comes (a patience without end).
  public var isNever: Bool { kind == .never }

  /// The same law in other units: every draw multiplied by a factor above 0.
  public func scaled(by factor: Double) -> Law {
    precondition(factor > 0 && factor < .infinity, "a law is scaled by a positive number")
    return Law(
      kind, scale: scale * factor, first: first, second: second, mean: unitMean,
      variance: unitVariance, offset: offset, count: count)
  }
}

/// The tables behind those laws of a model that need one.
public struct LawTables: Sendable, Equatable {
  private(set) var values: [Double] = []

  /// No tables yet.
  public init() {}

  /// Appends entries and says where they begin.
  mutating func append(_ entries: [Double]) -> Int32 {
    precondition(entries.count < 1 << 30 && values.count < 1 << 30, "a law's table is too long")
    let offset = values.count
    values += entries
    return Int32(offset)
  }
}
