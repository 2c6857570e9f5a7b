import Report
import Scenarios
import Sim
import Study

/// A study with everything that people see while it runs.
struct Simulation {
  let plan: Plan
  let strategies: [Int]
  let settings: RunSettings
  let comparison: ComparisonSettings
  /// Whether each strategy is laid beside isolated centers though no KPI asks for it.
  let isBesideIsolated: Bool
  let isQuiet: Bool
  /// Warnings of the file, those that are shown, and how many there are.
  private let warnings: (shown: [Diagnostic], count: Int)

  /// A study of some strategies by their positions, if it is not too large to be meant.
  init(
    _ plan: Plan, _ warnings: Faults, strategies: [Int], _ options: RunOptions,
    comparison: ComparisonSettings = ComparisonSettings(), isBesideIsolated: Bool = false
  ) throws {
    self.plan = plan
    self.strategies = strategies
    self.comparison = comparison
    self.isBesideIsolated = isBesideIsolated
    settings = try options.settings(for: plan)
    isQuiet = options.quiet
    let shown = warnings.diagnostics.filter { $0.severity == .warning }.prefix(Self.mostWarnings)
    self.warnings = (Array(shown), warnings.warningCount)
    try Loading.checkBudget(
      of: plan, settings, strategies: strategies.count, maximum: options.maxContacts)
  }

  /// Runs the study; figures that are partial come with the ending they ask for.
  func run() throws -> (results: Results, ending: Ending?) {
    let interruption = Interruption.listen(isQuiet: isQuiet)
    let line = ProgressLine()
    if !isQuiet { Screen.error(opening) }
    var watch = Watch(cancel: interruption.flag)
    if !isQuiet { watch.progress = { line.show($0) } }
    var study = plan.study(
      strategies: strategies, settings: settings, comparison: comparison)
    study.isBesideIsolated = isBesideIsolated
    do throws(StudyError) {
      let results = try Study.run(study, watch: watch)
      line.clear()
      guard results.run.isPartial else { return (results, nil) }
      return (results, interruption.ending ?? .limit)
    } catch {
      line.clear()
      throw Self.ending(of: error, interruption)
    }
  }

  /// A replication of one of the strategies, to be told event by event.
  func rerun(of strategy: Int, _ replication: UInt64) -> Rerun {
    plan.rerun(ofStrategy: strategy, seed: settings.seed, replication: replication)
  }

  /// Warnings shown before a run: who reads three reads them.
  private static let mostWarnings = 3

  /// Three lines: centers, contacts a day, replications; then the first warnings of the file.
  private var opening: String {
    let labels = plan.labels
    let days = max(1, labels.intervals.reduce(0) { $0 + $1.length } / 86_400)
    // Contacts of the warm-up are expected, but not reported.
    let expected = plan.world.expectation
    let contacts =
      plan.scenario.horizon.warmUp > 0 ? expected.arrivals.reduce(0, +) : expected.contacts
    let words = Invocation.words
    let title = labels.title.isEmpty ? "" : "\(labels.title): "
    let centers = words.plural(labels.centers.count, "center")
    let names = strategies.map { plan.strategies[$0].strategy.name }
    let shown = names.count == 1 ? names[0] : words("\(names.count) strategies")
    let number = Figures.count(contacts / days)
    var text = title + Self.list(centers, labels.centers.map(\.name)) + "\n"
    text +=
      days > 1
      ? words("\(number) contacts a day expected, redials not counted")
      : words("\(number) contacts expected, redials not counted")
    text += "\n" + words("\(replications) of \(shown), seed \(settings.seed)") + "\n"
    for warning in warnings.shown { text += Self.line(of: warning) }
    let left = warnings.count - warnings.shown.count
    guard left > 0 else { return text }
    let more = words.plural(left, "more warning")
    return text + words("\(more): `spillway validate` shows all") + "\n"
  }

  private static func line(of warning: Diagnostic) -> String {
    let words = Invocation.words
    let message = TextWidth.cut(words(warning.words), to: 200)
    let code = warning.code.name
    guard let span = warning.span else { return words("warning \(code): \(message)") + "\n" }
    return words("warning \(code), line \(span.line): \(message)") + "\n"
  }

  /// A number of things with their names, where they fit a line.
  private static func list(_ count: String, _ names: [String]) -> String {
    let words = Invocation.words
    let listed = words("{count} ({names})", ["count": count, "names": words.list(names)])
    return TextWidth.of(listed) <= 60 ? listed : count
  }

  private var replications: String {
    let words = Invocation.words
    if settings.precision != nil {
      return words("\(settings.minimum) to \(settings.replications) replications")
    }
    if settings.first > 1 { return words("replication \(settings.first)") }
    return words.plural(settings.replications, "replication")
  }

  /// How a command ends whose study has no results.
  static func ending(of error: StudyError, _ interruption: Interruption? = nil) -> Ending {
    switch error {
    case .nothingFinished:
      if let ending = interruption?.ending {
        let words = Invocation.words
        Screen.error(words("stopped before a replication was done") + "\n")
        return ending
      }
      return Ending.fault(
        .timeSpent, "the time was spent before a replication was done",
        help: "give --max-time more, or simulate a shorter horizon")
    case .tellsNothing(let strategy):
      return Ending.fault(
        .badArguments, "the policy of \(strategy) keeps no journal",
        help: "choose a strategy of rules")
    case .noContact(let customers):
      return Ending.fault(
        .outOfBounds, "there is no such contact",
        help: "the replication has \(Phrase.count(customers, "customer")); an attempt is"
          + " written as in 812.2")
    case .identitiesBroken(let strategy, let replication, let broken):
      return Ending.fault(
        .booksDiffer,
        "replication \(replication) of \(strategy): \(Display.list(broken)) do not agree",
        help: "please report the scenario and the seed")
    case .replicationFailed(let strategy, let replication, let cause):
      guard case RunFailure.neverEmpty(let contacts, let after)? = cause as? RunFailure else {
        return Ending.fault(
          .booksDiffer, "replication \(replication) of \(strategy): \("\(cause)")")
      }
      return Ending.fault(
        .stillBusy,
        "replication \(replication) of \(strategy): \(Written.duration(after)) after the horizon"
          + " \(contacts) contacts still wait or are handled",
        help: "raise the staffing, or give the contacts a `patience`")
    }
  }
}
