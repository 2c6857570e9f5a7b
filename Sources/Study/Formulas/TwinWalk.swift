import Foundation
import Sim

/// Goes through the stretches of a cell's time and follows how far each is from its steady state.
///
/// Where a regime follows another, the mean service level of the new one is off by about the
/// difference of the two times the relaxation time over the length, and what is left of that at its
/// end goes on into the next. Where the regime before is unknown it may have been anything.
struct TwinWalk {
  private let queue: TwinQueue?
  private let clock: TwinClock
  private var solved: [TwinClock.Regime: TwinState?] = [:]
  private var past = Past(serviceLevel: 1, deviation: 0, agents: nil)
  private let within: Double

  /// What a stretch leaves behind.
  private struct Past {
    /// The service level it tended to; nil where it is unknown.
    var serviceLevel: Double?
    /// How far its end still was from that.
    var deviation: Double
    /// Who was there; nil where that changed.
    var agents: Int?
  }

  /// A stretch of time.
  struct Stretch {
    /// Whether nobody calls.
    var isEmpty: Bool
    var broken: [FormulaTwin.Assumption]
    /// The steady state; nil where there is none.
    var state: TwinState?
    /// What the beginning does to the mean service level, a share.
    var lag: Double?
  }

  /// A walk that starts with nobody there.
  ///
  /// - Parameter within: The T of the service level, seconds.
  init(queue: TwinQueue?, clock: TwinClock, within: Double) {
    self.queue = queue
    self.clock = clock
    self.within = within
  }

  /// A queue that grew without end is far from everything for a long time.
  private static let backlog = 20.0

  /// Goes through the next stretch, which begins where the last ended.
  mutating func next(_ time: Range<Ticks>) -> Stretch {
    let (regime, found) = clock.regime(time)
    let before = past
    past = Past(serviceLevel: nil, deviation: 0, agents: nil)
    guard let queue, let regime else { return Stretch(isEmpty: false, broken: found) }
    guard regime.rate > 0 else {
      past = Past(serviceLevel: 1, deviation: 0, agents: regime.agents)
      return Stretch(isEmpty: true, broken: [])
    }
    guard let state = solve(queue, regime) else {
      past.deviation = Self.backlog
      return Stretch(isEmpty: false, broken: [.enoughAgents])
    }
    let level = state.queue.serviceLevel(within: within)
    let jump = before.serviceLevel.map { abs($0 - level) } ?? max(level, 1 - level)
    let deviation = jump + before.deviation
    let length = (time.upperBound - time.lowerBound).seconds
    past = Past(
      serviceLevel: level, deviation: deviation * exp(-length / state.relaxation),
      agents: regime.agents)
    return Stretch(
      isEmpty: false, broken: hasOvertime(before, regime, length) ? [.noOvertime] : [],
      state: state, lag: deviation * min(1, state.relaxation / length))
  }

  /// Whether agents who go may still be there long enough to count: a handle time each.
  private func hasOvertime(
    _ before: Past, _ regime: TwinClock.Regime, _ length: Double
  ) -> Bool {
    guard let queue, let agents = before.agents, agents > regime.agents else { return false }
    let extra = Double(agents - regime.agents) * queue.handle
    return extra > FormulaCheck.toleratedLag * Double(regime.agents) * length
  }

  private mutating func solve(_ queue: TwinQueue, _ regime: TwinClock.Regime) -> TwinState? {
    if let known = solved[regime] { return known }
    let state = queue.solve(regime)
    solved[regime] = .some(state)
    return state
  }
}
