#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Engset's loss formula: a known number of customers, each idle one calling at a fixed rate.
///
/// A caller who finds all agents busy is lost and idle again. Exact; the cost grows with the square
/// root of the group. Source: Engset, Elektrotechnische Zeitschrift 39 (1918) 304-306.
public struct Engset: Sendable {
  /// Customers in all.
  public let sources: Int
  /// Agents or trunks.
  public let agents: Int
  /// Calling rate of an idle customer times the mean handle time, erlangs.
  public let loadPerIdleSource: Double

  /// Sets the system.
  ///
  /// Throws `ErlangError` when a count is not within 0...10^9 or the load not within 0...10^9.
  public init(sources: Int, agents: Int, loadPerIdleSource: Double) throws(ErlangError) {
    let counts = 0...1_000_000_000
    try ErlangError.require(
      counts.contains(sources), "sources", Double(sources), "between 0 and 10^9")
    try ErlangError.require(
      counts.contains(agents), "agents", Double(agents), "between 0 and 10^9")
    try ErlangError.require(
      loadPerIdleSource >= 0 && loadPerIdleSource <= 1e9, "load of an idle source",
      loadPerIdleSource, "between 0 and 10^9")
    self.sources = sources
    self.agents = agents
    self.loadPerIdleSource = loadPerIdleSource
  }

  /// The share of time during which all agents are busy.
  public var timeCongestion: Double { Self.allBusy(sources, agents, loadPerIdleSource) }

  /// The share of calls that is blocked: what a customer sees of the others.
  public var callCongestion: Double { Self.allBusy(sources - 1, agents, loadPerIdleSource) }

  /// Mean busy agents, in erlangs.
  public var carriedLoad: Double {
    let accepted = loadPerIdleSource * (1 - callCongestion)
    return Double(sources) * accepted / (1 + accepted)
  }

  /// Load offered by the customers while idle, in erlangs.
  public var offeredLoad: Double { loadPerIdleSource * (Double(sources) - carriedLoad) }

  /// The share of the load lost, against what the customers would bring to unlimited agents.
  public var trafficCongestion: Double {
    let intended = Double(sources) * loadPerIdleSource / (1 + loadPerIdleSource)
    return intended > 0 ? max(0, 1 - carriedLoad / intended) : 0
  }

  /// P(X = s | X <= s) for a binomial X of n sources, busy with probability b / (1 + b).
  private static func allBusy(_ sources: Int, _ agents: Int, _ load: Double) -> Double {
    guard agents <= sources else { return 0 }
    guard agents > 0 else { return 1 }
    guard load.isNormal else { return 0 }
    let (n, s) = (Double(sources), Double(agents))
    guard s > (n + 1) * load / (1 + load) else {
      // Terms fall from the top: 1 + s / ((n - s + 1) b) + ...
      var (term, sum, down) = (1.0, 1.0, 0.0)
      while term > 1e-18 * sum && down < s {
        term *= (s - down) / ((n - s + 1 + down) * load)
        sum += term
        down += 1
      }
      return 1 / sum
    }
    // The binomial probability from three Poisson ones (Loader, 2000), less the upper tail.
    let busy = DoubleDouble(load) / (DoubleDouble(1) + DoubleDouble(load))
    let all = DoubleDouble(n)
    let mean = all * busy
    let inverse =
      IncompleteGamma.inversePoint(DoubleDouble(s), mean)
      * IncompleteGamma.inversePoint(DoubleDouble(n - s), all - mean)
      / IncompleteGamma.inversePoint(all, all)
    var (term, tail, up) = (1.0, 0.0, s)
    while up < n {
      term *= (n - up) / (up + 1) * load
      tail += term
      up += 1
      if term <= 1e-18 * tail { break }
    }
    let exact = 1 - (Scaled(tail) / inverse).value
    return (Scaled(1) / (inverse * exact)).value
  }
}
