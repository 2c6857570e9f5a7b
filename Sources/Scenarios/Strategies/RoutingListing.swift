import Sim

extension CompiledRouting {
  /// The tables in words, one line an entry: what arrivals try, what happens at each step, and what
  /// idle agents look at, by rank.
  ///
  /// A list has the name of the queue it is, such as `billing@shenzhen`, or `guests 1`; several
  /// queues that every group treats alike wait in one list, named by the first of them.
  public func listing(in world: StrategyWorld) -> [String] {
    let listing = RoutingListing(routing: self, world: world)
    return (0..<world.queueCount).flatMap(listing.queue)
      + world.groups.indices.flatMap(listing.group)
  }
}

struct RoutingListing {
  let routing: CompiledRouting
  let world: StrategyWorld

  var catalogue: Catalogue { routing.catalogue }

  func queue(_ queue: Int) -> [String] {
    var lines = [
      "\(name(queue)): waits in \(list(Int(routing.plan.homeList[queue])))\(room(queue))"
    ]
    lines += catalogue.arrivalTries[queue].map { "  arrival: \(search($0))" }
    lines += catalogue.arrivalMoves[queue].map { "  arrival: \(move($0))" }
    for (index, step) in routing.plan.steps[queue].enumerated() {
      let rule = catalogue.stepRules[catalogue.firstStep[queue] + index]
      let every = step.every > 0 ? ", again every \(time(step.every))" : ""
      var acts = rule.tries.map(search) + rule.receivers.map { offer($0, step.offer) }
      if rule.list >= 0 { acts.append("join \(list(rule.list))") }
      acts += rule.moves.map(move)
      let what = acts.isEmpty ? "nothing" : acts.joined(separator: "; ")
      let skip =
        rule.skipGuard < 0
        ? "" : ", as step \(rule.skipTo + 1)\(condition(rule.skipGuard)), else"
      lines.append("  after \(time(step.after))\(every)\(skip)\(condition(rule.guardID)): \(what)")
    }
    return lines
  }

  func group(_ group: Int) -> [String] {
    let isDrawn = group < catalogue.scoring.draws.count && catalogue.scoring.draws[group]
    let head = "\(world.fullName(ofGroup: group)) takes\(isDrawn ? " by chance" : "")"
    return [head + order(of: group)]
      + catalogue.allPulls(of: group).map { index in
        let pull = catalogue.pulls[index]
        let age = pull.waitedOver >= 0 ? " over \(time(pull.waitedOver))" : ""
        return "  \(pull.rank): \(list(pull.list))\(age)\(extra(index))"
          + condition(pull.guardID)
      }
  }

  /// The window and the score of a pull.
  private func extra(_ index: Int) -> String {
    guard index < catalogue.scoring.pulls.count else { return "" }
    let extra = catalogue.scoring.pulls[index]
    let window = extra.waitedAtMost == .never ? "" : " up to \(time(extra.waitedAtMost))"
    let cap = extra.capID < 0 ? "" : " under \(share(extra.capID)) of the agents"
    return window + (extra.scoreID < 0 ? "" : ", \(score(extra.scoreID))") + cap
      + limit(extra.workShareID)
  }

  private func share(_ id: Int) -> String {
    "\(number(catalogue.scoring.caps[id].share * 100))%"
  }

  private func candidateScore(_ index: Int, _ choice: Catalogue.Choice) -> String {
    guard index < catalogue.scoring.candidates.count else { return "" }
    let id = catalogue.scoring.candidates[index]
    if id < 0 { return "" }
    let isShare = choice == .leastWorked || choice == .leastWorkedOfAll
    return isShare ? " (\(workShare(id)))" : " (\(score(id)))"
  }

