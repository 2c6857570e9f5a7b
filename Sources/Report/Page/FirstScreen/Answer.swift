import Study

/// The answer of a page in one sentence, made from findings.
struct Answer {
  let findings: Findings
  let saying: Saying
  private var words: Words { saying.words }
  private var document: ResultDocument { findings.document }

  init(_ findings: Findings, _ words: Words) {
    self.findings = findings
    saying = Saying(words: words, scenario: findings.document.scenario)
  }

  /// The sentence: who comes first, where the target is held, what it costs, who gains.
  var sentence: String {
    let clauses = [opening + standing, cost, gains].compactMap { $0 }.filter { !$0.isEmpty }
    return words("\(clauses.joined(separator: words("; "))).")
  }

  private var name: String { Saying.name(findings.first.name) }

  /// Who comes first, where there is more than one; what follows calls it `it`.
  private var opening: String {
    guard let verdict = findings.verdict, !verdict.differences.isEmpty else { return "" }
    let ties = findings.ties
    if ties.count == verdict.differences.count {
      return words("No strategy can be told apart from \(name), which comes first; ")
    }
    guard !ties.isEmpty else { return words("\(name) wins: ") }
    let others =
      ties.count > 2
      ? words("\(ties.count) others") : saying.list(ties.map(Saying.name))
    return words("\(name) comes first, but cannot be told apart from \(others); ")
  }

  /// Where the target is held and where not; without a target the figure itself.
  private var standing: String {
    let places = findings.places
    guard let target = document.scenario.serviceLevel.target, !places.isEmpty else {
      return figure
    }
    let goal = goal(target)
    let subject = opening.isEmpty ? name : words("it")
    guard places.count > 1 else { return single(places[0], subject, goal) }
    let holding = places.count { $0.side == .holds }
    let rest = exceptions(places.filter { $0.side != .holds })
    let times = exceptions(places.filter { $0.side == .holds && $0.length > 0 })
    let whole = standing(holding, of: places, subject, goal, except: rest)
    return times.isEmpty ? whole : words("\(whole), but not in \(times)")
  }

  /// What is to be held, and over what time.
  private func goal(_ target: Double) -> String {
    let share = Figures.share(target)
    return switch saying.period {
    case .day: words("\(share) over the day")
    case .week: words("\(share) over the week")
    case .run: words("\(share) over the whole time")
    }
  }

  /// Where the target is held over the whole time.
  private func standing(
    _ holding: Int, of places: [Findings.Place], _ subject: String, _ goal: String,
    except rest: String
  ) -> String {
    if rest.isEmpty { return words("\(subject) holds \(goal) in every center") }
    if holding * 2 >= places.count {
      return words("\(subject) holds \(goal) in every center except \(rest)")
    }
    if holding > 0 {
      return words(
        "\(subject) holds \(goal) in only \(holding) of \(places.count) centers: not in \(rest)")
    }
    if places.allSatisfy({ $0.side == .fails }) {
      return words("\(subject) misses \(goal) in every center")
    }
    if places.allSatisfy({ $0.side == .open && $0.length == 0 }) {
      return words("\(subject) may hold \(goal) or not: the figures leave it open")
    }
    return words("\(subject) surely holds \(goal) in no center: \(rest)")
  }

  private func single(_ place: Findings.Place, _ subject: String, _ goal: String) -> String {
    let times = ranges(place)
    switch place.side {
    case .holds:
      return times.isEmpty
        ? words("\(subject) holds \(goal)") : words("\(subject) holds \(goal), but not \(times)")
    case .fails: return words("\(subject) misses \(goal)")
    case .open:
      return times.isEmpty
        ? words("\(subject) may hold \(goal) or not: the figures leave it open")
        : words("\(subject) may hold \(goal) or not, and surely does not \(times)")
    }
  }

  /// The figure that ranks, where no target says what is good.
  private var figure: String {
    let measure = findings.measure
    let text = Figures.estimate(
      findings.first.total[measure.name]?.asEstimate, measure.unit, fine: true)
    let what = words.name(of: measure, seconds: document.scenario.serviceLevel.within)
    return opening.isEmpty ? words("\(name): \(what) \(text)") : "\(what) \(text)"
  }

  /// Centers at which the target is not held, or not throughout, the longest failures first.
  private func exceptions(_ places: [Findings.Place]) -> String {
    let found =
      places
      .sorted { ($0.side == .fails ? 1 : 0, $0.length) > ($1.side == .fails ? 1 : 0, $1.length) }
    let shown = found.count > 3 ? 2 : found.count
    var parts = found.prefix(shown).map(exception)
    if found.count > shown { parts.append(words("\(found.count - shown) more centers")) }
    return saying.list(parts)
  }

  private func exception(_ place: Findings.Place) -> String {
    let center = Saying.name(place.center)
    let times = ranges(place)
    return switch (place.side, times.isEmpty) {
    case (.fails, _): words("\(center) (missed)")
    case (.open, true): words("\(center) (uncertain)")
    case (.open, false): words("\(center) (uncertain; not \(times))")
    case (.holds, _): words("\(center) \(times)")
    }
  }

  /// The times of a center; the longest where there are many.
  func ranges(_ place: Findings.Place) -> String {
    let most = place.failures.count > 2 ? 1 : 2
    let longest = place.failures.sorted { $0.count > $1.count }.prefix(most)
    let shown = place.failures.filter(longest.contains).map(saying.range)
    let more = place.failures.count - shown.count
    return saying.list(shown + (more > 0 ? [words("\(more) more times")] : []))
  }

  /// What it costs more or less than the baseline.
  private var cost: String? {
    guard let baseline = findings.baseline, (findings.first.total["cost"]?.estimate ?? 0) > 0
    else { return nil }
    let other = Saying.name(baseline.name)
    guard let change = findings.costChange else {
      return words("its cost cannot be told apart from that of \(other)")
    }
    return Self.costs(change, other, saying)
  }

  private static func costs(_ change: Double, _ other: String, _ saying: Saying) -> String {
    let words = saying.words
    let size = Figures.value(abs(change), .money)
    return switch (saying.period, change >= 0) {
    case (.day, true): words("it costs \(size) a day more than \(other)")
    case (.day, false): words("it costs \(size) a day less than \(other)")
    case (.week, true): words("it costs \(size) a week more than \(other)")
    case (.week, false): words("it costs \(size) a week less than \(other)")
    case (.run, true): words("it costs \(size) a run more than \(other)")
    case (.run, false): words("it costs \(size) a run less than \(other)")
    }
  }

  /// Centers that surely gain, and those that surely lose by it.
  private var gains: String? {
    let changes = findings.centerChanges
    let sign: Double = findings.measure.direction == .higher ? 1 : -1
    let up = changes.filter { sign * $0.size > 0 }
    let down = Array(changes.filter { sign * $0.size < 0 }.reversed())
    var parts = up.prefix(2).map { words("\(Saying.name($0.name)) gains \(size($0))") }
    if up.count > 2 { parts.append(words("\(up.count - 2) more centers gain")) }
    parts += down.prefix(2).map { words("\(Saying.name($0.name)) loses \(size($0))") }
    if down.count > 2 { parts.append(words("\(down.count - 2) more centers lose")) }
    return parts.isEmpty ? nil : parts.joined(separator: words(", "))
  }

  private func size(_ change: Findings.Change) -> String {
    saying.size(change.size, findings.measure.unit)
  }
}
