/// What a replication tells of itself while it runs, for those who ask why a contact went where it
/// went.
///
/// Nothing is told where nobody listens: a run without a journal pays nothing for it.
public struct Journal {
  /// A customer: the same one under every strategy.
  public struct Customer: Hashable, Sendable {
    /// The stream of arrivals the customer comes from.
    public let stream: Int32
    /// The number within the stream.
    public let number: UInt64
  }

  /// One attempt of a customer.
  public struct Contact: Hashable, Sendable {
    /// Who calls.
    public let customer: Customer
    /// The attempt, 1 for the first.
    public let attempt: Int
  }

  /// What happened.
  public enum Event: Sendable, Equatable {
    /// An attempt reaches the entry of its queue, a contact type at a center.
    case arrives(queue: Int)
    /// It hears a busy signal.
    case refused(Refusal)
    /// It begins to wait, under the patience and in the room of a queue.
    case waits(queue: Int)
    /// It stands in one more list.
    case joins(list: Int)
    /// It is offered to the center of a group, and keeps its places meanwhile.
    case isOffered(group: Int)
    /// It leaves every list and waits in one for good, as a contact of a queue.
    case moves(list: Int, queue: Int)
    /// An agent of a group is held for it while a link is set up.
    case connects(group: Int)
    /// An agent of a group, counted from 0 within it, answers.
    case answered(group: Int, agent: Int)
    /// It gives up waiting.
    case abandons
    /// The customer hangs up and keeps a place in a list, to be called back.
    case isPromised(list: Int)
    /// The customer did not answer the call, or was not called in time.
    case isNotReached
    /// An outage cuts it off.
    case isCut
    /// It is put back to the front of a queue.
    case returns(queue: Int)
    /// It leaves its agent, after so many ticks of talk and wrap-up since it was last answered;
    /// `link` is the link it came by, or -1.
    case ends(talk: Ticks, wrapUp: Ticks, link: Int)
    /// The customer will try again at a time.
    case redials(at: Ticks)
    /// The customer stops trying.
    case isLost
    /// So many agents of a group are idle now.
    case idle(group: Int, count: Int)
    /// A rule has decided.
    case decided(Decision)
    /// A rule that was looked at for the contact that is followed.
    case considered(Consideration)
  }

  /// Why an attempt hears a busy signal.
  public enum Refusal: Sendable, Equatable {
    /// Every line of its center is taken.
    case lines
    /// The waiting room is full.
    case room
    /// A rule turned it away.
    case rule
  }

  /// An event, when and of whom.
  public struct Entry: Sendable, Equatable {
    /// Ticks since the beginning of the run, warm-up included.
    public let time: Ticks
    /// The contact; nil where the event is of no contact.
    public let contact: Contact?
    /// What happened.
    public let event: Event
  }

  /// Takes each event, in their order.
  let write: (Entry) -> Void
  /// Whether a contact that arrives is followed: then every rule that is looked at for it is told.
  let follows: (Contact) -> Bool

  /// A journal; `follows` is asked after the arrival was written.
  public init(
    follows: @escaping (Contact) -> Bool = { _ in false }, write: @escaping (Entry) -> Void
  ) {
    self.write = write
    self.follows = follows
  }
}

/// What stands in one place of the tables and decided.
public enum DecisionSource: Sendable, Hashable {
  /// A group of a search, a position in the catalogue's `candidates`.
  case candidate(Int)
  /// A move, a position in `moves`.
  case move(Int)
  /// A step, a position in `stepRules`.
  case step(Int)
  /// What an idle agent looks at, a position in `pulls`.
  case pull(Int)
  /// A valve, a position in `valves`.
  case valve(Int)
}

/// A figure that a guard compared with its marks.
public struct DecisionFigure: Sendable, Equatable {
  /// The comparison, a position in the catalogue's `conditions`.
  public let condition: Int
  /// The figure; nil where nobody can tell it yet.
  public let value: Int?
  /// Whether it lies within the marks.
  public let holds: Bool
}

/// What a rule did.
public struct Decision: Sendable, Equatable {
  /// What was done.
  public enum Act: Sendable, Equatable {
    /// An agent of a group was given to the contact.
    case connect(group: Int)
    /// The contact stands in one more list.
    case join(list: Int)
    /// The contact waits in a list for good.
    case move(list: Int)
    /// The contact was offered to the center of a group.
    case offer(group: Int)
    /// That center did not accept.
    case decline(group: Int)
    /// Another contact, already waiting, was connected in its stead.
    case advance(group: Int)
    /// It heard a busy signal.
    case refuse
    /// The customer takes a callback.
    case callBack
    /// A valve opened.
    case open
    /// A valve closed.
    case close
  }

  /// The table entry.
  public let source: DecisionSource
  /// What was done.
  public let act: Act
  /// What its guards read.
  public let figures: [DecisionFigure]
}

/// A table entry that was looked at for a contact, and what came of it.
public struct Consideration: Sendable, Equatable {
  /// Why it came to nothing, or that it did not.
  public enum Outcome: Sendable, Equatable {
    /// It can serve the contact.
    case possible
    /// A condition is not met.
    case guarded
    /// No agent of the group is idle.
    case nobodyIdle
    /// The group may not serve the contact, or every line of the link is taken.
    case noWay
    /// The list has no room.
    case noRoom
    /// An idle agent of a group took another contact.
    case another
  }

  /// The table entry.
  public let source: DecisionSource
  /// The group it is about, or -1.
  public let group: Int
  /// What came of it.
  public let outcome: Outcome
  /// What its guards read.
  public let figures: [DecisionFigure]
}
