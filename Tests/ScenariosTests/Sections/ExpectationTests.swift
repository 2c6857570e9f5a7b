import Scenarios
import Study
import Testing

/// The section `expect`: what it may say, and what is said of what it may not.
@Suite struct ExpectationTests {
  private func read(_ entry: String) -> ReadText {
    ReadText(
      minimal(
        centers: "{here: {groups: {all: {agents: 10}}}, there: {}}",
        more: "expect: [{\(entry)}]"))
  }

  @Test func everyFormIsRead() throws {
    let all: [(String, Scenario.Expectation.Demand)] = [
      ("kpi: service_level, at_least: 80%", .limit(isLeast: true, fails: 0.8, warns: nil)),
      (
        "kpi: average_speed_of_answer, at_most: 20s",
        .limit(isLeast: false, fails: 20, warns: nil)
      ),
      (
        "kpi: service_level, warn_below: 85%, fail_below: 80%",
        .limit(isLeast: true, fails: 0.8, warns: 0.85)
      ),
      (
        "kpi: abandonment_rate, fail_above: 5%, warn_above: 3%",
        .limit(isLeast: false, fails: 0.05, warns: 0.03)
      ),
      (
        "kpi: service_level, day_share_at_least: {value: 80%, of_days: 90%}",
        .days(atLeast: 0.8, share: 0.9)
      ),
      (
        "kpi: abandonment_rate, no_worse_than_baseline_by: 0.5%", .noWorse(.absolute(0.005))
      ),
      ("kpi: cost, no_worse_than_baseline_by: 5% of value", .noWorse(.relative(0.05))),
    ]
    for (entry, demand) in all {
      let read = read(entry)
      let scenario = try #require(read.scenario, "\(read.faults.rendered())")
      #expect(scenario.expectations[0].demand == demand)
    }
    let placed = read(
      "kpi: service_level, center: there, hours: {from: 00:30, to: 01:30}, at_least: 80%,"
        + " confidence: 99%, severity: warn")
    let expectation = try #require(placed.scenario?.expectations.first)
    #expect(expectation.center == 1)
    #expect(expectation.intervals == 1..<3)
    #expect(expectation.confidence == 0.99)
    #expect(expectation.isWarning)
  }

  @Test(arguments: [
    (
      "kpi: service_levle, at_least: 80%",
      "SPW-0706 expect[1].kpi: there is no kpi `service_levle` | did you mean `service_level`?"
    ),
    (
      "kpi: wait_p95, at_most: 60s",
      "SPW-0706 expect[1].kpi: `wait_p95` cannot be checked | quantiles, variances and what is laid"
        + " beside isolated centers are no sums over days"
    ),
    (
      "kpi: service_level, center: heer, at_least: 80%",
      "SPW-0301 expect[1].center: there is no center `heer` | did you mean `here`? (defined:"
        + " `here`, `there`)"
    ),
    (
      "kpi: service_level, interval: 00:10, at_least: 80%",
      "SPW-0301 expect[1].interval: no interval begins at `00:10` | write a time at which a"
        + " reporting interval begins or ends"
    ),
    (
      "kpi: service_level, hours: {from: 01:00, to: 00:30}, at_least: 80%",
      "SPW-0406 expect[1].hours.to: this is not after `from` | write a later time"
    ),
    (
      "kpi: service_level, contact: calls, interval: 01:00, at_least: 80%",
      "SPW-0205 expect[1].interval: contact types are not followed by the time of the day | leave"
        + " `contact` or `interval` out"
    ),
    (
      "kpi: service_level, at_least: 80",
      "SPW-0110 expect[1].at_least: `80` is not a share: the percent sign is missing | write `80%`"
    ),
    (
      "kpi: service_level",
      "SPW-0202 expect[1]: nothing is expected here | add `at_least: ...`, `at_most: ...` or"
        + " `no_worse_than_baseline_by: ...`"
    ),
    (
      "kpi: service_level, at_least: 80%, at_most: 90%",
      "SPW-0205 expect[1]: `at_least` and `at_most` exclude each other | write an entry for each"
    ),
    (
      "kpi: service_level, warn_below: 70%, fail_below: 80%",
      "SPW-0130 expect[1].warn_below: a check must warn before it fails | write the limits of"
        + " `warn_` and `fail_` the other way around"
    ),
    (
      "kpi: occupancy, no_worse_than_baseline_by: 1%",
      "SPW-0706 expect[1].no_worse_than_baseline_by: neither way is better of `occupancy` | write"
        + " `at_least` or `at_most`"
    ),
    (
      "kpi: service_level, at_least: 80%, confidence: 30%",
      "SPW-0112 expect[1].confidence: the confidence is out of range | write 50% to 99.99%"
    ),
  ])
  func messages(_ entry: String, _ line: String) {
    let lines = read(entry).lines.filter { !$0.contains("SPW-04") || line.contains("SPW-04") }
    #expect(lines.map { String($0.split(separator: " ", maxSplits: 1)[1]) } == [line])
  }

  /// The checks of a comparison that nobody described: totals, centers, hours; and what was
  /// changed.
  @Test func theUsualChecks() throws {
    let base = ReadText(minimal(more: "title: a"))
    let head = ReadText(
      minimal(
        demand: "[{contact: calls, center: here, rate: 3/min}]",
        more: "title: b\nrun: {seed: 4}"))
    let sides = try [head, base].map { Plan(try #require($0.scenario)) }
    let items = GateItem.items(
      head: sides[0], base: sides[1], isCompared: true, faults: Faults())
    #expect(
      items?.map(\.name) == [
        "service_level", "abandonment_rate", "service_level here 00:00-01:00",
        "service_level here 01:00-02:00",
      ])
    let changes = DocumentChange.between(sides[1].scenario, sides[0].scenario)
    #expect(changes.map(\.path) == ["demand[1].rate", "run"])
    #expect(changes.map(\.new) == ["3/min", "{seed: 4}"])
    #expect(changes.map(\.old) == ["2/min", nil])
  }
}
