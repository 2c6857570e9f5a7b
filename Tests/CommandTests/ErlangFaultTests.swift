import Testing

/// What `spillway erlang` says to questions that cannot be answered.
@Suite struct ErlangFaultTests {
  @Test(arguments: [
    (
      "c --load 84 --handle-time 180 --target 80 --within 20",
      """
      error SPW-0101: --handle-time `180` has no unit; a duration needs one
      help: write `180s`, `180min` or `180h`

      error SPW-0110: --target `80` is not a share: the percent sign is missing
      help: write `80%`

      error SPW-0101: --within `20` has no unit; a duration needs one
      help: write `20s`, `20min` or `20h`

      """
    ),
    (
      "a --load 84 --agents 90 --handle-time 3min --patience 3",
      "error SPW-0101: --patience `3` has no unit; a duration needs one\n"
    ),
    ("c --load 84", "error SPW-0701: --handle-time is missing\n"),
    (
      "c --handle-time 3min --target 80% --within 20s",
      "error SPW-0701: neither the load nor the agents are given\n"
    ),
    ("c --load 84 --handle-time 3min", "error SPW-0701: there is no target for the agents\n"),
    ("c --load 84 --handle-time 3min --target 80%", "error SPW-0701: --target needs its T\n"),
    (
      "c --load 84 --volume 3 --interval 1h --handle-time 3min --agents 90",
      "error SPW-0701: --load, --volume and --rate exclude each other\n"
    ),
    (
      "c --volume 300 --handle-time 3min --agents 90",
      "error SPW-0701: --volume and --interval belong together\n"
    ),
    (
      "c --load 84 --handle-time 3min --agents 90 --max-abandonment 3%",
      "error SPW-0701: nobody gives up in this formula, so --max-abandonment says nothing\n"
    ),
    (
      "a --load 84 --handle-time 3min --agents 90 --patience 1min --max-blocking 3%",
      "error SPW-0701: nobody is refused in this formula, so --max-blocking says nothing\n"
    ),
    (
      "c --load 84 --handle-time 3min --agents 90 --within 20s --convention service_levl",
      "error SPW-0206: --convention `service_levl` does not exist\n"
        + "help: did you mean `service_level`?\n"
    ),
    (
      "c --load nan --handle-time 3min --agents 90",
      "error SPW-0120: --load `nan` is not a number\n"
    ),
    (
      "c --load 1e308 --handle-time 3min --agents 90",
      "error SPW-0130: a load of 1e+308 erlangs is too large\n"
    ),
    (
      "c --load 8 --handle-time 3min --agents 0",
      "error SPW-0130: agents must be above 0, up to 10^12, not 0\n"
    ),
    (
      "c --load 8 --handle-time 3min --target 100% --within 20s",
      "error SPW-0112: --target `100%` can never be asked for\n"
    ),
    (
      "a --load 84 --agents 60 --handle-time 3min --patience 1min --target 99%",
      "error SPW-0710: no time limit gives a service level of 0.99: "
    ),
    (
      "c --load 84 --agents 80 --handle-time 3min --target 80%",
      "error SPW-0710: offered load must be below the number of agents (80) when nobody gives up, "
        + "not 84\nhelp: add agents, or use `spillway erlang a`, in which customers give up\n"
    ),
    (
      "c --load 84 --handle-time 3min --agents 90 --convention service_level",
      "error SPW-0701: --convention says nothing without a service level\n"
    ),
    ("b --load 84", "error SPW-0701: neither --agents nor --max-blocking is given\n"),
    ("b --agents 3", "error SPW-0701: the load is missing\n"),
    ("overflow --from 10 --trunks 3", "error SPW-0701: --from `10` is not a group\n"),
    (
      "retrial --load 8 --agents 9 --handle-time 3min",
      "error SPW-0701: nobody is lost, so nobody calls again\n"
    ),
    (
      "general --load 8 --agents 9 --handle-time 3min --patience exponential:{mean:3}",
      "--patience:1:"
    ),
    ("d", "error SPW-0701: there is no command `erlang d`\nhelp: did you mean `erlang b`?\n"),
    ("--batch rows.csv c", "error SPW-0701: "),
  ])
  func eachEndsWithTwo(_ line: String, _ words: String) throws {
    let run = try Command().start(
      ["erlang"] + line.split(separator: " ").map(String.init)
    ).finish()
    #expect(run.code == 2, "\(line)")
    #expect(run.errors.hasPrefix(words), "\(line): \(run.errors)")
    #expect(run.output.isEmpty)
  }

  /// Values that nobody means are answered or refused in words; none ends the program otherwise.
  @Test func absurdValuesDoNotTrap() throws {
    let command = try Command()
    let sizes = ["0", "1e-300", "3", "10000000", "1e12", "1e308"]
    var lines: [String] = []
    for agents in sizes {
      for load in sizes {
        lines.append("b --load \(load) --agents \(agents)")
        lines.append("a --load \(load) --agents \(agents) --handle-time 1ms --patience 80000h")
      }
      lines.append("c --load \(agents) --handle-time 80000h --target 99.9999999% --within 0s")
      lines.append("c --agents \(agents) --handle-time 1s --max-occupancy 0.0000001%")
      lines.append("overflow --from \(agents):3 --max-blocking 0.000001%")
      lines.append("engset --customers 3 --load-per-customer \(agents) --max-blocking 1%")
    }
    for line in lines {
      let run = try command.start(
        ["erlang"] + line.split(separator: " ").map(String.init)
      ).finish()
      #expect(run.code == 0 || run.code == 2, "\(line)")
      #expect(run.output.isEmpty == (run.code == 2), "\(line)")
      #expect(!run.output.contains("nan") && !run.output.contains("inf"), "\(line): \(run.output)")
    }
  }
}
