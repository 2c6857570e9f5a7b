import ArgumentParser
import Erlang
import Report
import Scenarios
import Study

/// What the commands for a group without a queue share.
struct LossOptions: ParsableArguments {
  @Option(help: "The largest share that may be blocked, as in 1%; it finds the agents.")
  var maxBlocking: String?

  @OptionGroup var form: ErlangFormat
  @OptionGroup var output: OutputOptions
  @OptionGroup var language: LanguageOptions

  /// Answers the question about a system.
  func answer(_ system: LossSystem, agents: Double?, _ reader: OptionReader) throws {
    try output.check()
    let target = reader.share("--max-blocking", maxBlocking)
    if agents == nil, maxBlocking == nil {
      let option = system.kind == .trunks ? "--trunks" : "--agents"
      reader.refuse(
        .badArguments, "neither \(option) nor --max-blocking is given",
        "write \(option) for what they lose, or --max-blocking 1% for the least number")
    }
    try reader.finish()
    let answer = try LossAnswer(system, agents: agents, maxBlocking: target)
    let text = form.format == .json ? answer.json : LossAnswerText(answer, Invocation.words).text
    try output.write { $0.write(text) }
  }
}

/// `spillway erlang b`.
struct ErlangBCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "b", abstract: "Erlang B: a contact that finds all agents (or lines) busy is lost."
  )

  @Option(help: "Agents or lines; without them the least number is looked for.")
  var agents: String?

  @OptionGroup var load: LoadOptions
  @OptionGroup var options: LossOptions
  @ParentCommand var parent: ErlangFormulas

  func run() throws {
    try parent.checkNoBatch()
    let reader = OptionReader()
    let agents = reader.number("--agents", agents)
    let offered = load.offered(reader, needsHandleTime: false)
    if let agents, options.maxBlocking != nil, offered.erlangs == nil, !reader.faults.hasErrors {
      return try largestLoad(agents, offered, reader)
    }
    if offered.erlangs == nil, !reader.faults.hasErrors {
      reader.refuse(
        .badArguments, "the load is missing",
        "write --load 20, or --volume 500 --interval 30min --handle-time 215s")
    }
    try reader.finish()
    let load = offered.erlangs ?? 0
    let words = Invocation.words
    let told = AnswerWords(words: words).load(load, from: offered.source)
    try options.answer(
      Self.system(load, words("Offered load: \(told)."), offered), agents: agents, reader)
  }

  /// The load that given agents carry.
  private func largestLoad(
    _ agents: Double, _ offered: OfferedLoad, _ reader: OptionReader
  ) throws {
    guard let target = reader.share("--max-blocking", options.maxBlocking) else {
      return try reader.finish()
    }
    let load: Double
    do throws(ErlangError) {
      load = try ErlangB.largestLoad(agents: agents, blocking: target)
    } catch {
      throw Ending.fault(
        error.kind == .outOfRange ? .outOfRange : .noAnswer, Phrase(error.sentence))
    }
    let words = Invocation.words
    let told = words("Agents: \(AnswerWords.number(agents)).")
    var system = Self.system(load, told, offered)
    system.isLoadAsked = true
    try options.answer(system, agents: agents, reader)
  }

  private static func system(
    _ load: Double, _ arrivals: String, _ offered: OfferedLoad
  ) -> LossSystem {
    let words = Invocation.words
    var system = LossSystem(
      name: "erlang_b",
      title: words("Erlang B: a contact that finds all agents busy is lost"),
      arrivals: arrivals,
      assumptions: [
        words(
          "Taken for granted: Poisson arrivals at a steady rate; the law of the handle time does "
            + "not matter.")
      ],
      kind: .agents, load: load, isWhole: false, arguments: [("offered_load", load)]
    ) { (agents) throws(ErlangError) in
      let loss = try ErlangB(agents: agents, offeredLoad: load)
      return LossSystem.Outcome(
        blocked: loss.blocking, logBlocked: loss.logBlocking, carried: loss.carriedLoad,
        lost: loss.lostLoad)
    }
    system.contacts = { offered.contacts($0, words) }
    return system
  }
}

