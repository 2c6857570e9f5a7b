import Sim
import Study

extension Scenario {
  /// How each group of all centers is scheduled.
  public var scheduleTerms: [ScheduleTerms] {
    centers.flatMap(\.groups).map {
      ScheduleTerms(shrinkage: $0.shrinkage, countsOnPhone: $0.counts == .onPhone)
    }
  }

  /// Agents on the phone by group of all centers, on average over each interval.
  public var meanAgents: [[Double]] {
    centers.flatMap(\.groups).map { meanAgents(of: $0) }
  }

  /// The scenario with other agents in some of its groups.
  ///
  /// - Parameter agents: By position of the group among those of all centers: one whole number for
  ///   each reporting interval, as the group's table counts them.
  public func staffed(_ agents: [Int: [Int]]) -> Scenario {
    var scenario = self
    var position = 0
    for center in centers.indices {
      for group in centers[center].groups.indices {
        if let numbers = agents[position] {
          precondition(numbers.count == horizon.intervals, "a number for each interval")
          scenario.centers[center].groups[group].agents = .levels(
            StepTable(borders: horizon.borders, values: numbers.map(Double.init)))
        }
        position += 1
      }
    }
    return scenario
  }

  /// The scenario with another T and target of its service level.
  public func promising(_ share: Double, within time: Ticks) -> Scenario {
    var scenario = self
    scenario.serviceLevel.of = time
    scenario.serviceLevel.target = share
    scenario.serviceLevel.within = Array(Set(serviceLevel.within + [time])).sorted()
    return scenario
  }
}

extension Scenario {
  /// The longest step of which every reporting interval is a whole number.
  public var commonStep: Ticks {
    zip(horizon.borders, horizon.borders.dropFirst()).reduce(0) { step, border in
      var (a, b) = (step, border.1 - border.0)
      while b != 0 { (a, b) = (b, a % b) }
      return a
    }
  }

  /// Local times of a center at which steps of equal length begin, as a table's column of times may
  /// say them.
  public func stepNames(_ step: Ticks, center: Int) -> [String] {
    var scenario = self
    scenario.horizon.borders = Array(stride(from: 0, through: horizon.length, by: Int(step)))
    return scenario.intervalNames(by: centers[center].zone)
  }
}
