import Erlang
import Report

/// The answer to a question about a queue as a planner reads it.
struct QueueAnswerText {
  private let answer: QueueAnswer

  init(_ answer: QueueAnswer) { self.answer = answer }

  var text: String {
    let paragraphs =
      [answer.model.title, arrivals]
      + answer.targets.entries.map { "Target: \($0.words)." }
      + [headline, squareRoot, whatItMeans] + redials + promises + steps
    return paragraphs.map { TextReport.wrapped($0) + "\n" }.joined() + "\n" + table + "\n"
      + TextReport.wrapped(answer.model.assumptions) + "\n"
  }

  private var agents: String {
    Self.number(answer.agents) + (answer.agents == 1 ? " agent" : " agents")
  }

  /// Agents without needless decimals.
  static func number(_ value: Double) -> String {
    Figures.decimal(value, value == value.rounded() ? 0 : 2)
  }

  /// Erlangs with the decimals that tell neighbors apart.
  static func erlangs(_ load: Double) -> String { "\(Figures.decimal(load, 2)) erlangs" }

  private static func share(_ value: Double) -> String { Figures.value(value, .share) }
  private static func seconds(_ value: Double) -> String { Figures.value(value, .seconds) }

  private var arrivals: String {
    guard answer.question != .load else {
      return "Agents: \(Self.number(answer.agents)), handle time "
        + "\(Figures.seconds(answer.model.handleTime))."
    }
    let source = answer.offered.words.map { $0 + ", make " } ?? ""
    let first = isRedialing ? " (first attempts)" : ""
    return "Offered load\(first): \(source)\(Self.erlangs(answer.load)). So many agents would be "
      + "busy on average if there were enough for everybody at once."
  }

  private var isRedialing: Bool {
    if case .redialing = answer.model.kind { return true }
    return false
  }

  private var headline: String {
    switch answer.question {
    case .measures: return "Answer for \(agents):"
    case .agents:
      let fraction = answer.fractionalAgents.map {
        " (\(Figures.decimal($0, 2)) before rounding up)"
      }
      return "Answer: \(agents)\(fraction ?? "")." + deciding
    case .load:
      let contacts = answer.offered.contacts(answer.load).map { ", which is \($0)" } ?? ""
      return "Answer: at most \(Self.erlangs(answer.load))\(contacts)."
    case .answerWithin:
      let level = Figures.share(answer.targets.level ?? 0)
      let kpi =
        answer.targets.convention == .offered ? "" : " (\(answer.targets.convention.rawValue))"
      return "Answer: \(agents) answer \(level)\(kpi) within "
        + "\(answer.within.map { Self.seconds($0) } ?? Figures.missing)."
    }
  }

  /// Which of several targets asks for the most agents.
  private var deciding: String {
    guard answer.leastAgents.count > 1 else { return "" }
    let parts = zip(answer.targets.entries, answer.leastAgents).map { "\($0.kpi) \($1)" }
    return " Each target alone needs: \(parts.joined(separator: ", "))."
  }

  /// How far above the load the agents are, in the steps by which the load itself swings.
  private var squareRoot: String {
    let spare = answer.agents - answer.load
    let root = answer.load.squareRoot()
    guard root > 0 else { return "" }
    let beta = spare / root
    return
      "Square-root staffing: \(Self.number(answer.agents)) = \(Figures.decimal(answer.load, 2)) "
      + "\(spare < 0 ? "-" : "+") \(Figures.decimal(abs(beta), 2)) x sqrt(load): "
      + "\(Figures.decimal(abs(spare), 2)) agents \(spare < 0 ? "below" : "above") the load. "
      + "A busy spell and a quiet one differ from the average by some sqrt(load) = "
      + "\(Figures.decimal(root, 2)); "
      + (spare < 0
        ? "with fewer agents than the load somebody has to be lost."
        : "the agents above the load are what meets them.")
  }

