import Sim

/// The story of a contact in sentences.
public struct StoryLines: Sendable {
  /// Who, and under what.
  public let title: Phrase
  /// What happened, in order: the time of day and the words.
  public let lines: [(time: String, text: Phrase)]
  /// What the agents who could have helped did while it waited, a sentence for each group.
  public let agents: [(group: String, text: Phrase)]

  /// A story in the words of its strategy.
  public init(_ story: ContactStory, _ names: JournalNames, strategy: String) {
    let record = story.record
    let type = names.contactTypes[names.contactType(ofQueue: record.queue)]
    let center = names.centers[names.center(ofQueue: record.queue)]
    title = "Contact \(record.name), \(type) at \(center), under \(strategy)"
    var lines: [(time: String, text: Phrase)] = [(names.clock(record.arrived), "arrives")]
    for passage in record.path {
      guard let text = Self.text(of: passage, in: record, names) else { continue }
      lines.append((names.clock(passage.time), text))
    }
    switch record.sequel {
    case .redials(let time)?: lines.append((names.clock(time), "the customer calls again"))
    case .isLost?: lines.append((names.clock(record.ended), "the customer does not call again"))
    case nil: break
    }
    self.lines = lines
    agents = story.groups.indices.compactMap { group in
      Self.sentence(story, group: group, names).map { (names.groups[group], $0) }
    }
  }

  private static func text(
    of passage: ContactRecord.Passage, in record: ContactRecord, _ names: JournalNames
  ) -> Phrase? {
    let wait = duration(passage.time - record.arrived)
    switch passage.event {
    case .answered, .abandons:
      return names.passage(passage.event).map { "\($0) after \(wait)" }
    case .ends(let talk, let wrapUp, _):
      return wrapUp > 0
        ? "talk \(duration(talk)), wrap-up \(duration(wrapUp))" : "talk \(duration(talk))"
    case .considered(let seen):
      if case .pull = seen.source { return nil }
      return words(seen, queue: record.queue, names)
    case .decided(let decision):
      guard let rule = names.rule(decision, queue: record.queue) else { return nil }
      return "\(rule): \(words(decision.act, names))\(list(decision.figures, names))"
    case .joins, .moves, .isOffered: return nil
    default: return names.passage(passage.event)
    }
  }

  private static func words(_ act: Decision.Act, _ names: JournalNames) -> Phrase {
    switch act {
    case .connect(let group): "is given to \(names.groups[group])"
    case .join(let list): "waits in \(names.lists[list]) too"
    case .move(let list): "moves to \(names.lists[list]) for good"
    case .advance(let group): "stays, and the first in the queue is given to \(names.groups[group])"
    case .offer(let group): "is offered to \(names.center(ofGroup: group))"
    case .decline(let group): "\(names.center(ofGroup: group)) does not accept"
    case .refuse: "is turned away"
    case .callBack: "takes a callback"
    case .open, .close: Phrase(verbatim: names.words(act).act)
    }
  }

  /// What was looked at and came to nothing.
  private static func words(
    _ seen: Consideration, queue: Int, _ names: JournalNames
  ) -> Phrase? {
    let rule = names.rule(seen.source, queue, seen.group)
    let place = seen.group >= 0 ? names.groups[seen.group] : nil
    let both: Phrase? = rule.flatMap { rule in place.map { "\(rule): \($0)" } }
    let who = both ?? Phrase(verbatim: rule ?? place ?? "")
    switch seen.outcome {
    case .possible, .another: return nil
    case .guarded where rule == nil && place == nil:
      return "rule: not now\(list(seen.figures, names))"
    case .guarded: return "\(who): not now\(list(seen.figures, names))"
    case .nobodyIdle: return "\(who): nobody idle"
    case .noWay: return "\(who): no free line on the link"
    case .noRoom: return "\(who): no room"
    }
  }

  private static func list(_ figures: [DecisionFigure], _ names: JournalNames) -> Phrase {
    row(figures, names).map { " (\($0))" } ?? ""
  }

  private static func row(_ figures: [DecisionFigure], _ names: JournalNames) -> Phrase? {
    let words = figures.map(names.figure)
    return words.first.map { words.dropFirst().reduce($0) { "\($0); \($1)" } }
  }

  /// What a group did while the contact waited; nil where it had nobody idle and took nothing.
  private static func sentence(
    _ story: ContactStory, group: Int, _ names: JournalNames
  ) -> Phrase? {
    let work = story.groups[group]
    guard work.mayServe, work.most > 0 || work.taken > 0, story.record.wait > 0 else { return nil }
    let share = Int((100 * work.timeWithIdle.seconds / story.record.wait.seconds).rounded())
    let text: Phrase =
      work.most > 0
      ? "\(work.least) to \(work.most) idle, somebody for \(share)% of the time; took \(work.taken)"
        + " others" : "nobody idle; took \(work.taken) others"
    let reasons = work.refusals.compactMap { reason($0, story.record.queue, group, names) }
    if let first = reasons.first {
      let rest = reasons.dropFirst().reduce(first) { "\($0), \($1)" }
      return "\(text). Looked at it and did not take it: \(rest)"
    }
    let isHelper = names.centerOfGroup[group] != names.center(ofQueue: story.record.queue)
    return work.most > 0 && isHelper ? "\(text). No rule showed it this contact" : text
  }

  /// Why a group that was looked at did not take the contact; nil of what says nothing.
  private static func reason(
    _ refusal: ContactStory.GroupAtWork.Refusal, _ queue: Int, _ group: Int, _ names: JournalNames
  ) -> Phrase? {
    let times: Phrase = refusal.count == 1 ? "once" : "\(refusal.count) times"
    switch refusal.outcome {
    case .another: return "\(times) another contact came first"
    case .guarded:
      let rule = names.rule(refusal.source, queue, group).map(Phrase.init(verbatim:)) ?? "a rule"
      guard let figures = row(refusal.figures, names) else {
        return "\(times) \(rule) held it back"
      }
      return "\(times) \(rule) held it back (the last time \(figures))"
    case .noWay: return "\(times) no line of the link was free"
    case .possible, .nobodyIdle, .noRoom: return nil
    }
  }

  /// A length of time as a planner says it.
  static func duration(_ ticks: Ticks) -> String {
    let tenths = Int((ticks.seconds * 10).rounded())
    guard tenths >= 600 else { return "\(tenths / 10).\(tenths % 10)s" }
    return "\(tenths / 600)min \(tenths % 600 / 10)s"
  }
}
