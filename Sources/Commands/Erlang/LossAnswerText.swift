import Report
import Study

/// The answer to a question about a group without a queue as a planner reads it.
struct LossAnswerText {
  private let answer: LossAnswer
  private let words: Words
  private let common: AnswerWords
  private var system: LossSystem { answer.system }

  init(_ answer: LossAnswer, _ words: Words) {
    self.answer = answer
    self.words = words
    common = AnswerWords(words: words)
  }

  var text: String {
    var lines = [system.title, system.arrivals]
    if let target = answer.target {
      lines.append(words("Target: at most \(Figures.share(target)) blocked."))
    }
    lines.append(headline)
    let root = system.load.squareRoot()
    if root > 0 { lines.append(squareRoot(root)) }
    lines.append(outcome)
    if let contacts = system.contacts(answer.figures.lost) {
      lines.append(words("Lost: \(contacts)."))
    }
    return lines.map { TextReport.wrapped($0) + "\n" }.joined() + "\n" + table + "\n"
      + TextReport.wrapped(common.sentences(system.assumptions)) + "\n"
  }

  private var count: String {
    guard system.kind == .trunks else { return common.agents(answer.agents) }
    let number = AnswerWords.number(answer.agents)
    return answer.agents == 1 ? words("\(number) trunk") : words("\(number) trunks")
  }

  /// What the agents are called.
  private var noun: String { system.kind == .trunks ? words("trunks") : words("agents") }

  /// What their time is called; those on the phone have a word of their own.
  private var occupancy: String {
    system.kind == .trunks ? words("occupancy", as: "trunks") : words("occupancy")
  }

  private var headline: String {
    if system.isLoadAsked {
      return common.answer(load: system.load, contacts: system.contacts(system.load))
    }
    return answer.isFound
      ? common.answer(count, before: answer.fractionalAgents) : words("Answer for \(count):")
  }

  private func squareRoot(_ root: Double) -> String {
    let spare = answer.agents - system.load
    let (distance, swing) = (Figures.decimal(abs(spare), 2), Figures.decimal(root, 2))
    let beta = Figures.decimal(abs(spare) / root, 2)
    return spare < 0
      ? words(
        "Square-root staffing: the \(noun) are \(distance) below the load, \(beta) times"
          + " sqrt(load) = \(swing), by which the load itself swings.")
      : words(
        "Square-root staffing: the \(noun) are \(distance) above the load, \(beta) times"
          + " sqrt(load) = \(swing), by which the load itself swings.")
  }

  private var outcome: String {
    let (figures, load) = (answer.figures, common.erlangs(system.load))
    let (carried, lost) = (common.erlangs(figures.carried), common.erlangs(figures.lost))
    guard figures.blocked > 0, figures.blocked < 5e-4 else {
      return words("Of \(load) offered, \(carried) are carried and \(lost) lost.")
    }
    return words(
      "Of \(load) offered, \(carried) are carried and \(lost) lost; one contact of "
        + "\(Figures.count(1 / figures.blocked)) is blocked.")
  }

  private var table: String {
    var columns: [TextTable.Column] = [
      .name(""), .number(noun), .number(words("blocked", as: "rate")),
      .number(words("carried")), .number(occupancy),
    ]
    if answer.target != nil { columns.append(.name(words("target"))) }
    var table = TextTable(columns)
    for (count, figures) in answer.neighbors {
      var cells = [
        count == answer.agents ? ">" : "", AnswerWords.number(count),
        Figures.value(figures.blocked, .share, decimals: 3),
        Figures.decimal(figures.carried, 2),
        count > 0
          ? Figures.value(figures.carried / count, .share) : Figures.missing,
      ]
      if let target = answer.target {
        cells.append(figures.blocked <= target ? words("kept") : words("missed"))
      }
      table.add(cells)
    }
    return table.rendered
  }
}
