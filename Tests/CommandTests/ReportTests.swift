import Foundation
import Testing

/// Results as a page: the same from a run and from its JSON, and refused before any work is lost.
@Suite struct ReportTests {
  /// What stands between the marks of a page's table cells: exact numbers.
  private static func numbers(of page: String) -> Set<String> {
    Set(page.matches(of: /data-v="?([-0-9.e]+)/).map { String($0.output.1) })
  }

  /// The page of a run is made from the JSON of that run: written at once or later from the file it
  /// has the same figures, the footer's command apart.
  ///
  /// Catches a page that is made of rounded figures, and a film of another seed.
  @Test func aPageNowIsThePageLater() throws {
    let command = try Command()
    let now = try command(
      "compare", "small.yaml", "--no-charts", "--report", "now.html", "--quiet")
    #expect(now.code == 0, "\(now.errors)")
    let json = try command("compare", "small.yaml", "--format", "json", "-o", "day.json")
    #expect(json.code == 0)
    let later = try command(
      "report", "day.json", "--scenario", "small.yaml", "--no-charts", "-o", "later.html")
    #expect(later.code == 0, "\(later.errors)")
    #expect(later.output == "later.html\n")
    func body(_ name: String) throws -> String {
      try command.read(name).split(separator: "\n")
        .filter { !$0.contains("compare small.yaml") && !$0.contains("report day.json") }
        .joined(separator: "\n")
    }
    #expect(try body("now.html") == body("later.html"))
    let plain = try command("report", "day.json", "--no-charts", "-o", "plain.html")
    #expect(plain.code == 0)
    let shown = Self.numbers(of: try command.read("plain.html"))
    #expect(!shown.isEmpty)
  }

  @Test func chineseIsAsked() throws {
    let command = try Command()
    _ = try command(
      "run", "small.yaml", "--no-charts", "--report", "zh.html", "--lang", "zh", "--quiet")
    #expect(try command.read("zh.html").contains("<html lang=\"zh-CN\""))
    let named = try command.shell(
      "SPILLWAY_LANG=zh \"$SPILLWAY\" run small.yaml --no-charts --report env.html --quiet")
    #expect(named.code == 0)
    #expect(try command.read("env.html").contains("<html lang=\"zh-CN\""))
  }

  /// Every table is a file whose figures are those of the JSON, and the Markdown has the answer.
  @Test func tablesAndSummaryAreFiles() throws {
    let command = try Command()
    _ = try command("compare", "small.yaml", "--format", "json", "-o", "day.json", "--quiet")
    let made = try command("report", "day.json", "--csv", "表", "--markdown", "day.md")
    #expect(made.code == 0, "\(made.errors)")
    #expect(made.output == "day.md\n表\n")
    let ranking = try command.read("表/ranking.csv")
    let json = try command.read("day.json")
    let row = try #require(ranking.split(whereSeparator: \.isNewline).dropFirst().first)
    let figure = try #require(row.split(separator: ",").dropFirst(2).first)
    #expect(json.contains("\"estimate\": \(figure),"), "\(figure)")
    #expect(try command.read("day.md").contains("pooled"))
    let again = try command("report", "day.json", "--csv", "表")
    #expect(again.code == 2 && again.errors.contains("exists"))
  }

  @Test func whatIsNoResultIsRefused() throws {
    let command = try Command()
    try command.write("{\"a\": 1}", to: "other.json")
    try command.write("", to: "empty.json")
    for name in ["other.json", "empty.json", "small.yaml"] {
      let refused = try command("report", name, "-o", "x.html", "--no-charts")
      #expect(refused.code == 2, "\(name)")
      #expect(refused.errors.contains("--format json"))
    }
    #expect(try command("report", "missing.json", "-o", "x.html", "--no-charts").code == 4)
    _ = try command("run", "small.yaml", "--format", "json", "-o", "day.json", "--quiet")
    #expect(try command("report", "day.json").code == 2)
    try command.write(Command.small.replacing("40/h", with: "41/h"), to: "other.yaml")
    let foreign = try command(
      "report", "day.json", "--scenario", "other.yaml", "-o", "x.html", "--no-charts")
    #expect(foreign.code == 2 && foreign.errors.contains("another scenario"))
    let rows = try command("report", "day.json", "-o", "x.html", "--no-charts", "--interval", "15")
    #expect(rows.code == 2 && rows.errors.contains("15"))
    #expect(try !command.names().contains("x.html"))
  }

  /// Nothing is simulated for a page that cannot be written.
  @Test func optionsOfNoPageAreRefused() throws {
    let command = try Command()
    for words in [["--no-replay"], ["--interval", "30"], ["--no-charts"]] {
      let refused = try command.shell(
        "\"$SPILLWAY\" run small.yaml --quiet \(words.joined(separator: " "))")
      #expect(refused.code == 2 && refused.errors.contains("--report"), "\(words)")
      #expect(refused.output.isEmpty)
    }
    try command.write("mine", to: "day.html")
    let taken = try command("run", "small.yaml", "--no-charts", "--report", "day.html")
    #expect(taken.code == 2 && taken.output.isEmpty)
    #expect(try command.read("day.html") == "mine")
  }

  /// Overrides are part of the results, and the replay of a page takes them from there.
  @Test func overridesComeWithTheResults() throws {
    let command = try Command()
    _ = try command(
      "run", "small.yaml", "--set", "centers.one.groups.all.agents=5", "--format", "json", "-o",
      "day.json", "--quiet")
    let made = try command(
      "report", "day.json", "--scenario", "small.yaml", "--no-charts", "-o", "day.html")
    #expect(made.code == 0, "\(made.errors)")
    #expect(try command.read("day.html").contains("centers.one.groups.all.agents=5"))
  }

  @Test func sweepsAndGatesHavePages() throws {
    let command = try Command()
    let sweep = try command(
      "sweep", "small.yaml", "--vary", "volume=0.8,1,1.2", "--kpis", "service_level,cost",
      "--no-charts", "--report", "sweep.html", "--quiet")
    #expect(sweep.code == 0, "\(sweep.errors)")
    #expect(try command.read("sweep.html").contains("volume"))
    let analyzed = try command(
      "sweep", "analyze", "sweep.sqlite", "--no-charts", "--report", "again.html")
    #expect(analyzed.code == 0)
    try command.write(
      Command.small + "expect:\n  - {kpi: service_level, at_least: 99%}\n", to: "strict.yaml")
    let failed = try command(
      "check", "strict.yaml", "--no-charts", "--report", "gate.html", "--quiet")
    #expect(failed.code == 1, "\(failed.errors)")
    #expect(try command.read("gate.html").contains("✗"))
  }

  /// The page of a gate is made from its JSON: written at once or later it is the same, the command
  /// line in the footer apart; against a base and against a baseline, in both languages.
  ///
  /// Planted fault caught: a figure that the page of `check` has and its JSON lacks.
  @Test(arguments: ["en", "zh"]) func aGateNowIsTheGateLater(_ language: String) throws {
    let command = try Command()
    let expected =
      Command.small + """
        expect:
          - {kpi: service_level, at_least: 99%}
          - {kpi: service_level, day_share_at_least: {value: 50%, of_days: 10%}}
          - {kpi: abandonment_rate, no_worse_than_baseline_by: 5% of value, severity: warn}

        """
    try command.write(expected.replacing("agents: 2", with: "agents: 1"), to: "head.yaml")
    try command.write(expected, to: "base.yaml")
    let recorded = try command(
      "check", "base.yaml", "--record", "--baseline", "old.baseline", "-q", "--max-replications",
      "25")
    #expect(recorded.code == 0, "\(recorded.errors)")
    for side in [["--base", "base.yaml"], ["--baseline", "old.baseline"]] {
      let gate = try command.start(
        ["check", "head.yaml", "-q", "--max-replications", "25", "--lang", language] + side
          + ["--no-charts", "--report", "now.html", "--report", "json=gate.json"], input: ""
      ).finish()
      #expect(gate.code == 1, "\(gate.errors)")
      let later = try command(
        "report", "gate.json", "--no-charts", "-o", "later.html", "--lang", language, "--force")
      #expect(later.code == 0, "\(later.errors)")
      func body(_ name: String) throws -> String {
        try command.read(name).split(separator: "\n")
          .filter { !$0.contains("check head.yaml") && !$0.contains("report gate.json") }
          .joined(separator: "\n")
      }
      #expect(try body("now.html") == body("later.html"))
      #expect(try command.read("now.html").contains("id=\"t-all-checks-1\""))
      #expect(try !command.read("gate.json").contains("基线"))
    }
  }

  /// What the page of a gate can be is made, and what it has no use for is refused by name.
  @Test func optionsOfAGateWorkOrAreRefused() throws {
    let command = try Command()
    try command.write(
      Command.small + "expect:\n  - {kpi: service_level, at_least: 99%}\n", to: "strict.yaml")
    let gate = try command("check", "strict.yaml", "-q", "--format", "json")
    #expect(gate.code == 1)
    let made = try command.start(
      ["report", "-", "--markdown", "gate.md", "--csv", "tables"], input: gate.output
    ).finish()
    #expect(made.code == 0 && made.output == "gate.md\ntables\n", "\(made.errors)")
    #expect(try command.read("gate.md").contains("The gate fails: of 1 checks 1 worse."))
    #expect(try command.read("tables/all-checks-1.csv").contains("service_level,✗ worse,0.99,"))
    for (option, value) in [("--scenario", "strict.yaml"), ("--interval", "30")] {
      let refused = try command.start(
        ["report", "-", option, value, "--no-charts", "-o", "x.html"], input: gate.output
      ).finish()
      #expect(refused.code == 2 && refused.errors.contains(option), "\(refused.errors)")
    }
    try command.write(gate.output.replacing("\"kpi\"", with: "\"kip\""), to: "gate.json")
    let broken = try command("report", "gate.json", "--no-charts", "-o", "x.html")
    #expect(broken.code == 2 && broken.errors.contains("no `gates[1].checks[1].kpi`"))
    #expect(try !command.names().contains("x.html"))
  }
}
