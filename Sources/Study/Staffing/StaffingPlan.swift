import Sim

/// Agents by pool and interval, and how they are scheduled by group.
public struct StaffingPlan: Sendable {
  /// How it was found.
  public let method: StaffingMethod
  /// Agents on the phone that are asked for, by pool and interval.
  public let required: [[Int]]
  /// Agents on the phone that the schedules bring, by pool and interval; whole people and the
  /// minimum may bring more than asked for.
  public let onPhone: [[Int]]
  /// The load in erlangs that the formula was given, by pool and interval.
  public let loads: [[Double]]
  /// What is promised by pool and interval where overflow is staffed for; nil where the formula of
  /// the pool alone promises.
  public let promised: [[Double]]?
  /// The groups that are planned, pool by pool.
  public let groups: [GroupPlan]
  /// The first pool and interval for which no number of agents is enough, if there is one.
  public let unreachable: Cell?

  /// A pool in an interval.
  public struct Cell: Sendable, Hashable {
    /// The position of the pool.
    public let pool: Int
    /// The interval.
    public let interval: Int
  }

  /// The schedule of a group.
  public struct GroupPlan: Sendable, Equatable {
    /// The position of the group in the model.
    public let group: Int
    /// Agents to be on the phone, by interval.
    public let required: [Int]
    /// Agents as the scenario's table counts them, by interval.
    public let scheduled: [Int]
    /// Agents on the phone of those scheduled, by interval.
    public let onPhone: [Int]
  }

  /// A plan that asks for so many agents by pool and interval, for loads in erlangs.
  public init(
    method: StaffingMethod, required: [[Int]], loads: [[Double]], task: StaffingTask,
    promised: [[Double]]? = nil, unreachable: Cell? = nil
  ) {
    self.method = method
    self.required = required
    self.loads = loads
    self.promised = promised
    self.unreachable = unreachable
    var groups: [GroupPlan] = []
    var onPhone: [[Int]] = []
    for (pool, numbers) in zip(task.pools, required) {
      let seats = numbers.indices.map { pool.spread(numbers[$0], interval: $0) }
      let plans = pool.groups.indices.map { index in
        let needed = numbers.indices.map { interval in
          max(seats[interval][index], pool.mix[interval][index] > 0 ? task.minimum : 0)
        }
        let terms = task.terms[pool.groups[index]]
        let scheduled = needed.map(terms.scheduled)
        return GroupPlan(
          group: pool.groups[index], required: needed, scheduled: scheduled,
          onPhone: scheduled.map(terms.onPhone))
      }
      groups += plans
      onPhone.append(
        numbers.indices.map { interval in plans.reduce(0) { $0 + $1.onPhone[interval] } })
    }
    self.groups = groups
    self.onPhone = onPhone
  }

  /// Paid agent-hours over the horizon.
  public func paidHours(_ task: StaffingTask) -> Double {
    groups.reduce(0) { sum, plan in
      sum
        + hours(plan.scheduled.map { task.terms[plan.group].paid($0) }, task)
    }
  }

  /// Agent-hours on the phone over the horizon.
  public func phoneHours(_ task: StaffingTask) -> Double {
    groups.reduce(0) { $0 + hours($1.onPhone.map(Double.init), task) }
  }

  private func hours(_ agents: [Double], _ task: StaffingTask) -> Double {
    agents.indices.reduce(0) { sum, interval in
      let (from, to) = task.borders(interval)
      return sum + agents[interval] * (to - from) / 3_600
    }
  }

  /// The service level that the formula promises at a place in an interval, for the load it was
  /// given; nil where nothing is expected.
  public func promise(_ task: StaffingTask, at place: StaffingPlace, interval: Int) -> Double? {
    var (sum, weight) = (0.0, 0.0)
    for pool in task.pools(at: place) {
      let arrivals = task.arrivals(pool, interval)
      guard arrivals > 0 else { continue }
      let level =
        promised?[pool][interval]
        ?? task.formula(pool, interval).serviceLevel(
          agents: Double(onPhone[pool][interval]), load: loads[pool][interval])
      sum += arrivals * level
      weight += arrivals
    }
    return weight > 0 ? sum / weight : nil
  }
}
