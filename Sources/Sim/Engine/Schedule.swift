/// Everything whose time is known before the run: probes, borders, roster changes, outages.
struct Schedule: ~Copyable {
  struct Entry: BitwiseCopyable {
    enum What: UInt8, BitwiseCopyable {
      case probe, border, roster, outage
    }
    var stamp: Stamp
    var what: What
    /// Position in the model's table; of an outage also of its end.
    var index: Int32
  }

  private let entries: Column<Entry>
  private var position = 0
  /// When the next entry is due, `Stamp.never` after the last.
  private(set) var nextStamp = Stamp.never

  /// The entries of a model in their order; staff changes from the horizon on are left out, as the
  /// last interval's staff stays, but for the ends of outages.
  init(_ model: Model) {
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
    let order = entries.indices.sorted {
      (entries[$0].stamp.value, $0) < (entries[$1].stamp.value, $1)
    }
    self.entries = Column(order.map { entries[$0] })
    nextStamp = self.entries.count > 0 ? self.entries[0].stamp : .never
  }

  /// Takes the next entry, which must exist.
  mutating func take() -> Entry {
    let entry = entries[position]
    position += 1
    nextStamp = position < entries.count ? entries[position].stamp : .never
    return entry
  }
}
