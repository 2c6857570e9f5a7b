import Scenarios
import Sim
import Testing

/// What became of everybody under one strategy, in names and seconds of the unchanged scenario.
struct Story: Equatable {
  /// Every answer of the strategy: when, to which contact, and what.
  var answers: [String]
  /// All counts and sums by queue and group; a name that is not there has none but zeros.
  var figures: [String: [Int64]]

  /// The first thing that differs, in words.
  func difference(from other: Story) -> String? {
    for (index, answer) in answers.enumerated() {
      let same = index < other.answers.count ? other.answers[index] : "nothing"
      if answer != same { return "answer \(index): \(same) became \(answer)" }
    }
    if answers.count < other.answers.count {
      return "\(other.answers.count - answers.count) answers are missing"
    }
    for (name, values) in figures.sorted(by: { $0.key < $1.key })
    where other.figures[name] != values {
      return "\(name): \(other.figures[name] ?? []) became \(values)"
    }
    return figures.count < other.figures.count ? "figures are missing" : nil
  }
}

extension Story {
  /// One run of a strategy on the listed customers of a world.
  init(of strategy: Plan.PlannedStrategy, in plan: Plan, _ world: SmallWorld) throws {
    guard case .listed(let arrivals) = world.customers else {
      throw Unlisted()
    }
    let routing = try #require(strategy.routing)
    let scale = Int64(world.change.scale)
    let recorder = Recorder()
    let names = Watched.Names(
      plan, arrivals: arrivals.map { (Ticks($0.time) * scale, $0.queue) }, named: { "\($0)" })
    let policy = Watched(policy: routing.catalogue, names: names, recorder: recorder)
    let seen = try Engine(
      model: plan.world.model, plan: routing.plan, policy: policy, seed: 1, replication: 0
    ).run()
    #expect(seen.identities.broken.isEmpty)
    answers = recorder.lines.withLock { $0 }.map { Self.told($0, scale: scale) }
    figures = Self.figures(seen, names, scale: scale)
  }

  private struct Unlisted: Error {}

  /// A line of the recorder with its time in the old scale and without the names of halves.
  private static func told(_ answer: Recorder.Line, scale: Int64) -> String {
    var line = answer
    line.time /= scale
    if line.place.hasPrefix("a/x") { line.place = "a/x" }
    // Lists beyond the queues are numbered, and of queues in one list the first of the file counts.
    if line.place.hasPrefix("list ") || line.verb == "waits in" { line.place = "a list" }
    return line.text
  }

  private static func figures(
    _ seen: Observations, _ names: Watched.Names, scale: Int64
  ) -> [String: [Int64]] {
    let times = Set([Counter.waitAnswered, .waitAbandoned, .talk, .wrapUp].map(\.rawValue))
    var figures: [String: [Int64]] = [:]
    for (queue, name) in names.queues.enumerated() {
      var row: [Int64] = []
      for table in [seen.byOrigin, seen.movedOut, seen.movedIn] {
        let counts = table.counts[queue * table.width..<(queue + 1) * table.width]
        row += counts.enumerated().map {
          times.contains($0.offset) ? $0.element / scale : $0.element
        }
      }
      row.append(seen.waitingArea[queue] / scale)
      for squares in [seen.waitSquares, seen.waitSquaresOut, seen.waitSquaresIn] {
        row.append(Int64(bitPattern: (squares[queue] / Double(scale * scale)).bitPattern))
      }
      if row.contains(where: { $0 != 0 }) { figures[name] = row }
    }
    for (group, name) in names.groups.enumerated() {
      let counts = seen.groups[group]
      let row =
        [counts.answered, counts.guests] + counts.within
        + [counts.wait, counts.busy, counts.staffed, counts.overtime].map { $0 / scale }
      let whole = name.hasPrefix("a/x") ? "a/x" : name
      figures[whole] = zip(figures[whole] ?? row.map { _ in 0 }, row).map(+)
    }
    figures["links"] = seen.linkTalk.map { $0 / scale }
    return figures.filter { $0.value.contains { $0 != 0 } && $0.key != "unused/v" }
  }
}
