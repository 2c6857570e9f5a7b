/// A rule that says who serves whom: it answers, it never acts.
///
/// The engine asks at five moments: a contact arrives, an agent has become idle, a waiting contact
/// has come to a step of its plan, an offer of one has ended, a test tick of the plan has come. A
/// policy reads the `Floor` and answers with values that only the floor can make, so that an
/// unlawful pairing cannot be written. It keeps no state: what it needs stands on the floor, what
/// it wants to remember it writes into the plan's notes, and what it draws comes from `Floor.draw`.
public protocol RoutingPolicy: Sendable {
  /// A contact has entered: an idle agent for it, or a list to wait in.
  func arrival(of contact: ContactID, on floor: borrowing Floor) -> ArrivalAnswer
  /// An agent of a group is idle: the waiting contact to take, or rest. Nobody asks while no
  /// contact waits anywhere.
  ///
  /// The agent is already counted among the group's idle ones; where it matters who it is,
  /// `Floor.askingAgent` tells.
  func idleAgent(in group: GroupID, on floor: borrowing Floor) -> IdleAnswer
  /// A waiting contact has come to step `step` of its queue's plan.
  func step(_ step: Int, of contact: ContactID, on floor: borrowing Floor) -> StepAnswer
  /// The offer of a waiting contact to a group, made at step `step`, has lasted as long as offers
  /// do.
  func offered(
    to group: GroupID, step: Int, of contact: ContactID, on floor: borrowing Floor
  ) -> StepAnswer
  /// Test tick `index` of the plan has come; nothing else has happened.
  func tick(_ index: Int, on floor: borrowing Floor) -> TickAnswer
  /// How long a contact will wait that is about to, ticks; nil where nobody can tell.
  ///
  /// Asked only where the plan takes estimates, to measure how far they are off; the floor already
  /// says by `place(of:)` where it will wait.
  func estimate(for contact: ContactID, on floor: borrowing Floor) -> Ticks?
}

extension RoutingPolicy {
  /// A policy that makes no offers has none to answer.
  public func offered(
    to group: GroupID, step: Int, of contact: ContactID, on floor: borrowing Floor
  ) -> StepAnswer { .stay }

  /// A policy without test ticks has nothing to say.
  public func tick(_ index: Int, on floor: borrowing Floor) -> TickAnswer { .rest }

  /// A policy without estimates knows nothing.
  public func estimate(for contact: ContactID, on floor: borrowing Floor) -> Ticks? { nil }
}

/// A contact on the floor, valid while the policy is being asked.
public struct ContactID: Sendable, Equatable, BitwiseCopyable {
  @usableFromInline let slot: Int32
  @usableFromInline init(slot: Int32) { self.slot = slot }
}

/// A group of agents, the position in `Model.groups`.
public struct GroupID: Sendable, Equatable, BitwiseCopyable {
  /// The position.
  public let index: Int32

  /// The group at a position of `Model.groups`.
  public init(_ index: Int) { self.index = Int32(index) }
}

/// A list in which contacts wait, the position in the plan's lists.
public struct ListID: Sendable, Equatable, BitwiseCopyable {
  /// The position.
  public let index: Int32

  /// The list at a position of the plan.
  public init(_ index: Int) { self.index = Int32(index) }
}

/// An idle agent's group, lawful for a contact, with a free line on the way: only the floor makes
/// one.
public struct RouteID: Sendable, Equatable, BitwiseCopyable {
  let group: Int32
  let route: Int32
  /// The agent, or -1 for the one whom the plan's order says.
  var agent: Int32 = -1
}

/// A waiting contact that an idle agent may lawfully take: only the floor makes one.
public struct PickID: Sendable, Equatable, BitwiseCopyable {
  let slot: Int32
  let route: Int32
}

/// A group to which a waiting contact may be offered, with a free line on the way: only the floor
/// makes one.
public struct OfferID: Sendable, Equatable, BitwiseCopyable {
  let route: Int32
}

/// Where a contact that is moved for good takes its place in its new line.
public enum PlaceInLine: UInt8, Sendable, BitwiseCopyable {
  /// Behind those that arrived before it.
  case byArrival
  /// Behind all that are there, as if it had arrived in this instant.
  case back
  /// Before all that are there, but for contacts put back after a cut and older ones put to the
  /// front.
  case front
}

/// What becomes of a contact that has just entered.
public enum ArrivalAnswer: Sendable, Equatable {
  /// It is connected at once.
  case serve(RouteID)
  /// It waits in the list its queue joins by the plan; a full room turns it away with a busy
  /// signal.
  case wait
  /// It waits in another list for good, as a contact of that list's queue.
  case move(ListID, PlaceInLine = .byArrival)
  /// It waits as with `wait`, and a contact that already waits is connected in its stead.
  case advance(ContactID, RouteID)
  /// It hears a busy signal.
  case refuse
  /// The customer hangs up and is called back on terms of the plan, by their position in
  /// `RoutingPlan.callbacks`; the place stands in its list after so many ticks.
  case callBack(Int, after: Ticks)
}

/// What an idle agent does.
public enum IdleAnswer: Sendable, Equatable {
  /// Takes the contact.
  case take(PickID)
  /// Stays idle.
  case rest
}

/// What becomes of a waiting contact at a step.
public enum StepAnswer: Sendable, Equatable {
  /// It is connected at once.
  case serve(RouteID)
  /// It waits in this list too.
  case join(ListID)
  /// It leaves every list it stands in and waits in this one for good.
  case move(ListID, PlaceInLine = .byArrival)
  /// It stays where it stands and holds a line of the way there until the offer ends; the step must
  /// have a length of offers.
  case offer(OfferID)
  /// Nothing changes; asked again later if the step repeats.
  case stay
}

/// What follows from a test tick.
public enum TickAnswer: Sendable, Equatable {
  /// Nothing.
  case rest
  /// Idle agents look for a contact again: what they may take has changed.
  case lookAgain
}
