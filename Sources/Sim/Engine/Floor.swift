/// All centers at an instant, as a policy may read them.
public struct Floor: ~Copyable {
  let view: View<FloorState>
  /// The idle agent who looks for a contact, or -1.
  var asking: Int32 = -1

  @inline(__always) var state: FloorState {
    @inline(__always) _read { yield view.value }
  }
}

/// The state of all centers at an instant: what policies read and the engine changes.
struct FloorState: ~Copyable {
  let queueCount: Int
  let groupCount: Int
  let typeCount: Int
  let key: StreamKey
  /// The present instant, ticks since the beginning of the run.
  var now: Ticks = 0
  /// The row of the books of the current interval; 0 is the warm-up.
  var row: Int32 = 0

  // What stands fixed.
  let routes: Column<Route>
  let laws: LawColumns
  let queues: Column<QueueRow>
  let lineLimit: Column<Int32>
  var linkLimit: Column<Int32>
  let queueOfList: Column<Int32>
  let roomLimit: Column<Int32>
  let placesPerContact: Int
  /// Whether any step of the plan makes offers.
  let makesOffers: Bool
  /// The events that anybody wants to know of as they happen: the books by event, gauges, a
  /// journal, estimates, or a comparison with isolated centers.
  let watched: CounterSet
  /// Who listens, most often nobody.
  let journal: Journal?
  /// The slot of the contact that the journal follows, or -1.
  let followed: Slate<Int64>

  // What changes.
  var contacts: Column<Contact>
  var freeHead: Int32 = -1
  var freeNext: Column<Int32>
  var lists: Column<WaitingList>
  var places: Column<Place>
  /// The open offer of each contact, where the plan makes any.
  var offers: Column<OpenOffer>
  var agents: Column<Agent>
  var groups: Column<GroupState>
  var linesInUse: Column<Int32>
  var linkInUse: Column<Int32>
  var roomInUse: Column<Int32>
  var calendar: Calendar
  var timers: StepTimers
  var ledger: Ledger
  var journeys: Journeys
  var beside: Beside
  var estimates: EntryEstimates
  var promises: Promises
  /// The notes that count the switches of valves, and what they stood at when the interval began.
  let switchNotes: Column<RoutingPlan.SwitchNote>
  var switchesBefore: Column<Int64>
  var observations: Observations
  /// The policy's memory, which it writes while it is asked.
  let notes: Slate<Int64>
  var gauges: Gauges
  var book: AgentBook
  let asksEachAgent: Bool
  /// The first of the agents' own lists, or as many as there are lists where they have none.
  let firstOwnList: Int32

  // Time integrals.
  var waiting: Column<Tally>
  var waitingSquares: Column<SquareTally>
  var redialing: Column<Tally>
  var busy: Column<Tally>
  var staffed: Column<Tally>
  var overtime: Column<Tally>

  /// Places taken in all lists: at 0 there is nothing that an agent could take.
  var placesTaken = 0
  /// Contacts in the system, waiting or with an agent.
  var inSystem = 0

  /// Keeps the state where it is: what holds an existential is handed on by its address.
  ///
  /// Without it the whole struct was copied to the stack, two kilobytes, before every call that
  /// reads it and is not inlined.
  private let byAddress: any Sendable = 0
}

/// What stands fixed about a queue.
struct QueueRow: BitwiseCopyable {
  let center: Int32
  let contactType: Int32
  /// The list that its contacts join on arrival.
  let homeList: Int32
  /// Whether its contacts wait on arrival where no agent of the center looks.
  let waitsElsewhere: Bool
  /// The rooms in which its contacts wait.
  let rooms: RoutingPlan.RoomPair

  init(_ queue: Int, _ model: Model, _ plan: RoutingPlan) {
    center = Int32(model.center(ofQueue: queue))
    contactType = Int32(queue % model.contactTypes.count)
    homeList = plan.homeList[queue]
    let lookers = plan.lookers(of: Int(homeList), model)
    waitsElsewhere = !lookers.isEmpty && !lookers.contains(center)
    rooms = plan.roomsOfQueue[queue]
  }
}

