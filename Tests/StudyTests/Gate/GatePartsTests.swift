import Study
import Testing

/// Delta debugging and the file of a baseline.
@Suite struct GatePartsTests {
  /// Whatever fails, in whatever combination: what is found fails, and without any one of its
  /// members it does not (the definition of minimal one by one).
  ///
  /// Planted fault caught: a split that drops the last change never finds it.
  @Test func theSmallestSetIsMinimal() {
    for needed: Set in [[0], [7], [3, 4], [0, 7], [0, 3, 7], [0, 1, 2, 3, 4, 5, 6, 7]] {
      var asked: Set<[Int]> = []
      let found = SmallestSubset.find(among: 8) { set in
        #expect(asked.insert(set).inserted, "asked twice")
        return needed.isSubset(of: set)
      }
      #expect(Set(found) == needed)
    }
    // Either of two is enough: one of them is left.
    let either = SmallestSubset.find(among: 6) { $0.contains(1) || $0.contains(4) }
    #expect(either == [1] || either == [4])
    #expect(SmallestSubset.find(among: 1) { _ in true } == [0])
  }

  @Test func aBaselineReadsBack() throws {
    let baseline = GateBaseline(
      hash: "0123", strategy: "help after 20 s", seed: .max, replications: 200, streams: 1,
      version: "0.1.0", reasons: ["fewer agents since May", "a = b ± 1 (2"],
      figures: [
        "service_level": GateRecord(value: 0.8414, standardError: 0.0021, replications: 200),
        "service_level 佛山 19:00-20:00": GateRecord(
          value: 1.0 / 3, standardError: 1e-9, replications: 199),
      ])
    let read = try #require(GateBaseline(baseline.text))
    #expect(read.text == baseline.text)
    #expect(read.figures == baseline.figures)
    #expect(read.reasons == baseline.reasons)
    for text in ["", "# nothing", "spillway: 1\n", baseline.text.replacing("seed", with: "sead")] {
      #expect(GateBaseline(text) == nil)
    }
  }
}
