import Report
import Study
import Testing

@Suite struct FiguresTests {
  private func estimate(_ value: Double, _ half: Double?) -> Estimate {
    Estimate(
      value: value, low: half.map { value - $0 }, high: half.map { value + $0 },
      standardError: half.map { $0 / 2 }, replications: 20)
  }

  @Test func numbersAreWrittenAsTheTradeDoes() {
    #expect(Figures.value(0.8414, .share) == "84.1 %")
    #expect(Figures.value(12.44, .seconds) == "12.4 s")
    #expect(Figures.value(349_812.4, .contacts) == "349,812")
    #expect(Figures.value(1_234_567.5, .money) == "1,234,568")
    #expect(Figures.value(61.39, .agents) == "61.4")
    #expect(Figures.value(-1_234, .money) == "-1,234")
    #expect(Figures.value(1, .share) == "100.0 %")
    #expect(Figures.share(0.8) == "80 %")
    #expect(Figures.share(0.825) == "82.5 %")
    // A target must not be told as another one: 100.0 % and 0.0 % with one decimal.
    #expect(Figures.share(0.9995) == "99.95 %")
    #expect(Figures.share(0.0001) == "0.01 %")
    #expect(Figures.share(0.0007) == "0.07 %")
    #expect(Figures.share(1e-6) == "0.0001 %")
    #expect(Figures.share(0) == "0 %")
    #expect(Figures.share(2.0 / 3) == "66.7 %")
    #expect(Figures.seconds(30) == "30 s")
  }

  /// Nothing rounds to a negative zero, and nothing that is no number is printed as one.
  @Test func noNumberMisleads() {
    #expect(Figures.value(-0.0001, .share) == "0.0 %")
    #expect(Figures.value(.nan, .share) == "-")
    #expect(Figures.value(.infinity, .seconds) == "-")
    #expect(Figures.estimate(nil, .share) == "-")
    #expect(Figures.interval(estimate(0.5, nil), .share) == "-")
    #expect(Figures.estimate(estimate(0.5, nil), .share) == "50.0 %")
  }

  /// A half-width that was rounded down would make a figure look more exact than it is.
  @Test func halfWidthsAreRoundedUp() {
    #expect(Figures.estimate(estimate(0.841, 0.00401), .share) == "84.1 % ±0.5")
    #expect(Figures.estimate(estimate(0.841, 0.004), .share) == "84.1 % ±0.4")
    #expect(Figures.estimate(estimate(0.841, 0.000_01), .share) == "84.1 % ±0.1")
    #expect(Figures.estimate(estimate(0.841, 0), .share) == "84.1 % ±0.0")
  }

  /// Where there is room, there are as many decimals as the half-width gives sense to.
  @Test func fineFiguresKeepADigitOfTheirHalfWidth() {
    #expect(Figures.estimate(estimate(0.84123, 0.000_31), .share, fine: true) == "84.12 % ±0.04")
    #expect(Figures.interval(estimate(0.84123, 0.000_31), .share) == "84.09 to 84.15 %")
    #expect(Figures.difference(estimate(-0.129, 0.004), .share) == "-12.9 ±0.4")
    #expect(Figures.difference(estimate(0.129, 0.004), .share) == "+12.9 ±0.4")
  }

  @Test func chancesHaveAFloor() {
    #expect(Figures.chance(0.000_2) == "< 0.001")
    #expect(Figures.chance(0.0314) == "0.031")
    #expect(Figures.chance(nil) == "-")
  }
}
