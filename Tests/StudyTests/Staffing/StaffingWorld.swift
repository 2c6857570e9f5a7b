import Sim
import Study

/// A center whose rate changes from interval to interval, and what staffs it.
struct StaffingWorld {
  let model: Model
  let task: StaffingTask
  let replications: Int

  /// Rates per second by interval of half an hour; exponential handle times and patience.
  init(
    rates: [Double], handle: Double = 120, patience: Double? = 180, level: Double = 0.8,
    within: Double = 20, replications: Int = 40, minimum: Int = 0
  ) {
    self.replications = replications
    var model = World.markov(
      rate: [0], staff: [1], handle: handle, patience: patience,
      length: 1_800 * Double(rates.count), intervals: rates.count, within: [within])
    model.streams = [
      DemandStream(
        queue: 0,
        source: .rate(
          RateProfile(
            segments: rates.enumerated().map {
              .init(from: Ticks(seconds: 1_800 * Double($0.offset)), rate: $0.element)
            })))
    ]
    self.model = model
    task = StaffingTask(
      model: model, goal: StaffingGoal(serviceLevel: level, within: within),
      terms: [ScheduleTerms(shrinkage: 0, countsOnPhone: true)],
      present: [Array(repeating: 1, count: rates.count)], minimum: minimum)
  }

  /// Simulates plans on two threads with a fixed seed.
  var simulator: StaffingSimulator {
    let (model, replications) = (model, replications)
    return StaffingSimulator { plans in
      var staffed = model
      let numbers = plans[0].onPhone
      staffed.groups[0].capacity = Int32(numbers.max() ?? 0)
      staffed.roster = zip(model.horizon.borders, numbers).map {
        RosterChange(at: $0, group: 0, change: .level(Int32($1)))
      }
      var study = World.plan(staffed, replications: replications, seed: 11)
      study.settings.threads = 2
      return study
    }
  }
}
