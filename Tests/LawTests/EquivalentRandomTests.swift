import Erlang
import Foundation
import Scenarios
import Study
import Testing

/// Equivalent random theory beside simulated overflow chains.
@Suite(.serialized) struct EquivalentRandomTests {
  private static let isNightly = ProcessInfo.processInfo.environment["SPILLWAY_NIGHTLY"] == "1"
  private static let records = ProcessInfo.processInfo.environment["SPILLWAY_RECORD"] != nil
  static let page = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "docs/background/equivalent-random-theory.md")

  /// 50 erlangs on 50 agents: what overflows is 5.239 erlangs with a peakedness of 3.774, ten
  /// agents refuse 20.68 % of it, and Hayward's formula says 16.4 %.
  ///
  /// The theory is exact for one stream. The simulation is within four standard errors (one seed in
  /// 15,000 is not); the busy agents of a shared group that refuses nobody have the stream's mean
  /// and variance. Catches overflow that is treated as Poisson traffic: 2.3 % would be refused.
  @Test func overflowIsBursty() throws {
    let chain = OverflowChain(firsts: [.init(agents: 50, load: 50)], shared: 10)
    let stream = try chain.stream()
    let theory = try ChainTheory(chain)
    #expect(abs(stream.mean - 5.239) < 5e-4 && abs(stream.peakedness - 3.774) < 5e-4)
    #expect(abs(theory.exact - 0.2068) < 5e-5 && abs(theory.hayward - 0.164) < 5e-4)
    let seen = try chain.simulate(contacts: 2e6).all
    #expect(abs(seen.share - theory.exact) < 4 * seen.error, "\(seen)")
    #expect(seen.error < 0.006)

    let open = OverflowChain(firsts: chain.firsts, shared: 200)
    let plan = try Trial.plan(of: open.text(minutes: 60, probes: true), id: "an open group")
    let settings = RunSettings(seed: 4, replications: 600, threads: 2)
    let probes = try Study.run(plan.study(settings: settings)).strategies[0].probes
    let busy = try #require(probes.first { $0.center == 1 && $0.state == .busy })
    let (mean, variance) = (busy.mean, try #require(busy.variance))
    #expect(abs(mean.value - stream.mean) < 4 * (mean.standardError ?? 0))
    #expect(abs(variance.value - stream.variance) < 4 * (variance.standardError ?? 0))
  }

  /// Several streams together: the theory is within a point and four standard errors, and a Poisson
  /// stream would be off by several points.
  @Test func severalStreamsAreNearlyOneGroup() throws {
    let chain = OverflowChain(
      firsts: Array(repeating: .init(agents: 20, load: 20), count: 4), shared: 13)
    let theory = try ChainTheory(chain)
    let seen = try chain.simulate(contacts: 2e6).all
    #expect(abs(seen.share - theory.exact) < 0.01 + 4 * seen.error, "\(seen) \(theory)")
    #expect(seen.share - theory.poisson > 0.04)
  }

  /// The grid of the page: equal first groups below, at and above their capacity.
  static let grid: [OverflowChain] = [10, 50].flatMap { agents in
    [0.8, 1.0, 1.2].flatMap { ratio in
      [2, 5].flatMap { count -> [OverflowChain] in
        let first = OverflowChain.First(agents: agents, load: Double(agents) * ratio)
        let firsts = Array(repeating: first, count: count)
        let mean = (try? OverflowChain(firsts: firsts, shared: 1).stream().mean) ?? 0
        return [1.0, 1.5].map {
          OverflowChain(firsts: firsts, shared: max(1, Int((mean * $0).rounded())))
        }
      }
    }
  }

  /// Unequal streams on one group.
  static let mixed: [OverflowChain] = [
    OverflowChain(firsts: [.init(agents: 10, load: 12), .init(agents: 50, load: 48)], shared: 10),
    OverflowChain(firsts: [.init(agents: 5, load: 8), .init(agents: 100, load: 98)], shared: 14),
    OverflowChain(
      firsts: Array(repeating: .init(agents: 20, load: 20), count: 2), shared: 15, own: 10),
    OverflowChain(firsts: [.init(agents: 50, load: 50)], shared: 20, own: 12),
  ]

  /// The whole of it, as the page has it: equal bits on every machine, so equal digits.
  @Test(.enabled(if: isNightly || records)) func thePageHasTheTables() throws {
    let tables = try Self.tables()
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let parts = text.components(separatedBy: "<!-- recorded -->\n")
    try #require(parts.count == 3, "two marks around the tables")
    if Self.records {
      try [parts[0], tables, parts[2]].joined(separator: "<!-- recorded -->\n")
        .write(to: Self.page, atomically: true, encoding: .utf8)
    } else {
      #expect(parts[1] == tables)
    }
  }

  private static func tables() throws -> String {
    let columns = [
      "first groups", "offered erlangs", "peakedness", "shared", "refused", "ERT", "Rapp",
      "Hayward", "Poisson",
    ]
    var text = "| \(columns.joined(separator: " | ")) |\n"
    text += "|" + String(repeating: "---|", count: columns.count) + "\n"
    for chain in grid {
      let stream = try chain.stream()
      let theory = try ChainTheory(chain)
      let seen = try chain.simulate(contacts: 8e6).all
      let first = chain.firsts[0]
      let name = "\(chain.firsts.count) x \(first.agents) at \(number(first.load, 0))"
      text += "| \(name) | \(number(stream.mean, 2)) | \(number(stream.peakedness, 2))"
      text += " | \(chain.shared) | \(share(seen))"
      for value in [theory.exact, theory.rapp, theory.hayward, theory.poisson] {
        text += " | \(difference(value - seen.share))"
      }
      text += " |\n"
    }
    text += """

      | streams | peakedness together | shared | refused | ERT | of each stream |
      |---|---|---|---|---|---|

      """
    for chain in mixed {
      let theory = try ChainTheory(chain)
      let (all, parts) = try chain.simulate(contacts: 8e6)
      var names = chain.firsts.map { "\($0.agents) at \(number($0.load, 0))" }
      if chain.own > 0 { names.append("own \(number(chain.own, 0))") }
      let each = zip(names, parts).map { "\($0): \(number($1.share * 100, 1)) %" }
      text += "| \(names.joined(separator: " + ")) | \(number(try chain.stream().peakedness, 2))"
      text += " | \(chain.shared) | \(share(all)) | \(difference(theory.exact - all.share))"
      text += " | \(each.joined(separator: ", ")) |\n"
    }
    return text
  }

  private static func number(_ value: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }

  private static func share(_ seen: OverflowChain.Seen) -> String {
    "\(number(seen.share * 100, 2)) ± \(number(2.09 * seen.error * 100, 2)) %"
  }

  private static func difference(_ value: Double) -> String {
    String(format: "%+.2f", value * 100)
  }
}
