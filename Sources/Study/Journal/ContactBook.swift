import Sim

/// Puts the entries of a journal together to contacts; holds no more than those in the system.
struct ContactBook {
  private var open: [Journal.Contact: ContactRecord] = [:]
  private var numbers: [Journal.Customer: Int] = [:]
  /// Customers so far.
  private(set) var customers = 0
  /// An attempt without an answer, until it is known what the customer does next.
  private var ending: (customer: Journal.Customer, record: ContactRecord)?

  /// The number of a customer who is in the system or between two attempts.
  func number(of customer: Journal.Customer) -> Int? { numbers[customer] }

  /// Takes an entry, and hands on each attempt that has come to its end by it.
  mutating func take(_ entry: Journal.Entry, _ done: (ContactRecord) -> Void) {
    switch entry.event {
    case .redials(let time): close(.redials(at: time), done)
    case .isLost: close(.isLost, done)
    default:
      close(nil, done)
      if let key = entry.contact { take(entry, of: key, done) }
    }
  }

  /// Nothing more will be told.
  mutating func finish(_ done: (ContactRecord) -> Void) { close(nil, done) }

  private mutating func take(
    _ entry: Journal.Entry, of key: Journal.Contact, _ done: (ContactRecord) -> Void
  ) {
    if case .arrives(let queue) = entry.event {
      open[key] = ContactRecord(
        number: number(key), attempt: key.attempt, queue: queue, arrived: entry.time)
      return
    }
    open[key]?.path.append(.init(time: entry.time, event: entry.event))
    switch entry.event {
    case .answered(let group, let agent):
      if open[key]?.answered == nil { open[key]?.answered = entry.time }
      open[key]?.group = group
      open[key]?.agent = agent
    case .ends(let talk, let wrapUp, let link):
      guard var record = open.removeValue(forKey: key) else { return }
      record.talk = talk
      record.wrapUp = wrapUp
      record.link = link
      record.ended = entry.time
      if case .isCut? = record.path.dropLast().last?.event {
        record.outcome = .cutOff
      } else if record.isPromised {
        record.outcome = .calledBack
      }
      numbers[key.customer] = nil
      done(record)
    case .refused, .abandons, .isNotReached:
      guard var record = open.removeValue(forKey: key) else { return }
      switch entry.event {
      case .refused: record.outcome = .refused
      case .isNotReached: record.outcome = .notReached
      default: record.outcome = .abandoned
      }
      record.ended = entry.time
      ending = (key.customer, record)
    default: break
    }
  }

  private mutating func number(_ key: Journal.Contact) -> Int {
    if let known = numbers[key.customer] { return known }
    customers += 1
    numbers[key.customer] = customers
    return customers
  }

  /// The attempt without an answer is told to its end: a customer who does not try again is
  /// forgotten.
  private mutating func close(_ sequel: ContactRecord.Sequel?, _ done: (ContactRecord) -> Void) {
    guard let (customer, ended) = ending else { return }
    var record = ended
    ending = nil
    record.sequel = sequel
    if case .redials? = sequel {} else { numbers[customer] = nil }
    done(record)
  }
}
