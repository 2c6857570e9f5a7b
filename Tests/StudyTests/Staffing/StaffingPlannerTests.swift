import Erlang
import Sim
import Study
import Testing

/// The staffing methods against the formulas they rest on.
@Suite struct StaffingPlannerTests {
  /// SIPP asks for what Erlang's formulas ask for at rate x handle time, interval by interval.
  @Test(arguments: [180.0, nil])
  func sippIsErlang(_ patience: Double?) throws {
    let rates = [0.02, 0.1, 0.35, 1.2]
    let world = StaffingWorld(rates: rates, patience: patience)
    let plan = StaffingPlanner(world.task).plan(.sipp)
    let problem = try StaffingProblem(
      meanHandleTime: 120, meanPatience: patience, targets: [.serviceLevel(0.8, within: 20)])
    #expect(plan.required[0] == (try rates.map { try problem.leastAgents(offeredLoad: $0 * 120) }))
    let queue = try problem.queue(agents: Double(plan.required[0][2]), offeredLoad: 0.35 * 120)
    let promise = plan.promise(world.task, at: .center(0), interval: 2)
    #expect(abs((promise ?? 0) - queue.serviceLevel(within: 20)) < 1e-12)
  }

  /// Where the rate rises all through an interval the mixed rule takes its mean, elsewhere its
  /// highest; lag takes the mean one handle time earlier.
  @Test func rulesTakeTheirRates() {
    var world = StaffingWorld(rates: [0.1, 0.1, 0.1]).model
    world.streams[0].source = .rate(
      RateProfile(segments: [
        .init(from: 0, rate: 0.1, slope: 0.0002),
        .init(from: Ticks(seconds: 1_800), rate: 0.46, slope: -0.0001),
        .init(from: Ticks(seconds: 3_600), rate: 0.28),
      ]))
    let task = StaffingTask(
      model: world, goal: StaffingGoal(serviceLevel: 0.8, within: 20),
      terms: [ScheduleTerms(shrinkage: 0, countsOnPhone: true)], present: [[1, 1, 1]])
    let planner = StaffingPlanner(task)
    func loads(_ method: StaffingMethod) -> [Double] {
      (0..<3).map { planner.load(method, pool: 0, interval: $0) / 120 }
    }
    func isNear(_ found: [Double], _ exact: [Double]) -> Bool {
      zip(found, exact).allSatisfy { abs($0 - $1) < 1e-12 }
    }
    #expect(isNear(loads(.sipp), [0.28, 0.37, 0.28]))
    #expect(isNear(loads(.sippMax), [0.46, 0.46, 0.28]))
    #expect(isNear(loads(.sippMix), [0.28, 0.46, 0.28]))
    // Before the run the rate is that of its beginning; the ramp's first 120 s lie before it.
    let first = (0.1 * 120 + 0.268 * 1_680) / 1_800
    let second = (0.448 * 120 + 0.376 * 1_680) / 1_800
    let third = (0.286 * 120 + 0.28 * 1_680) / 1_800
    #expect(isNear(loads(.lagSIPP), [first, second, third]))
  }

  /// Patience of any law, quickly, within 10^-6 of the exact formula of the library.
  @Test(arguments: [5.0, 60, 700])
  func quickFormulaIsTheExactOne(_ load: Double) throws {
    let law = Law.weibull(mean: 230, shape: 1.4)
    let quick = PatienceIntegral(parts: [(law, 1)], tables: LawTables())
    let exactLaw = try PatienceLaw.weibull(shape: 1.4, mean: 230)
    for share in [0.8, 1.0, 1.15] {
      let agents = (load * share).rounded()
      let exact = FormulaFigures(
        try GeneralPatienceQueue(
          agents: agents, offeredLoad: load, meanHandleTime: 215, patience: exactLaw),
        within: 20, shortAbandon: 5)
      let found = try #require(
        quick.figures(
          agents: agents, load: load, handleTime: 215, within: 20, shortAbandon: 5))
      #expect(abs(found.answeredWithin - exact.answeredWithin) < 1e-6)
      #expect(abs(found.abandonedWithin - exact.abandonedWithin) < 1e-6)
      #expect(abs(found.abandonedShort - exact.abandonedShort) < 1e-6)
      #expect(abs(found.abandoned - exact.abandoned) < 1e-6)
      #expect(abs(found.waitProbability - exact.waitProbability) < 1e-6)
      #expect(abs(found.speedOfAnswer - exact.speedOfAnswer) < 1e-5)
    }
  }

  /// Scheduled is required / (1 - shrinkage), rounded up, and brings at least what is required.
  @Test func shrinkageIsPutOn() {
    let terms = ScheduleTerms(shrinkage: 0.08, countsOnPhone: false)
    #expect(terms.scheduled(100) == 109)  // 108.7
    #expect(terms.scheduled(92) == 100)  // exactly, not 101
    for number in 0...500 { #expect(terms.onPhone(terms.scheduled(number)) >= number) }
    let phone = ScheduleTerms(shrinkage: 0.08, countsOnPhone: true)
    #expect(phone.scheduled(100) == 100)
    #expect(abs(phone.paid(92) - 100) < 1e-9)
  }

  /// The minimum holds in every interval, whatever comes.
  @Test func minimumIsKept() {
    let world = StaffingWorld(rates: [0, 0.001, 0.3], minimum: 4)
    let plan = StaffingPlanner(world.task).plan(.mol)
    #expect(plan.onPhone[0][0] == 4)
    #expect(plan.onPhone[0][1] == 4)
    #expect(plan.onPhone[0][2] > 30)
  }

  /// One agent more in all is one more in one group and none fewer in any; parts follow the mix.
  @Test func spreadIsMonotone() {
    var model = World.markov(rate: [0.1], staff: [1], intervals: 1)
    let group = model.groups[0]
    model.groups = [group, group, group]
    model.routes = Array(repeating: model.routes[0], count: 3)
    let task = StaffingTask(
      model: model, goal: StaffingGoal(serviceLevel: 0.8, within: 20),
      terms: Array(repeating: ScheduleTerms(shrinkage: 0, countsOnPhone: true), count: 3),
      present: [[6.5], [2.25], [1.25]])
    let pool = task.pools[0]
    var last = [0, 0, 0]
    for agents in 1...400 {
      let seats = pool.spread(agents, interval: 0)
      #expect(seats.reduce(0, +) == agents)
      #expect(zip(seats, last).allSatisfy { $0 >= $1 })
      last = seats
    }
    #expect(last == [260, 90, 50])
  }
}
