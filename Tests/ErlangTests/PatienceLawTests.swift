import Erlang
import Foundation
import Testing

/// Laws of M/M/s+G.
@Suite struct PatienceLawTests {
  static func measures(_ queue: some WaitingQueue, _ limit: Double) -> [Double] {
    [
      queue.waitProbability, queue.abandonmentRate, queue.meanWait, queue.averageSpeedOfAnswer,
      queue.meanWaitOfAbandoned ?? -1, queue.queueLengthVariance, queue.answered(within: limit),
      queue.abandoned(within: limit), queue.waitExceeds(limit),
    ]
  }

  static func queue(_ law: PatienceLaw) throws -> GeneralPatienceQueue {
    try GeneralPatienceQueue(agents: 40, offeredLoad: 42, meanHandleTime: 3, patience: law)
  }

  /// One law under several names gives one answer.
  ///
  /// Tolerance 1e-11, the digits a general law keeps in its exponent. Would catch a scale taken for
  /// a mean, or a partial mean of the wrong order.
  @Test func oneLawUnderSeveralNames() throws {
    let memoryless: [PatienceLaw] = [
      try .exponential(mean: 2), try .gamma(shape: 1, mean: 2), try .erlang(phases: 1, mean: 2),
      try .weibull(shape: 1, mean: 2),
      try .hyperexponential([(share: 0.3, mean: 2), (share: 0.7, mean: 2)]),
      try .survival { exp(-$0 / 2) },
    ]
    let lasting: [PatienceLaw] = [
      try .erlang(phases: 2, mean: 2), try .gamma(shape: 2, mean: 2),
      try .survival { (1 + $0) * exp(-$0) },
    ]
    let flat: [PatienceLaw] = [
      try .uniform(from: 0.5, to: 1.5),
      try .survival(breaks: [0.5, 1.5]) { max(0, min(1, 1.5 - $0)) },
    ]
    let fixed: [PatienceLaw] = [
      try .deterministic(0.4), try .survival(breaks: [0.4]) { $0 < 0.4 ? 1 : 0 },
    ]
    for group in [memoryless, lasting, flat, fixed] {
      let truth = Self.measures(try Self.queue(group[0]), 0.25)
      for law in group.dropFirst() {
        let again = Self.measures(try Self.queue(law), 0.25)
        for (index, pair) in zip(truth, again).enumerated() {
          #expect(
            agree(pair.0, pair.1, 1e-11) || abs(pair.0) + abs(pair.1) < 1e-15,
            "\(index): \(pair) \(law)")
        }
      }
    }
  }

  /// Whitt (2005), Management Science 51:221-235, tables 1, 2, 3 and 5: M/M/100/200+M.
  ///
  /// Load 102, handle time 1, mean patience 1 and 4; held to every digit he printed.
  @Test func publishedFiguresOfWhitt() throws {
    let printed: [(patience: Double, figures: [Double])] = [
      (
        1,
        [0.4083, 0.0499, 5.092, 44.6, 102.0, 0.0490, 0.0666, 0.7986, 0.7671, 0.9644, 0.9702]
      ),
      (
        4,
        [0.226, 0.0364, 14.84, 214.5, 113.1, 0.1455, 0.1429, 0.4688, 0.4493, 0.6865, 0.7366]
      ),
    ]
    let digits = [
      [5e-5, 5e-5, 5e-4, 0.05, 0.05, 5e-5, 5e-5, 5e-5, 5e-5, 5e-5, 5e-5],
      [5e-4, 5e-5, 5e-3, 0.05, 0.05, 5e-5, 5e-5, 5e-5, 5e-5, 5e-5, 5e-5],
    ]
    for (row, half) in zip(printed, digits) {
      let queue = try BirthDeathQueue(
        agents: 100, offeredLoad: 102, meanHandleTime: 1, meanPatience: row.patience,
        waitingRoom: 200)
      let gone = queue.abandonmentRate
      let ours = [
        1 - queue.waitProbability, gone, queue.meanQueueLength, queue.queueLengthVariance,
        queue.meanInSystem, queue.averageSpeedOfAnswer, queue.meanWaitOfAbandoned ?? 0,
        queue.serviceLevel(within: 0.1, .answered), queue.abandoned(within: 0.1) / gone,
        queue.serviceLevel(within: 0.2, .answered), queue.abandoned(within: 0.2) / gone,
      ]
      for (value, (figure, tolerance)) in zip(ours, zip(row.figures, half)) {
        #expect(abs(value - figure) <= tolerance * 1.0001, "\(value) \(figure)")
      }
    }
  }

  /// With patience at least D nobody gives up before D; with patience at most D no wait is longer.
  @Test func boundedPatience() throws {
    let queue = try Self.queue(.uniform(from: 0.3, to: 0.9))
    #expect(queue.abandoned(within: 0.3) == 0)
    #expect(queue.waitExceeds(0.9) == 0)
    #expect(agree(queue.abandoned(within: 0.9), queue.abandonmentRate, 1e-13))
    let fixed = try Self.queue(.deterministic(0.5))
    #expect(agree(fixed.meanWaitOfAbandoned ?? 0, 0.5, 1e-13))
    #expect(agree(fixed.answered(within: 0.5), fixed.answerRate, 1e-13))
  }

  @Test func everyMeasureIsANumberForEveryLaw() throws {
    var sample = Sample(seed: 8)
    for index in 0..<160 {
      let (agents, load) = sample.group(upTo: 2000)
      let mean = sample.magnitude(0.05, 20)
      let spread = sample.magnitude(0.2, 3)
      let law: PatienceLaw =
        switch index % 8 {
        case 0: try .deterministic(mean)
        case 1: try .gamma(shape: 1 / (spread * spread), mean: mean)
        case 2: try .lognormal(mean: mean, cv: spread)
        case 3: try .weibull(shape: spread, mean: mean)
        case 4: try .uniform(from: 0, to: 2 * mean)
        case 5: try .erlang(phases: 3, mean: mean)
        case 6: try .hyperexponential([(share: 0.4, mean: mean), (share: 0.6, mean: mean * 9)])
        default: try .exponential(mean: mean)
        }
      let queue = try GeneralPatienceQueue(
        agents: agents, offeredLoad: load, meanHandleTime: 1, patience: law)
      let values = Self.measures(queue, 0.3 * mean)
      #expect(values.allSatisfy { $0.isFinite && $0 >= -1 }, "\(law) \(values)")
      let ends = queue.answerRate + queue.abandonmentRate
      #expect(agree(ends, 1, 1e-12))
      let wait =
        queue.averageSpeedOfAnswer * queue.answerRate
        + (queue.meanWaitOfAbandoned ?? 0) * queue.abandonmentRate
      #expect(agree(queue.meanWait, wait, 1e-10) || wait < 1e-250, "\(law)")
      let met = queue.answered(within: mean) + queue.abandoned(within: mean)
      #expect(agree(met + queue.waitExceeds(mean), 1, 1e-12), "\(law)")
    }
  }

  @Test func invalidLawsAreRefused() {
    for bad in [-1, 0, .nan, .infinity] {
      #expect(throws: ErlangError.self) { try PatienceLaw.exponential(mean: bad) }
      #expect(throws: ErlangError.self) { try PatienceLaw.deterministic(bad) }
      #expect(throws: ErlangError.self) { try PatienceLaw.gamma(shape: bad, mean: 1) }
      #expect(throws: ErlangError.self) { try PatienceLaw.lognormal(mean: 1, cv: bad) }
      #expect(throws: ErlangError.self) { try PatienceLaw.weibull(shape: 1, mean: bad) }
      #expect(throws: ErlangError.self) { try PatienceLaw.uniform(from: 1, to: bad) }
      #expect(throws: ErlangError.self) {
        try PatienceLaw.hyperexponential([(share: bad, mean: 1)])
      }
    }
    #expect(throws: ErlangError.self) { try PatienceLaw.survival { _ in 2 } }
    #expect(throws: ErlangError.self) { try PatienceLaw.survival(breaks: [1]) { _ in .nan } }
    // Nobody ever gives up and the load is too high.
    #expect(throws: ErlangError.self) { try Self.queue(.survival { _ in 1 }) }
  }
}
