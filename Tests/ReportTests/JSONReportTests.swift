import Foundation
import Report
import Study
import Testing

@Suite struct JSONReportTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// Whoever reads only the head of a large file must find these first.
  @Test func theHeadStandsFirst() throws {
    let text = World.json(try World.results())
    let keys = [
      "digest", "seed", "version", "streams", "contacts_simulated", "events_simulated", "schema",
      "scenario", "replications", "warnings", "warning_kinds", "strategies",
      "comparison",
    ]
    let places = keys.map { text.firstRange(of: "\n \"\($0)\": ")?.lowerBound }
    let found = try places.map { try #require($0) }
    #expect(found == found.sorted())
    let top = try object(text)
    #expect(Set(top.keys) == Set(keys))
    #expect((top["strategies"] as? [Any])?.count == 2)
  }

  @Test func strategiesAreAListAndComparisonNullWithOne() throws {
    let top = try object(World.json(try World.results(strategies: [1])))
    let strategies = try #require(top["strategies"] as? [[String: Any]])
    #expect(strategies.map { $0["name"] as? String } == ["helped"])
    #expect(top["comparison"] is NSNull)
  }

  /// Each estimate has four numbers that read back as the same bits; a measure without data is
  /// null.
  ///
  /// The lines are taken apart by hand: the parser of Foundation rounds.
  @Test func estimatesReadBackAsTheSameBits() throws {
    let results = try World.results()
    let text = World.json(results)
    for strategy in results.strategies {
      let start = try #require(text.firstRange(of: "\"name\": \"\(strategy.name)\""))
      let section = text[start.upperBound...]
      let sizes = strategy.estimates.sizes
      for measure in Measure.allCases where measure.exists(in: .total, sizes: sizes) {
        let key = try #require(section.firstRange(of: "\"\(measure.name)\": "))
        let line = section[key.upperBound...].prefix { $0 != "\n" }
        guard let estimate = strategy.estimate(measure, in: .total) else {
          #expect(line.hasPrefix("null"))
          continue
        }
        let fields = line.split { "{}, ".contains($0) }
        #expect(
          fields.enumerated().filter { $0.offset % 2 == 0 }.map(\.element) == [
            "\"estimate\":", "\"half_width\":", "\"low\":", "\"high\":",
          ])
        let numbers = fields.enumerated().filter { $0.offset % 2 == 1 }.map { Double($0.element) }
        #expect(
          numbers == [estimate.value, estimate.halfWidth, estimate.low, estimate.high],
          "\(measure.name)")
      }
    }
  }

  /// Without a second replication there is no interval, and no number stands in for it.
  @Test func oneReplicationHasNoInterval() throws {
    let top = try object(World.json(try World.results(replications: 1)))
    let strategy = try #require((top["strategies"] as? [[String: Any]])?.first)
    let offered = try #require((strategy["total"] as? [String: Any])?["offered"] as? [String: Any])
    #expect(offered["estimate"] is Double)
    #expect(offered["low"] is NSNull)
    #expect(offered["half_width"] is NSNull)
  }

  /// The threads, the second call and the hash seed of the process may not show.
  @Test func equalRunsGiveEqualBytes() throws {
    let first = World.json(try World.results(threads: 1))
    #expect(first == World.json(try World.results(threads: 1)))
    #expect(first == World.json(try World.results(threads: 3)))
  }

  /// Names are free text: what JSON must escape is escaped, the rest stays UTF-8.
  @Test func namesComeBackAsTheyWere() throws {
    let name = #""say \"hi\" \\ 深圳""#
    let top = try object(World.json(try World.results(World.text(title: name), replications: 2)))
    let scenario = try #require(top["scenario"] as? [String: Any])
    #expect(scenario["title"] as? String == #"say "hi" \ 深圳"#)
    #expect(scenario["centers"] as? [String] == ["深圳", "guangzhou"])
  }
}
