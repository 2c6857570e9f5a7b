import Sim

/// The story of one contact: its way, what was looked at for it, and what the agents did while it
/// waited.
public struct ContactStory: Sendable {
  /// Its way, with the considerations in their places.
  public let record: ContactRecord
  /// What each group did while it waited, by group; of one that was put back, while it last did.
  public internal(set) var groups: [GroupAtWork]

  /// A group while a contact waited.
  public struct GroupAtWork: Sendable {
    /// Whether its agents may serve the contact at all.
    public internal(set) var mayServe = true
    /// Idle agents when the wait began, and the fewest and most of the time after.
    public internal(set) var atFirst = 0, least = 0, most = 0
    /// Agent-ticks idle.
    var idleTime: Ticks = 0
    /// Ticks in which at least one agent was idle.
    public internal(set) var timeWithIdle: Ticks = 0
    /// Contacts that its agents took.
    public internal(set) var taken = 0
    /// Times an idle agent did not take the contact, by the reason.
    public internal(set) var refusals: [Refusal] = []
    /// Mean number of idle agents.
    public internal(set) var meanIdle = 0.0

    /// Why idle agents did not take it, and how often.
    public struct Refusal: Sendable {
      /// What they looked at.
      public let source: DecisionSource
      /// Why it came to nothing.
      public let outcome: Consideration.Outcome
      /// How often.
      public internal(set) var count = 1
      /// What the guard read the last time.
      public internal(set) var figures: [DecisionFigure]
    }
  }
}

extension Rerun {
  /// The story of an attempt of a customer; nil where there is none in this replication.
  ///
  /// - Returns: The story, and the number of customers of the replication.
  public func story(
    of number: Int, attempt: Int
  ) throws(StudyError) -> (story: ContactStory?, customers: Int) {
    var teller = Teller(groups: names.groups.count, number: number, attempt: attempt)
    _ = try observe(
      Journal(follows: { teller.isWanted($0) }, write: { teller.take($0) }))
    guard var story = teller.finish() else { return (nil, teller.customers) }
    let first = story.record.queue * model.groups.count
    for group in story.groups.indices {
      story.groups[group].mayServe = model.routes[first + group].isLawful
    }
    return (story, teller.customers)
  }

  /// The contacts that waited longest, the longest first; of equal waits the earlier.
  ///
  /// - Parameter center: Only those that arrived there; nil is all.
  public func longestWaits(
    _ count: Int, atCenter center: Int?
  ) throws(StudyError) -> [TraceRow] {
    let names = names
    var longest: [ContactRecord] = []
    try run(record: { record in
      guard record.wait > 0, center == nil || names.center(ofQueue: record.queue) == center,
        longest.count < count || longest[count - 1].wait < record.wait
      else { return }
      let place = longest.firstIndex { $0.wait < record.wait } ?? longest.count
      longest.insert(record, at: place)
      if longest.count > count { longest.removeLast() }
    })
    return longest.map { TraceRow($0, names) }
  }

  /// Gathers one contact's story.
  private struct Teller {
    private let number: Int
    private let attempt: Int
    private var book = ContactBook()
    private var idle: [Int]
    private var changed: [Ticks]
    private var groups: [ContactStory.GroupAtWork]
    private var key: Journal.Contact?
    private var waitsSince: Ticks?
    private var record: ContactRecord?

    var customers: Int { book.customers }

    init(groups count: Int, number: Int, attempt: Int) {
      self.number = number
      self.attempt = attempt
      idle = Array(repeating: 0, count: count)
      changed = Array(repeating: 0, count: count)
      groups = Array(repeating: ContactStory.GroupAtWork(), count: count)
    }

    func isWanted(_ contact: Journal.Contact) -> Bool {
      contact.attempt == attempt && book.number(of: contact.customer) == number
    }

    mutating func take(_ entry: Journal.Entry) {
      if waitsSince != nil { watch(entry) }
      if case .idle(let group, let count) = entry.event {
        settle(group, at: entry.time)
        idle[group] = count
        if waitsSince != nil {
          groups[group].least = min(groups[group].least, count)
          groups[group].most = max(groups[group].most, count)
        }
      }
      if let key = entry.contact, case .arrives = entry.event {
        gather(entry)
        if isWanted(key) { self.key = key }
        return
      }
      if entry.contact == key, key != nil { follow(entry) }
      gather(entry)
    }

    private mutating func gather(_ entry: Journal.Entry) {
      var found: ContactRecord?
      book.take(entry) { done in
        if done.number == number, done.attempt == attempt { found = done }
      }
      if let found { record = found }
    }

    private mutating func follow(_ entry: Journal.Entry) {
      switch entry.event {
      case .waits, .returns, .isPromised: begin(at: entry.time)
      case .connects where waitsSince == nil: begin(at: entry.time)
      case .answered, .abandons, .refused, .isNotReached: end(at: entry.time)
      default: break
      }
    }

    private mutating func begin(at time: Ticks) {
      waitsSince = time
      for group in idle.indices {
        changed[group] = time
        groups[group] = ContactStory.GroupAtWork()
        groups[group].atFirst = idle[group]
        groups[group].least = idle[group]
        groups[group].most = idle[group]
      }
    }

    private mutating func end(at time: Ticks) {
      guard let start = waitsSince else { return }
      for group in idle.indices {
        settle(group, at: time)
        let length = time - start
        groups[group].meanIdle =
          length > 0 ? Double(groups[group].idleTime) / Double(length) : Double(idle[group])
      }
      waitsSince = nil
    }

    /// What other contacts and the agents do while it waits.
    private mutating func watch(_ entry: Journal.Entry) {
      switch entry.event {
      case .answered(let group, _) where entry.contact != key: groups[group].taken += 1
      case .considered(let seen) where seen.group >= 0:
        guard case .pull = seen.source else { return }
        count(seen)
      default: break
      }
    }

    private mutating func count(_ seen: Consideration) {
      let known = groups[seen.group].refusals.firstIndex {
        $0.source == seen.source && $0.outcome == seen.outcome
      }
      guard let known else {
        groups[seen.group].refusals.append(
          .init(source: seen.source, outcome: seen.outcome, figures: seen.figures))
        return
      }
      groups[seen.group].refusals[known].count += 1
      groups[seen.group].refusals[known].figures = seen.figures
    }

    private mutating func settle(_ group: Int, at time: Ticks) {
      guard waitsSince != nil else { return }
      let length = time - changed[group]
      groups[group].idleTime += Ticks(idle[group]) * length
      if idle[group] > 0 { groups[group].timeWithIdle += length }
      changed[group] = time
    }

    mutating func finish() -> ContactStory? {
      var found: ContactRecord?
      book.finish { done in
        if done.number == number, done.attempt == attempt { found = done }
      }
      return (record ?? found).map { ContactStory(record: $0, groups: groups) }
    }
  }
}
