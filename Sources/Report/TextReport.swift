import Study

/// Results as text for people: tables within 100 columns that say what they divide by what.
public struct TextReport {
  /// The tables that can be asked for.
  public enum Table: String, Sendable, CaseIterable {
    /// Each center, by origin and by handling.
    case center
    /// Each contact type.
    case contact
    /// Each agent group.
    case group
    /// Each interval, of all centers together, and the service level of each center in it.
    case interval
    /// Each interval of each center, by origin and by handling.
    case centerInterval = "center-interval"
    /// Each interval of each agent group.
    case groupInterval = "group-interval"
  }

  let results: Results
  let tables: [Table]
  /// Rows that a table of intervals may have unless it was asked for.
  static let usualIntervals = 96

  /// A report of results with some tables; nil are those of a day: by center, contact, group and
  /// interval.
  public init(_ results: Results, tables: [Table]? = nil) {
    self.results = results
    var usual: [Table] = [.center, .contact, .group]
    if results.labels.intervals.count <= Self.usualIntervals { usual.append(.interval) }
    self.tables = tables ?? usual
  }

  var labels: Labels { results.labels }
  var period: PeriodWords { PeriodWords(labels) }

  /// The whole report of every strategy.
  public var rendered: String { head + "\n" + body + foot }

  /// The tables of every strategy, without what is said of the run.
  public var body: String {
    var text = ""
    for strategy in results.strategies {
      text += (text.isEmpty ? "" : "\n") + total(strategy)
      for table in Table.allCases where tables.contains(table) { text += section(table, strategy) }
      text += probes(strategy) + twins(strategy)
    }
    return text
  }

  private func section(_ table: Table, _ strategy: StrategyResult) -> String {
    switch table {
    case .center: centers(strategy)
    case .contact: contacts(strategy)
    case .group: groups(strategy)
    case .interval: intervals(strategy)
    case .centerInterval: centerIntervals(strategy)
    case .groupInterval: groupIntervals(strategy)
    }
  }

  /// What was run, and what the figures mean.
  var head: String {
    let run = results.run
    let replications = Self.plural(run.replicationsDone, "replication")
    let contacts = Figures.count(Double(run.contactsSimulated))
    var text = labels.title.isEmpty ? "" : labels.title + "\n"
    for override in labels.overrides {
      text += Self.wrapped("set \(override)", indent: "  ") + "\n"
    }
    text += "\(replications), \(contacts) contacts simulated\n"
    if run.isPartial {
      let asked = Figures.count(Double(run.replicationsAsked))
      text += "PARTIAL: stopped after \(replications) of \(asked)\n"
    }
    if let precision = run.precision, precision.isReached {
      text += "precision reached: \(StudyWords.reached(precision))\n"
    }
    for warning in results.warnings {
      text += Self.wrapped("warning: \(StudyWords.warning(warning, results))", indent: "  ") + "\n"
    }
    return text + "\n" + definition
  }

  /// T, the denominator and the clock.
  var definition: String {
    let level = labels.serviceLevel
    let target = level.target.map { "; target \(Figures.share($0))" } ?? ""
    let clock = level.clock == "arrival" ? "the arrival" : "joining the queue"
    let mean =
      "service level: answered within \(Figures.seconds(level.within[level.headline])) / offered,"
      + " the clock from \(clock)\(target)\n"
    guard results.run.replicationsDone > 1 else { return mean }
    return mean + "±: half of the 95 % interval over replications\n"
  }

  /// What makes the run repeatable.
  var foot: String {
    let run = results.run
    let scenario = labels.hash.isEmpty ? "" : "scenario \(labels.hash)\n"
    return "\nseed \(run.seed), streams \(run.streamsVersion), version \(Release.version)\n"
      + scenario + "digest \(run.digest)\n"
  }

  /// A number with its noun, `1 center` or `5 centers`.
  public static func plural(_ count: Int, _ word: String) -> String {
    "\(Figures.count(Double(count))) \(word)\(count == 1 ? "" : "s")"
  }

  /// A heading with a rule under it.
  static func heading(_ text: String) -> String {
    let title = TextWidth.cut(text, to: TextTable.lineWidth)
    return "\n\(title)\n" + String(repeating: "-", count: TextWidth.of(title)) + "\n"
  }

  /// A sentence in lines that fit.
  public static func wrapped(_ text: String, indent: String = "") -> String {
    lines(of: text, width: TextTable.lineWidth - indent.count)
      .joined(separator: "\n" + indent)
  }

  /// The words of a text in lines of a width; a word that is wider has a line of its own.
  static func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in words(of: text) {
      let wide = TextWidth.of(word)
      if !line.isEmpty, used + 1 + wide > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      line += (line.isEmpty ? "" : " ") + word
      used += wide + (used > 0 ? 1 : 0)
    }
    return lines + [line]
  }

  /// The words of a text; a percent sign or an `s` stays with its number.
  private static func words(of text: String) -> [String] {
    text.split(separator: " ").reduce(into: []) { words, word in
      let isUnit = word.hasPrefix("%") || word.prefix(2) == "s" || word.hasPrefix("s,")
      if isUnit, let last = words.popLast() {
        words.append("\(last) \(word)")
      } else {
        words.append(String(word))
      }
    }
  }
}