/// `spillway erlang engset`.
struct ErlangEngsetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engset", abstract: "Engset: a known number of customers, nobody waits.")

  @Option(help: "Customers in all.")
  var customers: String

  @Option(help: "Erlangs that an idle customer offers: calls per idle time x handle time.")
  var loadPerCustomer: String

  @Option(help: "Agents or lines; without them the least number is looked for.")
  var agents: String?

  @OptionGroup var options: LossOptions
  @ParentCommand var parent: ErlangFormulas

  func run() throws {
    try parent.checkNoBatch()
    let reader = OptionReader()
    let customers = reader.whole("--customers", customers, in: 1...1_000_000_000)
    let load = reader.number("--load-per-customer", loadPerCustomer)
    let agents = reader.whole("--agents", agents, in: 0...1_000_000_000)
    if let load, load > 1e9 {
      reader.refuse(.outOfRange, "--load-per-customer is too large", "write at most 1e9")
    }
    guard let customers, let load, load <= 1e9 else { return try reader.finish() }
    try options.answer(Self.system(customers, load), agents: agents.map(Double.init), reader)
  }

  private static func system(_ customers: Int, _ load: Double) -> LossSystem {
    let intended = Double(customers) * load / (1 + load)
    let words = Invocation.words
    let (count, offered) = (Figures.count(Double(customers)), Figures.decimal(load, 3))
    return LossSystem(
      name: "engset",
      title: words("Engset: \(count) customers; who finds all agents busy is lost"),
      arrivals: words(
        "Offered load: each idle customer offers \(offered) erlangs; with agents for all of them "
          + "they would keep \(AnswerWords(words: words).erlangs(intended)) busy."),
      assumptions: [
        words(
          "Taken for granted: every customer alike, idle again after a lost call; the laws of "
            + "handle and idle time do not matter.")
      ],
      kind: .agents, load: intended, isWhole: true,
      arguments: [("customers", Double(customers)), ("load_per_customer", load)]
    ) { (agents) throws(ErlangError) in
      let group = try Engset(
        sources: customers, agents: Int(agents), loadPerIdleSource: load)
      return LossSystem.Outcome(
        blocked: group.callCongestion, logBlocked: nil, carried: group.carriedLoad,
        lost: intended * group.trafficCongestion,
        further: [
          ("time_congestion", group.timeCongestion),
          ("traffic_congestion", group.trafficCongestion),
        ])
    }
  }
}

/// `spillway erlang overflow`.
struct ErlangOverflowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overflow",
    abstract: "What overflows from groups, and what a common group of trunks loses of it.",
    discussion: "By Wilkinson's equivalent random group; nobody waits anywhere.")

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "A group that overflows, as agents:erlangs; once for each group.",
      valueName: "agents:load"))
  var groups: [String]

  @Option(help: "Agents or lines of the common group; without them the least number is looked for.")
  var trunks: String?

  @OptionGroup var options: LossOptions
  @ParentCommand var parent: ErlangFormulas

  func run() throws {
    try parent.checkNoBatch()
    let reader = OptionReader()
    let trunks = reader.number("--trunks", trunks)
    let streams = groups.map { overflow(of: $0, reader) }
    try reader.finish()
    let all = streams.compactMap { $0 }
    guard let first = all.first else {
      throw Ending.fault(
        .badArguments, "no group overflows", help: "write --from 10:8 for each group")
    }
    let stream = all.dropFirst().reduce(first, +)
    let group: EquivalentRandom
    do throws(ErlangError) {
      group = try EquivalentRandom(stream)
    } catch {
      throw Ending.fault(
        error.kind == .outOfRange ? .outOfRange : .noAnswer, Phrase(error.sentence),
        help: "a group overflows where its load is above 0")
    }
    try options.answer(system(stream, group), agents: trunks, reader)
  }

  private func system(_ stream: OverflowTraffic, _ group: EquivalentRandom) -> LossSystem {
    let words = Invocation.words
    return LossSystem(
      name: "overflow",
      title: words("Equivalent random group: what overflows meets on a common group"),
      arrivals: arrivals(stream, group, AnswerWords(words: words)),
      assumptions: [
        words(
          "Taken for granted: Poisson arrivals at the first groups, exponential handle times, "
            + "independent groups, nobody waits."),
        words(
          "Exact for one group, an approximation for several; it knows the loss of all streams "
            + "together, not of each."),
      ],
      kind: .trunks, load: stream.mean, isWhole: false,
      arguments: [
        ("overflow_mean", stream.mean), ("overflow_variance", stream.variance),
        ("peakedness", stream.peakedness), ("equivalent_agents", group.agents),
        ("equivalent_load", group.offeredLoad),
      ]
    ) { (trunks) throws(ErlangError) in
      let lost = min(stream.mean, try group.lostLoad(trunks: trunks))
      return LossSystem.Outcome(
        blocked: lost / stream.mean, logBlocked: nil, carried: stream.mean - lost, lost: lost,
        further: [("hayward_blocking", try stream.haywardLoss(trunks: trunks))])
    }
  }

  /// What overflows, and the one group that overflows just so.
  private func arrivals(
    _ stream: OverflowTraffic, _ group: EquivalentRandom, _ common: AnswerWords
  ) -> String {
    let words = common.words
    let count = groups.count == 1 ? words("1 group") : words("\(groups.count) groups")
    return common.sentences([
      words(
        "Offered load: the overflow of \(count) has a mean of \(common.erlangs(stream.mean)), a "
          + "variance of \(Figures.decimal(stream.variance, 2)) and so a peakedness of "
          + "\(Figures.decimal(stream.peakedness, 2)) (1 is Poisson)."),
      words(
        "One group of \(Figures.decimal(group.agents, 2)) agents offered "
          + "\(common.erlangs(group.offeredLoad)) overflows just so."),
    ])
  }

  private func overflow(of text: String, _ reader: OptionReader) -> OverflowTraffic? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      reader.refuse(
        .badArguments, "--from \(Display.quote(text)) is not a group",
        "write its agents and its load in erlangs, as in --from 10:8")
      return nil
    }
    guard let agents = reader.number("--from", parts[0]),
      let load = reader.number("--from", parts[1])
    else { return nil }
    do throws(ErlangError) {
      return try OverflowTraffic(agents: agents, offeredLoad: load)
    } catch {
      reader.refuse(
        .outOfRange, "--from \(Display.quote(text)): \(Phrase(error.sentence))",
        "write less")
      return nil
    }
  }
}
