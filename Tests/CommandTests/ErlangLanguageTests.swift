import Foundation
import Testing

/// `spillway erlang` in Chinese: the same figures in other words.
@Suite struct ErlangLanguageTests {
  /// A question of each formula and of each kind, with targets kept and missed.
  private static let questions = [
    "a --volume 500 --interval 30min --handle-time 215s --patience 3min --target 80% --within 20s",
    "a --rate 1680/h --handle-time 3min --patience 2min --agents 70 --within 20s"
      + " --max-abandonment 3%",
    "c --load 84 --agents 80 --handle-time 3min --target 80% --within 20s",
    "c --load 84 --agents 90 --handle-time 3min --max-speed-of-answer 20s",
    "c --agents 64 --handle-time 215s --target 80% --within 20s",
    "c --agents 64 --interval 30min --handle-time 215s --max-mean-wait 20s",
    "a --load 84 --agents 90 --handle-time 3min --patience 2min --target 80%"
      + " --convention service_level_answered",
    "x --waiting-room 20 --load 84 --handle-time 3min --target 80% --within 20s --max-blocking 1%"
      + " --max-occupancy 88% --convention service_level_admitted",
    "x --waiting-room 20 --patience 2min --load 84 --agents 80 --handle-time 3min"
      + " --max-wait-probability 20% --convention service_level_abandons_met --within 20s",
    "retrial --patience 3min --redial-abandoned 60% --load 84 --agents 84 --handle-time 3min",
    "retrial --waiting-room 5 --redial-blocked 100% --load 84 --agents 80 --handle-time 3min",
    "b --volume 500 --interval 30min --handle-time 215s --max-blocking 1%",
    "b --agents 30 --max-blocking 1% --handle-time 3min", "b --load 20 --agents 40",
    "engset --customers 10 --load-per-customer 0.5 --max-blocking 1%",
    "overflow --from 10:8 --from 20:22 --trunks 5", "overflow --from 10:8 --max-blocking 1%",
  ]

  private func ask(_ question: String, _ more: String...) throws -> Command.Outcome {
    let words = ["erlang"] + question.split(separator: " ").map(String.init) + more
    return try Command().start(words).finish()
  }

  /// Numbers of the table around the answer.
  private func figures(_ text: String) -> [[Substring]] {
    text.split(separator: "\n").filter { $0.hasPrefix(" ") || $0.hasPrefix(">") }
      .map { line in line.matches(of: /-?[0-9][0-9,.]*/).map(\.output) }
      .filter { $0.count > 2 }
  }

  /// Catches a sentence that is put together outside of a phrase, and a figure that is lost.
  @Test(arguments: questions) func answersAreInChinese(_ question: String) throws {
    let english = try ask(question)
    let chinese = try ask(question, "--lang", "zh")
    #expect(english.code == 0 && chinese.code == 0, "\(english.errors)\(chinese.errors)")
    let left = chinese.output.firstMatch(of: /[A-Za-z_]+ [a-z_]+ [a-z_]+/)
    #expect(left == nil, "\(question): \(left.map { String($0.output) } ?? "")")
    #expect(chinese.output.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    #expect(figures(chinese.output) == figures(english.output))
  }

  /// JSON is for programs, a row of a batch too; the language may stand before the formula.
  @Test func programsReadTheSame() throws {
    let question = Self.questions[0]
    let english = try ask(question, "--format", "json")
    #expect(try ask(question, "--format", "json", "--lang", "zh").output == english.output)
    let command = try Command()
    try command.write("model,agents,offered_load\nerlang_b,3,2\nerlang_q,1,2\n", to: "rows.csv")
    let rows = try command("erlang", "--batch", "rows.csv")
    let told = try command("erlang", "--batch", "rows.csv", "--lang", "zh")
    #expect(told.output == rows.output && told.code == rows.code)
    #expect(told.errors == "1/2 行没有结果；原因见各行的 `error`\n")
    let before = try command("erlang", "--lang", "zh", "b", "--load", "20", "--agents", "30")
    let behind = try command("erlang", "b", "--load", "20", "--agents", "30", "--lang", "zh")
    #expect(before.output == behind.output && before.output.contains("话务强度：20.00 爱尔兰。"))
  }

  /// Why a formula has no answer.
  @Test(arguments: [
    ("a --load 84 --agents 50 --handle-time 3min --patience 2min --target 90%", "任何时限都达不到服务水平 0.9"),
    ("c --load 84 --agents 70 --handle-time 3min --target 80%", "话务强度须小于坐席数（70），现为 84"),
    ("b --load 1e14 --agents 3", "话务强度须为：0 至 10^12（现为 100000000000000）"),
  ])
  func refusalsAreInChinese(_ question: String, _ expected: String) throws {
    let refused = try ask(question, "--lang", "zh")
    #expect(refused.code == 2 && refused.errors.contains(expected), "\(refused.errors)")
  }
}
