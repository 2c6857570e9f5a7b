import Study

extension ReportPage {
  /// A page of the gates of one call: the verdict first, then every check.
  ///
  /// - Parameter gates: The sheets that the other reports of `check` are made of.
  public init(gates: [GateSheet], language: Language, options: Options = Options()) {
    let words = Words(language)
    let page = GatePage(sheets: gates, words: words)
    self.init(language: language, content: page.content(options), sections: page.sections)
  }
}

/// What a page of gates says.
struct GatePage {
  let sheets: [GateSheet]
  let words: Words

  /// What stands around the sections.
  func content(_ options: ReportPage.Options) -> PageContent {
    let shown = sheets.first { $0.fails } ?? sheets.first
    var content = PageContent(title: title, answer: answer)
    guard let shown else { return content }
    content.facts = [verdict, place(shown), change(shown)]
    let failing = shown.rows.filter { shown.fails($0) || shown.mark($0) == .warns }
    if !failing.isEmpty {
      content.ranking = GateSheetTable(sheet: shown, words: words).table(
        id: "failures", title: words("Checks that fail or warn"), rows: Array(failing.prefix(10)))
    }
    content.made = made(shown, options)
    return content
  }

  /// A part for each gate.
  var sections: [ReportSection] {
    sheets.enumerated().map { number, sheet in
      let table = GateSheetTable(sheet: sheet, words: words)
      var tables = [
        table.table(
          id: "all-checks-\(number + 1)", title: words("All checks, \(sheet.scenario)"),
          rows: table.ordered)
      ]
      if !sheet.changes.isEmpty { tables.append(table.changes(id: "changes-\(number + 1)")) }
      return ReportSection(
        id: "gate-\(number + 1)", title: words("Checks of \(Saying.name(sheet.scenario))"),
        sentences: [tally(sheet)] + joined(sheet),
        charts: [Charts.checks(sheet, number: number + 1, words)].compactMap { $0 }, tables: tables)
    }
  }

  private var title: String {
    guard let first = sheets.first else { return words("No gate") }
    guard sheets.count == 1 else { return words("\(sheets.count) gates") }
    return "\(first.scenario), \(first.strategy)"
  }

  private var fails: Bool { sheets.contains(where: \.fails) }

  private func count(_ holds: (GateSheet, GateSheet.Row) -> Bool) -> Int {
    sheets.reduce(0) { sum, sheet in sum + sheet.count { holds(sheet, $0) } }
  }

  /// The verdict in one sentence.
  private var answer: String {
    let all = count { _, _ in true }
    guard fails else {
      let warned = count { $0.mark($1) == .warns }
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
      let found = count { $0.fails($1) && $1.verdict.state == state }
      return found > 0 ? words(phrase(found)) : nil
    }
  }

  private func saying(_ items: [String]) -> String { items.joined(separator: words(", ")) }

  private var verdict: PageContent.Fact {
    PageContent.Fact(
      label: words("Verdict"), value: fails ? words("✗ fails") : words("✓ passes"),
      detail: fails ? saying(failures) : words("nothing is worse (family-wise 1 %)"),
      tone: fails ? .bad : .good)
  }

  private func place(_ sheet: GateSheet) -> PageContent.Fact {
    guard let row = sheet.rows.first(where: sheet.fails) else {
      let open = sheet.count { sheet.mark($0) == .open }
      return PageContent.Fact(
        label: words("Left open"), value: words("\(open) of \(sheet.count()) checks"),
        detail: words("more replications decide more of them"), tone: .plain)
    }
    let name = words.nameWithoutTime(of: row.verdict.check.measure)
    return PageContent.Fact(
      label: words("Where"), value: row.place.isEmpty ? words("everywhere") : row.place,
      detail: "\(name) \(GateSheetTable(sheet: sheet, words: words).numbers(row))", tone: .bad)
  }

  private func change(_ sheet: GateSheet) -> PageContent.Fact {
    guard let first = sheet.changes.first else {
      return PageContent.Fact(
        label: words("Replications"), value: Figures.count(Double(sheet.replications)),
        detail: words("at most \(sheet.most)"), tone: .plain)
    }
    let values = "\(first.old ?? "-") → \(first.new ?? "-")"
    return PageContent.Fact(
      label: sheet.isBisected ? words("The smallest change that fails") : words("What changed"),
      value: sheet.changes.count == 1
        ? Saying.name(first.path) : words("\(sheet.changes.count) keys"),
      detail: sheet.changes.count == 1 ? values : "\(Saying.name(first.path)) \(values), …",
      tone: .plain)
  }

  private func tally(_ sheet: GateSheet) -> String {
    let parts = GateState.allCases.compactMap { state -> String? in
      let count = sheet.count { $0.verdict.state == state }
      return count > 0 ? "\(count) \(GateSheetTable.name(of: state, words))" : nil
    }
    return words(
      "\(saying(parts)) after \(sheet.replications) replications of each side, seed \(sheet.seed).")
  }

  /// Why there are fewer rows than checks.
  private func joined(_ sheet: GateSheet) -> [String] {
    guard sheet.rows.count < sheet.count() else { return [] }
    return [
      words(
        "\(sheet.count()) checks are \(sheet.rows.count) rows: neighboring hours of a center with"
          + " one verdict are one row.")
    ]
  }

  private func made(_ sheet: GateSheet, _ options: ReportPage.Options) -> [PageContent.Entry] {
    let entries = [
      (words("Scenario"), sheet.scenario), (words("Strategy"), sheet.strategy),
      (words("Base"), sheet.base ?? ""), (words("Seed"), "\(sheet.seed)"),
      (words("Replications"), words("\(sheet.replications) of \(sheet.most)")),
      (words("Version"), "Spillway \(Release.version)"),
      (words("Command"), options.command.isEmpty ? sheet.command : options.command),
    ]
    return entries.filter { !$0.1.isEmpty }.map { PageContent.Entry(name: $0.0, value: $0.1) }
  }
}