/// The laws of a model, where the loop reads them without counting references.
struct LawColumns: ~Copyable {
  let talk: Column<Law>
  let wrapUp: Column<Law>
  let hasWrapUp: Column<Bool>
  let patience: Column<Law>
  let redials: Column<RedialRow>
  let tables: LawTables

  struct RedialRow: BitwiseCopyable {
    var afterAbandonment = 0.0
    var afterBusy = 0.0
    var wait = Law.never
    var attempts = 0
  }

  init(_ model: Model) {
    let types = model.contactTypes
    talk = Column(types.map(\.talk))
    wrapUp = Column(types.map { $0.wrapUp ?? .deterministic(0) })
    hasWrapUp = Column(types.map { $0.wrapUp != nil })
    patience = Column(model.patience)
    redials = Column(
      types.map { type in
        type.redial.map {
          RedialRow(
            afterAbandonment: $0.afterAbandonment, afterBusy: $0.afterBusy, wait: $0.wait,
            attempts: $0.attempts)
        } ?? RedialRow()
      })
    tables = model.lawTables
  }
}

extension FloorState {
  init(
    _ model: Model, _ plan: RoutingPlan, key: StreamKey, journal: Journal? = nil,
    counterfactual: Counterfactual = .none
  ) {
    self.journal = journal
    followed = Slate(repeating: -1, count: journal == nil ? 0 : 1)
    queueCount = model.queueCount
    groupCount = model.groups.count
    typeCount = model.contactTypes.count
    self.key = key
    routes = Column(model.routes + plan.ownRoutes(model))
    laws = LawColumns(model)
    queues = Column((0..<model.queueCount).map { QueueRow($0, model, plan) })
    lineLimit = Column(model.centers.map(\.lines))
    linkLimit = Column(model.links.map(\.lines))
    roomLimit = Column(plan.rooms)
    placesPerContact = plan.placesPerContact
    let capacity = model.groups.reduce(0) { $0 + Int($1.capacity) }
    let ownLists = plan.ownAgentFactor == nil ? 0 : capacity
    queueOfList = Column(plan.queueOfList + Array(repeating: -1, count: ownLists))
    firstOwnList = Int32(plan.lists)
    let slots = 2 * capacity + 256
    contacts = Column(repeating: Contact(), count: slots)
    freeNext = Column(repeating: -1, count: slots)
    lists = Column(repeating: WaitingList(), count: plan.lists + ownLists)
    places = Column(repeating: Place(), count: slots * plan.placesPerContact)
    makesOffers = plan.steps.contains { $0.contains { $0.offer > 0 } }
    offers = Column(repeating: OpenOffer(), count: makesOffers ? slots : 0)
    agents = Column(repeating: Agent(), count: capacity)
    groups = Column(repeating: GroupState(), count: model.groups.count)
    linesInUse = Column(repeating: 0, count: model.centers.count)
    linkInUse = Column(repeating: 0, count: model.links.count)
    roomInUse = Column(repeating: 0, count: plan.rooms.count)
    let pace = Pace(model)
    calendar = Calendar(slots: slots, spacing: pace.spacing, reach: pace.reach)
    timers = StepTimers(plan)
    ledger = Ledger(model)
    journeys = Journeys(model, plan, slots: slots)
    beside = Beside(counterfactual, model)
    estimates = EntryEstimates(model, plan, slots: slots)
    promises = Promises(model, plan, slots: slots)
    switchNotes = Column(plan.switchNotes)
    switchesBefore = Column(repeating: 0, count: plan.switchNotes.count)
    notes = Slate(repeating: 0, count: plan.notes)
    gauges = Gauges(plan.gauges, model)
    book = AgentBook(plan, model, agents: capacity)
    asksEachAgent = plan.asksEachAgent
    var watched = gauges.watched
    if model.measurement.byEvent || journal != nil { watched = .all }
    if estimates.isOn { watched.insert([.answered]) }
    if beside.isOn { watched.insert([.answered, .abandoned, .blocked]) }
    self.watched = watched
    observations = Observations(model)
    observations.giveUpHistograms()
    waiting = Column(repeating: Tally(), count: model.queueCount)
    waitingSquares = Column(repeating: SquareTally(), count: model.centers.count)
    redialing = Column(repeating: Tally(), count: model.queueCount)
    busy = Column(repeating: Tally(), count: model.groups.count)
    staffed = Column(repeating: Tally(), count: model.groups.count)
    overtime = Column(repeating: Tally(), count: model.groups.count)
    setUpGroups(model, plan)
    freeSlots(from: 0)
  }

