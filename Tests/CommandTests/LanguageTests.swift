import Foundation
import Testing

/// The language that the program speaks, and what does not depend on it.
@Suite struct LanguageTests {
  @Test func theOptionAndTheVariableAsk() throws {
    let command = try Command()
    let option = try command("run", "small.yaml", "--lang", "zh")
    #expect(option.code == 0)
    #expect(option.output.contains("20秒接通率（÷呼入量）"))
    #expect(option.errors.contains("4 次重复仿真，alone，种子 3"))
    let variable = try command.shell("SPILLWAY_LANG=zh \"$SPILLWAY\" run small.yaml -q")
    #expect(variable.output == option.output)
    let both = try command.shell("SPILLWAY_LANG=zh \"$SPILLWAY\" run small.yaml -q --lang en")
    #expect(both.output.contains("service_level (20 s)"))
  }

  /// The locale of a machine changes nothing: a script reads the same everywhere.
  @Test func theLocaleIsNotAsked() throws {
    let command = try Command()
    let plain = try command("run", "small.yaml", "-q")
    let local = try command.shell(
      "LANG=zh_CN.UTF-8 LC_ALL=zh_CN.UTF-8 LC_MESSAGES=zh_CN.UTF-8 \"$SPILLWAY\" run small.yaml -q")
    #expect(plain.output == local.output)
  }

  /// JSON and CSV are for programs.
  @Test(arguments: [["run"], ["compare", "--health"], ["staff"]])
  func programsReadTheSame(_ words: [String]) throws {
    let command = try Command()
    for format in ["json", "csv"] {
      let call = "\"$SPILLWAY\" \(words[0]) small.yaml \(words.dropFirst().joined()) -q"
      let english = try command.shell("\(call) --format \(format)")
      let chinese = try command.shell("\(call) --format \(format) --lang zh")
      #expect(!english.output.isEmpty && english.output == chinese.output)
      #expect(english.code == chinese.code)
    }
  }

  /// A fault has the same place, code and exit code in both; what is wrong and what would be right
  /// are sentences of the language.
  @Test func faultsAreTold() throws {
    let command = try Command()
    try command.write(
      Command.small.replacing("agents: 3", with: "agnets: 3"), to: "bad.yaml")
    let english = try command("validate", "bad.yaml")
    let chinese = try command("validate", "bad.yaml", "--lang=zh")
    #expect(english.code == chinese.code)
    #expect(english.errors.contains("error SPW-0201: unknown key `agnets`"))
    #expect(chinese.errors.contains("错误 SPW-0201: 未知的键 `agnets`"))
    #expect(chinese.errors.contains("提示：是否要写 `agents`？"))
    #expect(chinese.output.contains("bad.yaml: "))
    let missing = try command("run", "small.yaml", "--strategy", "alnoe", "--lang", "zh")
    #expect(missing.code == 2 && missing.errors.contains("没有策略 `alnoe`"))
  }

  @Test func anotherLanguageIsRefused() throws {
    let command = try Command()
    #expect(try command("run", "small.yaml", "--lang", "de").code == 2)
    let variable = try command.shell("SPILLWAY_LANG=de \"$SPILLWAY\" measures")
    #expect(variable.code == 2)
    #expect(variable.errors.contains("SPILLWAY_LANG is 'de'; it is en or zh."))
  }

  /// What planners read of the other commands.
  @Test func otherCommandsSpeak() throws {
    let command = try Command()
    let calls: [([String], String)] = [
      (["compare", "small.yaml"], "结论"), (["staff", "small.yaml"], "分时段人力配置：Small"),
      (["explain", "small.yaml"], "话务强度"), (["replay", "small.yaml"], "等待最久的话务"),
      (["measures"], "T秒接通率（÷呼入量）"), (["help", "SPW-0201"], "SPW-0201: 未知的键"),
    ]
    for (words, expected) in calls {
      let outcome = try command.start(words + ["--lang", "zh"]).finish()
      #expect(outcome.output.contains(expected), "\(words): \(outcome.output)\(outcome.errors)")
    }
  }
}
