/// A time and a kind of event in one number, so that one comparison orders both.
///
/// Events at the same tick happen in the order of their kinds; two of one kind in the order in
/// which they were scheduled. Service comes first and leaving last: an agent who becomes free in
/// the tick in which a caller's patience ends still answers, and a contact that comes to a step at
/// exactly T and is answered then was answered within T.
struct Stamp: Equatable, Comparable, BitwiseCopyable {
  /// Kinds of events in their order within a tick.
  enum Kind: Int64 {
    /// The state is recorded, before anything else changes it.
    case probe
    /// A reporting interval ends.
    case border
    /// A talk ends while the wrap-up goes on.
    case talkEnd
    /// An agent has finished a contact.
    case completion
    /// The set-up of a link is over and the contact is connected.
    case connection
    /// An agent's break ends.
    case breakEnd
    /// Staff changes: the roster, or an outage begins or ends.
    case staff
    /// The policy is asked at a test tick.
    case tick
    /// A waiting contact comes to a step.
    case step
    /// A customer tries again.
    case redial
    /// A customer tries for the first time.
    case arrival
    /// A waiting contact gives up.
    case abandonment
  }

  let value: Int64

  @inline(__always)
  init(_ time: Ticks, _ kind: Kind) { value = time &<< 4 | kind.rawValue }

  private init(value: Int64) { self.value = value }

  /// Later than every event.
  static let never = Stamp(value: .max)

  /// The latest time that can be stamped, 18,000 years.
  static let latest: Ticks = (.max >> 4) - 1

  @inline(__always) var time: Ticks { value &>> 4 }
  @inline(__always) var kind: Kind { Kind(rawValue: value & 15) ?? .abandonment }

  @inline(__always)
  static func < (left: Stamp, right: Stamp) -> Bool { left.value < right.value }
}
