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
    samples = Column(repeating: Sample(), count: gauges.count * Gauges.initialSize)
    inService = Column(repeating: 0, count: isOn ? centers * centers : 0)
  }

  /// The mean of the samples a gauge keeps, its `start` with too few; of guests their number.
  func value(_ index: Int, now: Ticks) -> Double {
    let row = rows[index]
    if row.what == .guests { return Double(inService[Int(row.parameter)]) }
    var (first, count, sum) = (row.first, row.count, row.sum)
    while count > 0 {
      let oldest = samples[row.base + first]
      if now - oldest.time <= row.window { break }
      sum -= oldest.value
      first = (first + 1) & (row.size - 1)
      count -= 1
    }
    return count < row.least ? row.start : Double(sum) / Double(count)
  }

  // MARK: What happens

  /// A contact that had waited in `place` reaches an agent for the first time.
  mutating func answered(_ contact: Contact, at center: Int32, now: Ticks) {
    served(contact, at: center, step: 1)
    let wait = now - contact.arrival
    for index in 0..<rows.count where rows[index].queue == contact.place {
      switch rows[index].what {
      case .waitOfAnswered: add(wait, to: index, now: now)
      case .answeredWithin: add(wait <= rows[index].parameter ? 1_000_000 : 0, to: index, now: now)
      default: continue
      }
    }
  }

  /// A contact gives up.
  mutating func abandoned(_ contact: Contact, now: Ticks) {
    for index in 0..<rows.count
    where rows[index].what == .answeredWithin && rows[index].queue == contact.place {
      add(0, to: index, now: now)
    }
  }

  /// A contact has been handled to its end, or was lost in the middle of it.
  mutating func finished(_ contact: Contact, at center: Int32, complete: Bool, now: Ticks) {
    served(contact, at: center, step: -1)
    guard complete else { return }
    let began = contact.wasCut ? contact.waitingSince : contact.answered
    let queue = center * Int32(truncatingIfNeeded: types) + contact.origin % Int32(types)
    for index in 0..<rows.count {
      switch rows[index].what {
      case .handleTime where rows[index].queue == queue:
        add(now - began, to: index, now: now)
      case .waitOfFinished
      where rows[index].queue == contact.place && contact.arrival >= rows[index].latest:
        rows[index].latest = contact.arrival
        add(contact.answered - contact.arrival, to: index, now: now)
      default: continue
      }
    }
  }

  /// A contact begins or ends to be in service at a center.
  mutating func served(_ contact: Contact, at center: Int32, step: Int32) {
    guard isOn else { return }
    inService[Int(contact.origin) / types * centers + Int(center)] += step
  }

  private mutating func add(_ value: Int64, to index: Int, now: Ticks) {
    var row = rows[index]
    while row.count > 0 {
      let oldest = samples[row.base + row.first]
      if row.count < row.most && now - oldest.time <= row.window { break }
      row.sum -= oldest.value
      row.first = (row.first + 1) & (row.size - 1)
      row.count -= 1
    }
    if row.count == row.size { grow(&row) }
    samples[row.base + (row.first + row.count) & (row.size - 1)] = Sample(time: now, value: value)
    row.count += 1
    row.sum += value
    rows[index] = row
  }

  /// Moves a full ring to the end of the column with twice its length.
  private mutating func grow(_ row: inout Row) {
    let base = samples.count
    samples.grow(to: base + 2 * row.size, with: Sample())
    for position in 0..<row.count {
      samples[base + position] = samples[row.base + (row.first + position) & (row.size - 1)]
    }
    row.base = base
    row.size *= 2
    row.first = 0
  }
}
