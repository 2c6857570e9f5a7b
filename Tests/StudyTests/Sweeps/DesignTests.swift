import Study
import Testing

/// A plan is laid out by the law of its design.
@Suite struct DesignTests {
  static func factor(_ path: String, _ count: Int) -> Factor {
    Factor(path: path, values: .levels((1...count).map { "\(path)\($0)" }))
  }

  static func open(_ path: String) throws -> Factor {
    let range = SweepRange(
      from: try #require(SweepNumber("0")), to: try #require(SweepNumber("1")))
    return Factor(path: path, values: .range(try #require(range)))
  }

  /// The coordinates of a cell of open factors.
  static func point(_ table: CellTable, _ cell: Int) -> [Double] {
    table[cell].map { $0.flatMap(Double.init) ?? .nan }
  }

  @Test func aGridHasEveryCombinationOnce() throws {
    let plan = try SweepPlan(
      factors: [Self.factor("a", 3), Self.factor("b", 4), Self.factor("c", 5)], design: .grid)
    let table = CellTable(plan)
    #expect(table.count == 60)
    #expect(Set((0..<60).map { table[$0] }).count == 60)
    #expect(table[0] == ["a1", "b1", "c1"] && table[1] == ["a1", "b1", "c2"])
    #expect(table[59] == ["a3", "b4", "c5"])
  }

  @Test func zipGoesAlongAllFactors() throws {
    let table = CellTable(
      try SweepPlan(factors: [Self.factor("a", 3), Self.factor("b", 3)], design: .zip))
    #expect((0..<table.count).map { table[$0] } == [["a1", "b1"], ["a2", "b2"], ["a3", "b3"]])
    #expect(throws: SweepPlan.Problem.unequalLevels(1, 2, first: 3)) {
      try SweepPlan(factors: [Self.factor("a", 3), Self.factor("b", 2)], design: .zip)
    }
  }

  @Test func oneAtATimeLeavesTheOthers() throws {
    let table = CellTable(
      try SweepPlan(factors: [Self.factor("a", 2), Self.factor("b", 3)], design: .oneAtATime))
    #expect(
      (0..<table.count).map { table[$0] }
        == [[nil, nil], ["a1", nil], ["a2", nil], [nil, "b1"], [nil, "b2"], [nil, "b3"]])
    #expect(table.settings(of: 2).map(\.path) == ["a"])
  }

  /// In every dimension each of the equal parts is met once.
  ///
  /// A plain random sample of 100 would meet
  /// all parts with a chance of 1e-42.
  @Test(arguments: [2, 7, 100]) func aLatinHypercubeMeetsEveryPartOnce(_ samples: Int) throws {
    let plan = try SweepPlan(
      factors: (1...5).map { try Self.open("f\($0)") },
      design: .latinHypercube(samples: samples), seed: 3)
    let table = CellTable(plan)
    let orders = (0..<5).map { dimension in
      (0..<samples).map {
        min(samples - 1, Int(Self.point(table, $0)[dimension] * Double(samples)))
      }
    }
    for order in orders { #expect(order.sorted() == Array(0..<samples)) }
    if samples == 100 { #expect(Set(orders).count == 5, "dimensions are independent") }
    let other = CellTable(
      try SweepPlan(factors: plan.factors, design: plan.design, seed: 4))
    #expect(samples < 7 || table[0] != other[0])
  }

  /// The first 2^m points of a Sobol sequence put one into each part of 2^-m, in each of the 40
  /// dimensions; leaving the origin out, as GSL does, breaks it.
  @Test func aSobolSequenceIsBalanced() throws {
    for samples in [2, 16, 256] {
      let plan = try SweepPlan(
        factors: (1...40).map { try Self.open("f\($0)") }, design: .sobol(samples: samples))
      let table = CellTable(plan)
      for dimension in 0..<40 {
        let parts = (0..<samples).map {
          Int(Self.point(table, $0)[dimension] * Double(samples))
        }
        #expect(parts.sorted() == Array(0..<samples), "dimension \(dimension + 1) of \(samples)")
      }
    }
    #expect(throws: SweepPlan.Problem.tooManyFactors(41, maximum: 40)) {
      try SweepPlan(
        factors: (1...41).map { try Self.open("f\($0)") }, design: .sobol(samples: 4))
    }
    #expect(throws: SweepPlan.Problem.samplesUneven(100)) {
      try SweepPlan(factors: [try Self.open("a")], design: .sobol(samples: 100))
    }
  }

  /// In the first two dimensions every box of 2^-a by 2^-(m - a) holds one point of 2^m: they are a
  /// (0, m, 2) net.
  @Test func theFirstTwoDimensionsAreANet() throws {
    let samples = 64
    let table = CellTable(
      try SweepPlan(
        factors: [try Self.open("a"), try Self.open("b")], design: .sobol(samples: samples)))
    for across in [1, 2, 4, 8, 16, 32, 64] {
      let boxes = Set(
        (0..<samples).map { sample in
          let point = Self.point(table, sample)
          let column = Int(point[0] * Double(across))
          return column * samples + Int(point[1] * Double(samples / across))
        })
      #expect(boxes.count == samples, "\(across) columns")
    }
  }

  /// Each sample is A, B, and A with one column of B.
  @Test func aSaltelliDesignExchangesColumns() throws {
    let width = 3
    let plan = try SweepPlan(
      factors: (1...width).map { try Self.open("f\($0)") }, design: .saltelli(samples: 8))
    let table = CellTable(plan)
    #expect(table.count == 8 * (width + 2))
    for sample in 0..<8 {
      let first = table[sample * (width + 2)], second = table[sample * (width + 2) + 1]
      for column in 0..<width {
        #expect(first[column] != second[column])
        var mixed = first
        mixed[column] = second[column]
        #expect(table[sample * (width + 2) + 2 + column] == mixed)
      }
    }
    #expect(throws: SweepPlan.Problem.tooManyFactors(21, maximum: 20)) {
      try SweepPlan(
        factors: (1...21).map { try Self.open("f\($0)") }, design: .saltelli(samples: 4))
    }
  }

  /// Sizes are known before anything is laid out, and no product overflows.
  @Test func tooManyCellsAreRefused() throws {
    #expect(throws: SweepPlan.Problem.tooManyCells(1e12)) {
      try SweepPlan(factors: (1...4).map { Self.factor("f\($0)", 1_000) }, design: .grid)
    }
    let numbers = ["0", "999999999999999", "1"].compactMap { SweepNumber($0) }
    let wide = try #require(SweepRange(from: numbers[0], to: numbers[1], step: numbers[2]))
    let long = (1...30).map { Factor(path: "f\($0)", values: .range(wide)) }
    #expect(throws: SweepPlan.Problem.self) { try SweepPlan(factors: long, design: .grid) }
    #expect(throws: SweepPlan.Problem.self) { try SweepPlan(factors: long, design: .oneAtATime) }
    #expect(throws: SweepPlan.Problem.needsStep(0)) {
      try SweepPlan(factors: [try Self.open("a")], design: .grid)
    }
    #expect(
      try SweepPlan(factors: (1...3).map { Self.factor("f\($0)", 100) }, design: .grid).cellCount
        == 1_000_000)
  }
}
