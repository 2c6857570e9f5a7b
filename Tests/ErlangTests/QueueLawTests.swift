import Erlang
import Foundation
import Testing

/// Laws of the queues with patience and with limited room.
@Suite struct QueueLawTests {
  static func queue(
    _ agents: Double, _ load: Double, patience: Double?, room: Int? = nil
  ) throws -> BirthDeathQueue {
    try BirthDeathQueue(
      agents: agents, offeredLoad: load, meanHandleTime: 1, meanPatience: patience,
      waitingRoom: room)
  }

  /// With patience as long as the handle time the number present is Poisson.
  ///
  /// Every contact then leaves after an exponential time, waiting or not. Tolerance 1e-12. Would
  /// catch patience counted from the answer, or the agents' rate left out of the weights.
  @Test func equalRatesGiveThePoissonLaw() throws {
    for (agents, load) in [(1, 0.8), (5, 7.5), (40, 38.0), (100, 102.0)] {
      var term = exp(-load)
      var idle = 0.0
      var (busy, waiting, square) = (0.0, 0.0, 0.0)
      for count in 0..<1000 {
        if count < agents { idle += term }
        busy += term * Double(min(count, agents))
        let queue = Double(max(0, count - agents))
        waiting += term * queue
        square += term * queue * queue
        term *= load / Double(count + 1)
      }
      let queue = try Self.queue(Double(agents), load, patience: 1)
      #expect(agree(1 - queue.waitProbability, idle, 1e-12))
      #expect(agree(queue.busyAgents, busy, 1e-12))
      #expect(agree(queue.meanQueueLength, waiting, 1e-12))
      #expect(agree(queue.queueLengthVariance, square - waiting * waiting, 1e-12))
      #expect(agree(queue.abandonmentRate, waiting / load, 1e-12))
    }
  }

  /// A room too large to fill gives the answers of an unlimited one.
  ///
  /// The first sums states, the second integrates waits. Tolerance 1e-12.
  @Test func largeRoomsAreUnlimited() throws {
    var sample = Sample(seed: 4)
    for _ in 0..<60 {
      let (agents, load) = sample.group(upTo: 3000)
      let patience = sample.magnitude(0.02, 20)
      let limit = sample.magnitude(0.001, 5) * patience
      let open = try Self.queue(agents, load, patience: patience)
      let full = try Self.queue(agents, load, patience: patience, room: 200_000)
      let pairs = [
        (open.waitProbability, full.waitProbability), (open.meanWait, full.meanWait),
        (open.abandonmentRate, full.abandonmentRate), (open.occupancy, full.occupancy),
        (open.averageSpeedOfAnswer, full.averageSpeedOfAnswer),
        (open.queueLengthVariance, full.queueLengthVariance),
        (open.answered(within: limit), full.answered(within: limit)),
        (open.abandoned(within: limit), full.abandoned(within: limit)),
        (open.waitExceeds(limit), full.waitExceeds(limit)),
        (open.answeredWaitExceeds(limit), full.answeredWaitExceeds(limit)),
      ]
      for (index, (x, y)) in pairs.enumerated() where max(x, y) > 1e-250 {
        #expect(agree(x, y, 1e-12), "\(index): \(x) \(y), \(agents) \(load) \(patience) \(limit)")
      }
    }
  }

  /// No room is Erlang B; endless patience without limit is Erlang C.
  ///
  /// Tolerance 1e-13, and 1e-12 for the variance and the tail.
  @Test func limitsAreTheClassicalFormulas() throws {
    var sample = Sample(seed: 5)
    for _ in 0..<100 {
      let (agents, load) = sample.group(upTo: 1e5)
      let none = try Self.queue(agents, load, patience: 3, room: 0)
      let blocking = try erlangB(agents: agents, offeredLoad: load)
      #expect(agree(none.blockingProbability, blocking, 1e-13))
      #expect(none.waitProbability == 0 && none.meanWaitOfAbandoned == nil)
      guard load < agents else { continue }
      let delay = try ErlangC(agents: agents, offeredLoad: load)
      let queue = try Self.queue(agents, load, patience: nil)
      #expect(agree(queue.waitProbability, delay.waitProbability, 1e-13))
      #expect(agree(queue.queueLengthVariance, delay.queueLengthVariance, 1e-12))
      #expect(agree(queue.waitExceeds(0.1), delay.waitExceeds(0.1), 1e-12))
    }
  }

