import Report
import Testing

/// The answer says what whole intervals support: each case has its figures planted so that the
/// sentence is known.
///
/// A claim from an estimate without its interval, a stretch with a wrong end, or a gain that is not
/// told apart fails one of these.
@Suite struct PageAnswerTests {
  private static let two = [
    PlantedResults.Strategy("isolated", levels: ["shenzhen": 0.6], cost: 5_000),
    PlantedResults.Strategy("overflow", cost: 6_200),
  ]

  /// Overflow wins, holds everywhere but in a range, costs more, and helps one center.
  private static var wins: PlantedResults {
    var planted = PlantedResults(strategies: two)
    planted.strategies[1].intervals["foshan"] = [0.9, 0.7, 0.72, 0.9]
    planted.ranking = [.init(name: "overflow"), .init(name: "isolated", difference: -0.1)]
    planted.centerVerdicts = [
      .init(center: "shenzhen", best: "overflow", other: "isolated", difference: -0.14),
      .init(center: "foshan", best: "isolated", other: "overflow", difference: -0.021),
      .init(
        center: "zhuhai", best: "overflow", other: "isolated", difference: -0.2,
        isToldApart: false),
    ]
    return planted
  }

  @Test func aWinnerWhereItFailsWhatItCostsWhoGains() throws {
    let page = try Self.wins.page()
    #expect(
      page.answer
        == "overflow wins: it holds 80 % over the whole time in every center, but not in foshan"
        + " 19:30-20:30; it costs 1,200 a run more than isolated; shenzhen gains 14 points,"
        + " foshan loses 2.1 points.")
  }

  @Test func theSameInChinese() throws {
    let page = try Self.wins.page(.chinese)
    #expect(page.answer.hasPrefix("overflow最优：该策略在所有中心都达到全程80 %，"))
    #expect(page.answer.contains("但foshan 19:30-20:30除外"))
    #expect(page.answer.contains("每次运行成本比isolated高1,200"))
    #expect(page.answer.contains("shenzhen提升14 个百分点、foshan下降2.1 个百分点"))
  }

  @Test func anIntervalThatReachesToTheTargetIsNoFailure() throws {
    var planted = Self.wins
    // 0.79 with a half-width of 0.01 ends at 0.8: not surely below it.
    planted.strategies[1].intervals["foshan"] = [0.9, 0.79, 0.795, 0.9]
    #expect(try planted.page().answer.contains("holds 80 % over the whole time in every center;"))
  }

  @Test func aCenterThatIsOpenIsNoCenterThatHolds() throws {
    var planted = Self.wins
    planted.strategies[1].levels["foshan"] = 0.805
    planted.strategies[1].intervals = [:]
    #expect(try planted.page().answer.contains("in every center except foshan (uncertain);"))
    planted.strategies[1].levels["foshan"] = 0.7
    #expect(try planted.page().answer.contains("in every center except foshan (missed);"))
  }

  @Test func fewCentersThatHoldAreCountedNoneIsSaid() throws {
    var planted = Self.wins
    planted.strategies[1].intervals = [:]
    planted.strategies[1].levels = ["foshan": 0.7, "zhuhai": 0.805]
    #expect(
      try planted.page().answer.contains(
        "it holds 80 % over the whole time in only 1 of 3 centers: not in foshan (missed)"
          + " and zhuhai (uncertain);"))
    planted.strategies[1].levels = ["foshan": 0.7, "zhuhai": 0.6, "shenzhen": 0.7]
    #expect(
      try planted.page().answer.contains("it misses 80 % over the whole time in every center;"))
  }

  @Test func strategiesThatCannotBeToldApart() throws {
    var planted = Self.wins
    planted.ranking[1].isToldApart = false
    #expect(
      try planted.page().answer.hasPrefix(
        "No strategy can be told apart from overflow, which comes first; it holds 80 %"))
    planted.strategies.append(.init("pool", cost: 7_000))
    planted.ranking = [
      .init(name: "overflow"), .init(name: "pool", isToldApart: false), .init(name: "isolated"),
    ]
    #expect(
      try planted.page().answer.hasPrefix(
        "overflow comes first, but cannot be told apart from pool; it holds 80 %"))
  }

  @Test func aCostThatChanceMayHaveMadeIsNoClaim() throws {
    var planted = Self.wins
    planted.strategies[1].cost = 5_015
    #expect(
      try planted.page().answer.contains("its cost cannot be told apart from that of isolated"))
  }

  @Test func oneStrategyIsComparedWithNothing() throws {
    var planted = PlantedResults()
    planted.strategies[0].levels["zhuhai"] = 0.5
    #expect(
      try planted.page().answer
        == "isolated holds 80 % over the whole time in every center except zhuhai (missed).")
    planted.centers = ["jinan"]
    #expect(try planted.page().answer == "isolated holds 80 % over the whole time.")
  }

  @Test func withoutATargetNothingIsHeld() throws {
    var planted = Self.wins
    planted.target = nil
    let answer = try planted.page().answer
    #expect(answer.hasPrefix("overflow wins: service level in 20 s (of offered) 90.0 % ±1.0;"))
    #expect(!answer.contains("hold"))
  }

  @Test func aPartialRunAndWarningsStandBeforeTheAnswer() throws {
    var planted = Self.wins
    planted.replications = (done: 40, asked: 100)
    planted.warnings = ["center foshan has no agents from 22:00"]
    let html = try planted.page().html(library: nil)
    let answer = try #require(html.range(of: "class=\"answer\""))
    for text in ["40 of 100 replications were finished", "foshan has no agents from 22:00"] {
      let place = try #require(html.range(of: text))
      #expect(place.lowerBound < answer.lowerBound)
    }
  }

  @Test func withOneReplicationNothingIsClaimed() throws {
    var planted = Self.wins
    planted.strategies[1].halfWidth = nil
    planted.replications = (done: 1, asked: 1)
    let page = try planted.page()
    #expect(page.answer.contains("it may hold 80 % over the whole time or not:"))
    #expect(page.html(library: nil).contains("One replication gives no intervals"))
  }
}
