/// Why a run could not be finished.
public enum RunFailure: Error, Sendable, Equatable {
  /// The system was not empty `overrun` after the horizon: so many contacts were left.
  case neverEmpty(contacts: Int, after: Ticks)
}

/// One replication: a loop and one switch.
///
/// The loop takes the earliest of four sources: the customers' arrivals, the calendar of contacts
/// and agents, the timers of waiting contacts, and the schedule. Everything that happens is a case
/// of the switch; the policy is asked in four of the functions it calls.
public struct Engine<Policy: RoutingPolicy>: ~Copyable {
  private var box: Box<FloorState>
  var arrivals: Arrivals
  var schedule: Schedule
  var staffing: Staffing
  let policy: Policy
  let model: Model
  var events: Int64 = 0
  /// Whether arrivals and redials have ended.
  var isAfterHorizon = false

  /// A replication of a model under a strategy.
  ///
  /// The same arguments give the same observations, bit for bit, everywhere, whether a journal is
  /// kept or not.
  public init(
    model: Model, plan: RoutingPlan, policy: Policy, seed: UInt64, replication: UInt64,
    journal: Journal? = nil, beside: Counterfactual = .none
  ) {
    let key = StreamKey(seed: seed, replication: replication)
    self.model = model
    self.policy = policy
    box = Box(FloorState(model, plan, key: key, journal: journal, counterfactual: beside))
    arrivals = Arrivals(model, key: key)
    schedule = Schedule(model, plan.ticks)
    staffing = Staffing(model)
  }

  var floor: FloorState {
    @inline(__always) _read { yield box.value }
    @inline(__always) _modify { yield &box.value }
  }

  /// The floor as a policy sees it.
  @inline(__always) var view: Floor { Floor(view: box.view) }

  /// The floor as an idle agent looks at it.
  @inline(__always) func view(asking agent: Int32) -> Floor {
    Floor(view: box.view, asking: agent)
  }

  /// Runs to the end and tells what was seen.
  public consuming func run() throws(RunFailure) -> Observations {
    let end = model.horizon.end
    let limit = end + model.horizon.overrun
    while true {
      floor.calendar.findLeast(now: floor.now)
      var next = arrivals.leastStamp
      if floor.calendar.leastStamp < next { next = floor.calendar.leastStamp }
      if floor.timers.leastStamp < next { next = floor.timers.leastStamp }
      if schedule.nextStamp < next { next = schedule.nextStamp }
      if isAfterHorizon {
        if floor.inSystem == 0 { break }
        if next.time > limit {
          throw .neverEmpty(contacts: floor.inSystem, after: model.horizon.overrun)
        }
      }
      floor.now = next.time
      events &+= 1
      switch next.kind {
      case .arrival: arrive()
      case .completion: complete(takeFromCalendar())
      case .abandonment: abandon(takeFromCalendar())
      case .step: takeStep()
      case .talkEnd: endTalk(takeFromCalendar())
      case .connection: connectHeld(takeFromCalendar())
      case .redial: redial(takeFromCalendar())
      case .breakEnd: endBreak(takeFromCalendar())
      case .probe: floor.record(probe: Int(schedule.take().index))
      case .border: cross(border: Int(schedule.take().index))
      case .staff: changeStaff(schedule.take())
      case .tick: tick(Int(schedule.take().index))
      }
    }
    floor.closeInterval(nil)
    return floor.closeBooks(events: events)
  }

  @inline(__always)
  private mutating func takeFromCalendar() -> Int32 {
    let slot = floor.calendar.leastSlot
    floor.calendar.remove(slot)
    return slot
  }

  private mutating func cross(border index: Int) {
    floor.closeInterval(index == 0 ? nil : index - 1)
    // What happens after the horizon belongs to no interval.
    floor.row = index == model.horizon.intervals ? 0 : Int32(index + 1)
    if index == model.horizon.intervals {
      isAfterHorizon = true
      floor.endRedialing()
      floor.breakPromises()
    }
  }
}
