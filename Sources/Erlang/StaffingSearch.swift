/// The searches of staffing, for any system that agents improve and load burdens.
///
/// `StaffingProblem` asks them of a `BirthDeathQueue`; a closure asks them of anything else. Every
/// answer is found by bracketing and halving: about twenty looks for a whole number of agents near
/// the guess, sixty for a fraction or a load.
public enum StaffingSearch {
  private static let mostAgents = 1e9

  /// The least whole number of agents for which `isMet` holds, at least 1.
  ///
  /// `guess` is where the search begins, usually the load in erlangs. Throws `ErlangError` when no
  /// number up to 10^9 is enough.
  public static func leastAgents(
    near guess: Double, isMet: (Double) -> Bool
  ) throws(ErlangError) -> Int {
    let guess = min(mostAgents, max(1, guess.rounded(.up)))
    var (fails, meets) = (0.0, guess)
    var step = 1.0
    if isMet(guess) {
      while meets - step > 0 && isMet(meets - step) {
        meets -= step
        step *= 2
      }
      fails = max(0, meets - step)
    } else {
      repeat {
        fails = meets
        meets += step
        step *= 2
        guard meets <= mostAgents else {
          throw ErlangError(
            .unattainable, "no number of agents up to 10^9 keeps the targets")
        }
      } while !isMet(meets)
    }
    while meets - fails > 1 {
      let middle = ((meets + fails) / 2).rounded(.down)
      if isMet(middle) { meets = middle } else { fails = middle }
    }
    return Int(meets)
  }

  /// The least real number of agents for which `isMet` holds, given the least whole one.
  public static func leastFractionalAgents(whole: Int, isMet: (Double) -> Bool) -> Double {
    whole > 0 ? edge(Double(whole), Double(whole) - 1, isMet) : 0
  }

  /// The largest load in erlangs for which `isMet` holds, for a group of about `agents`.
  ///
  /// Throws `ErlangError` when even next to no load breaks a target, or no load does.
  public static func largestLoad(
    agents: Double, isMet: (Double) -> Bool
  ) throws(ErlangError) -> Double {
    try ErlangError.requireSize("agents", agents, above: 0)
    guard isMet(1e-12 * agents) else {
      throw unattainable(agents, under: "no load")
    }
    guard let broken = Root.doubling(from: agents, until: { $0 > 1e12 || !isMet($0) }),
      broken <= 1e12
    else {
      throw unattainable(agents, under: "any load")
    }
    return edge(1e-12 * agents, broken, isMet)
  }

  private static func unattainable(_ agents: Double, under load: ErlangError.Sentence)
    -> ErlangError
  {
    ErlangError(
      .unattainable, "\(ErlangError.plain(agents)) agents keep the targets under \(load)")
  }

  /// The last point on the way from `good` to `bad` at which `holds`, by halving.
  private static func edge(
    _ good: Double, _ bad: Double, _ holds: (Double) -> Bool
  ) -> Double {
    var (good, bad) = (good, bad)
    for _ in 0..<100 {
      let middle = good + (bad - good) / 2
      guard middle != good && middle != bad else { break }
      if holds(middle) { good = middle } else { bad = middle }
    }
    return good
  }
}