  private var whatItMeans: String {
    guard let queue = answer.queue else {
      return "More work arrives than \(agents) can do and nobody "
        + (isRedialing ? "stays away" : "gives up")
        + ": the queue grows without end, everybody waits, and no average exists."
    }
    var parts = ["\(Self.share(queue.waitProbability)) of the contacts have to wait"]
    if let wait = queue.meanWaitOfWaiting {
      parts.append("those who wait, wait \(Self.seconds(wait)) on average")
    }
    parts.append(
      "the average speed of answer is \(Self.seconds(queue.averageSpeedOfAnswer))")
    if let within = answer.within {
      let level = queue.serviceLevel(within: within, answer.targets.convention)
      parts.append(
        "the service level within \(Figures.seconds(within)) (\(base)) is \(Self.share(level))")
    }
    if answer.model.kind.canAbandon {
      parts.append("\(Self.share(queue.abandonmentRate)) give up")
    }
    if answer.model.kind.canBlock {
      parts.append("\(Self.share(queue.blockingProbability)) are refused for want of room")
    }
    parts.append("agents are busy \(Self.share(queue.occupancy)) of their time")
    let text = parts.joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  /// What the service level is a share of, or its name where that takes more words.
  private var base: String {
    let convention = answer.targets.convention
    return convention == .offered ? "of the offered" : convention.rawValue
  }

  private var redials: [String] {
    guard let system = answer.model.redials(agents: answer.agents, load: answer.load) else {
      return []
    }
    return [
      "With the redials \(Self.erlangs(system.queue.offeredLoad)) are offered: a customer makes "
        + "\(Figures.decimal(system.attemptsPerCustomer, 2)) attempts, and "
        + "\(Self.share(system.customersLost)) of the customers never reach an agent. Shares above "
        + "and below are of the attempts."
    ]
  }

  /// Which targets hold, and how much more load they would bear.
  private var promises: [String] {
    guard !answer.targets.entries.isEmpty else { return [] }
    var lines: [String] = []
    if answer.question == .measures {
      let missed = answer.targets.entries.filter { entry in
        answer.queue.map { !entry.target.isMet(by: $0) } ?? true
      }
      lines.append(
        missed.isEmpty
          ? "\(agents.prefix(1).uppercased() + agents.dropFirst()) keep every target."
          : "Missed: " + missed.map(\.words).joined(separator: "; ") + ".")
    }
    guard let largest = answer.largestLoad, answer.question != .load else { return lines }
    let more = (largest / answer.load - 1) * 100
    lines.append(
      "\(agents) carry \(Self.erlangs(largest)) with the targets kept, "
        + "\(Figures.decimal(abs(more), 1)) % \(more < 0 ? "less" : "more") than this load.")
    return lines
  }

  /// What one agent fewer or more would do.
  private var steps: [String] {
    guard let queue = answer.queue else { return [] }
    let parts = [(-1.0, "fewer"), (1.0, "more")].compactMap { step, word -> String? in
      guard let neighbor = answer.neighbors.first(where: { $0.agents == answer.agents + step })
      else { return nil }
      guard let other = neighbor.queue else { return "one \(word): the queue grows without end" }
      if let within = answer.within {
        let level = other.serviceLevel(within: within, answer.targets.convention)
        let now = queue.serviceLevel(within: within, answer.targets.convention)
        return "one \(word): service level \(Self.share(level)) "
          + "(\(Self.signed((level - now) * 100)) points)"
      }
      let speed = other.averageSpeedOfAnswer
      return "one \(word): speed of answer \(Self.seconds(speed)) "
        + "(\(Self.signed(speed - queue.averageSpeedOfAnswer)) s)"
    }
    guard !parts.isEmpty else { return [] }
    let text = parts.joined(separator: "; ")
    return [text.prefix(1).uppercased() + text.dropFirst() + "."]
  }

  private static func signed(_ value: Double) -> String {
    (value < 0 ? "" : "+") + Figures.decimal(value, 1)
  }

  private var table: String {
    let kind = answer.model.kind
    var columns: [TextTable.Column] = [
      .name(""), .number("agents"), .number("occupancy"), .number("have to wait"),
    ]
    if let within = answer.within {
      let convention = answer.targets.convention
      columns.append(
        .number(
          convention == .offered
            ? "answered in \(Figures.seconds(within))"
            : "\(convention.rawValue), \(Figures.seconds(within))"))
    }
    columns.append(.number("speed of answer"))
    if kind.canAbandon { columns.append(.number("give up")) }
    if kind.canBlock { columns.append(.number("refused")) }
    if !answer.targets.entries.isEmpty { columns.append(.name("targets")) }
    var table = TextTable(columns)
    for neighbor in answer.neighbors {
      let mark = neighbor.agents == answer.agents ? ">" : ""
      var cells = [mark, Self.number(neighbor.agents)]
      if let queue = neighbor.queue {
        cells += self.cells(queue)
      } else {
        cells += ["overloaded"]
        let missing = columns.count - cells.count - (answer.targets.entries.isEmpty ? 0 : 1)
        cells += Array(repeating: Figures.missing, count: missing)
        if !answer.targets.entries.isEmpty { cells.append("missed") }
      }
      table.add(cells)
    }
    return table.rendered
  }

  private func cells(_ queue: any WaitingQueue) -> [String] {
    var cells = [Self.share(queue.occupancy), Self.share(queue.waitProbability)]
    if let within = answer.within {
      cells.append(
        Self.share(queue.serviceLevel(within: within, answer.targets.convention)))
    }
    cells.append(Self.seconds(queue.averageSpeedOfAnswer))
    if answer.model.kind.canAbandon { cells.append(Self.share(queue.abandonmentRate)) }
    if answer.model.kind.canBlock { cells.append(Self.share(queue.blockingProbability)) }
    if !answer.targets.entries.isEmpty {
      cells.append(answer.targets.areMet(by: queue) ? "kept" : "missed")
    }
    return cells
  }
}
