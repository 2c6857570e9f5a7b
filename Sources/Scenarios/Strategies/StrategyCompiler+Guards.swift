import Sim

extension StrategyCompiler {
  /// Conditions as a contact of one queue reads them: `here` is its own center, `there` the helper.
  mutating func conditions(
    _ guards: [Guard], at center: Int, for queue: Int, there: Int? = nil
  ) -> [Catalogue.Condition] {
    guards.flatMap { part -> [Catalogue.Condition] in
      switch part {
      case .here(let comparison):
        return condition(comparison, at: center, for: queue, other: there ?? center)
      case .there(let comparison):
        let helper = there ?? center
        return condition(comparison, at: helper, for: queue, other: world.center(of: queue))
      case .valve(let rule):
        let index = valve(of: rule, at: center, for: queue, there: there)
        return [Catalogue.Condition(reading: .valve, index: index, least: 1)]
      case .all(let parts): return conditions(parts, at: center, for: queue, there: there)
      case .any(let parts):
        let ids = parts.map { guardID(conditions([$0], at: center, for: queue, there: there)) }
        // An empty part always holds.
        if ids.contains(-1) { return [] }
        return [Catalogue.Condition(reading: .anyOf, index: alternative(ids), least: 1)]
      }
    }
  }

  /// One comparison at a center; `other` is the center on the other side.
  private mutating func condition(
    _ comparison: Comparison, at center: Int, for queue: Int, other: Int
  ) -> [Catalogue.Condition] {
    let local = world.queue(center: center, type: world.type(of: queue))
    let agents = groupSet(groups(at: center, serving: queue))
    var (least, greatest) = (comparison.least, comparison.greatest)
    var terms: [Catalogue.Term] = []
    switch comparison.figure {
    case .queue: terms = [Catalogue.Term(.waiting, local)]
    case .idleAgents: terms = [Catalogue.Term(.idleAgents, agents)]
    case .signedIn: terms = [Catalogue.Term(.signedIn, agents)]
    case .longestWait: terms = [Catalogue.Term(.headWait, local)]
    case .position: terms = [Catalogue.Term(.position, local)]
    case .estimatedWait: terms = [Catalogue.Term(.estimate, estimator(at: center, for: queue))]
    case .withinTarget:
      let within = comparison.within == 0 ? world.answerWithin : comparison.within
      terms = [Catalogue.Term(.chance, estimator(at: center, for: queue, within: within))]
    case .serviceLevel: terms = [Catalogue.Term(.gauge, levelGauge(comparison, local))]
    case .guests:
      let gauge = Gauge(.guests(from: Int32(other)), queue: Int32(local))
      terms = [Catalogue.Term(.gauge, self.gauge(gauge))]
    case .occupied: return occupied(comparison, agents)
    case .waitImproved:
      terms = [
        Catalogue.Term(
          .estimate, estimator(at: center, for: queue), weight: 1_000_000 - comparison.share),
        Catalogue.Term(.estimate, estimator(at: other, for: queue), weight: -1_000_000),
      ]
      // Only the helper's side can be old: the contact's own place is its own.
      if comparison.isFromBoard { terms[1] = onBoard(terms[1], of: queue) }
      greatest = .max
      least = max(least, 1)
      return [condition(terms, least: least, greatest: greatest)]
    }
    if comparison.isFromBoard { terms = terms.map { onBoard($0, of: local) } }
    if moving >= 0, comparison.figure.isMovable { return moved(comparison, terms) }
    return [condition(terms, least: least, greatest: greatest)]
  }

  /// A condition on a weighted sum; the weight of the first term is 1 where it is the only one.
  mutating func condition(
    _ sum: [Catalogue.Term], least: Int, greatest: Int = .max
  ) -> Catalogue.Condition {
    if sum.count == 1, let only = sum.first, only.weight == 1_000_000 {
      return Catalogue.Condition(
        reading: only.reading, index: only.index, least: least, greatest: greatest)
    }
    var condition = Catalogue.Condition(reading: .one, index: 0, least: least, greatest: greatest)
    // The constant that every condition begins with is taken back.
    condition.terms = terms(sum + [Catalogue.Term(.one, 0, weight: -1_000_000)])
    return condition
  }

  /// Busy over busy and idle against a mark, multiplied out, so that it needs no division.
  private mutating func occupied(
    _ comparison: Comparison, _ agents: Int
  ) -> [Catalogue.Condition] {
    var conditions: [Catalogue.Condition] = []
    for (mark, sign) in [(comparison.least, 1), (comparison.greatest, -1)]
    where mark > 0 && mark < .max {
      let busy = Catalogue.Term(.busyAgents, agents, weight: sign * (1_000_000 - mark))
      let idle = Catalogue.Term(.idleAgents, agents, weight: -sign * mark)
      let sum = comparison.isFromBoard ? [onBoard(busy), onBoard(idle)] : [busy, idle]
      conditions.append(condition(sum, least: 0))
    }
    return conditions
  }

  private mutating func levelGauge(_ comparison: Comparison, _ queue: Int) -> Int {
    let within = comparison.within == 0 ? world.answerWithin : comparison.within
    return gauge(
      Gauge(
        .answeredWithin(within), queue: Int32(queue), window: comparison.window,
        least: comparison.contacts, start: Floor.unknown))
  }

  // MARK: Estimates

  /// The estimators whose errors are measured: one for each queue where contacts arrive.
  mutating func addEntryEstimators() {
    guard rules.estimate.isMeasured else { return }
    catalogue.entryEstimators = (0..<world.queueCount).map { queue in
      world.hasDemand[queue] ? estimator(at: world.center(of: queue), for: queue) : -1
    }
  }

  /// The estimator of the wait at a center for contacts of a queue.
  mutating func estimator(at center: Int, for queue: Int, within: Ticks = 0) -> Int {
    let type = world.type(of: queue)
    let local = world.queue(center: center, type: type)
    let rule = rules.estimate
    let start = rule.handleStart ?? world.handleTimes[type]
    let handle = gauge(
      Gauge(
        .handleTime, queue: Int32(local), window: rule.handleWindow, most: rule.handleContacts,
        start: max(start, 1e-3) * 1e6))
    var past = -1
    let method: Catalogue.Estimator.Method
    switch rule.method {
    case .queue: method = .queue
    case .queueAndPatience:
      let patience = world.patience[local]
      method = .queueAndPatience(rate: patience > 0 && patience.isFinite ? 1 / patience : 0)
    case .head: method = .head
    case .lastAnswered, .average:
      method = .past
      past = gauge(
        Gauge(
          .waitOfAnswered, queue: Int32(local),
          window: rule.method == .average ? rule.window : .never,
          most: rule.method == .average ? rule.contacts : 1, start: Double(rule.start)))
    case .lastFinished:
      method = .past
      past = gauge(
        Gauge(.waitOfFinished, queue: Int32(local), most: 1, start: Double(rule.start)))
    }
    var estimator = Catalogue.Estimator(
      method: method, list: local, groups: groupSet(groups(at: center, serving: queue)),
      handleTime: handle, past: past, within: within)
    estimator.place = entering
    return intern(estimator)
  }
}
