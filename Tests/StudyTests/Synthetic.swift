import Sim
import Study

/// Observations made by hand, for laws that no engine should stand between.
enum Synthetic {
  /// One center, one type, one group of which nothing is known, one interval of an hour.
  static let model = World.markov(rate: [0], staff: [1], length: 3600, within: [20])

  /// A replication in which so many were offered and so many of them answered in time.
  static func seen(offered: Int, within: Int, answered: Int? = nil) -> Observations {
    var seen = Observations(model)
    let answered = answered ?? within
    seen.byOrigin.counts[Counter.offered.rawValue] = Int64(offered)
    seen.byOrigin.counts[Counter.answered.rawValue] = Int64(answered)
    seen.byOrigin.counts[Counter.abandoned.rawValue] = Int64(offered - answered)
    seen.byOrigin.counts[CountTable.answeredColumn(0)] = Int64(within)
    return seen
  }

  /// A strategy that saw this in replication 1, 2, ...
  static func runner(_ name: String, _ replications: [Observations]) -> PolicyRunner {
    PolicyRunner(name: name) { _, _, replication in replications[Int(replication) - 1] }
  }

  /// What a study says of strategies that saw so many in time of so many offered.
  static func study(
    _ strategies: [[(within: Int, offered: Int)]], target: Double? = 0.8
  ) throws -> Results {
    let runners = strategies.enumerated().map { index, days in
      runner("\(index)", days.map { seen(offered: $0.offered, within: $0.within) })
    }
    return try Study.run(
      World.plan(
        model, replications: strategies[0].count, target: target, strategies: runners))
  }
}

/// Random numbers for tests, from the streams of the engine.
struct Draws {
  private let key: StreamKey
  private var next: UInt64 = 0

  init(seed: UInt64) { key = StreamKey(seed: seed, replication: 1) }

  /// A uniform number in (0, 1).
  mutating func uniform() -> Double {
    next += 1
    return Uniform.open(key.block(purpose: .policy, entity: 0, index: next).words.0)
  }
}
