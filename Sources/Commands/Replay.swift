import ArgumentParser
import Report
import Scenarios
import Study

/// `spillway replay`: the story of one contact.
struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell the story of one contact: where it went, why, and what the agents did.",
    discussion: """
      Contacts are numbered by their arrival, so a number means the same customer under every \
      strategy; 812.2 is the second attempt of customer 812. Without --contact the contacts that \
      waited longest are listed.
      """)

  @Argument(
    help: "The scenario, or - for standard input.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "The contact, as in 812 or 812.2.")
  var contact: String?

  @Option(help: "The replication, counted from 1.")
  var replication: UInt64 = 1

  @Option(help: "The strategy. (default: the first of the file)")
  var strategy: String?

  @Option(help: "Without --contact: only contacts that arrived at this center.")
  var center: String?

  @Option(help: "The seed of all randomness.")
  var seed: UInt64?

  @OptionGroup var overrides: OverrideOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try output.check()
    let limit = Scenario.RunSettings.maximumReplications
    try RunOptions.check("--replication", Int(clamping: replication), in: 1...limit)
    let asked = try contact.map(Self.contact)
    if contact != nil, center != nil {
      throw Ending.fault(
        .badArguments, "--center lists contacts, and --contact has chosen one",
        help: "leave one of them out")
    }
    let (plan, _) = try Loading.plan(file, overrides)
    let position = try strategy.map { try Loading.strategy($0, in: plan) } ?? 0
    let place = try center.map { try Self.center($0, in: plan) }
    let rerun = plan.rerun(
      ofStrategy: position, seed: seed ?? plan.scenario.run.seed, replication: replication)
    let text: String
    do throws(StudyError) {
      if let asked {
        let (story, customers) = try rerun.story(of: asked.number, attempt: asked.attempt)
        guard let story else { throw StudyError.noContact(customers: customers) }
        let lines = StoryLines(
          story, plan.journalNames(ofStrategy: position),
          strategy: plan.strategies[position].strategy.name)
        text = StoryText(lines, words: language.words).rendered
      } else {
        let longest = try rerun.longestWaits(10, atCenter: place)
        text = StoryText.list(longest, command: command, words: language.words)
      }
    } catch {
      throw Simulation.ending(of: error)
    }
    try output.write { $0.write(text) }
  }

  /// The command that tells a contact's story, up to its number.
  private var command: String {
    var words = "\(CompareReport.quoted(Invocation.program)) replay \(CompareReport.quoted(file))"
    if let strategy { words += " --strategy \(CompareReport.quoted(strategy))" }
    if replication != 1 { words += " --replication \(replication)" }
    if let seed { words += " --seed \(seed)" }
    return words + overrides.words + " --contact"
  }

  /// A contact as it is written.
  private static func contact(_ text: String) throws -> (number: Int, attempt: Int) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }.filter { $0 >= 1 }
    guard (1...2).contains(parts.count), numbers.count == parts.count else {
      throw Ending.fault(
        .badArguments, "--contact \(Display.quote(text)) is no contact",
        help: "write its number, as in 812, or with the attempt, as in 812.2")
    }
    return (numbers[0], numbers.count > 1 ? numbers[1] : 1)
  }

  private static func center(_ name: String, in plan: Plan) throws -> Int {
    let names = plan.labels.centers.map(\.name)
    if let position = names.firstIndex(of: name) { return position }
    let near = Spelling.nearest(to: name, among: names)
    throw Ending.fault(
      .badArguments, "there is no center \(Display.quote(name))",
      help: near.map { "did you mean \(Display.quote($0))?" }
        ?? "the file has \(Display.list(names.map { Display.quote($0) }))")
  }
}
