import ArgumentParser
import Erlang
import Scenarios
import Study

/// What a group is to keep; several targets are kept together.
struct TargetOptions: ParsableArguments {
  @Option(help: "The service level to reach, as in 80%; with --within, or the T is found for it.")
  var target: String?

  @Option(help: "The T of the service level, as in 20s.")
  var within: String?

  @Option(
    help: ArgumentHelp(
      "What the service level divides by what. (default: service_level)", valueName: "name"),
    completion: .list(ServiceLevelConvention.allCases.map(\.rawValue)))
  var convention: String?

  @Option(help: "The longest mean wait of the answered, as in 15s.")
  var maxSpeedOfAnswer: String?

  @Option(help: "The longest mean wait of all that were let in, as in 15s.")
  var maxMeanWait: String?

  @Option(help: "The largest share that gives up, as in 3%.")
  var maxAbandonment: String?

  @Option(help: "The largest share of their time that agents are busy, as in 88%.")
  var maxOccupancy: String?

  @Option(help: "The largest share that has to wait, as in 30%.")
  var maxWaitProbability: String?

  @Option(help: "The largest share refused for want of room, as in 1%.")
  var maxBlocking: String?

  /// The targets, with every fault told to the reader.
  func targets(_ reader: OptionReader, of kind: QueueModel.Kind?) -> QueueTargets {
    let level = reader.share("--target", target)
    let limit = reader.duration("--within", within, canBeZero: true)
    let known = convention.map { named($0, reader) } ?? .offered
    var targets = QueueTargets(level: level, within: limit, convention: known)
    if let level, let limit {
      targets.add(
        .serviceLevel(level, within: limit, targets.convention), targets.convention.rawValue,
        level, isLeast: true)
    }
    let speed = reader.duration("--max-speed-of-answer", maxSpeedOfAnswer)
    if let speed { targets.add(.averageSpeedOfAnswer(speed), "average_speed_of_answer", speed) }
    let wait = reader.duration("--max-mean-wait", maxMeanWait)
    if let wait { targets.add(.meanWait(wait), "mean_wait", wait) }
    let leaving = reader.share("--max-abandonment", maxAbandonment)
    if let leaving { targets.add(.abandonmentRate(leaving), "abandonment_rate", leaving) }
    let busy = reader.share("--max-occupancy", maxOccupancy)
    if let busy { targets.add(.occupancy(busy), "occupancy", busy) }
    let waiting = reader.share("--max-wait-probability", maxWaitProbability)
    if let waiting { targets.add(.waitProbability(waiting), "wait_probability", waiting) }
    let blocked = reader.share("--max-blocking", maxBlocking)
    if let blocked { targets.add(.blockingProbability(blocked), "blocking_probability", blocked) }
    guard let kind else { return targets }
    if maxAbandonment != nil, !kind.canAbandon {
      reader.refuse(
        .badArguments, "nobody gives up in this formula, so --max-abandonment says nothing",
        "use `spillway erlang a` with --patience")
    }
    if maxBlocking != nil, !kind.canBlock {
      reader.refuse(
        .badArguments, "nobody is refused in this formula, so --max-blocking says nothing",
        "use `spillway erlang x` with --waiting-room")
    }
    return targets
  }
}

extension TargetOptions {
  /// The convention of a name.
  private func named(_ name: String, _ reader: OptionReader) -> ServiceLevelConvention {
    if target == nil, within == nil {
      reader.refuse(
        .badArguments, "--convention says nothing without a service level",
        "write --target, --within or both")
    }
    if let known = ServiceLevelConvention(rawValue: name) { return known }
    let names = ServiceLevelConvention.allCases.map(\.rawValue)
    reader.refuse(
      .unknownChoice, "--convention \(Display.quote(name)) does not exist",
      Spelling.nearest(to: name, among: names).map { "did you mean `\($0)`?" }
        ?? "write \(Display.list(names.map { "`\($0)`" }, last: .or))")
    return .offered
  }
}

/// The targets of a question.
struct QueueTargets {
  /// One of them, under the name of its KPI.
  struct Entry {
    let target: StaffingTarget
    let kpi: String
    let value: Double
    let isLeast: Bool
  }

  /// The service level to reach.
  let level: Double?
  /// T, seconds.
  let within: Double?
  let convention: ServiceLevelConvention
  private(set) var entries: [Entry] = []

  init(level: Double?, within: Double?, convention: ServiceLevelConvention) {
    (self.level, self.within, self.convention) = (level, within, convention)
  }

  mutating func add(
    _ target: StaffingTarget, _ kpi: String, _ value: Double, isLeast: Bool = false
  ) {
    entries.append(Entry(target: target, kpi: kpi, value: value, isLeast: isLeast))
  }

  /// Whether a queue keeps all of them.
  func areMet(by queue: any WaitingQueue) -> Bool {
    entries.allSatisfy { $0.target.isMet(by: queue) }
  }
}
