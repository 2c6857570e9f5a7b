import Sim
import Study

extension CompiledRouting {
  /// The tables in words, one line an entry: what arrivals try, what happens at each step, and what
  /// idle agents look at, by rank.
  ///
  /// A list has the name of the queue it is, such as `billing@shenzhen`, or `guests 1`; several
  /// queues that every group treats alike wait in one list, named by the first of them.
  public func listing(in world: StrategyWorld) -> [Phrase] {
    let listing = RoutingListing(routing: self, world: world)
    return (0..<world.queueCount).flatMap(listing.queue)
      + world.groups.indices.flatMap(listing.group)
  }
}

/// Compiled tables in words.
///
/// What another language says in another order is one phrase with places; what every language can
/// hang on at the end of a line is a phrase of its own.
struct RoutingListing {
  let routing: CompiledRouting
  let world: StrategyWorld

  var catalogue: Catalogue { routing.catalogue }

  func queue(_ queue: Int) -> [Phrase] {
    let home = list(Int(routing.plan.homeList[queue]))
    var lines: [Phrase] = ["\(name(queue)): waits in \(home)\(room(queue))"]
    lines += catalogue.arrivalTries[queue].map { "  arrival: \(search($0))" }
    lines += catalogue.arrivalMoves[queue].map { "  arrival: \(move($0))" }
    for (index, step) in routing.plan.steps[queue].enumerated() {
      lines.append(line(step, catalogue.stepRules[catalogue.firstStep[queue] + index]))
    }
    return lines
  }

  /// A step of a queue.
  private func line(_ step: RoutingPlan.Step, _ rule: Catalogue.StepRule) -> Phrase {
    var moment: Phrase =
      step.every > 0
      ? "after \(time(step.after)), again every \(time(step.every))" : "after \(time(step.after))"
    if let skip = condition(rule.skipGuard) {
      moment = "\(moment), as step \(rule.skipTo + 1) if \(skip), else"
    }
    var acts = rule.tries.map(search) + rule.receivers.map { offer($0, step.offer) }
    if rule.list >= 0 { acts.append("join \(list(rule.list))") }
    acts += rule.moves.map(move)
    let what = acts.isEmpty ? "nothing" : clauses(acts)
    guard let needed = condition(rule.guardID) else { return "  \(moment): \(what)" }
    return "  \(moment) if \(needed): \(what)"
  }

  func group(_ group: Int) -> [Phrase] {
    let isDrawn = group < catalogue.scoring.draws.count && catalogue.scoring.draws[group]
    let name = world.fullName(ofGroup: group)
    let head: Phrase = isDrawn ? "\(name) takes by chance" : "\(name) takes"
    return ["\(head)\(order(of: group))"]
      + catalogue.allPulls(of: group).map { index in
        let pull = catalogue.pulls[index]
        let age: Phrase = pull.waitedOver >= 0 ? " over \(time(pull.waitedOver))" : ""
        return "  \(pull.rank): \(list(pull.list))\(age)\(extra(index))\(provided(pull.guardID))"
      }
  }

  /// The window and the score of a pull.
  private func extra(_ index: Int) -> Phrase {
    guard index < catalogue.scoring.pulls.count else { return "" }
    let extra = catalogue.scoring.pulls[index]
    let window: Phrase =
      extra.waitedAtMost == .never ? "" : " up to \(time(extra.waitedAtMost))"
    let cap: Phrase =
      extra.capID < 0
      ? "" : " under \(percent(catalogue.scoring.caps[extra.capID].share)) of the agents"
    let limit = limit(extra.workShareID)
    return extra.scoreID < 0
      ? "\(window)\(cap)\(limit)" : "\(window), \(score(extra.scoreID))\(cap)\(limit)"
  }

