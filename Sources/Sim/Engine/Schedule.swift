/// Everything whose time is known before the run: probes, borders, roster changes, outages, and the
/// test ticks of the plan.
struct Schedule: ~Copyable {
  struct Entry: BitwiseCopyable {
    enum What: UInt8, BitwiseCopyable {
      case probe, border, roster, outage, link, tick
    }
    var stamp: Stamp
    var what: What
    /// Position in the model's table; of an outage also of its end.
    var index: Int32
  }

  struct Rhythm: BitwiseCopyable {
    var next = Stamp.never
    var every: Ticks = 0
  }

  private let entries: Column<Entry>
  private var position = 0
  /// Test ticks come without end, so only the next of each is known.
  private var rhythms: Column<Rhythm>
  /// When the next entry is due, `Stamp.never` after the last.
  private(set) var nextStamp = Stamp.never

  /// The entries of a model in their order; staff changes from the horizon on are left out, as the
  /// last interval's staff stays, but for the ends of outages.
  init(_ model: Model, _ ticks: [RoutingPlan.Tick]) {
    var entries: [Entry] = []
    func add(_ time: Ticks, _ kind: Stamp.Kind, _ what: Entry.What, _ index: Int) {
      entries.append(Entry(stamp: Stamp(time, kind), what: what, index: Int32(index)))
    }
    for (index, time) in model.measurement.probes.enumerated() { add(time, .probe, .probe, index) }
    for (index, time) in model.horizon.borders.enumerated() { add(time, .border, .border, index) }
    for (index, change) in model.roster.enumerated() where change.at < model.horizon.end {
      add(max(change.at, 0), .staff, .roster, index)
    }
    for (index, outage) in model.centerOutages.enumerated()
    where outage.starts < model.horizon.end {
      add(outage.starts, .staff, .outage, index)
      add(outage.ends, .staff, .outage, index)
    }
    for (index, outage) in model.linkOutages.enumerated()
    where outage.starts < model.horizon.end {
      add(outage.starts, .staff, .link, index)
      add(outage.ends, .staff, .link, index)
    }
    let order = entries.indices.sorted {
      (entries[$0].stamp.value, $0) < (entries[$1].stamp.value, $1)
    }
    self.entries = Column(order.map { entries[$0] })
    rhythms = Column(ticks.map { Rhythm(next: Stamp($0.first, .tick), every: $0.every) })
    findNext()
  }

  /// Takes the next entry, which must exist.
  mutating func take() -> Entry {
    if position < entries.count, entries[position].stamp == nextStamp {
      let entry = entries[position]
      position += 1
      findNext()
      return entry
    }
    // A tick and an entry are never of the same kind, so equal stamps are those of two ticks.
    var due = 0
    while rhythms[due].next != nextStamp { due += 1 }
    let entry = Entry(stamp: nextStamp, what: .tick, index: Int32(due))
    let time = nextStamp.time
    let every = rhythms[due].every
    rhythms[due].next = every > Stamp.latest - time ? .never : Stamp(time + every, .tick)
    findNext()
    return entry
  }

  private mutating func findNext() {
    nextStamp = position < entries.count ? entries[position].stamp : .never
    for index in 0..<rhythms.count where rhythms[index].next < nextStamp {
      nextStamp = rhythms[index].next
    }
  }
}
