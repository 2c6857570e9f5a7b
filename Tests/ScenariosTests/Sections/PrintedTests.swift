import Foundation
import Scenarios
import Testing

/// What `explain` prints is the scenario, and the reference says what the readers read.
@Suite struct PrintedTests {
  /// What is printed of a scenario reads back as the same scenario.
  ///
  /// A key that is printed wrongly, or that a reader no longer takes, is caught.
  @Test func whatIsPrintedReadsBack() throws {
    let text = minimal(
      horizon: "{start: 2011-08-12T00:00+08:00, length: 4h, interval: 1h, warm_up: 90s}",
      contacts:
        "{calls: {talk_time: {gamma: {mean: 3.5min, cv: 0.75}}, wrap_up: {deterministic: 0s},"
        + " patience: {\"a: b\": {weibull: {mean: 150s, shape: 1.2}}, 乙: none},"
        + " redial: {after_busy: 70%, wait: {uniform: {from: 1s, to: 2min}}, attempts: 3}},"
        + " mails: {handle_time: {hyperexponential: {probability: 40%, rates: [3/min, 0.3/min]}},"
        + " patience: {erlang: {mean: 1h, stages: 3}}}}",
      centers:
        "{\"a: b\": {lines: 90, waiting_room: {calls: 9}, groups: {x: {skills: {calls: 1.25},"
        + " agents: [3, 4, 5, 4], shrinkage: 8%, cost_per_hour: 4.5, leaving: counter}}},"
        + " 乙: {waiting_room: 7, groups: {x: {agents: {number: 5, counts: paid}}}}}",
      demand: "[{contact: calls, center: \"a: b\", volume: [30, 45.5, 60, 30], shape: linear,"
        + " busyness: {lognormal: {cv: 0.1}, correlation: 0.25}},"
        + " {contact: mails, center: 乙, rate: {mean: 20/h, amplitude: 5/h, period: 24min}}]",
      more: """
        links: [{from: "a: b", to: 乙, lines: 12, delay: 4s, cost_per_minute: 0.5}]
        attribution: [event, arrival]
        service_level: {within: [15s, 500ms], of: 20s, target: 72.5%, clock: queue}
        probes: {at: [10min, 90s]}
        events:
          e: {surge: {centers: [乙], contacts: [mails], starts: 01:00, ramp: 10min, hold: 1h,
            multiply: 2}}
          f: {network_outage: {center: 乙, contact: mails, starts: 90min, subscribers: 1000,
            call_probability: 2.5%, awareness: {exponential: {mean: 25min}},
            repair: {lognormal: {mean: 2h, cv: 0.4}},
            after_repair: {share: 40%, exponential: {mean: 50min}}}}
          g: {center_outage: {center: 乙, starts: 02:00, length: 30min, agents: 2,
            calls_in_progress: requeued}}
        run: {replications: 7, seed: 18446744073709551615}
        """)
    let read = ReadText(text)
    let first = try #require(read.scenario, "\(read.lines)")
    let printed = ExplainedDocument(first).text
    let again = ReadText(printed)
    let second = try #require(again.scenario, "\(again.lines)\n\(printed)")
    #expect(second.horizon == first.horizon)
    #expect(second.serviceLevel == first.serviceLevel)
    #expect(second.attribution == first.attribution)
    #expect(second.probes == first.probes)
    #expect(second.contacts == first.contacts)
    #expect(second.centers == first.centers)
    #expect(second.links == first.links)
    #expect(second.demand == first.demand)
    #expect(second.events == first.events)
    #expect(second.run == first.run)
  }

  /// The example at the top of the page is a scenario.
  @Test func theExampleOfThePageReads() throws {
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    let block = try #require(page.components(separatedBy: "```yaml\n").dropFirst().first)
    let yaml = try #require(block.components(separatedBy: "```").first)
    let rows = (1...48).map { "\($0)\n" }.joined()
    let read = try ReadFolder([
      "scenario.yaml": yaml, "staffing/shenzhen.csv": "front_line\n" + rows,
      "forecast/shenzhen.csv": "billing\n" + rows,
    ])
    #expect(read.faults.errorCount == 0, "\(read.lines)")
    #expect(read.scenario?.strategies.count == 2)
  }

  private static var page: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("docs/reference/scenario.md")
  }

  /// The page is the tables; set SPILLWAY_RECORD=1 to write it again after a change of a table.
  @Test func referencePageIsMadeFromTheTables() throws {
    let page = Self.page
    let text = try String(contentsOf: page, encoding: .utf8)
    let marks = ("<!-- keys: begin -->\n", "<!-- keys: end -->\n")
    let begin = try #require(text.range(of: marks.0))
    let end = try #require(text.range(of: marks.1))
    let expected = "\n" + Reference.keys + "\n"
    if ProcessInfo.processInfo.environment["SPILLWAY_RECORD"] != nil {
      let updated = text[..<begin.upperBound] + expected + text[end.lowerBound...]
      try updated.write(to: page, atomically: true, encoding: .utf8)
    } else {
      #expect(String(text[begin.upperBound..<end.lowerBound]) == expected)
    }
  }
}
