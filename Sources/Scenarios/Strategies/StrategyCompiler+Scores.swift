import Sim

extension StrategyCompiler {
  private static let minute = Double(60 * Ticks.perSecond)

  /// A score as a key, to say each once.
  struct ScoreKey: Hashable {
    var start: Double
    var parts: [Catalogue.ScorePart]
    var atMost: Double
    var least: Double
  }

  /// Gives every look of a group the points of its contacts.
  mutating func score(_ looks: inout [Look], of group: Int) {
    let lists = ListSets(looks)
    for index in looks.indices {
      looks[index].extra.scoreID = scoreID(of: looks[index], among: lists, group: group)
    }
  }

  /// The lists that lengths are read of, worked out once for a group.
  private struct ListSets {
    private var ofType: [Int: [Int]] = [:]
    private var all: [[Int]] = [[], []]

    init(_ looks: [Look]) {
      for look in looks {
        if look.isQueue { ofType[look.queueType, default: []].append(look.pull.list) }
        all[look.isQueue ? 1 : 0].append(look.pull.list)
      }
      ofType = ofType.mapValues { Set($0).sorted() }
      all = all.map { Set($0).sorted() }
    }

    /// The lists of the same contact type that a group looks at as its own; a list of guests alone.
    func own(_ look: Look) -> [Int] {
      look.isQueue ? ofType[look.queueType] ?? [] : [look.pull.list]
    }

    /// All lists of the same kind.
    func all(_ look: Look) -> [Int] { all[look.isQueue ? 1 : 0] }
  }

  private mutating func scoreID(of look: Look, among lists: ListSets, group: Int) -> Int {
    let type = world.type(of: look.queue)
    let pair = RoutingRules.Pair(group: group, type: type)
    let weight = rules.selection.weights[pair] ?? 1
    if let share = rules.timeShares[group]?.shares[type] {
      return add([.init(.workTime, type, times: -1 / share)])
    }
    switch rules.selection.rule {
    case .oldest:
      return rules.selection.weights.isEmpty ? -1 : add([.init(.wait, times: weight)])
    case .longestQueue: return add([.init(.waiting, listSet(lists.own(look)), times: weight)])
    case .weight: return add([], start: weight)
    case .shares(let shares):
      return add([
        .init(.waiting, listSet(lists.own(look)), times: 1),
        .init(.waiting, listSet(lists.all(look)), times: -shares[type]),
      ])
    case .cost(let costs, let measure, let perPatience):
      let handle = world.handleTimes[type] * (world.groups[group].factors[type] ?? 1)
      // Work that takes no time would be worth more than any number can say.
      let pace = 1 / max(handle, 1e-6)
      let points =
        costs[type].perMinute * pace * (perPatience ? world.patience[look.queue] : 1)
      guard costs[type].isQuadratic else { return add([], start: points) }
      return measure == .queue
        ? add([.init(.waiting, listSet(lists.own(look)), times: points)])
        : add([.init(.wait, times: points / Self.minute)])
    case .objective(let objectives, let measure):
      let unit = 1 / Double(objectives[type])
      var parts = [Catalogue.ScorePart(.wait, times: unit)]
      if measure == .predicted {
        let center = world.groups[group].center
        let agents = poolMates(of: center).flatMap { groups(at: $0, serving: look.queue) }
        let handle = world.handleTimes[type] * Double(Ticks.perSecond)
        parts.append(.init(.perOtherAgent, groupSet(agents), times: handle * unit))
      }
      return add(parts)
    case .age(let agings):
      let aging = agings[type]
      return add(
        [.init(.wait, times: aging.perMinute / Self.minute)], start: aging.start,
        atMost: aging.atMost)
    case .affine: return pairScore(of: group, look.queue)
    }
  }

  /// The points of a group for the contacts of a queue where `score` gives them; else -1.
  mutating func pairScore(of group: Int, _ queue: Int) -> Int {
    guard case .affine = rules.selection.rule else { return -1 }
    return affine(pairPoints(of: group, queue), group)
  }

  private func pairPoints(of group: Int, _ queue: Int) -> RoutingRules.Affine {
    guard case .affine(let pairs) = rules.selection.rule,
      let points = pairs[.init(group: group, type: world.type(of: queue))]
    else { return RoutingRules.Affine(start: 0, perSecond: 1, perIdleAgent: 0) }
    return points
  }

  /// When a waiting contact must look again because a pair of its own has come to 0 points while
  /// nobody became idle.
  ///
  /// With points for idle agents there is a moment for each number of them, in equal distances.
  func recheckTimes(of queue: Int) -> [RoutingPlan.Step] {
    guard case .affine = rules.selection.rule else { return [] }
    let search = catalogue.arrivalTries[queue].flatMap { catalogue.tries[$0].groups }
    let candidates = Set(search.map { catalogue.candidates[$0].group })
    var times: [RoutingPlan.Step] = []
    for group in candidates.sorted() {
      let points = pairPoints(of: group, queue)
      guard points.start < 0, points.perSecond > 0 else { continue }
      func ticks(_ seconds: Double) -> Ticks {
        Ticks((min(seconds, 1e9) * Double(Ticks.perSecond)).rounded(.up))
      }
      var step = RoutingPlan.Step(after: ticks(-points.start / points.perSecond))
      if points.perIdleAgent > 0 {
        let distance = points.perIdleAgent / points.perSecond
        let first = (-points.start / points.perSecond).truncatingRemainder(dividingBy: distance)
        // Closer moments would cost more looks than a run has contacts.
        step = RoutingPlan.Step(
          after: ticks(first), every: max(ticks(distance), Ticks.perSecond / 10))
      }
      if !times.contains(step) { times.append(step) }
    }
    return times
  }

  /// The search of the arrival once more.
  mutating func addRecheck(of queue: Int) {
    let first = catalogue.tries.count
    compileFirstSearch(of: queue)
    catalogue.stepRules.append(
      Catalogue.StepRule(
        guardID: -1, tries: first..<catalogue.tries.count, list: -1,
        moves: catalogue.moves.count..<catalogue.moves.count))
  }

  /// The score of a pair, of which too few points make no pair.
  private mutating func affine(_ affine: RoutingRules.Affine, _ group: Int) -> Int {
    var parts = [
      Catalogue.ScorePart(.wait, times: affine.perSecond / Double(Ticks.perSecond))
    ]
    if affine.perIdleAgent != 0 {
      parts.append(.init(.idleAgents, groupSet([group]), times: affine.perIdleAgent))
    }
    // A hair below 0, so that rounding does not put a pair off by a tick that it is due at.
    return add(parts, start: affine.start, least: -1e-6)
  }

  private mutating func listSet(_ lists: [Int]) -> Int {
    Self.intern(lists, in: &catalogue.scoring.listSets, &listSetIDs)
  }

  /// The score of some parts, said once.
  mutating func add(
    _ parts: [Catalogue.ScorePart], start: Double = 0, atMost: Double = .infinity,
    least: Double = -.infinity
  ) -> Int {
    let key = ScoreKey(start: start, parts: parts, atMost: atMost, least: least)
    if let known = scoreIDs[key] { return known }
    let first = catalogue.scoring.parts.count
    catalogue.scoring.parts += parts
    catalogue.scoring.scores.append(
      Catalogue.Score(
        start: start, parts: first..<catalogue.scoring.parts.count, atMost: atMost, least: least))
    scoreIDs[key] = catalogue.scoring.scores.count - 1
    return catalogue.scoring.scores.count - 1
  }
}
