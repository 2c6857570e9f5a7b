import ArgumentParser
import Foundation
import Report
import Scenarios
import Study

/// `spillway sweep submit`: a sweep as a job array, and a job that merges it.
struct SweepSubmit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit", abstract: "Run a sweep on a cluster, in a folder that all nodes see.")

  /// Schedulers that take jobs.
  enum Engine: String, ExpressibleByArgument, CaseIterable {
    case slurm
  }

  @Argument(help: "The scenario.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @OptionGroup var plan: SweepPlanOptions
  @OptionGroup var cells: SweepRunOptions
  @OptionGroup var overrides: OverrideOptions

  @Option(help: "The scheduler.")
  var engine = Engine.slurm

  @Option(help: "The folder of the sweep; it must not exist.")
  var folder: String

  @Option(help: "Tasks of the job array.")
  var tasks = 8

  @Option(help: "Rounds at most: what a round leaves undone is submitted again.")
  var rounds = 3

  @Option(
    parsing: .unconditionalSingleValue,
    help: "An option for sbatch, as in --sbatch=-pmain; may be given several times.")
  var sbatch: [String] = []

  func run() throws {
    try RunOptions.check("--tasks", tasks, in: 1...10_000)
    try RunOptions.check("--rounds", rounds, in: 1...100)
    guard file != "-" else {
      throw Ending.fault(
        .badArguments, "the nodes cannot read this command's standard input",
        help: "write the scenario to a file that they see")
    }
    // Every fault of the scenario and the plan is found here, not on the nodes.
    let desk = try SweepDesk(file, try plan.request(), overrides, cells)
    let tasks = min(tasks, desk.cells.count)
    var folder = try SweepFolder(
      making: folder,
      SweepFolder.Record(
        program: Self.program, arguments: arguments,
        workingFolder: FileManager.default.currentDirectoryPath, tasks: tasks, rounds: rounds,
        options: sbatch))
    let round = try folder.submit(tasks: tasks)
    let shown = CompareReport.quoted(self.folder)
    print(
      """
      \(Phrase.count(desk.cells.count, "cell")) in \(Phrase.count(tasks, "task")): job \
      \(round.array), merged by job \(round.merge)
      Next: \(CompareReport.quoted(Invocation.program)) sweep status \(shown)
      """)
  }

  /// This program, as the nodes can call it.
  private static var program: String {
    guard let path = Bundle.main.executablePath else { return Invocation.program }
    return URL(filePath: path).standardizedFileURL.path
  }

  /// The words of the command that each task is given.
  private var arguments: [String] {
    func option(_ name: String, _ value: String?) -> [String] { value.map { [name, $0] } ?? [] }
    var words = [Self.absolute(file)]
    words += option("--plan", plan.plan.map(Self.absolute))
    words += plan.vary.flatMap { ["--vary", $0] }
    words += option("--design", plan.design) + option("--samples", plan.samples.map { "\($0)" })
    words += option("--design-seed", plan.designSeed.map { "\($0)" })
    words += option("--kpis", plan.kpis) + option("--scopes", plan.scopes)
    words += option("--strategy", cells.strategy)
    words += option("--replications", cells.replications.map { "\($0)" })
    words += option("--seed", cells.seed.map { "\($0)" })
    words += option("--max-contacts", cells.maxContacts.map { "\($0)" })
    words += overrides.settings.flatMap { ["--set", $0] }
    return words + overrides.factors.flatMap { ["--multiply", $0] }
  }

  private static func absolute(_ path: String) -> String {
    URL(filePath: path).standardizedFileURL.path
  }
}

/// `spillway sweep collect`: what a round has made, merged; what it has not, submitted again.
struct SweepCollect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect",
    abstract: "Merge what the tasks of a cluster have made, and submit again what is missing.")

  @Argument(help: "The folder of the sweep.")
  var folder: String

  func run() throws {
    var folder = try SweepFolder(folder)
    if let last = folder.record.submitted.last {
      let states = Slurm.states(of: last.array)
      guard states.isEmpty else {
        throw Ending.fault(
          .badArguments,
          "\(Phrase.count(states.count, "task")) of job \(last.array) are not done",
          help: "`spillway sweep status` follows them; the job that merges starts by itself")
      }
    }
    let status = try folder.merge()
    if let status, status.isComplete {
      print(SweepWords.summary(status, path: folder.merged, program: Invocation.program))
      return
    }
    guard folder.record.submitted.count < folder.record.rounds else {
      let lacking = status.map { $0.cells - $0.finished }
      throw Ending.fault(
        .cellsFailed,
        "after \(Phrase.count(folder.record.rounds, "round"))"
          + " \(lacking.map { Phrase.count($0, "cell") } ?? "all cells") are still missing",
        help: "look into \(Display.visible(folder.path))/log, then raise `rounds` in sweep.json")
    }
    let missing = status.map { $0.cells - $0.finished } ?? folder.record.tasks
    let round = try folder.submit(tasks: min(folder.record.tasks, missing))
    print(
      """
      \(status.map { "\($0.finished) of \($0.cells) cells" } ?? "no cell") so far; the others are \
      submitted again as job \(round.array)
      """)
  }
}
