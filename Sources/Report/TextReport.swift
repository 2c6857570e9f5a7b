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
  let words: Words
  /// Rows that a table of intervals may have unless it was asked for.
  static let usualIntervals = 96

  /// A report of results with some tables; nil are those of a day: by center, contact, group and
  /// interval.
  public init(_ results: Results, tables: [Table]? = nil, words: Words = Words(.english)) {
    self.results = results
    self.words = words
    var usual: [Table] = [.center, .contact, .group]
    if results.labels.intervals.count <= Self.usualIntervals { usual.append(.interval) }
    self.tables = tables ?? usual
  }

  var labels: Labels { results.labels }
  private var study: StudyWords { StudyWords(words) }
  var period: PeriodWords { PeriodWords(labels, words) }

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
    let replications = words.plural(run.replicationsDone, "replication")
    let contacts = Figures.count(Double(run.contactsSimulated))
    var text = labels.title.isEmpty ? "" : labels.title + "\n"
    for override in labels.overrides {
      text += Self.wrapped(words("set \(override)"), indent: "  ") + "\n"
    }
    text += words("\(replications), \(contacts) contacts simulated") + "\n"
    if run.isPartial {
      let asked = Figures.count(Double(run.replicationsAsked))
      text += words("PARTIAL: stopped after \(replications) of \(asked)") + "\n"
    }
    if let precision = run.precision, precision.isReached {
      text += words("precision reached: \(study.reached(precision))") + "\n"
    }
    for warning in results.warnings {
      text += Self.wrapped(words("warning: \(study.warning(warning))"), indent: "  ") + "\n"
    }
    return text + "\n" + definition
  }

  /// T, the denominator and the clock.
  var definition: String {
    let level = labels.serviceLevel
    let target = level.target.map { words("; target \(Figures.share($0))") } ?? ""
    let clock = level.clock == "arrival" ? words("the arrival") : words("joining the queue")
    let within = Figures.seconds(level.within[level.headline])
    let mean =
      words("service level: answered within \(within) / offered, the clock from \(clock)")
      + target + "\n"
    guard results.run.replicationsDone > 1 else { return mean }
    return mean + words("±: half of the 95 % interval over replications") + "\n"
  }

  /// What makes the run repeatable.
  var foot: String {
    let run = results.run
    let scenario = labels.hash.isEmpty ? "" : words("scenario \(labels.hash)") + "\n"
    let seed = words(
      "seed \(run.seed), streams \(run.streamsVersion), version \(Release.version)")
    return "\n\(seed)\n\(scenario)\(words("digest \(run.digest)"))\n"
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
}
