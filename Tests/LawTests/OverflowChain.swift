import Erlang
import Scenarios
import Study
import Testing

/// First groups without a waiting room whose overflow meets on one shared group, said as a scenario
/// file, beside what equivalent random theory says of it.
struct OverflowChain: CustomTestStringConvertible, Sendable {
  /// A first group: agents, and the load offered to it in erlangs.
  struct First: Sendable, Equatable {
    let agents: Int
    let load: Double
  }

  let firsts: [First]
  /// Agents of the shared group.
  let shared: Int
  /// Erlangs that the shared group is offered of its own.
  var own = 0.0

  var testDescription: String { "\(firsts) on \(shared), own \(own)" }

  /// The stream that reaches the shared group: the overflows, and its own Poisson traffic.
  func stream() throws -> OverflowTraffic {
    let overflow = try streams().reduce(OverflowTraffic(mean: 0, variance: 0), +)
    return own > 0 ? overflow + (try OverflowTraffic(mean: own, variance: own)) : overflow
  }

  /// What overflows from each first group.
  func streams() throws -> [OverflowTraffic] {
    try firsts.map { try OverflowTraffic(agents: Double($0.agents), offeredLoad: $0.load) }
  }

  /// The scenario: handle times of a minute, so that a load is a rate.
  func text(minutes: Int, probes: Bool = false) -> String {
    let names = firsts.indices.map { "first_\($0 + 1)" }
    var lines = ["spillway: 1"]
    lines.append(
      "horizon: {length: \(minutes)min, warm_up: 30min, interval: \(minutes)min}")
    if probes { lines.append("probes: {at: [\(minutes - 1)min]}") }
    lines += [
      "contacts:", "  call: {handle_time: {exponential: {mean: 1min}}, patience: none}", "centers:",
    ]
    for (name, first) in zip(names, firsts) {
      lines.append("  \(name): {waiting_room: 0, groups: {desk: {agents: \(first.agents)}}}")
    }
    lines.append("  shared: {waiting_room: 0, groups: {desk: {agents: \(shared)}}}")
    lines.append("demand:")
    for (name, first) in zip(names, firsts) {
      lines.append("  - {contact: call, center: \(name), rate: \(first.load)/min}")
    }
    if own > 0 { lines.append("  - {contact: call, center: shared, rate: \(own)/min}") }
    lines.append("strategies:\n  chain:\n    overflow:")
    lines += names.map { "      - {from: \($0), to: [shared], at: arrival}" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A share that was simulated, with its standard error.
  struct Seen: Sendable {
    let share: Double
    let error: Double
  }

  /// What the simulation refuses of the stream that reaches the shared group, and of each part of
  /// it: the overflow of each first group, then the shared group's own.
  ///
  /// What overflows is known exactly by Riordan's formula: the only chance is in what is refused.
  func simulate(
    contacts: Double, replications: Int = 20, seed: UInt64 = 3
  ) throws -> (all: Seen, parts: [Seen]) {
    let load = firsts.reduce(own) { $0 + $1.load }
    let minutes = Int((contacts / Double(replications) / load).rounded(.up))
    let plan = try Trial.plan(of: text(minutes: minutes), id: testDescription)
    let settings = RunSettings(seed: seed, replications: replications, threads: 2)
    let result = try Study.run(plan.study(settings: settings)).strategies[0]
    func seen(_ scope: Scope, offered: Double, reaching: Double) throws -> Seen {
      let answered = try #require(result.estimate(.answerRate, in: scope))
      let error = try #require(answered.standardError)
      let factor = offered / reaching
      return Seen(share: (1 - answered.value) * factor, error: error * factor)
    }
    var parts: [Seen] = []
    for (index, stream) in try streams().enumerated() {
      parts.append(
        try seen(
          .center(index, .origin), offered: firsts[index].load, reaching: stream.mean))
    }
    if own > 0 {
      parts.append(try seen(.center(firsts.count, .origin), offered: own, reaching: own))
    }
    return (try seen(.total, offered: load, reaching: try stream().mean), parts)
  }
}

/// The answers of the theory to a chain, shares of the stream that reaches the shared group.
struct ChainTheory {
  let exact: Double
  let rapp: Double
  let hayward: Double
  /// As if the stream were Poisson.
  let poisson: Double

  init(_ chain: OverflowChain) throws {
    let stream = try chain.stream()
    let trunks = Double(chain.shared)
    exact = try EquivalentRandom(stream).lostLoad(trunks: trunks) / stream.mean
    rapp = try EquivalentRandom(rapp: stream).lostLoad(trunks: trunks) / stream.mean
    hayward = try stream.haywardLoss(trunks: trunks)
    poisson = try erlangB(agents: trunks, offeredLoad: stream.mean)
  }
}
