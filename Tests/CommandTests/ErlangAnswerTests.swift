import Foundation
import Testing

/// The single answers of `spillway erlang`: that the numbers belong together, whatever way they
/// are asked for.
///
/// Faults they would catch: one agent too many or too few, a target left out of a set, a volume
/// read by the hour, a service level by another convention than the one asked for.
@Suite struct ErlangAnswerTests {
  private typealias Object = [String: Any]

  private static func json(_ line: String) throws -> Object {
    let words = ["erlang"] + line.split(separator: " ").map(String.init)
    let run = try Command().start(words + ["--format", "json"]).finish()
    #expect(run.code == 0, "\(line): \(run.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? Object)
  }

  private static func number(_ object: Object, _ key: String) throws -> Double {
    try #require(object[key] as? Double, "\(key)")
  }

  private static func measure(_ answer: Object, _ key: String) throws -> Double {
    try number(try #require(answer["measures"] as? Object), key)
  }

  /// The measures with so many agents, from the table around the answer.
  private static func around(_ answer: Object, _ agents: Double) throws -> Object {
    let groups = try #require(answer["around"] as? [Object])
    return try #require(groups.first { $0["agents"] as? Double == agents })
  }

  /// The least agents keep the target, one fewer does not, and the fraction lies between.
  @Test(arguments: [
    "service_level", "service_level_answered", "service_level_excluding_short_abandons",
    "service_level_abandons_met",
  ])
  func leastAgentsByEachConvention(_ convention: String) throws {
    let answer = try Self.json(
      "a --load 84 --handle-time 180s --patience 2min --target 80% --within 20s"
        + " --convention \(convention)")
    let agents = try Self.number(answer, "agents")
    #expect(try Self.measure(answer, convention) >= 0.8)
    #expect(try Self.number(try Self.around(answer, agents - 1), convention) < 0.8)
    let fraction = try Self.number(answer, "fractional_agents")
    #expect(fraction > agents - 1 && fraction <= agents)
    #expect(try Self.number(answer, "largest_load") >= 84)
  }

  /// Of several targets the one that asks for most decides.
  @Test func severalTargetsTogether() throws {
    let targets = [
      "--target 80% --within 20s", "--max-speed-of-answer 5s", "--max-mean-wait 5s",
      "--max-abandonment 2%", "--max-occupancy 88%", "--max-wait-probability 20%",
      "--max-blocking 1%",
    ]
    let group = "x --load 84 --handle-time 180s --patience 2min --waiting-room 30 "
    let alone = try targets.map { try Self.number(try Self.json(group + $0), "agents") }
    let together = try Self.json(group + targets.joined(separator: " "))
    #expect(try Self.number(together, "agents") == alone.max())
    let entries = try #require(together["targets"] as? [Object])
    #expect(entries.compactMap { $0["least_agents"] as? Double } == alone)
    #expect(entries.allSatisfy { $0["met"] as? Bool == true })
  }

  /// Load, agents and T lead back to each other.
  @Test func theQuestionsAreInversesOfEachOther() throws {
    let target = "--handle-time 215s --target 80% --within 20s"
    let load = try Self.number(try Self.json("c --agents 64 \(target)"), "offered_load")
    let agents = try Self.json("c --load \(load) \(target)")
    #expect(try Self.number(agents, "agents") == 64)
    #expect(try Self.number(agents, "largest_load") == load)
    let limit = try Self.json("c --load \(load) --agents 64 --handle-time 215s --target 80%")
    // The load is the last double that keeps the target; its T repeats 20 s to 1e-9.
    #expect(abs(try Self.number(limit, "answer_within") / 20 - 1) < 1e-9)
    #expect(limit["asked"] as? String == "answer_within")
  }

  /// 840 contacts in 30 minutes, 28 a minute and 84 erlangs are the same load at 180 s each.
  @Test func theLoadInTheUnitsOfTheTrade() throws {
    let question = " --handle-time 3min --target 80% --within 20s --patience 2min"
    let answers = try [
      "--load 84", "--volume 840 --interval 30min", "--volume 1680 --interval 1h",
      "--rate 28/min", "--rate 1680/h",
    ].map { try Self.json("a \($0)\(question)") }
    for answer in answers {
      #expect(abs(try Self.number(answer, "offered_load") / 84 - 1) < 1e-15)
      #expect(try Self.number(answer, "agents") == (try Self.number(answers[0], "agents")))
    }
  }

  /// Two formulas for the same system agree to 1e-12: an exponential law is Erlang A, no room is
  /// Erlang B, nobody calling again is the queue itself, and very many idle customers are Poisson.
  @Test func theFormulasMeet() throws {
    let group = "--load 46 --agents 48 --handle-time 4min --within 20s"
    let abandoning = try Self.json("a --patience 3min \(group)")
    let command = try Command()
    let general = try command.start(
      ["erlang", "general", "--patience", "exponential: {mean: 3min}", "--format", "json"]
        + group.split(separator: " ").map(String.init)
    ).finish()
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(general.output.utf8)) as? Object)
    let retrial = try Self.json("retrial --patience 3min \(group)")
    for key in ["service_level", "abandonment_rate", "average_speed_of_answer", "wait_p90"] {
      let truth = try Self.measure(abandoning, key)
      #expect(abs(try Self.measure(object, key) / truth - 1) < 1e-12, "\(key)")
      #expect(abs(try Self.measure(retrial, key) / truth - 1) < 1e-12, "\(key)")
    }
    #expect(try Self.number(retrial, "attempts_per_customer") == 1)
    let loss = try Self.measure(try Self.json("b --load 46 --agents 48"), "blocking_probability")
    let noRoom = try Self.json("x --waiting-room 0 \(group)")
    #expect(abs(try Self.measure(noRoom, "blocking_probability") / loss - 1) < 1e-12)
    // A million customers with the load of 46 erlangs: Poisson to some 1e-5.
    let many = try Self.json("engset --customers 1000000 --load-per-customer 46e-6 --agents 48")
    #expect(abs(try Self.measure(many, "blocking_probability") / loss - 1) < 1e-3)
  }

  /// What customers make of redials: attempts are the load over the first attempts, and those who
  /// are lost for good are what is missing from the answered.
  @Test func redialsJoinTheLoad() throws {
    let answer = try Self.json(
      "retrial --load 22 --agents 20 --handle-time 3min --patience 2min --waiting-room 10"
        + " --redial-abandoned 60% --redial-blocked 80%")
    let attempts = try Self.number(answer, "attempts_per_customer")
    #expect(abs(try Self.number(answer, "load_with_redials") / (22 * attempts) - 1) < 1e-12)
    let answered = attempts * (try Self.measure(answer, "answer_rate"))
    #expect(abs(answered + (try Self.number(answer, "customers_lost")) - 1) < 1e-12)
  }

  /// A group with nobody on it passes everything on; the least trunks keep the target and one
  /// fewer does not.
  @Test func overflowMeetsTrunks() throws {
    let none = try Self.json("overflow --from 0:8 --trunks 12")
    let loss = try Self.measure(try Self.json("b --load 8 --agents 12"), "blocking_probability")
    #expect(abs(try Self.measure(none, "blocking_probability") / loss - 1) < 1e-12)
    #expect(try Self.number(none, "peakedness") == 1)
    let least = try Self.json("overflow --from 10:8 --from 20:18 --max-blocking 1%")
    let trunks = try Self.number(least, "agents")
    #expect(try Self.measure(least, "blocking_probability") <= 0.01)
    #expect(
      try Self.number(try Self.around(least, trunks - 1), "blocking_probability") > 0.01)
  }

  @Test func linesForALossAndTheLoadTheyCarry() throws {
    let least = try Self.json("b --load 20 --max-blocking 1%")
    #expect(try Self.number(least, "agents") == 30)
    let load = try Self.json("b --agents 30 --max-blocking 1%")
    #expect(load["asked"] as? String == "offered_load")
    #expect(abs(try Self.measure(load, "blocking_probability") / 0.01 - 1) < 1e-12)
    let branch = try Self.json("engset --customers 40 --load-per-customer 0.2 --max-blocking 5%")
    #expect(try Self.measure(branch, "blocking_probability") <= 0.05)
    let agents = try Self.number(branch, "agents")
    #expect(
      try Self.number(try Self.around(branch, agents - 1), "blocking_probability") > 0.05)
  }

  /// The example of the reference is what the program prints.
  @Test func theExampleOfThePage() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let page = try String(
      contentsOf: folder.appending(path: "../../docs/reference/erlang.md"), encoding: .utf8)
    let block = try #require(page.components(separatedBy: "```text\n$ spillway ").dropFirst().first)
    let parts = try #require(block.components(separatedBy: "```").first)
      .components(separatedBy: "\n\n")
    let words = parts[0].replacing("\\\n", with: " ").split { $0 == " " || $0 == "\n" }
    let run = try Command().start(words.map(String.init)).finish()
    #expect(run.output == parts.dropFirst().joined(separator: "\n\n"))
  }
}
