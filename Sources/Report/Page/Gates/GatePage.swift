import Study

extension ReportPage {
  /// A page of the gates of one call: the verdict first, then every check.
  ///
  /// - Parameter command: The command line that makes the page again; without one that of the gate.
  public init(_ source: GateSource, language: Language, command: String = "") {
    let page = GatePage(document: source.document, words: Words(language))
    self.init(language: language, content: page.content(command), sections: page.sections)
  }
}

/// What a page of gates says.
struct GatePage {
  let document: GateDocument
  let words: Words

  /// What stands around the sections.
  func content(_ command: String) -> PageContent {
    let shown = gates.first { $0.fails } ?? gates.first
    var content = PageContent(title: title, answer: answer)
    guard let shown else { return content }
    content.facts = [verdict, place(shown), change(shown)]
    let failing = shown.checks.filter { $0.fails || $0.mark == .warns }
    if !failing.isEmpty {
      content.ranking = GateSheetTable(gate: shown, words: words).table(
        id: "failures", title: words("Checks that fail or warn"), rows: Array(failing.prefix(10)))
    }
    content.made = made(shown, command)
    return content
  }

  /// A part for each gate.
  var sections: [ReportSection] {
    gates.enumerated().map { number, gate in
      let table = GateSheetTable(gate: gate, words: words)
      var tables = [
        table.table(
          id: "all-checks-\(number + 1)", title: words("All checks, \(gate.scenario)"),
          rows: table.ordered)
      ]
      if !gate.changes.isEmpty { tables.append(table.changes(id: "changes-\(number + 1)")) }
      return ReportSection(
        id: "gate-\(number + 1)", title: words("Checks of \(Saying.name(gate.scenario))"),
        sentences: [tally(gate)] + joined(gate),
        charts: [Charts.checks(gate, number: number + 1, words)].compactMap { $0 }, tables: tables)
    }
  }

  private var gates: [GateDocument.Gate] { document.gates }

  private var title: String {
    guard let first = gates.first, gates.count == 1 else { return words("\(gates.count) gates") }
    return "\(Saying.name(first.scenario)), \(Saying.name(first.strategy))"
  }

  private func count(where holds: (GateDocument.Check) -> Bool = { _ in true }) -> Int {
    gates.reduce(0) { $0 + $1.count(where: holds) }
  }

  /// The verdict in one sentence.
  private var answer: String {
    let all = count()
    guard document.fails else {
      let warned = count { $0.mark == .warns }
      return warned > 0
        ? words("The gate passes: none of \(all) checks is worse, \(warned) warn.")
        : words("The gate passes: none of \(all) checks is worse.")
    }
    return words("The gate fails: of \(all) checks \(saying(failures)).")
  }

  /// What fails, counted by state.
  private var failures: [String] {
    let states: [(GateState, (Int) -> Phrase)] = [
      (.worse, { "\($0) worse" }), (.undefined, { "\($0) without data" }),
      (.inconclusive, { "\($0) inconclusive" }),
    ]
    return states.compactMap { state, phrase in
      let found = count { $0.fails && $0.state == state }
      return found > 0 ? words(phrase(found)) : nil
    }
  }

  private func saying(_ items: [String]) -> String { items.joined(separator: words(", ")) }

  private var verdict: PageContent.Fact {
    PageContent.Fact(
      label: words("Verdict"), value: document.fails ? words("✗ fails") : words("✓ passes"),
      detail: document.fails
        ? saying(failures) : words("nothing is worse (family-wise \(alpha))"),
      tone: document.fails ? .bad : .good)
  }

  /// The chance of a false alarm; gates of one call share it.
  private var alpha: String { Figures.share(gates.first?.alpha ?? GateTable.alpha) }

  private func place(_ gate: GateDocument.Gate) -> PageContent.Fact {
    guard let check = gate.checks.first(where: \.fails) else {
      let open = gate.count { $0.mark == .open }
      return PageContent.Fact(
        label: words("Left open"), value: words("\(open) of \(gate.count()) checks"),
        detail: words("more replications decide more of them"), tone: .plain)
    }
    let name = words.nameWithoutTime(of: check.measure)
    return PageContent.Fact(
      label: words("Where"), value: check.place.isEmpty ? words("everywhere") : check.place,
      detail: "\(name) \(GateSheetTable(gate: gate, words: words).numbers(check))", tone: .bad)
  }

  private func change(_ gate: GateDocument.Gate) -> PageContent.Fact {
    guard let first = gate.changes.first else {
      return PageContent.Fact(
        label: words("Replications"), value: Figures.count(Double(gate.replications)),
        detail: words("at most \(gate.most)"), tone: .plain)
    }
    let values = "\(Saying.name(first.old ?? "-")) → \(Saying.name(first.new ?? "-"))"
    return PageContent.Fact(
      label: gate.isBisected ? words("The smallest change that fails") : words("What changed"),
      value: gate.changes.count == 1
        ? Saying.name(first.path) : words("\(gate.changes.count) keys"),
      detail: gate.changes.count == 1 ? values : "\(Saying.name(first.path)) \(values), …",
      tone: .plain)
  }

  private func tally(_ gate: GateDocument.Gate) -> String {
    let parts = GateState.allCases.compactMap { state -> String? in
      let count = gate.count { $0.state == state }
      return count > 0 ? "\(count) \(GateSheetTable.name(of: state, words))" : nil
    }
    let states = saying(parts)
    return gate.isCompared
      ? words("\(states) after \(gate.replications) replications of each side, seed \(gate.seed).")
      : words("\(states) after \(gate.replications) replications, seed \(gate.seed).")
  }

  /// Why there are fewer rows than checks.
  private func joined(_ gate: GateDocument.Gate) -> [String] {
    guard gate.checks.count < gate.count() else { return [] }
    return [
      words(
        "\(gate.count()) checks are \(gate.checks.count) rows: neighboring hours of a center with"
          + " one verdict are one row.")
    ]
  }

  private func made(_ gate: GateDocument.Gate, _ command: String) -> [PageContent.Entry] {
    let base = words.base(gate.base, baseline: gate.baseline)
    let entries = [
      (words("Scenario"), gate.scenario), (words("Strategy"), gate.strategy),
      (words("Base"), base ?? ""), (words("Seed"), "\(gate.seed)"),
      (words("Replications"), words("\(gate.replications) of \(gate.most)")),
      (words("Version"), "Spillway \(document.version)"),
      (words("Command"), command.isEmpty ? gate.command : command),
    ]
    return entries.filter { !$0.1.isEmpty }.map { PageContent.Entry(name: $0.0, value: $0.1) }
  }
}
