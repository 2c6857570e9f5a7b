import Erlang
import Sim

/// Finds out which centers meet the assumptions of Erlang's formulas, and works the formulas out.
///
/// Whether contacts leave a center or hear a busy signal is read from what was seen, because it
/// depends on the strategy; everything else from the model.
struct FormulaCheck {
  private let model: Model
  private let labels: Labels
  private let estimates: Estimates

  init(model: Model, labels: Labels, estimates: Estimates) {
    self.model = model
    self.labels = labels
    self.estimates = estimates
  }

  /// One twin for each center that has contacts of its own.
  var twins: [FormulaTwin] {
    model.centers.indices.compactMap { center in
      let streams = model.streams.filter { model.center(ofQueue: Int($0.queue)) == center }
      guard !streams.isEmpty else { return nil }
      return FormulaTwin(
        scope: .center(center, .handling), outcome: outcome(center: center, streams: streams))
    }
  }

  private func outcome(center: Int, streams: [DemandStream]) -> FormulaTwin.Outcome {
    var broken = brokenByOperation(center: center)
    let queues = Set(streams.map { Int($0.queue) }).sorted()
    if queues.count > 1 { broken.append(.oneContactType) }
    let rates = streams.map(constantRate)
    if rates.contains(nil) { broken.append(.constantRate) }
    if streams.contains(where: { $0.busyness >= 0 }) { broken.append(.sameEveryDay) }
    for queue in queues { broken += brokenByCustomers(queue: queue) }
    let groups = model.groups.indices.filter { group in
      model.groups[group].center == Int32(center)
        && queues.contains { model.routes[$0 * model.groups.count + group].isLawful }
    }
    if groups.count != 1 { broken.append(.oneGroup) }
    let staff = groups.first.flatMap { constantStaff(group: $0, center: center) }
    if groups.count == 1, staff == nil { broken.append(.constantStaff) }
    guard broken.isEmpty, let agents = staff, let group = groups.first, let queue = queues.first
    else { return .broken(FormulaTwin.Assumption.allCases.filter(broken.contains)) }
    let talk = model.contactTypes[model.contactType(ofQueue: queue)].talk
    let patience = model.patience[queue]
    return formula(
      rate: rates.reduce(0) { $0 + ($1 ?? 0) }, agents: agents,
      handle: talk.mean * model.routes[queue * model.groups.count + group].factor,
      patience: patience.isNever ? nil : patience.mean)
  }

  private func brokenByCustomers(queue: Int) -> [FormulaTwin.Assumption] {
    var broken: [FormulaTwin.Assumption] = []
    let type = model.contactTypes[model.contactType(ofQueue: queue)]
    let patience = model.patience[queue]
    if !type.talk.isExponential || type.wrapUp != nil { broken.append(.exponentialHandleTime) }
    if !patience.isExponential && !patience.isNever { broken.append(.exponentialPatience) }
    if let redial = type.redial, redial.afterAbandonment > 0 || redial.afterBusy > 0 {
      broken.append(.noRedial)
    }
    return broken
  }

  private func brokenByOperation(center: Int) -> [FormulaTwin.Assumption] {
    var broken: [FormulaTwin.Assumption] = []
    func happens(_ measure: Measure) -> Bool {
      (estimates.estimate(measure, in: .center(center, .origin))?.value ?? 0) > 0
    }
    if happens(.overflowOut) || happens(.overflowIn) { broken.append(.handledAtHome) }
    if happens(.blocked) { broken.append(.nobodyBlocked) }
    if model.horizon.measureFrom == 0 { broken.append(.steadyState) }
    return broken
  }

  /// Contacts a second, if they are the same from the beginning to the horizon.
  private func constantRate(_ stream: DemandStream) -> Double? {
    guard case .rate(let profile) = stream.source, profile.sinusoid == nil,
      let first = profile.segments.first
    else { return nil }
    let counting = profile.segments.filter { $0.from < model.horizon.end }
    return counting.allSatisfy { $0.slope == 0 && $0.rate == first.rate } ? first.rate : nil
  }

  /// Agents of a group, if they are the same from the beginning to the horizon.
  private func constantStaff(group: Int, center: Int) -> Int? {
    guard !model.centerOutages.contains(where: { $0.center == Int32(center) }) else { return nil }
    let changes = model.roster.filter {
      $0.group == Int32(group) && $0.at < model.horizon.end
    }
    var agents: Int?
    for change in changes {
      switch change.change {
      case .level(let level):
        if change.at > 0, agents != Int(level) { return nil }
        agents = Int(level)
      case .signIn(_, let count):
        guard change.at == 0 else { return nil }
        agents = (agents ?? 0) + Int(count)
      case .signOut, .pause: return nil
      }
    }
    return agents
  }

  private func formula(
    rate: Double, agents: Int, handle: Double, patience: Double?
  ) -> FormulaTwin.Outcome {
    do {
      let queue = try BirthDeathQueue(
        agents: Double(agents), arrivalRate: rate, meanHandleTime: handle, meanPatience: patience)
      return .figures(patience == nil ? .erlangC : .erlangA, figures(queue))
    } catch {
      return .broken([.enoughAgents])
    }
  }

  private func figures(_ queue: BirthDeathQueue) -> [FormulaTwin.Figure] {
    let level = labels.serviceLevel
    let within = level.within[level.headline]
    func share(_ convention: ServiceLevelConvention) -> Double {
      queue.serviceLevel(within: within, convention, shortAbandon: level.shortAbandon)
    }
    let figures: [(Measure, Double?)] = [
      (.serviceLevel, share(.offered)), (.serviceLevelAnswered, share(.answered)),
      (.serviceLevelExcludingShortAbandons, share(.excludingShortAbandons)),
      (.serviceLevelAbandonsMet, share(.abandonsMet)), (.answerRate, queue.answerRate),
      (.abandonmentRate, queue.abandonmentRate),
      (.abandonedWithin, queue.abandoned(within: within)),
      (.waitProbability, queue.waitProbability), (.meanWait, queue.meanWait),
      (.averageSpeedOfAnswer, queue.averageSpeedOfAnswer),
      (.waitOfAbandoned, queue.meanWaitOfAbandoned), (.queueLength, queue.meanQueueLength),
      (.queueLengthVariance, queue.queueLengthVariance), (.busyAgents, queue.busyAgents),
      (.occupancy, queue.occupancy),
    ]
    return figures.compactMap { measure, value in
      value.map { FormulaTwin.Figure(measure: measure, value: $0) }
    }
  }
}
