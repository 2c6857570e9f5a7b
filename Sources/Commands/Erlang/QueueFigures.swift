import Erlang
import Report

/// Every measure of one formula's answer under its name as a KPI, in the order of the reference.
///
/// Times in seconds. A measure without a meaning (the wait of those who give up, where nobody
/// does) is absent, and so is every time where the handle time is not known.
struct QueueFigures {
  /// The names, in the order in which they are written.
  static let names =
    [
      "wait_probability", "log_wait_probability", "abandonment_rate", "log_abandonment_rate",
      "blocking_probability", "log_blocking_probability", "answer_rate", "answered_after_wait",
      "abandonment_rate_of_waiting",
    ] + ServiceLevelConvention.allCases.map(\.rawValue) + [
      "answered_within", "abandoned_within", "wait_exceeds", "average_speed_of_answer", "mean_wait",
      "mean_wait_of_waiting", "wait_of_abandoned",
    ] + quantiles.flatMap { [$0.name, "answered_" + $0.name] } + [
      "occupancy", "busy_agents", "throughput", "queue_length", "queue_length_variance",
      "contacts_in_system",
    ]

  private static let quantiles: [(name: String, share: Double)] = [
    ("wait_p50", 0.5), ("wait_p90", 0.9), ("wait_p95", 0.95), ("wait_p99", 0.99),
  ]

  private var values: [String: Double] = [:]

  /// The value of a measure; nil where it has none.
  subscript(name: String) -> Double? { values[name] }

  /// Adds every measure to a JSON object.
  func write(to json: inout JSONWriter<String>) {
    for name in Self.names {
      json.key(name)
      json.value(values[name])
    }
  }

  /// The measures of a loss system.
  init(_ loss: ErlangB, handleTime: Double?, within limit: Double?) {
    let answered = loss.offeredLoad > 0 ? loss.carriedLoad / loss.offeredLoad : 1 - loss.blocking
    values = [
      "blocking_probability": loss.blocking, "log_blocking_probability": loss.logBlocking,
      "abandonment_rate": 0, "log_abandonment_rate": -.infinity, "answered_after_wait": 0,
      "answer_rate": answered, "busy_agents": loss.carriedLoad, "queue_length": 0,
      "queue_length_variance": 0, "contacts_in_system": loss.carriedLoad,
    ]
    if loss.agents > 0 { values["occupancy"] = loss.occupancy }
    guard loss.agents > 0 else { return }
    set(["wait_probability": 0, "log_wait_probability": -.infinity])
    if limit != nil {
      for convention in ServiceLevelConvention.allCases { values[convention.rawValue] = 1 }
      set([
        ServiceLevelConvention.offered.rawValue: answered,
        ServiceLevelConvention.excludingShortAbandons.rawValue: answered,
        ServiceLevelConvention.abandonsMet.rawValue: answered,
        "answered_within": answered, "abandoned_within": 0, "wait_exceeds": 0,
      ])
    }
    guard let handleTime else { return }
    set(["average_speed_of_answer": 0, "mean_wait": 0])
    for quantile in Self.quantiles {
      set([quantile.name: 0, "answered_" + quantile.name: 0])
    }
    values["throughput"] = loss.carriedLoad / handleTime
  }

  /// The measures of a queue in which everybody waits; in closed form.
  init(_ queue: ErlangC, handleTime: Double?, within limit: Double?) {
    values = [
      "wait_probability": queue.waitProbability, "log_wait_probability": queue.logWaitProbability,
      "abandonment_rate": 0, "log_abandonment_rate": -.infinity, "blocking_probability": 0,
      "log_blocking_probability": -.infinity, "answer_rate": 1,
      "answered_after_wait": queue.waitProbability, "abandonment_rate_of_waiting": 0,
      "occupancy": queue.occupancy, "busy_agents": queue.offeredLoad,
      "queue_length": queue.meanQueueLength, "queue_length_variance": queue.queueLengthVariance,
      "contacts_in_system": queue.meanInSystem,
    ]
    guard let handleTime else { return }
    let speed = queue.averageSpeedOfAnswer
    set([
      "average_speed_of_answer": speed, "mean_wait": speed,
      "mean_wait_of_waiting": queue.meanWaitOfWaiting, "throughput": queue.offeredLoad / handleTime,
    ])
    for quantile in Self.quantiles {
      let wait = try? queue.waitQuantile(quantile.share)
      set([quantile.name: wait, "answered_" + quantile.name: wait])
    }
    guard let limit else { return }
    let level = queue.serviceLevel(within: limit)
    for convention in ServiceLevelConvention.allCases { values[convention.rawValue] = level }
    set([
      "answered_within": level, "abandoned_within": 0, "wait_exceeds": queue.waitExceeds(limit),
    ])
  }

  /// The measures of any queue.
  init(_ queue: some WaitingQueue, handleTime: Double?, within limit: Double?) {
    values = [
      "wait_probability": queue.waitProbability, "log_wait_probability": queue.logWaitProbability,
      "abandonment_rate": queue.abandonmentRate,
      "log_abandonment_rate": queue.logAbandonmentRate,
      "blocking_probability": queue.blockingProbability,
      "log_blocking_probability": queue.logBlockingProbability, "answer_rate": queue.answerRate,
      "answered_after_wait": queue.answeredAfterWait, "occupancy": queue.occupancy,
      "busy_agents": queue.busyAgents, "queue_length": queue.meanQueueLength,
      "queue_length_variance": queue.queueLengthVariance,
      "contacts_in_system": queue.meanInSystem,
    ]
    set(["abandonment_rate_of_waiting": queue.abandonmentRateOfWaiting])
    guard handleTime != nil else { return }
    set([
      "average_speed_of_answer": queue.averageSpeedOfAnswer, "mean_wait": queue.meanWait,
      "mean_wait_of_waiting": queue.meanWaitOfWaiting,
      "wait_of_abandoned": queue.meanWaitOfAbandoned, "throughput": queue.throughput,
    ])
    for quantile in Self.quantiles {
      set([
        quantile.name: try? queue.waitQuantile(quantile.share),
        "answered_" + quantile.name: try? queue.answeredWaitQuantile(quantile.share),
      ])
    }
    guard let limit else { return }
    for convention in ServiceLevelConvention.allCases {
      values[convention.rawValue] = queue.serviceLevel(within: limit, convention)
    }
    set([
      "answered_within": queue.answered(within: limit),
      "abandoned_within": queue.abandoned(within: limit), "wait_exceeds": queue.waitExceeds(limit),
    ])
  }

  /// What becomes of an Erlang C queue with more work than agents: everybody waits, longer and
  /// longer, and there is no average wait.
  static func growing(within limit: Double?) -> QueueFigures {
    var figures = QueueFigures()
    figures.set(["wait_probability": 1, "log_wait_probability": 0, "occupancy": 1])
    guard limit != nil else { return figures }
    for convention in ServiceLevelConvention.allCases { figures.values[convention.rawValue] = 0 }
    return figures
  }

  private init() {}

  private mutating func set(_ new: [String: Double?]) {
    for (name, value) in new { values[name] = value }
  }
}