  /// What gives up is the queue times the rate of giving up, and every contact ends one way.
  ///
  /// Answered, gone or refused; the mean wait is that of the answered and the gone. Tolerance
  /// 1e-12.
  @Test func flowsBalance() throws {
    var sample = Sample(seed: 6)
    for index in 0..<300 {
      let (agents, load) = sample.group(upTo: 1e4)
      let patience = sample.magnitude(0.01, 1000)
      let room = index % 2 == 0 ? nil : Int(sample.magnitude(1, 2000))
      let queue = try Self.queue(agents, load, patience: patience, room: room)
      #expect(
        agree(queue.abandonmentRate * load, queue.meanQueueLength / patience, 1e-12)
          || queue.abandonmentRate < 1e-280)
      let all = queue.answerRate + queue.abandonmentRate + queue.blockingProbability
      #expect(agree(all, 1, 1e-13))
      let wait = queue.meanWait * (1 - queue.blockingProbability)
      let parts =
        queue.averageSpeedOfAnswer * queue.answerRate
        + (queue.meanWaitOfAbandoned ?? 0) * queue.abandonmentRate
      #expect(agree(wait, parts, 1e-12) || wait < 1e-280)
    }
  }

  /// Every measure is a number in its range and moves the right way with one agent more and with
  /// more load, whatever the convention of the service level.
  @Test func monotoneAndFinite() throws {
    var sample = Sample(seed: 7)
    for index in 0..<200 {
      let (agents, load) = sample.group(upTo: 1e4)
      let patience = sample.magnitude(0.05, 50)
      let room = index % 3 == 0 ? Int(sample.magnitude(1, 500)) : nil
      let limit = sample.magnitude(0.001, 3)
      let here = try Self.queue(agents, load, patience: patience, room: room)
      let more = try Self.queue(agents + 1, load, patience: patience, room: room)
      let heavier = try Self.queue(agents, load * 1.01, patience: patience, room: room)
      let slack = 1e-14
      for (better, worse) in [(more, here), (here, heavier)] {
        #expect(better.waitProbability <= worse.waitProbability + slack)
        // In a limited room fewer refused may mean more who give up; the lost never grow.
        #expect(better.answerRate >= worse.answerRate - slack)
        #expect(room != nil || better.abandonmentRate <= worse.abandonmentRate + slack)
        #expect(better.occupancy <= worse.occupancy + slack)
        #expect(better.meanWait <= worse.meanWait * (1 + slack))
        #expect(better.averageSpeedOfAnswer <= worse.averageSpeedOfAnswer * (1 + slack))
        for convention in [ServiceLevelConvention.offered, .answered, .abandonsMet] {
          #expect(
            better.serviceLevel(within: limit, convention)
              >= worse.serviceLevel(within: limit, convention) - slack,
            "\(convention) \(agents) \(load) \(patience) \(limit) \(String(describing: room))")
        }
      }
      let shares =
        [
          here.waitProbability, here.answerRate, here.abandonmentRate, here.occupancy,
          here.blockingProbability, here.waitExceeds(limit), here.answeredWaitExceeds(limit),
        ] + ServiceLevelConvention.allCases.map { here.serviceLevel(within: limit, $0) }
      #expect(shares.allSatisfy { (0...1).contains($0) }, "\(shares)")
      let sizes = [
        here.meanWait, here.meanQueueLength, here.queueLengthVariance, here.meanInSystem,
        here.throughput, here.meanWaitOfAbandoned ?? 0, here.meanWaitOfWaiting ?? 0,
      ]
      #expect(sizes.allSatisfy { $0.isFinite && $0 >= 0 }, "\(sizes)")
    }
  }

  /// A quantile is where the distribution passes its share.
  ///
  /// Tolerance 1e-9 of the rest.
  @Test func quantilesInvertTheDistribution() throws {
    for room in [nil, 15] {
      let queue = try Self.queue(10, 11, patience: 2, room: room)
      for share in [0.5, 0.9, 0.99, 1 - 1e-7] {
        let time = try queue.waitQuantile(share)
        #expect(agree(queue.waitExceeds(time), 1 - share, 1e-9))
        let answered = try queue.answeredWaitQuantile(share)
        #expect(agree(queue.answeredWaitExceeds(answered), 1 - share, 1e-9))
      }
      for convention in ServiceLevelConvention.allCases {
        let time = try queue.timeLimit(forServiceLevel: 0.7, convention)
        #expect(agree(queue.serviceLevel(within: time, convention), 0.7, 1e-12), "\(convention)")
      }
      #expect(throws: ErlangError.self) { try queue.timeLimit(forServiceLevel: 0.999) }
      #expect(try queue.waitQuantile(0.01) == 0)
    }
  }

  /// Where waiting is too rare for a double its logarithm and its conditions remain.
  ///
  /// Far below the load P(wait) is B times what the waiting states add, B the plain formula's, so
  /// log P(wait) = log B + log A; who waits finds an idle group soon. Tolerance 1e-12.
  @Test func rareWaitsKeepTheirLogarithm() throws {
    for room in [nil, 40] {
      let queue = try Self.queue(500, 1, patience: 0.5, room: room)
      let blocking = try ErlangB(agents: 500, offeredLoad: 1)
      #expect(queue.waitProbability == 0 && queue.abandonmentRate == 0)
      // A = 1 + a / (s + r) + a^2 / ((s + r)(s + 2 r)) + ..., r twice the handle rate.
      let states = 1 + 1 / 502.0 * (1 + 1 / 504.0 * (1 + 1 / 506.0 * (1 + 1 / 508.0)))
      #expect(agree(queue.logWaitProbability, blocking.logBlocking + log(states), 1e-12))
      let gone = try #require(queue.abandonmentRateOfWaiting)
      let odds = queue.logAbandonmentRate - queue.logWaitProbability
      #expect(abs(odds - log(gone)) < 1e-9)
      let wait = try #require(queue.meanWaitOfWaiting)
      #expect(agree(wait, gone * 0.5, 1e-12))
      #expect(try #require(queue.meanWaitOfAbandoned) < wait * 2)
    }
    let busy = try Self.queue(10, 9, patience: 2)
    #expect(agree(exp(busy.logWaitProbability), busy.waitProbability, 1e-13))
    #expect(agree(exp(busy.logAbandonmentRate), busy.abandonmentRate, 1e-13))
  }

  @Test func invalidInputIsRefusedInWords() {
    for bad in [-1, 0, .nan, .infinity] {
      #expect(throws: ErlangError.self) { try Self.queue(bad, 1, patience: 1) }
      #expect(throws: ErlangError.self) { try Self.queue(1, 1, patience: bad) }
      #expect(throws: ErlangError.self) {
        try BirthDeathQueue(agents: 1, offeredLoad: 0.5, meanHandleTime: bad)
      }
    }
    #expect(throws: ErlangError.self) { try Self.queue(1, 0.5, patience: 1, room: -1) }
    #expect(throws: ErlangError.self) { try Self.queue(1, .nan, patience: 1, room: 1) }
    #expect(throws: ErlangError.self) { try Self.queue(5, 5, patience: nil) }
    #expect(throws: ErlangError.self) { try Self.queue(5, 4, patience: 1).waitQuantile(1) }
  }

  @Test func zeroLoad() throws {
    for (patience, room) in [(nil, nil), (2.0, nil), (nil, 4), (2.0, 4)] as [(Double?, Int?)] {
      let queue = try Self.queue(3, 0, patience: patience, room: room)
      #expect(queue.waitProbability == 0 && queue.answerRate == 1 && queue.occupancy == 0)
      #expect(queue.serviceLevel(within: 1, .excludingShortAbandons) == 1)
      #expect(queue.meanWaitOfAbandoned == nil && queue.meanWait == 0)
    }
  }
}
