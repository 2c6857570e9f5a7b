#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Wilkinson's equivalent random group: the one group whose overflow has a given mean and variance.
///
/// It stands for all the groups whose overflow meets on a common one. An approximation: exact for
/// one overflow stream, good for several of similar peakedness.
public struct EquivalentRandom: Sendable, Equatable {
  /// Agents of the equivalent group, not whole in general.
  public let agents: Double
  /// Poisson load offered to it, in erlangs.
  public let offeredLoad: Double

  /// The equivalent group, exactly: B is continued to real numbers and the two equations solved.
  ///
  /// Throws `ErlangError` for an empty stream or a peakedness below 1 (smooth traffic has none).
  public init(_ stream: OverflowTraffic) throws(ErlangError) {
    try Self.validate(stream)
    guard stream.peakedness > 1 else {
      (agents, offeredLoad) = (0, stream.mean)
      return
    }
    // The variance fixes s for each a; the overflow a B(s(a), a) falls from above M as a grows.
    let sum = stream.mean + stream.peakedness
    let least = (stream.mean + 1) * (sum - 1) / sum
    let gap: (Double) -> Double = { load in
      let agents = max(0, Self.agents(load, stream))
      return log(load) + ErlangB(valid: agents, load).logBlocking - log(stream.mean)
    }
    guard let high = Root.doubling(from: least, until: { gap($0) < 0 }) else {
      throw ErlangError(.unattainable, "no group has an overflow as peaked as this")
    }
    offeredLoad = high > least ? Root.between(high / 2, high, gap) : least
    agents = max(0, Self.agents(offeredLoad, stream))
  }

  /// The equivalent group by Rapp's approximation, a = V + 3 z (z - 1).
  ///
  /// Throws `ErlangError` for an empty stream or a peakedness below 1.
  public init(rapp stream: OverflowTraffic) throws(ErlangError) {
    try Self.validate(stream)
    let peakedness = stream.peakedness
    offeredLoad = stream.variance + 3 * peakedness * (peakedness - 1)
    agents = Self.agents(offeredLoad, stream)
  }

  /// What the stream loses on a common group of `trunks`, in erlangs.
  ///
  /// Throws `ErlangError` when the trunks are out of range.
  public func lostLoad(trunks: Double) throws(ErlangError) -> Double {
    try ErlangError.requireSize("trunks", trunks)
    return ErlangB(valid: max(0, agents) + trunks, offeredLoad).lostLoad
  }

  private static func validate(_ stream: OverflowTraffic) throws(ErlangError) {
    try ErlangError.requirePositive("mean of the stream", stream.mean)
    try ErlangError.require(
      stream.peakedness >= 1 - 1e-12, "peakedness", stream.peakedness, "1 or more")
  }

  /// Riordan's variance solved for the agents: s = a (M + z) / (M + z - 1) - M - 1.
  private static func agents(_ load: Double, _ stream: OverflowTraffic) -> Double {
    let sum = stream.mean + stream.peakedness
    return load * sum / (sum - 1) - stream.mean - 1
  }
}

/// What peaked streams lose on a common group.
extension OverflowTraffic {
  /// The loss of a common group of `trunks` offered all these independent streams, as a share of
  /// what they offer to it, by the exact equivalent random group.
  ///
  /// Throws `ErlangError` when the streams are empty together, smoother than Poisson, or the trunks
  /// out of range.
  public static func loss(
    of streams: [OverflowTraffic], trunks: Double
  ) throws(ErlangError) -> Double {
    let empty = OverflowTraffic(valid: 0, 0)
    let stream = streams.reduce(empty, +)
    return try EquivalentRandom(stream).lostLoad(trunks: trunks) / stream.mean
  }

  /// Hayward's approximation of the same: B(n / z, M / z), which also takes peakedness below 1.
  ///
  /// Throws `ErlangError` for an empty stream or trunks out of range.
  public func haywardLoss(trunks: Double) throws(ErlangError) -> Double {
    try ErlangError.requireSize("trunks", trunks)
    try ErlangError.requirePositive("mean of the stream", mean)
    return try erlangB(agents: trunks / peakedness, offeredLoad: mean / peakedness)
  }
}
