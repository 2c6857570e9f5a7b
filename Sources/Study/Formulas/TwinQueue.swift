import Erlang
import Sim

/// The formula of a cell: everything but its rate and its staffing, which change with time.
struct TwinQueue {
  let formula: FormulaTwin.Formula
  /// Mean handle time of the cell's agents, seconds.
  let handle: Double
  private let patience: PatienceLaw?
  /// Mean patience, seconds; nil where nobody gives up.
  private let meanPatience: Double?
  /// Contacts that may wait; nil where there is no limit.
  private let room: Int?
  /// Contacts that may be present; nil where there is no limit.
  private let lines: Int?

  /// The formula of a cell, or the assumptions that it breaks at any time.
  static func make(
    _ model: Model, _ cell: TwinCell
  ) -> (queue: TwinQueue?, broken: [FormulaTwin.Assumption]) {
    var broken: [FormulaTwin.Assumption] = []
    if cell.queues.count > 1 { broken.append(.oneContactType) }
    let factors = Set(
      cell.queues.flatMap { queue in
        cell.groups.map { model.routes[queue * model.groups.count + $0] }
      }.map { $0.isLawful ? $0.factor : -1 })
    if factors.count != 1 || factors.contains(-1) { broken.append(.oneGroup) }
    let streams = model.streams.filter { cell.queues.contains(Int($0.queue)) }
    if streams.contains(where: { $0.busyness >= 0 }) { broken.append(.sameEveryDay) }
    for queue in cell.queues {
      let type = model.contactTypes[model.contactType(ofQueue: queue)]
      if let redial = type.redial, redial.afterAbandonment > 0 || redial.afterBusy > 0 {
        broken.append(.noRedial)
      }
    }
    guard let queue = cell.queues.first, cell.queues.count == 1 else {
      let isExponential = cell.queues.allSatisfy {
        let type = model.contactTypes[model.contactType(ofQueue: $0)]
        return type.talk.isExponential && type.wrapUp == nil
      }
      return (nil, broken + (isExponential ? [] : [.exponentialHandleTime]))
    }
    let (made, others) = make(model, cell, queue, factor: factors.first ?? 1)
    broken += others
    return (broken.isEmpty ? made : nil, broken)
  }

  private static func make(
    _ model: Model, _ cell: TwinCell, _ queue: Int, factor: Double
  ) -> (TwinQueue?, [FormulaTwin.Assumption]) {
    var broken: [FormulaTwin.Assumption] = []
    let type = model.contactTypes[model.contactType(ofQueue: queue)]
    let center = model.centers[cell.center]
    let own =
      center.roomsByType.isEmpty
      ? Int32.max : center.roomsByType[model.contactType(ofQueue: queue)]
    let isLimited = center.lines < .max || center.waitingRoom < .max
    if isLimited, !cell.isAlone { broken.append(.ownRoom) }
    let room = min(own, center.waitingRoom)
    // A line is free again during the wrap-up, so neither room nor agents say who is let in.
    if center.lines < .max, type.wrapUp != nil { broken.append(.ownRoom) }
    let isLoss = room == 0
    if !isLoss, !type.talk.isExponential || type.wrapUp != nil {
      broken.append(.exponentialHandleTime)
    }
    let law = model.patience[queue]
    let hasRoom = room < .max || center.lines < .max
    if hasRoom, !isLoss, !law.isExponential, !law.isNever { broken.append(.exponentialPatience) }
    let formula: FormulaTwin.Formula =
      isLoss
      ? .erlangB
      : hasRoom
        ? .erlangX
        : law.isNever ? .erlangC : law.isExponential ? .erlangA : .generalPatience
    let tables = model.lawTables
    let patience =
      formula == .generalPatience
      ? try? PatienceLaw.survival(breaks: law.breaks(tables: tables)) {
        law.survival($0, tables: tables)
      } : nil
    if formula == .generalPatience, patience == nil { broken.append(.exponentialPatience) }
    let handle = (type.talk.mean + (type.wrapUp?.mean ?? 0)) * factor
    return (
      TwinQueue(
        formula: formula, handle: handle, patience: patience,
        meanPatience: law.isNever ? nil : law.mean, room: room == .max ? nil : Int(room),
        lines: center.lines == .max ? nil : Int(center.lines)), broken
    )
  }
}