  private func score(_ id: Int) -> String {
    let score = catalogue.scoring.scores[id]
    var parts = score.start == 0 && !score.parts.isEmpty ? [] : [number(score.start)]
    parts += catalogue.scoring.parts[score.parts].map { part in
      switch part.quantity {
      case .wait: "\(number(part.factor * Double(Ticks.perSecond)))/s"
      case .waiting: "\(number(part.factor)) waiting(\(lists(part.index)))"
      case .idleAgents: "\(number(part.factor)) idle(\(groups(part.index)))"
      case .idleTime: "\(number(part.factor * Double(Ticks.perSecond)))/s idle"
      case .leastOccupancy: "\(number(part.factor)) occupancy"
      case .workTime:
        "\(number(part.factor)) work(\(world.contactTypes[part.index]))"
      case .perOtherAgent: "\(number(part.factor)) / others(\(groups(part.index)))"
      }
    }
    let cap = score.atMost == .infinity ? "" : ", at most \(number(score.atMost))"
    let least = score.least == -.infinity ? "" : ", not below 0"
    return "points \(parts.joined(separator: " + "))\(cap)\(least)"
  }

  private func lists(_ set: Int) -> String {
    catalogue.scoring.listSets[set].map(list).joined(separator: ", ")
  }

  /// A number with six digits at most, without an exponent where it can be.
  func number(_ value: Double) -> String {
    let rounded = (value * 1e6).rounded() / 1e6
    guard abs(rounded) < 1e9 else { return "\(value)" }
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  func search(_ index: Int) -> String {
    let search = catalogue.tries[index]
    let groups = search.groups.map { index in
      let candidate = catalogue.candidates[index]
      return world.fullName(ofGroup: candidate.group) + candidateScore(index, search.choice)
        + condition(candidate.guardID)
    }
    let choice =
      switch search.choice {
      case .first: ""
      case .longestIdle: ", longest idle"
      case .mostIdle: ", most idle"
      case .score: ", most points"
      case .drawn: ", drawn by points"
      case .agents: ", first agent"
      case .leastWorked: ", least work for its share"
      case .leastWorkedOfAll: ", least work for its share, or over it"
      }
    let turns = search.tieNote < 0 ? "" : ", ties in turn"
    return "try \(groups.joined(separator: ", "))\(choice)\(turns)"
      + condition(search.guardID, " when ")
  }

  private func move(_ index: Int) -> String {
    let move = catalogue.moves[index]
    let what =
      switch move.act {
      case .move: "move to \(list(move.list))\(words(move.place))"
      case .search(let range): range.map(search).joined(separator: "; ")
      case .sendHead(let range, let list):
        "send the first of \(self.list(list)): \(range.map(search).joined(separator: "; "))"
      case .place(let index): place(index)
      case .refuse: "refuse"
      case .callBack(let promise): callBack(promise)
      case .named(let set, let range): named(set, range)
      }
    return what + condition(move.guardID)
  }

  /// A center that is asked, for how long, and what follows when it accepts.
  private func offer(_ index: Int, _ length: Ticks) -> String {
    let receiver = catalogue.receivers[index]
    let acts =
      receiver.tries.map(search) + ["move to \(list(receiver.list))\(words(receiver.place))"]
    let center = world.centers[world.groups[receiver.group].center]
    return
      "offer to \(center) for \(time(length))\(condition(receiver.guardID, ", accepted if ")): "
      + acts.joined(separator: "; ")
  }

  func list(_ list: Int) -> String {
    list < world.queueCount ? name(list) : "guests \(list - world.queueCount + 1)"
  }

  private func name(_ queue: Int) -> String {
    "\(world.contactTypes[world.type(of: queue)])@\(world.centers[world.center(of: queue)])"
  }

  private func room(_ queue: Int) -> String {
    let pair = routing.plan.roomsOfQueue[queue]
    let rooms = [pair.shared, pair.own].filter { $0 >= 0 }.map {
      "room \($0 + 1) of \(routing.plan.rooms[Int($0)])"
    }
    return rooms.isEmpty ? "" : ", " + rooms.joined(separator: ", ")
  }

  func time(_ ticks: Ticks) -> String {
    ticks % Ticks.perSecond == 0 ? "\(ticks / Ticks.perSecond)s" : "\(ticks / 1_000)ms"
  }
}
