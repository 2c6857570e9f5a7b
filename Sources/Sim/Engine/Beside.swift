/// How long each customer's first attempt waited for an answer in one replication.
///
/// Customers are the same under every strategy, so these waits can be laid beside those of another.
public struct HomeWaits: Sendable, Equatable {
  /// Milliseconds by stream and customer; `unanswered` where no answer came.
  var streams: [[UInt32]]

  /// What stands for a wait that ended without an answer.
  static let unanswered = UInt32.max

  /// Whether somebody was answered, or waited longer before an answer, than here.
  ///
  /// - Parameter wait: Milliseconds; `unanswered` without an answer, which takes longer than any.
  func areShorter(than wait: UInt32, stream: Int32, customer: UInt64) -> Bool {
    let own = streams[Int(stream)]
    return customer < UInt64(own.count) && own[Int(customer)] < wait
  }

  static func milliseconds(_ wait: Ticks) -> UInt32 {
    UInt32(clamping: min(wait / (Ticks.perSecond / 1000), Ticks(unanswered) - 1))
  }
}

/// What a replication has to do with the same replication under isolated centers.
public enum Counterfactual: Sendable {
  /// Nothing.
  case none
  /// It is the one under isolated centers, and its waits are kept.
  case records
  /// Its waits are compared with those kept.
  case compares(HomeWaits)

  /// Whether waits are kept or compared.
  var isOn: Bool { if case .none = self { false } else { true } }
}

/// First attempts beside the same customers under isolated centers: kept, or compared.
struct Beside: ~Copyable {
  /// First attempts handled elsewhere, and those that would have been answered sooner at home.
  struct Row: BitwiseCopyable {
    var away: Int64 = 0, longer: Int64 = 0
  }

  private let part: Part
  private var waits: HomeWaits
  private var rows: Column<Row>
  private let queues: Int

  enum Part { case none, records, compares }

  var isOn: Bool { part != .none }

  init(_ counterfactual: Counterfactual, _ model: Model) {
    let (part, waits) = Beside.role(counterfactual, streams: model.streams.count)
    self.part = part
    self.waits = waits
    queues = model.queueCount
    let count = part == .compares ? (model.horizon.intervals + 1) * model.queueCount : 0
    rows = Column(repeating: Row(), count: count)
  }

  private static func role(_ counterfactual: Counterfactual, streams: Int) -> (Part, HomeWaits) {
    switch counterfactual {
    case .none: (.none, HomeWaits(streams: []))
    case .records: (.records, HomeWaits(streams: Array(repeating: [], count: streams)))
    case .compares(let home): (.compares, home)
    }
  }

  /// An attempt has come to its answer, or ends without one.
  mutating func take(_ contact: Contact, handler: Int32, isAnswered: Bool, now: Ticks) {
    guard contact.attempt == 1, !contact.wasCut else { return }
    let wait =
      isAnswered ? HomeWaits.milliseconds(now - contact.arrival) : HomeWaits.unanswered
    if part == .records {
      keep(wait, stream: Int(contact.stream), customer: contact.customer)
    } else if handler != contact.origin {
      let row = Int(contact.row) * queues + Int(contact.origin)
      rows[row].away += 1
      if waits.areShorter(than: wait, stream: contact.stream, customer: contact.customer) {
        rows[row].longer += 1
      }
    }
  }

  private mutating func keep(_ wait: UInt32, stream: Int, customer: UInt64) {
    let missing = Int(customer) - waits.streams[stream].count
    if missing >= 0 {
      waits.streams[stream] += repeatElement(HomeWaits.unanswered, count: missing + 1)
    }
    waits.streams[stream][Int(customer)] = wait
  }

  /// Moves what was found into observations.
  func close(into observations: inout Observations) {
    if part == .records { observations.homeWaits = waits }
    guard rows.count > 0 else { return }
    for row in rows.array(from: queues) {
      observations.besideHome.append(BesideHome(away: row.away, longer: row.longer))
    }
  }
}

/// First attempts handled elsewhere, beside the same customers under isolated centers.
public struct BesideHome: Sendable, Equatable {
  /// First attempts answered, or given up, at another center.
  public var away: Int64
  /// Those among them that isolated centers would have answered, and sooner.
  public var longer: Int64

  /// Two counts.
  public init(away: Int64, longer: Int64) {
    self.away = away
    self.longer = longer
  }
}