extension TwinQueue {
  /// The queue in its steady state; nil where it has none.
  func solve(_ regime: TwinClock.Regime) -> TwinState? {
    // More agents than lines are never busy together.
    let agents = min(regime.agents, lines ?? .max)
    guard agents > 0 else { return nil }
    var places = room
    if let lines { places = min(places ?? .max, lines - agents) }
    let load = regime.rate * handle
    let solved: (any WaitingQueue)? =
      if let patience {
        try? GeneralPatienceQueue(
          agents: Double(agents), offeredLoad: load, meanHandleTime: handle, patience: patience)
      } else {
        try? BirthDeathQueue(
          agents: Double(agents), offeredLoad: load, meanHandleTime: handle,
          meanPatience: formula == .erlangB ? nil : meanPatience, waitingRoom: places)
      }
    return solved.map {
      TwinState(
        queue: $0, formula: formula, regime: regime,
        relaxation: relaxation(load, agents, places))
    }
  }

  /// Seconds in which a deviation from the steady state falls to its e-th part.
  ///
  /// Of several bounds of the slowest rate of a birth-and-death chain the fastest: the least step
  /// by which its death rates grow, and what Erlang C has at the same load.
  private func relaxation(_ load: Double, _ agents: Int, _ places: Int?) -> Double {
    let service = 1 / handle
    let size = Double(agents)
    let distance = size.squareRoot() - load.squareRoot()
    var rate = min(service, distance * distance * service)
    if let meanPatience { rate = max(rate, min(service, 1 / meanPatience)) }
    if let places {
      let width = Double(places) + size.squareRoot()
      rate = max(rate, min(service, size * service / (width * width)))
    }
    return 1 / rate
  }
}

/// A queue in its steady state, with what the simulation calls its figures.
struct TwinState {
  let queue: any WaitingQueue
  let formula: FormulaTwin.Formula
  let regime: TwinClock.Regime
  /// Seconds in which a deviation falls to its e-th part; infinite where it does not.
  let relaxation: Double

  /// The figures that exist in a scope.
  ///
  /// - Parameter seconds: The length of the time, for counts.
  func figures(
    _ kind: ScopeKind, _ labels: Labels, sizes: Sizes, seconds: Double
  ) -> [FormulaTwin.Figure] {
    let level = labels.serviceLevel
    let within = level.within[level.headline]
    func share(_ convention: ServiceLevelConvention) -> Double {
      queue.serviceLevel(within: within, convention, shortAbandon: level.shortAbandon)
    }
    let blocked = queue.blockingProbability
    let figures: [(Measure, Double?)] = [
      (.blocked, blocked > 0 ? blocked * regime.rate * seconds : nil),
      (.serviceLevel, share(.offered)), (.serviceLevelAnswered, share(.answered)),
      (.serviceLevelExcludingShortAbandons, share(.excludingShortAbandons)),
      (.serviceLevelAbandonsMet, share(.abandonsMet)), (.answerRate, queue.answerRate),
      (.abandonmentRate, queue.abandonmentRate),
      (.abandonedWithin, queue.abandoned(within: within)),
      (.waitProbability, queue.waitProbability), (.meanWait, queue.meanWait),
      (.averageSpeedOfAnswer, queue.averageSpeedOfAnswer),
      (.waitOfAbandoned, queue.meanWaitOfAbandoned), (.queueLength, queue.meanQueueLength),
      (.queueLengthVariance, queue.queueLengthVariance), (.busyAgents, queue.busyAgents),
      (.occupancy, queue.busyAgents / Double(regime.agents)),
    ]
    return figures.compactMap { measure, value in
      guard let value, measure.exists(in: kind, sizes: sizes) else { return nil }
      return FormulaTwin.Figure(measure: measure, value: value)
    }
  }
}
