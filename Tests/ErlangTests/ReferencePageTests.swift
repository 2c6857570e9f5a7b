import Erlang
import Foundation
import Testing

/// The examples of docs/reference/erlang.md say what the library says.
///
/// Each line of code below stands on the page word for word, with the figure behind it; the
/// tolerance is half a unit of the last digit shown there.
@Suite struct ReferencePageTests {
  static func page() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/reference/erlang.md"), encoding: .utf8)
  }

  static func check(_ page: String, _ code: String, _ value: Double, _ printed: String) throws {
    let line = try #require(page.split(separator: "\n").first { $0.hasPrefix(code) }, "\(code)")
    let comment = line.dropFirst(code.count).trimmingCharacters(in: .whitespaces)
    #expect(comment.hasPrefix("// \(printed)"), "\(line)")
    let decimals = printed.split(separator: ".").dropFirst().first?.count ?? 0
    let shown = try #require(Double(printed))
    #expect(abs(value - shown) <= 0.5 * pow(10, -Double(decimals)), "\(code) is \(value)")
  }

  @Test func figuresOfThePage() throws {
    let page = try Self.page()
    try Self.check(
      page, "try erlangB(agents: 30, offeredLoad: 20)", try erlangB(agents: 30, offeredLoad: 20),
      "0.00846")
    let loss = try ErlangB(agents: 500, offeredLoad: 1)
    try Self.check(page, "loss.logBlocking", loss.logBlocking, "-2612.33")
    try Self.check(
      page, "try ErlangB.leastAgents(offeredLoad: 20, blocking: 0.01)",
      Double(try ErlangB.leastAgents(offeredLoad: 20, blocking: 0.01)), "30")
    try Self.check(
      page, "try ErlangB.leastFractionalAgents(offeredLoad: 20, blocking: 0.01)",
      try ErlangB.leastFractionalAgents(offeredLoad: 20, blocking: 0.01), "29.604")
    try Self.check(
      page, "try ErlangB.largestLoad(agents: 30, blocking: 0.01)",
      try ErlangB.largestLoad(agents: 30, blocking: 0.01), "20.337")
    let queue = try ErlangC(agents: 14, offeredLoad: 10, meanHandleTime: 180)
    try Self.check(page, "queue.waitProbability", queue.waitProbability, "0.174")
    try Self.check(
      page, "queue.serviceLevel(within: 20)", queue.serviceLevel(within: 20), "0.888")
    try Self.check(page, "queue.averageSpeedOfAnswer", queue.averageSpeedOfAnswer, "7.84")
    try Self.check(page, "try queue.waitQuantile(0.95)", try queue.waitQuantile(0.95), "56.2")
    let north = try OverflowTraffic(agents: 10, offeredLoad: 8)
    let south = try OverflowTraffic(agents: 20, offeredLoad: 18)
    try Self.check(
      page, "try OverflowTraffic.loss(of: [north, south], trunks: 6)",
      try OverflowTraffic.loss(of: [north, south], trunks: 6), "0.2025")
  }
}
