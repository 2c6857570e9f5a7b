import Erlang
import Report
import Study

/// The answer to a question about a queue as a planner reads it.
struct QueueAnswerText {
  private let answer: QueueAnswer
  private let words: Words
  private let common: AnswerWords

  init(_ answer: QueueAnswer, _ words: Words) {
    self.answer = answer
    self.words = words
    common = AnswerWords(words: words)
  }

  var text: String {
    let targets = answer.targets.entries.map { words("Target: \(common.target($0.target)).") }
    let paragraphs =
      [answer.model.title(words), arrivals] + targets + [headline, squareRoot, whatItMeans]
      + redials + promises + steps
    return paragraphs.map { TextReport.wrapped($0) + "\n" }.joined() + "\n" + table + "\n"
      + TextReport.wrapped(common.sentences(answer.model.assumptions(words))) + "\n"
  }

  private var agents: String { common.agents(answer.agents) }

  private static func share(_ value: Double) -> String { Figures.value(value, .share) }
  private static func seconds(_ value: Double) -> String { Figures.value(value, .seconds) }

  private var arrivals: String {
    guard answer.question != .load else {
      let handleTime = Figures.seconds(answer.model.handleTime)
      return words("Agents: \(AnswerWords.number(answer.agents)), handle time \(handleTime).")
    }
    let load = common.load(answer.load, from: answer.offered.source)
    return common.sentences([
      isRedialing
        ? words("Offered load (first attempts): \(load).") : words("Offered load: \(load)."),
      words(
        "So many agents would be busy on average if there were enough for everybody at once."),
    ])
  }

  private var isRedialing: Bool {
    if case .redialing = answer.model.kind { return true }
    return false
  }

  private var headline: String {
    switch answer.question {
    case .measures: return words("Answer for \(agents):")
    case .agents:
      return common.sentences(
        [common.answer(agents, before: answer.fractionalAgents)] + deciding)
    case .load:
      return common.answer(load: answer.load, contacts: answer.offered.contacts(answer.load, words))
    case .answerWithin:
      let share = Figures.share(answer.targets.level ?? 0)
      let time = answer.within.map { Self.seconds($0) } ?? Figures.missing
      let convention = answer.targets.convention
      guard convention != .offered else {
        return words("Answer: \(agents) answer \(share) within \(time).")
      }
      let name = common.level(convention, within: nil)
      return words("Answer: \(agents) answer \(share) (\(name)) within \(time).")
    }
  }

  /// Which of several targets asks for the most agents.
  private var deciding: [String] {
    guard answer.leastAgents.count > 1 else { return [] }
    let parts = zip(answer.targets.entries, answer.leastAgents).map {
      "\(common.name(of: $0)) \($1)"
    }
    return [words("Each target alone needs: \(words.row(parts)).")]
  }

  /// How far above the load the agents are, in the steps by which the load itself swings.
  private var squareRoot: String {
    let spare = answer.agents - answer.load
    let root = answer.load.squareRoot()
    guard root > 0 else { return "" }
    let (agents, load) = (AnswerWords.number(answer.agents), Figures.decimal(answer.load, 2))
    let (beta, distance) = (Figures.decimal(abs(spare / root), 2), Figures.decimal(abs(spare), 2))
    let swing = Figures.decimal(root, 2)
    return common.sentences(
      spare < 0
        ? [
          words(
            "Square-root staffing: \(agents) = \(load) - \(beta) x sqrt(load): \(distance) agents"
              + " below the load."),
          words(
            "A busy spell and a quiet one differ from the average by some sqrt(load) = \(swing);"
              + " with fewer agents than the load somebody has to be lost."),
        ]
        : [
          words(
            "Square-root staffing: \(agents) = \(load) + \(beta) x sqrt(load): \(distance) agents"
              + " above the load."),
          words(
            "A busy spell and a quiet one differ from the average by some sqrt(load) = \(swing);"
              + " the agents above the load are what meets them."),
        ])
  }

