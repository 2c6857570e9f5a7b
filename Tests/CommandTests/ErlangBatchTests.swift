import Foundation
import Testing

/// `spillway erlang --batch` against the table of exact answers that `ErlangTests` keeps.
///
/// The table comes from the formulas evaluated with 60 digits; its times are minutes, those of a
/// batch seconds. Faults they would catch: a column read in the wrong unit, a digit lost in print,
/// a row that takes the answer of its neighbor, a bad row that ends the file.
@Suite struct ErlangBatchTests {
  private typealias Object = [String: Any]

  private static let header =
    "model,agents,offered_load,handle_time,patience,answer_within,waiting_room"

  /// The names of the table under those of a batch, with the seconds of one unit.
  private static let names: [String: (key: String, unit: Double)] = [
    "blocking": ("blocking_probability", 1), "ln_blocking": ("log_blocking_probability", 1),
    "p_wait": ("wait_probability", 1), "asa": ("average_speed_of_answer", 60),
    "wait_given_wait": ("mean_wait_of_waiting", 60), "mean_queue": ("queue_length", 1),
    "var_queue": ("queue_length_variance", 1), "sl": ("service_level", 1),
    "wait_p95": ("wait_p95", 60), "occupancy": ("occupancy", 1),
    "mean_in_system": ("contacts_in_system", 1), "p_abandon": ("abandonment_rate", 1),
    "mean_wait_all": ("mean_wait", 60), "throughput": ("throughput", 1 / 60.0),
    "p_abandon_given_wait": ("abandonment_rate_of_waiting", 1),
    "p_served_after_wait": ("answered_after_wait", 1),
    "mean_wait_served": ("average_speed_of_answer", 60),
    "mean_wait_abandoned": ("wait_of_abandoned", 60), "p_wait_gt_T": ("wait_exceeds", 1),
    "answered_within_T": ("answered_within", 1), "abandoned_within_T": ("abandoned_within", 1),
    "sl_offered": ("service_level", 1), "sl_answered": ("service_level_answered", 1),
    "sl_excl_short_abandons": ("service_level_excluding_short_abandons", 1),
    "sl_abandon_in_T_counts_good": ("service_level_abandons_met", 1),
    "p_wait_le_T": ("service_level_abandons_met", 1), "p_block": ("blocking_probability", 1),
    "mean_wait_accepted": ("mean_wait", 60), "p_served": ("answer_rate", 1),
    "sl_accepted": ("service_level_admitted", 1),
    "sl_excl_short_abandons_accepted": ("service_level_admitted_excluding_short_abandons", 1),
  ]

  private struct Row {
    let model: String
    let parameters: [String: Double]
    let results: Object

    init?(_ object: Object) {
      guard let model = object["model"] as? String,
        let parameters = object["parameters"] as? [String: Double],
        let results = object["results"] as? Object
      else { return nil }
      (self.model, self.parameters, self.results) = (model, parameters, results)
    }

    func value(_ name: String) -> Double { parameters[name] ?? .nan }

    var load: Double { model == "erlang_b" ? value("a") : value("lambda") / value("mu") }

    var cells: String {
      guard model != "erlang_b" else { return "erlang_b,\(value("s")),\(load),,,," }
      let leaving = parameters["theta"] ?? 0
      let room = parameters["max_in_system"].map { "\($0 - value("s"))" } ?? ""
      return "\(model == "mmsk_m" ? "erlang_x" : model),\(value("s")),\(load),\(60 / value("mu")),"
        + "\(leaving > 0 ? "\(60 / leaving)" : ""),\(60 * value("T")),\(room)"
    }

    /// A load made of a rate and a handle time carries that quotient's rounding, which
    /// |s - a + a B| multiplies.
    var tolerance: Double {
      let base = model == "mmsk_m" ? 1e-12 : 1e-13
      guard model != "erlang_b", value("mu") != 1 else { return base }
      var blocking = 1.0
      for agents in 1...Int(value("s")) {
        blocking = load * blocking / (Double(agents) + load * blocking)
      }
      return base * max(1, abs(value("s") - load + load * blocking))
    }
  }

