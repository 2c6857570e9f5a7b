/// What the floor keeps of the recent past because a rule reads it.
struct Gauges: ~Copyable {
  struct Sample: BitwiseCopyable {
    var time: Ticks = 0
    var value: Int64 = 0
  }
  /// What a gauge shows, until its oldest sample is too old; -1 of a number that no sample tells.
  struct Shown: BitwiseCopyable {
    var value: Double
    var until: Ticks
  }
  enum What: UInt8, BitwiseCopyable {
    case handleTime, waitOfAnswered, answeredWithin, waitOfFinished, guests
  }
  struct Row: BitwiseCopyable {
    var what = What.handleTime
    /// The limit of a wait, or of `guests` the two centers as one cell.
    var parameter: Int64 = 0
    var queue: Int32 = 0
    var window = Ticks.never
    var most = Int.max, least = 1
    var start = 0.0
    /// Where the ring of samples lies in `samples`, and its length, a power of two.
    var base = 0, size = 0
    var first = 0, count = 0
    var sum: Int64 = 0
    /// The latest arrival among those that were handled.
    var latest: Ticks = -1

    /// The last instant at which a sample of some time counts.
    func lasts(_ time: Ticks) -> Ticks { window > .never - time ? .never : time + window }

    /// The mean of the samples, `start` with too few.
    var mean: Double { count < least ? start : Double(sum) / Double(count) }

    /// Drops what is too old, and what is too much beside some samples more.
    @inline(__always)
    mutating func forget(in samples: borrowing Column<Sample>, now: Ticks, beside more: Int) {
      while count > 0 {
        let oldest = samples[base + first]
        if count <= most - more && now - oldest.time <= window { break }
        sum -= oldest.value
        first = (first + 1) & (size - 1)
        count -= 1
      }
    }

    /// Counts a sample more; tells where it goes.
    @inline(__always)
    mutating func append(_ value: Int64) -> Int {
      defer { count += 1 }
      sum += value
      return base + (first + count) & (size - 1)
    }
  }

  /// The events that change a gauge.
  let watched: CounterSet
  private var rows: Column<Row>
  /// What each gauge shows as long as no sample comes.
  let shown: Slate<Shown>
  private var samples: Column<Sample>
  /// The gauges of each queue: `ofQueue[q]..<ofQueue[q + 1]` are positions in `gaugesByQueue`.
  private let ofQueue: Column<Int32>
  private let gaugesByQueue: Column<Int32>
  /// Contacts in service by center of origin and center of the agent.
  private var inService: Column<Int32>
  private let countsGuests: Bool
  private let keepsFinishedWaits: Bool
  private let centers: Int
  private let types: Int

  private static let initialSize = 64

  init(_ gauges: [Gauge], _ model: Model) {
    centers = model.centers.count
    types = model.contactTypes.count
    var rows: [Row] = []
    for (index, gauge) in gauges.enumerated() {
      var row = Row()
      switch gauge.kind {
      case .handleTime: row.what = .handleTime
      case .waitOfAnswered: row.what = .waitOfAnswered
      case .waitOfFinished: row.what = .waitOfFinished
      case .answeredWithin(let mark):
        row.what = .answeredWithin
        row.parameter = mark
      case .guests(let origin):
        row.what = .guests
        row.parameter = Int64(Int(origin) * centers + Int(gauge.queue) / max(types, 1))
      }
      row.queue = gauge.queue
      row.window = gauge.window
      row.most = max(gauge.most, 1)
      row.least = max(gauge.least, 1)
      row.start = gauge.start
      row.base = index * Gauges.initialSize
      row.size = Gauges.initialSize
      rows.append(row)
    }
    keepsFinishedWaits = rows.contains { $0.what == .waitOfFinished }
    countsGuests = rows.contains { $0.what == .guests }
    watched = Gauges.events(of: rows)
    shown = Slate(repeating: Shown(value: 0, until: -1), count: rows.count)
    self.rows = Column(rows)
    let byQueue = rows.indices.sorted { (rows[$0].queue, $0) < (rows[$1].queue, $1) }
    gaugesByQueue = Column(byQueue.map(Int32.init(truncatingIfNeeded:)))
    var ends = Array(repeating: Int32(0), count: rows.isEmpty ? 0 : model.queueCount + 1)
    for row in rows { ends[Int(row.queue) + 1] += 1 }
    for queue in ends.indices.dropFirst() { ends[queue] += ends[queue - 1] }
    ofQueue = Column(ends)
    samples = Column(repeating: Sample(), count: gauges.count * Gauges.initialSize)
    inService = Column(repeating: 0, count: countsGuests ? centers * centers : 0)
  }

