#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Unlimited waiting room and any patience: the law of the offered wait as an integral.
///
/// With time in handle times, s agents, load a and patience law G, the wait V that a contact of
/// endless patience would meet has the density
///
///     s f(t) P(all busy, none waiting),   f(t) = exp(a (t - integral of G to t) - s t),
///
/// and an agent is idle with the remaining probability. Every measure is an integral of f against
/// a positive function, so nothing cancels; f is log-concave, so its stretch is easy to find.
/// While the head of the queue has waited t, those behind it are Poisson with mean
/// a (t - integral of G to t), which gives the variance of the queue.
/// Source: Baccelli and Hebuterne, "On queues with impatient customers", Performance '81; Zeltyn
/// and Mandelbaum, "Call centers with impatient customers", Queueing Systems 51 (2005) 361-402.
struct OpenRoom: Sendable {
  let load: Double
  let agents: Double
  let density: WaitDensity
  /// Weight of the states with an idle agent; 1 is "all busy, none waiting".
  private let idleWeight: Scaled
  private let totalWeight: Scaled
  private(set) var totals: QueueSolution.Totals

  init(agents: Double, load: Double, patience: PatienceLaw?) throws(ErlangError) {
    self.agents = agents
    self.load = load
    density = try WaitDensity(agents: agents, load: load, patience: patience)
    idleWeight = ErlangB(valid: agents, load).odds
    let whole = density.integral(from: 0, to: .infinity)
    let waiting = Scaled(agents * whole.sums[0], exponent: whole.exponent)
    totalWeight = idleWeight + waiting
    totals = QueueSolution.Totals(
      immediate: (idleWeight / totalWeight).value, blocked: 0, logBlocked: -.infinity)
    guard load.isNormal else { return }
    let scale = factor(whole)
    totals.waiting = (waiting / totalWeight).value
    totals.abandoned = scale * whole.sums[1]
    totals.answeredAfterWait = scale * whole.sums[2]
    totals.wait = scale * whole.sums[3]
    totals.waitOfAnswered = scale * whole.sums[4]
    totals.queueVariance = queueVariance(whole, scale: scale)
    totals.logWaiting = (waiting / totalWeight).log
    totals.meanWaitOfWaiting = whole.sums[3] / whole.sums[0]
    guard whole.sums[1] > 0 else { return }
    totals.logAbandoned =
      (Scaled(agents * whole.sums[1], exponent: whole.exponent) / totalWeight).log
    totals.abandonedOfWaiting = whole.sums[1] / whole.sums[0]
    totals.meanWaitOfAbandoned = whole.sums[5] / whole.sums[1]
  }

  private func factor(_ integral: WaitDensity.Integral) -> Double {
    (Scaled(agents, exponent: integral.exponent) / totalWeight).value
  }

  /// Central from the start: the spread about a point near the mean, then about the mean.
  private func queueVariance(_ whole: WaitDensity.Integral, scale: Double) -> Double {
    let share = load / agents * scale
    let mean = load * totals.wait
    let offset = 1 + density.center - mean
    let nonempty = share * whole.sums[2]
    let about =
      share * whole.sums[7] + 2 * offset * share * whole.sums[6] + offset * offset * nonempty
    return about + mean * mean * max(0, 1 - nonempty)
  }

  func answeredWithin(_ time: Double) -> Double {
    let near = density.integral(from: 0, to: time)
    return factor(near) * near.sums[2]
  }

  func answeredBeyond(_ time: Double) -> Double {
    let far = density.integral(from: time, to: .infinity)
    return factor(far) * far.sums[2]
  }

  func abandonedWithin(_ time: Double) -> Double {
    let near = density.integral(from: 0, to: time)
    return factor(near) * near.sums[1] + density.patience(time).distribution * longer(than: time)
  }

  func stillWaiting(_ time: Double) -> Double {
    density.patience(time).survival * longer(than: time)
  }

  /// P(offered wait > time).
  private func longer(than time: Double) -> Double {
    let far = density.integral(from: time, to: .infinity)
    return factor(far) * far.sums[0]
  }
}
