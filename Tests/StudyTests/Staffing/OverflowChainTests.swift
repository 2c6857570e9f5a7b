import Erlang
import Sim
import Study
import Testing

/// Staffing for overflow on arrival, by equivalent random theory.
@Suite struct OverflowChainTests {
  private let goal = StaffingGoal(serviceLevel: 0.8, within: 20)

  /// Three centers of one interval: two overflow to the third.
  private func task(chain: [Int?]) -> StaffingTask {
    let model = World.markov(
      rate: [0.5, 0.25, 0.2], staff: [1, 1, 1], handle: 120, patience: 180, length: 3_600,
      warmUp: 7_200)
    return StaffingTask(
      model: model, goal: goal,
      terms: Array(repeating: ScheduleTerms(shrinkage: 0, countsOnPhone: true), count: 3),
      present: [[1], [1], [1]], chain: chain)
  }

  /// Who overflows answers the promised share at once, by Erlang B; the end gets the sum of the
  /// means and variances of what overflows (Riordan), scaled by its peakedness.
  @Test func numbersFollowTheTheory() throws {
    let task = task(chain: [2, 2, nil])
    let plan = StaffingPlanner(task).plan(.sipp)
    let loads = [60.0, 30, 24]
    var (mean, variance) = (loads[2], loads[2])
    for center in 0..<2 {
      let agents = plan.required[center][0]
      #expect(try erlangB(agents: Double(agents), offeredLoad: loads[center]) <= 0.2)
      #expect(try erlangB(agents: Double(agents - 1), offeredLoad: loads[center]) > 0.2)
      let left = try OverflowTraffic(agents: Double(agents), offeredLoad: loads[center])
      mean += left.mean
      variance += left.variance
    }
    let peakedness = variance / mean
    #expect(peakedness > 1)
    func level(_ agents: Int) throws -> Double {
      try BirthDeathQueue(
        agents: Double(agents) / peakedness, offeredLoad: mean / peakedness, meanHandleTime: 120,
        meanPatience: 180
      ).serviceLevel(within: 20)
    }
    let end = plan.required[2][0]
    #expect(try level(end) >= 0.8)
    #expect(try level(end - 1) < 0.8)
    let blocked = try erlangB(agents: Double(plan.required[0][0]), offeredLoad: 60)
    let promise = try #require(plan.promise(task, at: .center(0), interval: 0))
    #expect(abs(promise - (1 - blocked * (1 - (try level(end))))) < 1e-9)
  }

  /// One center of all needs no more than a chain, and a chain whose end is empty is none.
  @Test func aChainNeedsNoLessThanOneCenter() {
    func total(_ task: StaffingTask) -> Int {
      StaffingPlanner(task).plan(.sipp).required.reduce(0) { $0 + $1[0] }
    }
    let alone = task(chain: [])
    let one = StaffingTask(
      model: alone.model, goal: goal, terms: alone.terms, present: [[1], [1], [1]],
      isPooled: true)
    #expect(total(task(chain: [2, 2, nil])) >= total(one))
    #expect(total(task(chain: [nil, nil, nil])) == total(alone))
  }
}
