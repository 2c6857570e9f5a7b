/// What the floor keeps of the recent past because a rule reads it.
struct Gauges: ~Copyable {
  struct Sample: BitwiseCopyable {
    var time: Ticks = 0
    var value: Int64 = 0
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
  }

  /// Whether anything is kept.
  let isOn: Bool
  private var rows: Column<Row>
  private var samples: Column<Sample>
  /// The gauges of each queue: `ofQueue[q]..<ofQueue[q + 1]` are positions in `gaugesByQueue`.
  private let ofQueue: Column<Int32>
  private let gaugesByQueue: Column<Int32>
  /// Contacts in service by center of origin and center of the agent.
  private var inService: Column<Int32>
  private let centers: Int
  private let types: Int

  private static let initialSize = 64

  init(_ gauges: [Gauge], _ model: Model) {
    isOn = !gauges.isEmpty
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
    self.rows = Column(rows)
    let byQueue = rows.indices.sorted { (rows[$0].queue, $0) < (rows[$1].queue, $1) }
    gaugesByQueue = Column(byQueue.map(Int32.init(truncatingIfNeeded:)))
    var ends = Array(repeating: Int32(0), count: isOn ? model.queueCount + 1 : 0)
    for row in rows { ends[Int(row.queue) + 1] += 1 }
    for queue in ends.indices.dropFirst() { ends[queue] += ends[queue - 1] }
    ofQueue = Column(ends)
    samples = Column(repeating: Sample(), count: gauges.count * Gauges.initialSize)
    inService = Column(repeating: 0, count: isOn ? centers * centers : 0)
  }

  /// The mean of the samples a gauge keeps, its `start` with too few; of guests their number.
  func value(_ index: Int, now: Ticks) -> Double {
    if rows[index].what == .guests { return Double(inService[Int(rows[index].parameter)]) }
    var (count, sum) = (rows[index].count, rows[index].sum)
    if rows[index].window < .never {
      var first = rows[index].first
      while count > 0 {
        let oldest = samples[rows[index].base + first]
        if now - oldest.time <= rows[index].window { break }
        sum -= oldest.value
        first = (first + 1) & (rows[index].size - 1)
        count -= 1
      }
    }
    return count < rows[index].least ? rows[index].start : Double(sum) / Double(count)
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

  /// A contact has been handled to its end, or was lost in the middle of it.
  mutating func finished(_ contact: Contact, at center: Int32, complete: Bool, now: Ticks) {
    served(contact, at: center, step: -1)
    guard complete else { return }
    let began = contact.wasCut ? contact.waitingSince : contact.answered
    let queue = center * Int32(truncatingIfNeeded: types) + contact.origin % Int32(types)
    for position in ofQueue[queue]..<ofQueue[queue + 1] {
      let index = Int(gaugesByQueue[position])
      if rows[index].what == .handleTime { add(now - began, to: index, now: now) }
    }
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
    guard isOn else { return }
    inService[Int(contact.origin) / types * centers + Int(center)] += step
  }

  private mutating func add(_ value: Int64, to index: Int, now: Ticks) {
    while rows[index].count > 0 {
      let oldest = samples[rows[index].base + rows[index].first]
      if rows[index].count < rows[index].most && now - oldest.time <= rows[index].window { break }
      rows[index].sum -= oldest.value
      rows[index].first = (rows[index].first + 1) & (rows[index].size - 1)
      rows[index].count -= 1
    }
    if rows[index].count == rows[index].size { grow(index) }
    let end = (rows[index].first + rows[index].count) & (rows[index].size - 1)
    samples[rows[index].base + end] = Sample(time: now, value: value)
    rows[index].count += 1
    rows[index].sum += value
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
