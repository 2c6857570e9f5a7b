import Foundation

/// The film of a day on a page: what its script reads, and the words beside it.
enum Replay {
  /// The script, a module of its own.
  static let script = String(decoding: PackageResources.replay_js, as: UTF8.self)
  /// Its rules of style, for the page's sheet.
  static let style = String(decoding: PackageResources.replay_css, as: UTF8.self)
  /// The name of the element that holds the film as JSON; the script puts the player into the
  /// element `replay`, which is its section.
  static let islandID = "replay-day"

  /// The part of the page that the player goes into; nil where the film shows nothing.
  static func section(_ day: ReplayDay, _ words: Words) -> ReportSection? {
    guard !day.strategies.isEmpty, !day.clock.isEmpty else { return nil }
    return ReportSection(
      id: "replay", title: words("Replay of a day"),
      sentences: [
        words(
          "Replication {replication} as a film: one day of many, to see how queues build and where"
            + " contacts go. Figures to decide by are those above.",
          ["replication": "\(day.replication)"])
      ])
  }

  /// The film as its script reads it: names, words, and series of numbers packed by `packed`.
  static func island(_ day: ReplayDay, _ document: ResultDocument, _ words: Words) -> SpecValue {
    let names = day.strategies.map(\.name)
    let ranking = document.comparison?.ranking ?? []
    let first = ranking.first.flatMap { names.firstIndex(of: $0) } ?? 0
    let others = names.indices.filter { $0 != first }
    // The baseline is the strategy without help, and where none is called so the last of all.
    let last = ranking.last.flatMap { names.firstIndex(of: $0) }
    let second =
      names.firstIndex(of: "isolated").flatMap { $0 == first ? nil : $0 }
      ?? last.flatMap { $0 == first ? nil : $0 } ?? others.first ?? first
    return [
      "centers": .texts(document.scenario.centers), "clock": .texts(day.clock),
      "frames": .number(Double(day.clock.count)), "start": .number(day.start),
      "step": .number(day.step), "first": .number(Double(first)),
      "second": .number(Double(second)), "words": phrases(words),
      "events": .array(
        document.scenario.events.map { event in
          [
            "name": .text(event.name), "center": event.center.map { .text($0) } ?? .null,
            "start": .number(event.start), "end": .number(event.end),
          ]
        }),
      "strategies": .array(day.strategies.map(film)),
    ]
  }

  private static func film(_ strategy: ReplayDay.Strategy) -> SpecValue {
    func series(_ values: [[Int]]) -> SpecValue { .texts(values.map(packed)) }
    return [
      "name": .text(strategy.name), "waiting": series(strategy.waiting),
      "idle": series(strategy.idle), "busy": series(strategy.busy),
      "flows": .array(
        strategy.flows.map { flow in
          [
            "from": .number(Double(flow.from)), "to": .number(Double(flow.to)),
            "frames": .text(packed(flow.frames)), "counts": .text(packed(flow.contacts)),
          ]
        }),
      "rules": .array(
        strategy.rules.map { rule in
          [
            "rule": .text(rule.rule), "frames": .text(packed(rule.frames)),
            "counts": .text(packed(rule.acts)),
          ]
        }),
    ]
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

  /// Whole numbers as text: the difference of each from the one before, its sign in the lowest bit,
  /// five bits to a character and the sixth for "goes on", as source maps write positions.
  ///
  /// Numbers below 0 count as 0, and none is above a billion. Queues and staff change by little
  /// from frame to frame, so that most take one character.
  static func packed(_ values: [Int]) -> String {
    var text = ""
    var last = 0
    for value in values {
      let bounded = min(max(value, 0), 1_000_000_000)
      let step = bounded - last
      last = bounded
      var rest = step < 0 ? (-step) << 1 | 1 : step << 1
      repeat {
        let part = rest & 31
        rest >>= 5
        text.append(alphabet[rest > 0 ? part | 32 : part])
      } while rest > 0
    }
    return text
  }

  /// What the player says; places in braces are filled by its script.
  private static func phrases(_ words: Words) -> SpecValue {
    [
      "play": .text(words("Play")), "pause": .text(words("Pause")),
      "jump": .text(words("Go to the first long queue")),
      "none": .text(words("No queue is long")),
      "long": .text(words("Long: at least 3 wait, and one for ten agents on duty")),
      "pace": .text(words("Speed")), "speed": .text(words("{minutes} min a second")),
      "time": .text(words("Time of day")), "strategy": .text(words("Strategy")),
      "beside": .text(words("beside it")), "and": .text(words.language == .english ? "; " : "；"),
      "key": .text(
        words(
          "Circles are centers, filled as far as agents are busy. Bars with a number are"
            + " contacts waiting, underlined where the queue is long. Arrows are contacts answered"
            + " at another center in the last {minutes} minutes.")),
      "agents": .text(words("{idle} idle, {busy} busy")),
      "waiting": .text(words("{count} waiting")),
      "flow": .text(words("{from} to {to}: {count} contacts in the last {minutes} minutes")),
      "acted": .text(words("{rule}: {count} times in the last {minutes} minutes")),
      "quiet": .text(
        words("{clock}, {strategy}: nobody waits; {idle} agents are idle.")),
      "summary": .text(
        words(
          "{clock}, {strategy}: {waiting} contacts wait, most in {center} ({most}); {idle} agents"
            + " are idle.")),
    ]
  }
}