  private mutating func setUpGroups(_ model: Model, _ plan: RoutingPlan) {
    let byRoster = Set(
      model.roster.compactMap { change -> Int32? in
        if case .level = change.change { return nil }
        return change.group
      })
    var first: Int32 = 0
    for (index, group) in model.groups.enumerated() {
      groups[index].center = group.center
      groups[index].first = first
      groups[index].capacity = group.capacity
      groups[index].leavesByCounter = group.leaving == .counter
      groups[index].isOrdered =
        plan.keepsAgentBook || plan.ownAgentFactor != nil
        || (!plan.agentOrders.isEmpty && !plan.agentOrders[index].isLongestIdle)
      let named = byRoster.contains(Int32(index))
      groups[index].level = named ? -1 : 0
      for agent in first..<first + group.capacity {
        agents[agent].group = Int32(index)
        // Where only a number is rostered, every agent is at its disposal and away until wanted.
        agents[agent].onDuty = !named
        agents[agent].away = !named
      }
      first += group.capacity
    }
  }

  mutating func freeSlots(from start: Int) {
    var slot = contacts.count - 1
    while slot >= start {
      freeNext[slot] = freeHead
      freeHead = Int32(slot)
      slot -= 1
    }
  }

  /// A free slot; more are made when none is left.
  @inline(__always)
  mutating func takeSlot() -> Int32 {
    if freeHead < 0 { growSlots() }
    let slot = freeHead
    freeHead = freeNext[slot]
    contacts[slot].serial &+= 1
    return slot
  }

  @inline(__always)
  mutating func release(_ slot: Int32) {
    contacts[slot].state = .free
    freeNext[slot] = freeHead
    freeHead = slot
  }

  @inline(never)
  private mutating func growSlots() {
    let old = contacts.count
    let new = old * 2
    contacts.grow(to: new, with: Contact())
    freeNext.grow(to: new, with: -1)
    places.grow(to: new * placesPerContact, with: Place())
    journeys.grow(slots: new)
    estimates.grow(slots: new)
    promises.grow(slots: new)
    calendar.grow(to: new)
    if makesOffers { offers.grow(to: new, with: OpenOffer()) }
    freeSlots(from: old)
  }
}

/// How fast a model's events follow each other: the measure of the calendar's buckets.
struct Pace {
  /// Ticks between events at the busiest, roughly.
  let spacing: Ticks
  /// Ticks within which most events are due.
  let reach: Ticks

  init(_ model: Model) {
    var perSecond = 0.0
    for stream in model.streams {
      switch stream.source {
      case .rate(let profile):
        perSecond +=
          profile.sinusoid.map { $0.mean + $0.amplitude }
          ?? profile.segments.map(\.rate).max() ?? 0
      case .outage(let outage):
        let law = model.networkOutages[outage].awareness
        perSecond += Double(model.networkOutages[outage].callers) / max(law.mean, 60)
      }
    }
    let longest = model.contactTypes.reduce(1.0) {
      let mean = $1.talk.mean + ($1.wrapUp?.mean ?? 0)
      return mean.isFinite ? max($0, mean) : $0
    }
    // A quarter of it, so that a bucket seldom holds two: looking for the least of several is a
    // branch that no processor foresees, passing over empty buckets is a bit of a word.
    spacing = Ticks(seconds: min(1 / max(1.5 * perSecond, 1e-6), 1e6) / 4)
    reach = Ticks(seconds: min(4 * longest, 1e9))
  }
}