  private var whatItMeans: String {
    guard let queue = answer.queue else {
      return isRedialing
        ? words(
          "More work arrives than \(agents) can do and nobody stays away: the queue grows without"
            + " end, everybody waits, and no average exists.")
        : words(
          "More work arrives than \(agents) can do and nobody gives up: the queue grows without"
            + " end, everybody waits, and no average exists.")
    }
    var parts = [words("\(Self.share(queue.waitProbability)) of the contacts have to wait")]
    if let wait = queue.meanWaitOfWaiting {
      parts.append(words("those who wait, wait \(Self.seconds(wait)) on average"))
    }
    parts.append(
      words("the average speed of answer is \(Self.seconds(queue.averageSpeedOfAnswer))"))
    if let within = answer.within {
      let convention = answer.targets.convention
      let level = queue.serviceLevel(within: within, convention)
      parts.append(common.told(convention, within: within, Self.share(level)))
    }
    if answer.model.kind.canAbandon {
      parts.append(words("\(Self.share(queue.abandonmentRate)) give up"))
    }
    if answer.model.kind.canBlock {
      parts.append(
        words("\(Self.share(queue.blockingProbability)) are refused for want of room"))
    }
    parts.append(words("agents are busy \(Self.share(queue.occupancy)) of their time"))
    return common.sentence(parts)
  }

  private var redials: [String] {
    guard let system = answer.model.redials(agents: answer.agents, load: answer.load) else {
      return []
    }
    let load = common.erlangs(system.queue.offeredLoad)
    let attempts = Figures.decimal(system.attemptsPerCustomer, 2)
    return [
      common.sentences([
        words(
          "With the redials \(load) are offered: a customer makes \(attempts) attempts, and "
            + "\(Self.share(system.customersLost)) of the customers never reach an agent."),
        words("Shares above and below are of the attempts."),
      ])
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
          ? words("\(agents) keep every target.")
          : words("Missed: \(words.clauses(missed.map { common.target($0.target) }))."))
    }
    guard let largest = answer.largestLoad, answer.question != .load else { return lines }
    let more = (largest / answer.load - 1) * 100
    let (load, percent) = (common.erlangs(largest), Figures.decimal(abs(more), 1))
    let text =
      more < 0
      ? words("\(agents) can carry \(load) within the targets, \(percent) % less than this load.")
      : words("\(agents) can carry \(load) within the targets, \(percent) % more than this load.")
    lines.append(text)
    return lines
  }

  /// What one agent fewer or more would do.
  private var steps: [String] {
    guard let queue = answer.queue else { return [] }
    let parts = [-1.0, 1.0].compactMap { step -> String? in
      guard let neighbor = answer.neighbors.first(where: { $0.agents == answer.agents + step })
      else { return nil }
      let result = effect(of: neighbor, beside: queue)
      return step < 0 ? words("one fewer: \(result)") : words("one more: \(result)")
    }
    return parts.isEmpty ? [] : [common.sentence(parts)]
  }

  /// What another number of agents brings, and how far it is from what there is.
  private func effect(
    of neighbor: QueueAnswer.Neighbor, beside queue: any WaitingQueue
  ) -> String {
    guard let other = neighbor.queue else { return words("the queue grows without end") }
    guard let within = answer.within else {
      let speed = other.averageSpeedOfAnswer
      let change = Self.signed(speed - queue.averageSpeedOfAnswer)
      return words("speed of answer \(Self.seconds(speed)) (\(change) s)")
    }
    let level = other.serviceLevel(within: within, answer.targets.convention)
    let now = queue.serviceLevel(within: within, answer.targets.convention)
    return words("service level \(Self.share(level)) (\(Self.signed((level - now) * 100)) points)")
  }

  private static func signed(_ value: Double) -> String {
    (value < 0 ? "" : "+") + Figures.decimal(value, 1)
  }

  private var table: String {
    let kind = answer.model.kind
    var columns: [TextTable.Column] = [
      .name(""), .number(words("agents")), .number(words("occupancy")),
      .number(words("have to wait")),
    ]
    if let within = answer.within {
      columns.append(.number(common.heading(answer.targets.convention, within: within)))
    }
    columns.append(.number(words("speed of answer")))
    if kind.canAbandon { columns.append(.number(words("give up"))) }
    if kind.canBlock { columns.append(.number(words("refused"))) }
    if !answer.targets.entries.isEmpty { columns.append(.name(words("targets"))) }
    var table = TextTable(columns)
    for neighbor in answer.neighbors {
      let mark = neighbor.agents == answer.agents ? ">" : ""
      var cells = [mark, AnswerWords.number(neighbor.agents)]
      if let queue = neighbor.queue {
        cells += self.cells(queue)
      } else {
        cells += [words("overloaded")]
        let missing = columns.count - cells.count - (answer.targets.entries.isEmpty ? 0 : 1)
        cells += Array(repeating: Figures.missing, count: missing)
        if !answer.targets.entries.isEmpty { cells.append(words("missed")) }
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
      cells.append(answer.targets.areMet(by: queue) ? words("kept") : words("missed"))
    }
    return cells
  }
}
