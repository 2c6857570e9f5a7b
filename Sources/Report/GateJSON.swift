import Study

/// Gates as JSON; `docs/reference/check.md` describes the layout.
public struct GateJSON {
  private let sheets: [GateSheet]

  /// The gates of one call.
  public init(_ sheets: [GateSheet]) { self.sheets = sheets }

  /// Writes the document.
  public func write<Target: TextOutputStream>(to target: inout Target) {
    var writer = JSONWriter(to: target)
    writer.object { writer in
      writer.key("verdict")
      writer.value(sheets.contains(where: \.fails) ? "fail" : "pass")
      writer.key("version")
      writer.value(Release.version)
      writer.key("schema")
      writer.value(Release.schema)
      writer.key("gates")
      writer.array(sheets) { gate($1, &$0) }
    }
    target = writer.finish()
  }

  private func gate<Target>(_ sheet: GateSheet, _ writer: inout JSONWriter<Target>) {
    writer.object { writer in
      writer.key("scenario")
      writer.value(sheet.scenario)
      writer.key("strategy")
      writer.value(sheet.strategy)
      writer.key("base")
      writer.value(Words(.english).base(sheet.base, baseline: sheet.baseline))
      writer.key("baseline")
      writer.value(sheet.baseline)
      writer.key("verdict")
      writer.value(sheet.fails ? "fail" : "pass")
      writer.key("seed")
      writer.value(sheet.seed)
      writer.key("replications")
      writer.value(sheet.replications)
      writer.key("max_replications")
      writer.value(sheet.most)
      writer.key("looks")
      writer.value(sheet.looks)
      writer.key("alpha")
      writer.value(GateTable.alpha)
      writer.key("checks")
      writer.array(sheet.rows) { check($1, sheet, &$0) }
      writer.key("bisected")
      writer.value(sheet.isBisected)
      writer.key("changes")
      writer.array(sheet.changes) { change($1, &$0) }
      writer.key("command")
      writer.value(sheet.command)
    }
  }

  private func check<Target>(
    _ row: GateSheet.Row, _ sheet: GateSheet, _ writer: inout JSONWriter<Target>
  ) {
    writer.line { writer in
      writer.key("check")
      writer.value(row.name)
      writer.key("kpi")
      writer.value(row.verdict.check.measure.name)
      writer.key("place")
      writer.value(row.place)
      writer.key("count")
      writer.value(row.count)
      writer.key("demand")
      demand(row.verdict.check.demand, &writer)
      writer.key("state")
      writer.value(row.verdict.state.rawValue)
      writer.key("fails")
      writer.value(sheet.fails(row))
      writer.key("warning")
      writer.value(row.verdict.check.isWarning)
      writer.key("head")
      estimate(row.verdict.head, &writer)
      writer.key("base")
      writer.value(row.verdict.base)
      writer.key("difference")
      estimate(row.verdict.difference, &writer)
      writer.key("p")
      writer.value(row.verdict.chance)
    }
  }

  /// What is asked, by the keys of `expect`.
  private func demand<Target>(_ demand: GateCheck.Demand, _ writer: inout JSONWriter<Target>) {
    writer.line { writer in
      switch demand {
      case .noWorse(let margin):
        writer.key("no_worse_than_baseline_by")
        switch margin {
        case .absolute(let size): writer.value(size)
        case .relative(let part): writer.value(part)
        }
        writer.key("relative")
        if case .relative = margin { writer.value(true) } else { writer.value(false) }
      case .atLeast(let limit):
        writer.key("at_least")
        writer.value(limit)
      case .atMost(let limit):
        writer.key("at_most")
        writer.value(limit)
      case .onDays(let least, let share):
        writer.key("at_least")
        writer.value(least)
        writer.key("of_days")
        writer.value(share)
      }
    }
  }

  /// A figure without a value is none.
  private func estimate<Target>(_ estimate: Estimate?, _ writer: inout JSONWriter<Target>) {
    guard let estimate, estimate.value.isFinite else { return writer.null() }
    writer.line { writer in
      writer.key("estimate")
      writer.value(estimate.value)
      writer.key("half_width")
      writer.value(estimate.halfWidth)
      writer.key("low")
      writer.value(estimate.low)
      writer.key("high")
      writer.value(estimate.high)
    }
  }

  private func change<Target>(_ change: GateSheet.Change, _ writer: inout JSONWriter<Target>) {
    writer.line { writer in
      writer.key("path")
      writer.value(change.path)
      writer.key("old")
      writer.value(change.old)
      writer.key("new")
      writer.value(change.new)
      writer.key("file")
      writer.value(change.source?.file)
      writer.key("line")
      if let line = change.source?.line { writer.value(line) } else { writer.null() }
    }
  }
}