  private func candidateScore(_ index: Int, _ choice: Catalogue.Choice) -> Phrase {
    guard index < catalogue.scoring.candidates.count else { return "" }
    let id = catalogue.scoring.candidates[index]
    if id < 0 { return "" }
    let isShare = choice == .leastWorked || choice == .leastWorkedOfAll
    return " (\(isShare ? workShare(id) : score(id)))"
  }

  private func score(_ id: Int) -> Phrase {
    let score = catalogue.scoring.scores[id]
    var parts: [Phrase] =
      score.start == 0 && !score.parts.isEmpty ? [] : ["\(number(score.start))"]
    parts += catalogue.scoring.parts[score.parts].map { part in
      let factor = number(part.factor)
      return switch part.quantity {
      case .wait: "\(number(part.factor * Double(Ticks.perSecond)))/s"
      case .waiting: "\(factor) \(waiting(lists(part.index)))"
      case .idleAgents: "\(factor) \(idle(groups(part.index)))"
      case .idleTime: "\(number(part.factor * Double(Ticks.perSecond)))/s idle"
      case .leastOccupancy: "\(factor) occupancy"
      case .workTime: "\(factor) work(\(world.contactTypes[part.index]))"
      case .perOtherAgent: "\(factor) / others(\(groups(part.index)))"
      }
    }
    let cap: Phrase = score.atMost == .infinity ? "" : ", at most \(number(score.atMost))"
    let least: Phrase = score.least == -.infinity ? "" : ", not below 0"
    return "points \(row(parts) { " + \($0)" })\(cap)\(least)"
  }

  private func lists(_ set: Int) -> Phrase {
    enumeration(catalogue.scoring.listSets[set].map(list))
  }

  func search(_ index: Int) -> Phrase {
    let search = catalogue.tries[index]
    let groups: [Phrase] = search.groups.map { index in
      let candidate = catalogue.candidates[index]
      let score = candidateScore(index, search.choice)
      return "\(world.fullName(ofGroup: candidate.group))\(score)\(provided(candidate.guardID))"
    }
    let choice: Phrase =
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
    let turns: Phrase = search.tieNote < 0 ? "" : ", ties in turn"
    let what: Phrase = "try \(enumeration(groups))\(choice)\(turns)"
    return condition(search.guardID).map { "\(what) when \($0)" } ?? what
  }

  private func move(_ index: Int) -> Phrase {
    let move = catalogue.moves[index]
    let what: Phrase =
      switch move.act {
      case .move: "move to \(list(move.list))\(words(move.place))"
      case .search(let range): clauses(range.map(search))
      case .sendHead(let range, let list):
        "send the first of \(self.list(list)): \(clauses(range.map(search)))"
      case .place(let index): place(index)
      case .refuse: "refuse"
      case .callBack(let promise): callBack(promise)
      case .named(let set, let range): named(set, range)
      }
    return condition(move.guardID).map { "\(what) if \($0)" } ?? what
  }

  /// A center that is asked, for how long, and what follows when it accepts.
  private func offer(_ index: Int, _ length: Ticks) -> Phrase {
    let receiver = catalogue.receivers[index]
    let acts = clauses(
      receiver.tries.map(search) + ["move to \(list(receiver.list))\(words(receiver.place))"])
    let center = world.centers[world.groups[receiver.group].center]
    guard let needed = condition(receiver.guardID) else {
      return "offer to \(center) for \(time(length)): \(acts)"
    }
    return "offer to \(center) for \(time(length)), accepted if \(needed): \(acts)"
  }

  func list(_ list: Int) -> Phrase {
    list < world.queueCount
      ? Phrase(verbatim: name(list)) : "guests \(list - world.queueCount + 1)"
  }

  private func room(_ queue: Int) -> Phrase {
    let pair = routing.plan.roomsOfQueue[queue]
    let rooms: [Phrase] = [pair.shared, pair.own].filter { $0 >= 0 }.map {
      ", room \($0 + 1) of \(routing.plan.rooms[Int($0)])"
    }
    return row(rooms)
  }
}
