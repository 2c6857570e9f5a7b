import Study
import Testing

/// The verdicts of a gate on numbers with a known law.
///
/// Each day brings 2,000 contacts and a normal number of good ones; base and head share a part of
/// the day's noise, as the same customers do. Seeds are fixed.
@Suite struct GateTableTests {
  /// Days of several checks: the head's mean is lower by a loss, the paired difference has a
  /// standard deviation of 3 points.
  private func table(
    losses: [Double], seed: UInt64, most: Int = 200, demand: GateCheck.Demand? = nil
  ) -> GateTable {
    let checks = losses.map { _ in
      GateCheck(
        .serviceLevel, [.total], demand: demand ?? .noWorse(.usual(of: .serviceLevel)))
    }
    var table = GateTable(checks, looks: GateTable.looks(most: most))
    var random = SplitMix(state: seed)
    for _ in 0..<most where !table.isDecided {
      table.add(
        losses.map { loss in
          let day = 0.8 + 0.05 * random.normal()
          let own = 0.03 / 2.squareRoot()
          let (base, head) = (day + own * random.normal(), day - loss + own * random.normal())
          return GateSums(head: (2_000 * head, 2_000), base: (2_000 * base, 2_000))
        })
    }
    return table
  }

  /// 1,000 gates of five checks without a change: with an exact alpha of 1 % more than 21 end worse
  /// once in 1,000 times (binomial).
  ///
  /// Planted fault caught: without sharing by looks and checks each of the twenty tests spends all
  /// of alpha.
  @Test func aGateWithoutAChangeIsRarelyWorse() {
    let alarms = (1...1_000).count { seed in
      table(losses: [0, 0, 0, 0, 0], seed: UInt64(seed)).verdicts.contains { $0.state == .worse }
    }
    #expect(alarms <= 21)
  }

  /// Losses of one point in one of five checks, 300 of them: a gate of power 0.9 finds fewer than
  /// 253 once in 1,000 times (binomial).
  @Test func aLossOfOnePointIsFound() {
    let found = (1...300).count { seed in
      table(losses: [0, 0.01, 0, 0, 0], seed: UInt64(seed)).verdicts[1].state == .worse
    }
    #expect(found >= 253)
  }

  /// A change of half the margin is neither worse nor better, whatever the replications: at 5 % a
  /// loss of exactly the margin is taken for none at most once in 20 times; more than 34 of 400
  /// have a chance below 1 in 1,000 (binomial, 5 %).
  @Test func theMarginHolds() {
    let wrong = (1...400).count { seed in
      table(losses: [0.005], seed: UInt64(seed), most: 400).verdicts[0].state == .equivalent
    }
    #expect(wrong <= 34)
    let right = (1...100).count { seed in
      table(losses: [0], seed: UInt64(seed), most: 3_200).verdicts[0].state == .equivalent
    }
    #expect(right >= 90)
  }

  /// A gain is a gain by the same rule, and what is the same to the bit is equivalent at the first
  /// look.
  @Test func gainsAndEqualsAreKnown() {
    #expect(table(losses: [-0.03], seed: 1).verdicts[0].state == .better)
    let check = GateCheck(.serviceLevel, [.total], demand: .noWorse(.absolute(0.005)))
    var same = GateTable([check], looks: GateTable.looks(most: 200))
    for day in 1...25 {
      let sums = (Double(1_500 + day), 2_000.0)
      same.add([GateSums(head: sums, base: sums)])
    }
    #expect(same.isDecided)
    #expect(same.verdicts[0].state == .equivalent)
  }

  /// A limit far below the value surely holds, far above it surely does not, at it neither; a KPI
  /// of which less is better turns around.
  @Test func limits() {
    #expect(table(losses: [0], seed: 2, demand: .atLeast(0.7)).verdicts[0].state == .holds)
    #expect(table(losses: [0], seed: 2, demand: .atLeast(0.9)).verdicts[0].state == .worse)
    #expect(table(losses: [0], seed: 2, demand: .atMost(0.9)).verdicts[0].state == .holds)
    #expect(table(losses: [0], seed: 2, demand: .atMost(0.7)).verdicts[0].state == .worse)
  }

  /// Half of the days reach the mean: surely not nine in ten, surely one in five.
  @Test func sharesOfDays() {
    let most = GateCheck.Demand.onDays(atLeast: 0.8, share: 0.9)
    #expect(table(losses: [0], seed: 3, demand: most).verdicts[0].state == .worse)
    let few = GateCheck.Demand.onDays(atLeast: 0.8, share: 0.2)
    #expect(table(losses: [0], seed: 3, demand: few).verdicts[0].state == .holds)
  }

  /// Of days all figures are shares of days: the good ones, the limit and the distance between.
  ///
  /// Planted fault caught: the level of all days against nothing, `+81` where a quarter misses.
  @Test func figuresOfDaysAreSharesOfDays() throws {
    let check = GateCheck(.serviceLevel, [.total], demand: .onDays(atLeast: 0.8, share: 0.9))
    var table = GateTable([check], looks: [20])
    for day in 0..<20 { table.add([GateSums(head: (day < 15 ? 850 : 700, 1_000))]) }
    let verdict = table.verdicts[0]
    let (head, change) = (try #require(verdict.head), try #require(verdict.difference))
    #expect(head.value == 0.75 && verdict.base == 0.9)
    #expect(change.value == 0.75 - 0.9)
    #expect(change.low == head.low.map { $0 - 0.9 } && change.high == head.high.map { $0 - 0.9 })
  }

  /// Where nobody came there is no verdict that passes.
  @Test func nothingToJudgeIsNoPass() {
    let check = GateCheck(.serviceLevel, [.total], demand: .atLeast(0))
    var table = GateTable([check], looks: [2])
    for _ in 0..<2 { table.add([GateSums(head: (0, 0))]) }
    #expect(table.verdicts[0].state == .undefined)
  }

  @Test func looksDouble() {
    #expect(GateTable.looks(most: 200) == [25, 50, 100, 200])
    #expect(GateTable.looks(most: 120) == [25, 50, 100, 120])
    #expect(GateTable.looks(most: 10) == [10])
  }
}

/// Random numbers of the tests.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// The sum of twelve uniform numbers less six: normal enough as far as four deviations.
  mutating func normal() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &self) }
  }
}
