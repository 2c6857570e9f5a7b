import Study
import Testing

/// Main effects on functions whose effects are known.
@Suite struct SweepEffectsTests {
  private func figure(_ value: Double) -> CellResult.Figure {
    CellResult.Figure(value: value, low: value - 0.5, high: value + 0.5)
  }

  /// On a full grid a sum has the effects that it is made of, and they explain all of it.
  @Test func ofASumTheEffectsAreItsParts() throws {
    let plan = try SweepPlan(
      factors: [DesignTests.factor("a", 3), DesignTests.factor("b", 2)], design: .grid)
    let table = CellTable(plan)
    let parts = ["a1": 0.0, "a2": 1, "a3": 5, "b1": 0, "b2": 10]
    let figures = (0..<table.count).map { cell in
      figure(table[cell].compactMap { $0.flatMap { parts[$0] } }.reduce(100, +))
    }
    let effects = try #require(SweepEffects(table, figures: figures))
    #expect(effects.mean == 107)
    #expect(effects.factors.map(\.factor) == [1, 0], "the largest range first")
    #expect(effects.factors[0].range == 10 && effects.factors[1].range == 5)
    #expect(effects.factors[1].levels.map(\.mean) == [105, 106, 110])
    #expect(effects.factors[1].levels.map(\.text) == ["a1", "a2", "a3"])
    #expect(effects.factors[1].levels.allSatisfy { $0.halfWidth == 0.5 && $0.cells == 2 })
    let shares = effects.factors.compactMap(\.share).reduce(0, +)
    #expect(abs(shares - 1) < 1e-12)
  }

  /// One at a time, a factor is judged by its own cells and the scenario's.
  @Test func oneAtATimeOnlyOwnCellsCount() throws {
    let plan = try SweepPlan(
      factors: [DesignTests.factor("a", 2), DesignTests.factor("b", 1)], design: .oneAtATime)
    let figures = [10.0, 11, 12, 90].map { figure($0) }
    let effects = try #require(SweepEffects(CellTable(plan), figures: figures))
    let a = try #require(effects.factors.first { $0.factor == 0 })
    #expect(a.levels.map(\.mean) == [10, 11, 12] && a.levels.map(\.text) == [nil, "a1", "a2"])
    #expect(a.range == 2)
    #expect(effects.factors[0].factor == 1 && effects.factors[0].range == 80)
  }

  /// Many numbers are put together by the part of the range that they lie in.
  @Test func manyNumbersAreParted() throws {
    let plan = try SweepPlan(
      factors: [try DesignTests.open("x"), try DesignTests.open("y")],
      design: .latinHypercube(samples: 200))
    let table = CellTable(plan)
    let figures = (0..<200).map { figure(DesignTests.point(table, $0)[0]) }
    let effects = try #require(SweepEffects(table, figures: figures))
    #expect(effects.factors[0].factor == 0)
    #expect(effects.factors[0].levels.count == 5)
    // The outer parts have their means a tenth from the ends.
    #expect(abs(effects.factors[0].range - 0.8) < 0.01)
    #expect(effects.factors[0].levels.map(\.cells).reduce(0, +) == 200)
  }

  @Test func cellsWithoutAFigureAreLeftOut() throws {
    let plan = try SweepPlan(factors: [DesignTests.factor("a", 3)], design: .grid)
    let missing = CellResult.Figure(value: .nan, low: .nan, high: .nan)
    let effects = try #require(
      SweepEffects(CellTable(plan), figures: [figure(1), nil, missing]))
    #expect(effects.cells == 1 && effects.factors[0].share == nil)
    #expect(SweepEffects(CellTable(plan), figures: [nil, nil, missing]) == nil)
  }
}