  private static func rows() throws -> [Row] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: tests.appending(path: "ErlangTests/Data/erlang.json"))
    let all = try #require(try JSONSerialization.jsonObject(with: data) as? [Object])
    let models = ["erlang_b", "erlang_c", "erlang_a", "mmsk_m"]
    return all.compactMap(Row.init).filter { models.contains($0.model) }
  }

  private static func objects(_ text: String) throws -> [Object] {
    try text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? Object)
    }
  }

  /// Relative errors: 1e-13 for B, C and A, 1e-12 for M/M/s/K+M, times the condition of the load.
  @Test func everyRowOfTheExactTable() throws {
    let rows = try Self.rows()
    #expect(rows.count == 39)
    let file = ([Self.header] + rows.map(\.cells)).joined(separator: "\n") + "\n"
    let run = try Command()("erlang", "--batch", "-", input: file)
    #expect(run.code == 0)
    #expect(run.errors.isEmpty)
    let answers = try Self.objects(run.output)
    #expect(answers.count == rows.count)
    var compared = 0
    for (index, (row, answer)) in zip(rows, answers).enumerated() {
      #expect(answer["line"] as? Int == index + 2)
      for (name, result) in row.results {
        // Figures beyond the double range stand in the table as texts.
        guard let (key, unit) = Self.names[name], let truth = result as? Double else { continue }
        let value = try #require(answer[key] as? Double, "\(key) of \(row.cells)") / unit
        compared += 1
        if abs(truth) < 1e-15, abs(value) < 1e-15 { continue }
        let error = truth == 0 ? abs(value) : abs(value / truth - 1)
        let isLog = name.hasPrefix("ln_")
        let isRight =
          error <= row.tolerance
          || isLog && abs(value - truth) <= max(1e-12, truth.ulp)
        #expect(isRight, "\(key) is \(value), not \(truth): \(row.cells)")
      }
    }
    #expect(compared > 350)
  }

  /// Far below the double range the logarithm still stands there.
  @Test func logarithmsGoOnWhereTheValueEnds() throws {
    let run = try Command()(
      "erlang", "--batch", "-", input: "model,agents,offered_load\nerlang_b,500,1\n")
    let answer = try #require(try Self.objects(run.output).first)
    #expect(answer["blocking_probability"] as? Double == 0)
    // The exact 60-digit value; one unit in its last place is 4.5e-13.
    let log = try #require(answer["log_blocking_probability"] as? Double)
    #expect(abs(log - -2612.330458460156) <= 1e-12)
  }

  /// What is printed reads back as the same bits: the shortest digits that do, at most 17.
  @Test func printedNumbersReadBack() throws {
    let run = try Command()(
      "erlang", "--batch", "-",
      input: "model,agents,offered_load\nerlang_b,1,0.3333333333333333\n")
    #expect(run.output.contains("\"offered_load\": 0.3333333333333333, "))
    // 1 / 4 of the exact double: a / (1 + a).
    let truth = 0.3333333333333333 / 1.3333333333333333
    #expect(run.output.contains("\"blocking_probability\": \(truth), "))
  }

  @Test func badRowsDoNotEndTheFile() throws {
    let file = """
      \(Self.header)
      erlang_c,14,10,180,,20,
      erlang_c,fourteen,10,180,,20,
      erlang_c,14,10
      erlng_c,14,10,180,,20,
      erlang_a,14,10,180,,20,
      erlang_c,nan,10,180,,20,
      erlang_c,14,-1,180,,20,
      erlang_c,14,1e400,180,,20,
      erlang_x,14,10,180,,20,1e9
      erlang_c,0,10,180,,20,
      erlang_a,1e13,10,180,60,20,
      "erlang_c,14,10,180,,20,
      erlang_c,14,10,180,,20s,
      erlang_c,9,10,180,,20,

      erlang_c,14,10,180,,20,
      """
    let command = try Command()
    try command.write(file, to: "rows.csv")
    let run = try command("erlang", "--batch", "rows.csv")
    #expect(run.code == 2)
    #expect(run.errors == "12 of 15 rows have no answer; their lines say why under `error`\n")
    let answers = try Self.objects(run.output)
    #expect(answers.map { $0["line"] as? Int } == Array(2...15) + [17])
    let errors = answers.map { $0["error"] as? String }
    #expect(
      errors == [
        nil, "agents: `fourteen` is not a number", "the row has 3 cells; the first row has 7",
        "model: there is no model `erlng_c`",
        "patience: the cell is empty, and `erlang_a` needs it", "agents: `nan` is not a number",
        "offered_load: `-1` is below 0", "offered_load: `1e400` is too large to hold",
        "waiting_room: `1e9` is out of range", "agents must be above 0, up to 10^12, not 0",
        "agents must be above 0, up to 10^12, not 10000000000000",
        "a quoted cell is not closed", "answer_within: `20s` is not a number", nil, nil,
      ])
    #expect(answers[3]["help"] as? String == "did you mean `erlang_c`?")
    // More work than agents: everybody waits, and there is no average.
    #expect(answers[13]["stable"] as? Bool == false)
    #expect(answers[13]["wait_probability"] as? Double == 1)
    #expect(answers[13]["average_speed_of_answer"] is NSNull)
    let (first, last) = (answers[0], answers[14])
    #expect(first["wait_probability"] as? Double == last["wait_probability"] as? Double)
  }

  /// Any dialect of the reader gives the same answers; further columns come back as they are.
  @Test func dialectsGiveTheSame() throws {
    let plain = "model,agents,offered_load,handle_time,answer_within\nerlang_c,14,10.5,180,20\n"
    let marked =
      "\u{FEFF}id;answer_within;model;agents;offered_load;handle_time\r\n"
      + "\"Nord; \"\"A\"\"\";20;erlang_c;14;10,5;180\r\n\r\n"
    let command = try Command()
    let first = try command("erlang", "--batch", "-", input: plain)
    let second = try command("erlang", "--batch", "-", input: marked)
    #expect(second.code == 0)
    let carried = #""carried": {"id": "Nord; \"A\""}, "#
    #expect(second.output.contains(carried))
    #expect(first.output == second.output.replacing(carried, with: ""))
    let tabs = plain.replacing(",", with: "\t").replacing("\n", with: "\r")
    #expect(try command("erlang", "--batch", "-", input: tabs).output == first.output)
  }

  /// Rows that lie across the pieces in which a file is read are whole, and the order stays.
  @Test func aLongFileIsReadPieceByPiece() throws {
    let note = String(repeating: "x", count: 331)
    let rows = (1...2000).map { "erlang_b,\($0),10,\"\(note)\n\(note)\"" }
    let file = "model,agents,offered_load,note\r\n" + rows.joined(separator: "\r\n")
    let command = try Command()
    try command.write(file, to: "rows.csv")
    let run = try command("erlang", "--batch", "rows.csv", "-o", "answers.ndjson")
    #expect(run.code == 0 && run.output.isEmpty)
    let answers = try Self.objects(try command.read("answers.ndjson"))
    #expect(answers.map { $0["agents"] as? Double } == (1...2000).map(Double.init))
    #expect(answers.map { $0["line"] as? Int } == (0..<2000).map { 2 + 2 * $0 })
    let lost = answers.compactMap { $0["blocking_probability"] as? Double }
    #expect(zip(lost, lost.dropFirst()).allSatisfy { $0 > $1 || $0 == 0 && $1 == 0 })
  }

  @Test(arguments: [
    ("", Int32(2), "standard input: error SPW-0625: the table is empty\n"),
    ("model,agents,offered_load\n", 2, "error SPW-0625: standard input: there is only a header\n"),
    (
      "model,agents\nerlang_b,3\n", 2,
      "error SPW-0626: standard input: the first row has no column `offered_load`\n"
    ),
    (
      "model,agents,agents,offered_load\nerlang_b,3,3,1\n", 2,
      "error SPW-0627: there are two columns `agents`\n"
    ),
  ])
  func filesThatAreNoBatch(_ file: String, _ code: Int32, _ words: String) throws {
    let run = try Command()("erlang", "--batch", "-", input: file)
    #expect(run.code == code)
    #expect(run.errors.hasPrefix(words), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  /// Answers in a file stand there with their faults; a file without answers changes nothing.
  @Test func answersInAFileAreWholeOrNotThere() throws {
    let command = try Command()
    let rows = "model,agents,offered_load\nerlang_b,3,1\nerlang_b,x,1\n"
    let run = try command("erlang", "--batch", "-", "-o", "answers.ndjson", input: rows)
    #expect(run.code == 2)
    #expect(try Self.objects(try command.read("answers.ndjson")).count == 2)
    let header = "model,agents,offered_load\n"
    let none = try command("erlang", "--batch", "-", "-o", "none.ndjson", input: header)
    #expect(none.code == 2)
    #expect(try command.names() == ["answers.ndjson", "small.yaml"], "no part is left behind")
  }

  @Test func missingFilesEndWithFour() throws {
    let run = try Command()("erlang", "--batch", "rows.csv")
    #expect(run.code == 4)
    #expect(run.errors.hasPrefix("rows.csv: error SPW-0601: there is no such file\n"))
  }

  /// A misspelled column is said, and its cells are not lost.
  @Test func aMisspelledColumnIsNamed() throws {
    let run = try Command()(
      "erlang", "--batch", "-", input: "model,agents,offered_load,patince\nerlang_b,3,1,5\n")
    #expect(run.code == 0)
    #expect(run.errors.contains("column `patince` is not read\nhelp: did you mean `patience`?\n"))
    #expect(run.output.contains(#""carried": {"patince": "5"}"#))
  }
}
