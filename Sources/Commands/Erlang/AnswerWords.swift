import Erlang
import Report
import Study

/// What the answers of all formulas say alike, in the reader's language.
struct AnswerWords {
  let words: Words

  /// Erlangs with the decimals that tell neighbors apart.
  func erlangs(_ load: Double) -> String { words("\(Figures.decimal(load, 2)) erlangs") }

  /// Agents with their noun.
  func agents(_ count: Double) -> String {
    let number = Self.number(count)
    return count == 1 ? words("\(number) agent") : words("\(number) agents")
  }

  /// Agents without needless decimals.
  static func number(_ value: Double) -> String {
    Figures.decimal(value, value == value.rounded() ? 0 : 2)
  }

  /// A load with where it comes from.
  func load(_ load: Double, from source: String?) -> String {
    source.map { words("\($0), make \(erlangs(load))") } ?? erlangs(load)
  }

  /// The agents that were looked for.
  func answer(_ agents: String, before fraction: Double?) -> String {
    fraction.map { words("Answer: \(agents) (\(Figures.decimal($0, 2)) before rounding up).") }
      ?? words("Answer: \(agents).")
  }

  /// The load that was looked for, also as contacts where they are known.
  func answer(load: Double, contacts: String?) -> String {
    contacts.map { words("Answer: at most \(erlangs(load)), which is \($0).") }
      ?? words("Answer: at most \(erlangs(load)).")
  }

  /// Sentences behind each other; Chinese has no space between them.
  func sentences(_ parts: [String]) -> String {
    parts.joined(separator: words.language == .english ? " " : "")
  }

  /// Clauses as a sentence.
  func sentence(_ clauses: [String]) -> String {
    let text = words.clauses(clauses)
    return words("\(text.prefix(1).uppercased() + text.dropFirst()).")
  }
}

/// Service levels: English calls them by their names in files and tells T apart; Chinese has one
/// name for both, in which the denominator stands.
extension AnswerWords {
  /// A service level; without a limit it is that of any T.
  func level(_ convention: ServiceLevelConvention, within limit: Double?) -> String {
    guard words.language != .english else { return convention.rawValue }
    if let measure = Measure(name: convention.rawValue) {
      return words.name(of: measure, seconds: limit)
    }
    let time = limit.map { Figures.decimal($0, $0 == $0.rounded() ? 0 : 1) } ?? "T"
    return convention == .admitted
      ? words("service level in {T} s (of those let in)", ["T": time])
      : words("service level in {T} s (of those let in, short abandons left out)", ["T": time])
  }

  /// A service level as it stands above its column.
  func heading(_ convention: ServiceLevelConvention, within limit: Double) -> String {
    guard words.language == .english else { return level(convention, within: limit) }
    let time = Figures.seconds(limit)
    return convention == .offered ? "answered in \(time)" : "\(convention.rawValue), \(time)"
  }

  /// A service level with its value, in a sentence.
  func told(
    _ convention: ServiceLevelConvention, within limit: Double, _ value: String
  ) -> String {
    let name = level(convention, within: limit)
    guard words.language == .english else { return words("\(name) is \(value)") }
    let base = convention == .offered ? "of the offered" : name
    return "the service level within \(Figures.seconds(limit)) (\(base)) is \(value)"
  }

  /// A service level that is asked for.
  private func target(
    _ least: Double, within limit: Double, _ convention: ServiceLevelConvention
  ) -> String {
    let (name, share) = (level(convention, within: limit), Figures.share(least))
    guard words.language == .english else { return words("\(name) at least \(share)") }
    let time = Figures.seconds(limit)
    return convention == .offered
      ? "at least \(share) of the offered answered within \(time)"
      : "\(name) of at least \(share) within \(time)"
  }

  /// A target in words.
  func target(_ target: StaffingTarget) -> String {
    switch target {
    case .serviceLevel(let least, let limit, let convention):
      self.target(least, within: limit, convention)
    case .averageSpeedOfAnswer(let most):
      words("a speed of answer of at most \(Figures.seconds(most))")
    case .meanWait(let most): words("a mean wait of at most \(Figures.seconds(most))")
    case .abandonmentRate(let most): words("at most \(Figures.share(most)) give up")
    case .occupancy(let most):
      words("agents busy at most \(Figures.share(most)) of their time")
    case .waitProbability(let most): words("at most \(Figures.share(most)) have to wait")
    case .blockingProbability(let most): words("at most \(Figures.share(most)) refused")
    }
  }

  /// What a target asks of, by its name.
  func name(of entry: QueueTargets.Entry) -> String {
    guard words.language != .english else { return entry.kpi }
    return switch entry.target {
    case .serviceLevel(_, let limit, let convention): level(convention, within: limit)
    case .blockingProbability: words("blocked", as: "rate")
    default: Measure(name: entry.kpi).map { words.name(of: $0) } ?? entry.kpi
    }
  }
}

extension Phrase {
  /// What a formula says of the numbers that it was given.
  init(_ sentence: ErlangError.Sentence) {
    self.init(
      pattern: sentence.pattern,
      sentence.parts.map { part in
        switch part {
        case .number(let digits): .text(digits)
        case .words(let words): .phrase(Phrase(words))
        }
      })
  }
}
