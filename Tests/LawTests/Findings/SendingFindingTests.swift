import Foundation
import Study
import Testing

/// Findings about sharing between centers and about old information.
///
/// As in `FindingTests`: four standard errors, seeds fixed. The nightly run raises one false alarm
/// in 16,000 figures; four replications have a standard error of three degrees of freedom, so
/// another seed would raise one in some 36.
@Suite(.serialized) struct SendingFindingTests {
  typealias Expectation = Finding.Expectation

  private func shares(_ strategy: String, _ values: [(Scope, Double)]) -> [Expectation] {
    values.map {
      Expectation(
        strategy: strategy, measure: .abandonmentRate, scope: $0.0, value: $0.1 / 100,
        error: 0.001)
    }
  }

  /// Catches a one-way rule that is not kept, and guests that take no longer.
  @Test func oneWaySharingSpreadsAnOverload() throws {
    let finding = Finding(name: "one-way-sharing", shortReplications: 4)
    let (busy, calm) = (Scope.center(0, .origin), Scope.center(1, .origin))
    func waiting(_ strategy: String, _ values: [Double]) -> [Expectation] {
      values.enumerated().map {
        Expectation(
          strategy: strategy, measure: .queueLength, scope: .center($0.offset, .handling),
          value: $0.element, error: 0.3)
      }
    }
    try finding.expect(
      shares("isolated", [(busy, 23.1), (calm, 0.4), (.total, 13.8)])
        + shares("one_way", [(busy, 9.2), (calm, 14.0), (.total, 11.2)])
        + shares("both_ways", [(busy, 14.1), (calm, 25.2), (.total, 18.6)])
        + waiting("isolated", [100, 1.2]) + waiting("one_way", [39.8, 42.2]),
      in: try finding.results())
  }

  /// Guests who take a quarter longer, as long, and twice as long.
  ///
  /// 1.1784 % are exact by Erlang A, of 95 erlangs on 100 agents, and so are 0.5482 %, of 190 on
  /// 200: where nobody is idle beside a queue and guests take no longer, two centers lose what one
  /// does. Catches an agent who takes a guest before its own contact where it should not, and a
  /// factor that acts on own contacts.
  @Test(arguments: [
    ("scenario.yaml", [("equal_queues", 3.14), ("own_first", 0.96), ("one_way", 0.98)]),
    ("same-pace.yaml", [("equal_queues", 0.5482), ("own_first", 0.5482)]),
    ("twice-as-long.yaml", [("own_first", 2.59), ("one_way", 1.23)]),
  ]) func guestsWhoTakeLonger(_ file: String, _ shared: [(String, Double)]) throws {
    let finding = Finding(name: "slower-guests", file: file, shortReplications: 4)
    try finding.expect(
      ([("isolated", 1.1784)] + shared).map { strategy, value in
        let isExact = value == 1.1784 || value == 0.5482
        return Expectation(
          strategy: strategy, measure: .abandonmentRate, value: value / 100,
          error: isExact ? 0 : 0.0005)
      }, in: try finding.results())
  }

  /// Ten agents refuse 20.68 % of what overflows from fifty, and 2.32 % of as much Poisson traffic.
  ///
  /// Both exact, by Erlang B: of what overflows from 50 agents, 10 more refuse the share of all
  /// that 60 refuse over the share that 50 do, 0.104788. Catches overflow that is sent at random
  /// instants rather than when nobody is idle.
  @Test func overflowComesInBursts() throws {
    let finding = Finding(name: "bursty-overflow", shortReplications: 10)
    let overflows = 0.1047874555
    try finding.expect(
      [
        Expectation(
          strategy: "to_the_backup", measure: .answerRate, scope: .center(0, .origin),
          value: 0.206785, turn: { (1 - $0) / overflows }, slope: 1 / overflows),
        Expectation(
          strategy: "isolated", measure: .answerRate, scope: .center(0, .origin),
          value: 1 - overflows),
        Expectation(
          strategy: "to_the_backup", measure: .answerRate, scope: .center(2, .origin),
          value: 1 - 0.0232057),
        Expectation(
          strategy: "to_the_backup", measure: .occupancy, scope: .center(1, .handling),
          value: 0.5239373 * (1 - 0.206785)),
      ], in: try finding.results())
  }

  /// Catches a board that shows what is, and one that forgets what was sent.
  @Test func oldInformationHerds() throws {
    let finding = Finding(name: "old-information", shortReplications: 4)
    let all: [(String, Double, Double)] = [
      ("live", 11.0, 0.2), ("every_30s", 25.2, 0.3), ("every_2min", 116, 0.6),
      ("every_2min_and_own", 14.2, 0.3), ("random", 75.5, 0), ("one_queue", 10.96, 0),
    ]
    try finding.expect(
      all.map {
        Expectation(strategy: $0.0, measure: .meanWait, value: $0.1, error: $0.2)
      }, in: try finding.results())
  }
}