  /// The events that any of some gauges writes down.
  private static func events(of rows: [Row]) -> CounterSet {
    var events = CounterSet()
    for row in rows {
      switch row.what {
      case .handleTime, .waitOfFinished: events.insert([.completed])
      case .waitOfAnswered: events.insert([.answered])
      case .answeredWithin: events.insert([.answered, .abandoned])
      case .guests: events.insert([.answered, .completed, .lostByCut])
      }
    }
    return events
  }

  /// The mean of the samples a gauge keeps, its `start` with too few; of guests their number.
  ///
  /// Worked out of the samples, and shown until the next of them is too old.
  @inline(never)
  func value(_ index: Int, now: Ticks) -> Double {
    if rows[index].what == .guests { return Double(inService[Int(rows[index].parameter)]) }
    var row = rows[index]
    row.forget(in: samples, now: now, beside: 0)
    show(row, index)
    return row.mean
  }

  @inline(__always)
  private func show(_ row: Row, _ index: Int) {
    let until =
      row.count == 0 ? .never : row.lasts(samples[row.base + row.first].time)
    shown[index] = Shown(value: row.mean, until: until)
  }

  // MARK: What happens

  /// A contact that had waited in `place` reaches an agent for the first time.
  mutating func answered(_ contact: Contact, at center: Int32, now: Ticks) {
    served(contact, at: center, step: 1)
    let wait = now - contact.arrival
    for position in ofQueue[contact.place]..<ofQueue[contact.place + 1] {
      let index = Int(gaugesByQueue[position])
      switch rows[index].what {
      case .waitOfAnswered: add(wait, to: index, now: now)
      case .answeredWithin: add(wait <= rows[index].parameter ? 1_000_000 : 0, to: index, now: now)
      default: continue
      }
    }
  }

  /// A contact gives up.
  mutating func abandoned(_ contact: Contact, now: Ticks) {
    for position in ofQueue[contact.place]..<ofQueue[contact.place + 1] {
      let index = Int(gaugesByQueue[position])
      if rows[index].what == .answeredWithin { add(0, to: index, now: now) }
    }
  }

  /// A contact has been handled to its end.
  ///
  /// - Parameter queue: The queue of its type at the center of its agent.
  mutating func finished(_ contact: Contact, at center: Int32, queue: Int32, now: Ticks) {
    served(contact, at: center, step: -1)
    let began = contact.wasCut ? contact.waitingSince : contact.answered
    for position in ofQueue[queue]..<ofQueue[queue + 1] {
      let index = Int(gaugesByQueue[position])
      if rows[index].what == .handleTime { add(now - began, to: index, now: now) }
    }
    guard keepsFinishedWaits else { return }
    for position in ofQueue[contact.place]..<ofQueue[contact.place + 1] {
      let index = Int(gaugesByQueue[position])
      guard rows[index].what == .waitOfFinished, contact.arrival >= rows[index].latest else {
        continue
      }
      rows[index].latest = contact.arrival
      add(contact.answered - contact.arrival, to: index, now: now)
    }
  }

  /// A contact begins or ends to be in service at a center.
  mutating func served(_ contact: Contact, at center: Int32, step: Int32) {
    guard countsGuests else { return }
    inService[Int(contact.origin) / types * centers + Int(center)] += step
  }

  private mutating func add(_ value: Int64, to index: Int, now: Ticks) {
    rows[index].forget(in: samples, now: now, beside: 1)
    if rows[index].count == rows[index].size { grow(index) }
    let end = rows[index].append(value)
    samples[end] = Sample(time: now, value: value)
    show(rows[index], index)
  }

  /// Moves a full ring to the end of the column with twice its length.
  private mutating func grow(_ index: Int) {
    let row = rows[index]
    let base = samples.count
    samples.grow(to: base + 2 * row.size, with: Sample())
    for position in 0..<row.count {
      samples[base + position] = samples[row.base + (row.first + position) & (row.size - 1)]
    }
    rows[index].base = base
    rows[index].size *= 2
    rows[index].first = 0
  }
}
