import Foundation
import Testing

/// Questions about one contact, and tables of all of them.
@Suite struct ReplayTests {
  /// One agent a center; four customers come to `sz`, and `gz` helps who has waited 20 s, but only
  /// while its agent has been left alone.
  private static let scenario = """
    spillway: 1
    horizon: {start: 2026-01-05T09:00+08:00, length: 1h, interval: 1h}
    contacts:
      calls: {handle_time: {deterministic: 60s}, patience: {deterministic: 100s}}
    centers:
      sz: {groups: {front: {skills: [calls], agents: 1}}}
      gz: {groups: {front: {skills: {calls: 1.5}, agents: 1}}}
    links: [{from: sz, to: gz, delay: 4s, cost_per_minute: 0.5}]
    demand: []
    events:
      a: {network_outage: {center: sz, contact: calls, starts: "09:00", subscribers: 1,
        call_probability: 100%, awareness: {deterministic: 10s}, repair: {deterministic: 1h}}}
      b: {network_outage: {center: sz, contact: calls, starts: "09:00", subscribers: 1,
        call_probability: 100%, awareness: {deterministic: 20s}, repair: {deterministic: 1h}}}
      c: {network_outage: {center: sz, contact: calls, starts: "09:00", subscribers: 1,
        call_probability: 100%, awareness: {deterministic: 30s}, repair: {deterministic: 1h}}}
    strategies:
      help:
        overflow:
          - {from: sz, to: gz, when: {waited: 20s, there: {idle_agents: {at_least: 1}}}}

    """

  private func command() throws -> Command {
    let command = try Command()
    try command.write(Self.scenario, to: "help.yaml")
    return command
  }

  /// Worked out by hand: A has the agent of `sz` from 10 s to 70 s; B waits 20 s, takes that of
  /// `gz` over the link at 44 s, until 134 s; C finds nobody idle at 50 s and is next at `sz`.
  @Test func aStoryIsTold() throws {
    let run = try command()("replay", "help.yaml", "--contact", "2")
    #expect(run.code == 0, "\(run.errors)")
    #expect(
      run.output == """
        Contact 2, calls at sz, under help

        time        what happened
        09:00:20.0  arrives
        09:00:20.0  sz/front: nobody idle
        09:00:20.0  waits at calls@sz
        09:00:40.0  overflow 1: is given to gz/front (idle(gz/front) 1, needs 1 or more)
        09:00:40.0  is put through to gz/front
        09:00:44.0  answered by gz/front agent 1 after 24.0s
        09:02:14.0  talk 1min 30s

        group     while it waited
        gz/front  0 to 1 idle, somebody for 83% of the time; took 0 others. No rule showed it this \
        contact

        """)
  }

  @Test func whoWaitedLongestIsListed() throws {
    let run = try command()("replay", "help.yaml")
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("The longest waits\n"))
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 5 && lines[2].contains("3  09:00:30.0"))
    #expect(lines[4].hasSuffix("replay help.yaml --contact 3"))
  }

  @Test(arguments: [
    (["--contact", "0"], 2, "`0` is no contact"), (["--contact", "1.2.3"], 2, "is no contact"),
    (["--contact", "9"], 2, "there is no such contact\nhelp: the replication has 3 customers"),
    (["--contact", "1.2"], 2, "there is no such contact"),
    (["--strategy", "helq"], 2, "did you mean `help`?"),
    (["--center", "gx"], 2, "there is no center `gx`"),
    (["--contact", "1", "--center", "gz"], 2, "leave one of them out"),
    (["--replication", "0"], 2, "--replication 0 is out of range"),
  ])
  func whatCannotBeToldIsRefused(_ words: [String], _ code: Int32, _ message: String) throws {
    let run = try command().start(["replay", "help.yaml"] + words).finish()
    #expect(run.code == code)
    #expect(run.output.isEmpty && run.errors.contains(message), "\(run.errors)")
  }

  /// By hand: the contact talks 90 s over a link at 0.5 a minute, a third of it for the factor 1.5.
  @Test func tablesHaveARowForEach() throws {
    let command = try command()
    let run = try command(
      "run", "help.yaml", "-q", "--replications", "2", "--trace", "t.csv", "--decisions", "d.csv")
    #expect(run.code == 0, "\(run.errors)")
    let contacts = try command.read("t.csv").split(separator: "\n")
    #expect(contacts.count == 4)
    #expect(
      contacts[2].hasPrefix(
        "help,1,3,1,calls,sz,09:00:30.0,30.0,answered,40.0,sz,sz/front,1,60.0,0.0,overflow 1,"))
    #expect(
      try command.read("d.csv") == """
        strategy,replication,time,time_s,rule,act,to,contact,type,center,waited_s,figures,outcome,\
        wait_s,link_cost,extra_handling_s
        help,1,09:00:50.0,50.0,overflow 1,join,the list of overflow 1,3,calls,sz,20.0,,answered,\
        40.0,0.0,0.0
        help,1,09:00:40.0,40.0,overflow 1,connect,gz/front,2,calls,sz,20.0,\
        "idle(gz/front) 1, needs 1 or more",answered,24.0,0.75,30.0

        """)
  }

  @Test func threadsDoNotShow() throws {
    let command = try Command()
    for threads in ["1", "7"] {
      let run = try command(
        "compare", "small.yaml", "-q", "--threads", threads, "--trace", "t\(threads).csv",
        "--decisions", "d\(threads).csv")
      #expect(run.code == 0, "\(run.errors)")
    }
    #expect(try command.read("t1.csv") == command.read("t7.csv"))
    #expect(try command.read("d1.csv") == command.read("d7.csv"))
    #expect(try command.read("t1.csv").split(separator: "\n").count > 100)
  }

  @Test func anExistingTableIsRefused() throws {
    let command = try Command()
    try command.write("mine", to: "t.csv")
    let run = try command("run", "small.yaml", "--trace", "t.csv")
    #expect(run.code == 2 && run.errors.contains("`t.csv` exists"))
    #expect(try command.read("t.csv") == "mine")
    let both = try command("run", "small.yaml", "--trace", "u.csv", "--decisions", "u.csv")
    #expect(both.code == 2 && both.errors.contains("name the same file"))
  }
}
