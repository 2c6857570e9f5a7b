import ArgumentParser
import Erlang
import Scenarios

/// What the commands for a single queue share.
struct QueueOptions: ParsableArguments {
  @Option(help: "Agents at work; without them the least number is looked for.")
  var agents: String?

  @OptionGroup var load: LoadOptions
  @OptionGroup var targets: TargetOptions
  @OptionGroup var form: ErlangFormat
  @OptionGroup var output: OutputOptions
  @OptionGroup var language: LanguageOptions

  /// Answers the question about a kind of queue, or nil where an option of the kind was at fault.
  func answer(_ kind: QueueModel.Kind?, _ reader: OptionReader) throws {
    try output.check()
    let agents = reader.number("--agents", agents)
    let offered = load.offered(reader)
    let targets = targets.targets(reader, of: kind)
    try reader.finish()
    guard let kind, let handleTime = offered.handleTime else { throw Ending.input }
    let question = QueueQuestion(
      model: QueueModel(kind: kind, handleTime: handleTime), offered: offered, targets: targets,
      agents: agents)
    question.check(reader)
    try reader.finish()
    let answer = try question.answer()
    let text =
      form.format == .json
      ? QueueAnswerJSON.text(answer) : QueueAnswerText(answer, Invocation.words).text
    try output.write { $0.write(text) }
  }
}

/// What the answer looks like.
struct ErlangFormat: ParsableArguments {
  /// The forms of an answer.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: "The form of the answer; json holds every figure.")
  var format = Format.text
}

/// `spillway erlang c`.
struct ErlangCCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "c", abstract: "Erlang C: everybody waits until an agent is free.")

  @ParentCommand var parent: ErlangFormulas
  @OptionGroup var options: QueueOptions

  func run() throws {
    try parent.checkNoBatch()
    try options.answer(.waiting, OptionReader())
  }
}

/// `spillway erlang a`.
struct ErlangACommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "a", abstract: "Erlang A: customers who wait give up after a while.")

  @Option(help: "Mean time that a customer would wait, as in 3min; exponential.")
  var patience: String

  @ParentCommand var parent: ErlangFormulas
  @OptionGroup var options: QueueOptions

  func run() throws {
    try parent.checkNoBatch()
    let reader = OptionReader()
    let patience = reader.duration("--patience", patience)
    try options.answer(patience.map { .abandoning(patience: $0) }, reader)
  }
}

/// `spillway erlang x`.
struct ErlangXCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "x",
    abstract: "M/M/s/K: a limited waiting room, with or without patience.")

  @Option(help: "Contacts that may wait at once; more are refused.")
  var waitingRoom: String

  @Option(help: "Mean time that a customer would wait, as in 3min. (default: nobody gives up)")
  var patience: String?

  @ParentCommand var parent: ErlangFormulas
  @OptionGroup var options: QueueOptions

  func run() throws {
    try parent.checkNoBatch()
    let reader = OptionReader()
    let room = reader.whole("--waiting-room", waitingRoom, in: 0...1_000_000)
    let patience = reader.duration("--patience", patience)
    try options.answer(room.map { .limited(room: $0, patience: patience) }, reader)
  }
}

/// `spillway erlang general`.
struct ErlangGeneralCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "general", abstract: "M/M/s+G: patience of any law.")

  @Option(
    help: "The law of the patience as in a scenario, 'lognormal: {mean: 3min, cv: 1}'.")
  var patience: String

  @ParentCommand var parent: ErlangFormulas
  @OptionGroup var options: QueueOptions

  func run() throws {
    try parent.checkNoBatch()
    let reader = OptionReader()
    let spec = LawSpec.parse(patience, name: "--patience", faults: reader.faults)
    let law = try spec?.patienceLaw(reader)
    try options.answer(law.map { .general(law: $0, words: patience) }, reader)
  }
}

/// `spillway erlang retrial`.
struct ErlangRetrialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retrial",
    abstract: "Customers who are lost call again, and their redials join the load.")

  @Option(help: "Mean time that a customer would wait, as in 3min. (default: nobody gives up)")
  var patience: String?

  @Option(help: "Contacts that may wait at once. (default: no limit)")
  var waitingRoom: String?

  @Option(help: "The share of those who gave up that call again, as in 60%.")
  var redialAbandoned = "0%"

  @Option(help: "The share of those refused that call again, as in 80%.")
  var redialBlocked = "0%"

  @ParentCommand var parent: ErlangFormulas
  @OptionGroup var options: QueueOptions

  func run() throws {
    try parent.checkNoBatch()
    let reader = OptionReader()
    let patience = reader.duration("--patience", patience)
    let room = reader.whole("--waiting-room", waitingRoom, in: 0...1_000_000)
    let left = reader.anyShare("--redial-abandoned", redialAbandoned)
    let blocked = reader.anyShare("--redial-blocked", redialBlocked)
    if self.patience == nil, waitingRoom == nil {
      reader.refuse(
        .badArguments, "nobody is lost, so nobody calls again",
        "write --patience 3min, --waiting-room 20 or both")
    }
    guard let left, let blocked else { return try options.answer(nil, reader) }
    try options.answer(
      .redialing(
        patience: patience, room: room, afterAbandonment: left, afterBlocking: blocked), reader)
  }
}
