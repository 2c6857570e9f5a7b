import Testing

/// Each way to end has its code and its words, as `docs/reference/exit-codes.md` says.
@Suite struct ExitCodeTests {
  @Test func aRunEndsWithZeroAndOpensWithThreeLines() throws {
    let run = try Command()("run", "small.yaml")
    #expect(run.code == 0)
    #expect(
      run.errors == """
        Small: 2 centers (one and two)
        60 contacts expected, redials not counted
        4 replications of alone, seed 3

        """)
    #expect(run.output.hasPrefix("Small\n4 replications, "))
    #expect(!run.output.contains("\u{1B}") && !run.errors.contains("\r"), "no terminal, no escapes")
  }

  @Test func quietIsSilent() throws {
    let run = try Command()("run", "small.yaml", "--quiet", "--format", "json")
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.hasPrefix("{\n \"digest\": "))
  }

  /// The parser's own code for a usage error is 64: a gate in CI would not know it.
  @Test(arguments: [
    (
      ["run", "small.yaml", "--replicatons", "5"],
      "error SPW-0701: Unknown option '--replicatons'. Did you mean '--replications'?\n"
    ),
    (
      ["rn", "small.yaml"], "error SPW-0701: there is no command `rn`\nhelp: did you mean `run`?\n"
    ),
    (["run"], "error SPW-0701: Missing expected argument '<file>'\n"),
    (
      ["run", "small.yaml", "--threads", "0"],
      "error SPW-0702: --threads 0 is out of range\nhelp: write a whole number from 1 to 256\n"
    ),
    (
      ["run", "small.yaml", "--threads=-1"],
      "error SPW-0702: --threads -1 is out of range\nhelp: write a whole number from 1 to 256\n"
    ),
    (
      ["run", "small.yaml", "--threads", "1000000000"],
      "error SPW-0702: --threads 1000000000 is out of range\n"
    ),
    (["run", "small.yaml", "--seed", "18446744073709551616"], "error SPW-0701: The value"),
    (
      ["run", "small.yaml", "--strategy", "pooledd"],
      "error SPW-0703: there is no strategy `pooledd`\nhelp: did you mean `pooled`?\n"
    ),
    (
      ["compare", "small.yaml", "--rank", "servicelevel"],
      "error SPW-0706: there is no kpi `servicelevel`\nhelp: did you mean `service_level`?\n"
    ),
    (
      ["compare", "small.yaml", "--rank", "offered"],
      "error SPW-0706: strategies cannot be ranked by `offered`\n"
    ),
    (
      ["compare", "small.yaml", "--strategies", "alone"],
      "error SPW-0709: a comparison needs two strategies, there is 1\n"
    ),
    (
      ["run", "small.yaml", "--precision", "service_level: 0.5"],
      "--precision:1:16: error SPW-0110: service_level: `0.5` is not a share"
    ),
    (["help", "SPW-9999"], "error SPW-0708: there is no command and no code `SPW-9999`\n"),
    (["init", "new", "--template", "evnt"], "error SPW-0707: there is no template `evnt`\n"),
  ])
  func faultsOfUseEndWithTwo(_ arguments: [String], _ words: String) throws {
    let run = try Command().start(arguments).finish()
    #expect(run.code == 2)
    #expect(run.errors.hasPrefix(words), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func badInputEndsWithTwoAndMissingFilesWithFour() throws {
    let command = try Command()
    try command.write(Command.small.replacing("agents", with: "agnets"), to: "a.yaml")
    let bad = try command("run", "a.yaml")
    #expect(bad.code == 2)
    #expect(bad.errors.contains("a.yaml:8:44: error SPW-0201: "))
    #expect(bad.output.isEmpty)
    let missing = try command("run", "smal.yaml")
    #expect(missing.code == 4)
    #expect(missing.errors.contains("error SPW-0601: "))
  }

  /// A thousand runs of nothing but work: the limit is known before the first contact.
  @Test func limitsEndWithTwoBeforeTheRunAndWithThreeInIt() throws {
    let command = try Command()
    let before = try command("run", "small.yaml", "--replications", "100", "--max-contacts", "100")
    #expect(before.code == 2)
    #expect(before.errors.hasPrefix("error SPW-0418: "))
    let endless = Command.small.replacing("{exponential: {mean: 2min}}", with: "none")
    try command.write(endless.replacing("rate: 40/h", with: "rate: 4000/h"), to: "endless.yaml")
    let within = try command("run", "endless.yaml", "--quiet")
    #expect(within.code == 3)
    #expect(
      within.errors.hasPrefix("error SPW-0801: replication 1 of alone: 24h after the horizon "))
  }

  @Test func helpAndVersionEndWithZero() throws {
    let command = try Command()
    for arguments in [
      ["--help"], ["help", "run"], ["run", "--help"], ["help"], ["help", "SPW-0201"],
    ] {
      let run = try command.start(arguments).finish()
      #expect(run.code == 0, "\(arguments)")
      #expect(!run.output.isEmpty && run.errors.isEmpty)
    }
    #expect(try command("--version").output == "0.1.0\n")
    #expect(try command("help", "spw-201").output.hasPrefix("SPW-0201: "))
  }
}
