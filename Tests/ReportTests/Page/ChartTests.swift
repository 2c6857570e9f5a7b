import Foundation
import Report
import Testing

/// What each chart says.
@Suite struct ChartTests {
  /// The part of the JSON that the interval table repeats.
  private struct Document: Decodable {
    var strategies: [Strategy]

    struct Strategy: Decodable {
      var name: String
      var intervals: [Interval]
    }
    struct Interval: Decodable {
      var interval: String
      var total: Figures
      var centers: [Center]
    }
    struct Center: Decodable {
      var center: String
      var origin: Figures, handling: Figures
    }
    struct Figures: Decodable {
      var serviceLevel: Figure?, queueLength: Figure?, waitP90: Figure?
    }
    struct Figure: Decodable {
      var estimate: Double
      var low: Double?, high: Double?
    }
  }

  /// Catches a figure of the other view (handling for origin), or of the row beside it.
  @Test func intervalsHaveTheFiguresOfTheJSON() throws {
    let (page, json) = try ChartPages.page()
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let document = try decoder.decode(Document.self, from: Data(json.utf8))
    let table = try ChartPages.table("intervals", ChartPages.chart("service-level", page))
    let rows = Dictionary(
      uniqueKeysWithValues: ChartPages.rows(table).map { row in
        (["strategy", "center", "interval"].map { row[$0]?.text }, row)
      })
    #expect(rows.count == 2 * 3 * 4)
    for strategy in document.strategies {
      for interval in strategy.intervals {
        for center in interval.centers {
          let row = try #require(rows[[strategy.name, center.center, interval.interval]])
          #expect(row["service_level"]?.value == center.origin.serviceLevel?.estimate)
          #expect(row["service_level_low"]?.value == center.origin.serviceLevel?.low)
          #expect(row["service_level_high"]?.value == center.origin.serviceLevel?.high)
          #expect(row["wait_p90"]?.value == center.origin.waitP90?.estimate)
          #expect(row["queue_length"]?.value == center.handling.queueLength?.estimate)
        }
        let row = try #require(rows[[strategy.name, "all centers", interval.interval]])
        #expect(row["service_level"]?.value == interval.total.serviceLevel?.estimate)
      }
    }
  }

  /// One scale: a cell of one panel means what the same color means in the next.
  @Test func colorsOfTheHeatMapAreFixed() throws {
    let chart = try ChartPages.chart("heat-map", ChartPages.page().page)
    for spec in ChartPages.specs(chart) {
      let scales = spec.everything.filter {
        $0["field"]?.string == "service_level" && $0["scale"]?["range"] != nil
      }.compactMap { $0["scale"] }
      #expect(scales.count == 1)
      #expect(scales[0]["domainMid"] == 0.8)
      #expect(scales[0]["domain"]?.elements.count == 2)
      #expect(spec["resolve"] == nil)
    }
  }

  /// Panels of the service level share the ends of their axis, and hold the target.
  @Test func panelsOfTheServiceLevelShareAnAxis() throws {
    let chart = try ChartPages.chart("service-level", ChartPages.page().page)
    let domains = Set(
      chart.spec.everything.compactMap { value -> String? in
        guard value["field"]?.string?.hasPrefix("service_level") == true else { return nil }
        return value["scale"]?["domain"].map { "\($0)" }
      })
    #expect(domains.count == 1)
    #expect(chart.spec["concat"]?.elements.count == 3)
    #expect(chart.spec.everything.contains { $0["y"]?["datum"] == 0.8 })
  }

  /// A ribbon is as thick as it has contacts, and the ribbons of a center add up to it.
  ///
  /// Catches an end that was laid out by the other side's sums, and ribbons that overlap.
  @Test func ribbonsAddUpToTheirCenters() throws {
    let chart = try ChartPages.chart("flows", ChartPages.page().page)
    let flows = ChartPages.rows(try ChartPages.table("flows", chart))
    let ends = ChartPages.rows(try ChartPages.table("flow-centers", chart))
    #expect(!flows.isEmpty)
    for flow in flows {
      let contacts = try #require(flow["contacts"]?.value)
      for side in ["source", "target"] {
        let top = try #require(flow["\(side)_top"]?.value)
        let bottom = try #require(flow["\(side)_bottom"]?.value)
        #expect(abs(bottom - top - contacts) <= 1e-9 * contacts)
      }
    }
    for end in ends {
      let (top, bottom) = (try #require(end["top"]?.value), try #require(end["bottom"]?.value))
      let isSource = end["is_source"]?.value == 1
      let own = flows.filter {
        $0[isSource ? "from" : "to"] == end["center"] && $0["strategy"] == end["strategy"]
      }
      let sum = own.compactMap { $0["contacts"]?.value }.reduce(0, +)
      #expect(abs(bottom - top - sum) <= 1e-9 * sum)
      #expect(abs(try #require(end["contacts"]?.value) - sum) <= 1e-9 * sum)
      let side = isSource ? "source" : "target"
      let spans = own.compactMap { flow -> (Double, Double)? in
        guard let top = flow["\(side)_top"]?.value, let bottom = flow["\(side)_bottom"]?.value
        else { return nil }
        return (top, bottom)
      }.sorted { $0.0 < $1.0 }
      #expect(spans.first?.0 == top)
      for (upper, lower) in zip(spans, spans.dropFirst()) {
        #expect(abs(upper.1 - lower.0) <= 1e-9 * sum)
      }
    }
  }

  /// On the front stands what nothing beats, and only that.
  @Test func theFrontIsWhatNothingBeats() throws {
    let chart = try ChartPages.chart("cost", ChartPages.page().page)
    let points = ChartPages.rows(chart.tables[0]).compactMap { row -> (Double, Double, Bool)? in
      guard let cost = row["cost"]?.value, let service = row["service_level"]?.value else {
        return nil
      }
      return (cost, service, row["on_front"]?.text == "yes")
    }
    #expect(points.count == 2)
    for (cost, service, isOn) in points {
      let isBeaten = points.contains {
        $0.0 <= cost && $0.1 >= service && ($0.0 < cost || $0.1 > service)
      }
      #expect(isOn != isBeaten)
    }
  }

  /// All days of a strategy at a place stand in its bars.
  @Test func barsHoldEveryDay() throws {
    let chart = try ChartPages.chart("days", ChartPages.page().page)
    let bars = ChartPages.rows(try ChartPages.table("day-bins", chart))
    for row in ChartPages.rows(try ChartPages.table("days", chart)) {
      let own = bars.filter { $0["strategy"] == row["strategy"] && $0["center"] == row["center"] }
      #expect(own.compactMap { $0["days"]?.value }.reduce(0, +) == row["days"]?.value)
    }
  }

  /// The plan of all centers is the sum of theirs.
  @Test func thePlanAddsUp() throws {
    let chart = try ChartPages.chart("plan", ChartPages.page().page)
    let rows = ChartPages.rows(chart.tables[0])
    for all in rows where all["center"]?.text == "all centers" {
      let parts = rows.filter {
        $0["interval"] == all["interval"] && $0["center"] != all["center"]
      }
      #expect(parts.count == 2)
      for field in ["forecast", "staffed", "required"] {
        let sum = parts.compactMap { $0[field]?.value }.reduce(0, +)
        #expect(abs(try #require(all[field]?.value) - sum) <= 1e-9 * sum, "\(field)")
      }
      let net = try #require(all["staffed"]?.value) - (try #require(all["required"]?.value))
      #expect(abs(try #require(all["net"]?.value) - net) <= 1e-9)
    }
  }

  /// Acts of the film are counted in the interval they fall in.
  @Test func rulesAreCountedByInterval() throws {
    let chart = try ChartPages.chart("timeline", ChartPages.page().page)
    let rules = ChartPages.rows(try ChartPages.table("rules", chart))
    #expect(rules.map { $0["acts"]?.value } == [7])
    #expect(rules.map { $0["interval"]?.text } == ["09:00"])
    let events = ChartPages.rows(try ChartPages.table("events", chart))
    #expect(events.map { $0["event"]?.text } == ["开幕式"])
    #expect(events.map { $0["start"]?.value } == [1800])
    #expect(events.map { $0["end"]?.value } == [5400])
  }

  /// With one strategy nothing is compared; without a film no rule acted.
  @Test func chartsWithoutDataAreLeftOut() throws {
    let page = try ChartPages.page(of: World.text(), strategies: [0])
    let ids = Set(ChartPages.charts(page).map(\.id))
    #expect(ids == ["service-level", "heat-map", "plan", "waits", "days"])
    #expect(!page.sections.contains { $0.id == "replay" })
  }

  /// Without prices there is no choice between cost and service to show.
  @Test func withoutPricesThereIsNoChartOfCosts() throws {
    let text = World.text().replacing(/, cost_per_hour: \d+/, with: "")
    let ids = ChartPages.charts(try ChartPages.page(of: text)).map(\.id)
    #expect(ids.contains("differences") && !ids.contains("cost"))
  }

  /// A center may bear the name that all centers together have otherwise.
  @Test func noCenterIsTakenForAll() throws {
    let page = try ChartPages.page(of: World.text(first: "all centers"))
    let table = try ChartPages.table("intervals", ChartPages.chart("service-level", page))
    let names = Set(ChartPages.rows(table).compactMap { $0["center"]?.text })
    #expect(names == ["all centers", "(all centers)", "guangzhou"])
  }

  /// A line separator ends a literal of Vega's expressions: the chart would be an error message.
  @Test func namesThatNoExpressionHoldsAreShownAsMarks() throws {
    let text = try ChartPages.eventfulJSON.get()
      .replacingOccurrences(of: "\"guangzhou\"", with: "\"guang\\u2028zhou\"")
    let page = try ReportPage(json: Data(text.utf8), replay: ChartPages.film, language: .english)
    for chart in ChartPages.charts(page) {
      let texts = ChartPages.specs(chart).flatMap(\.everything).compactMap(\.string)
      #expect(!texts.contains { $0.contains("\u{2028}") }, "\(chart.id)")
    }
    let chart = try ChartPages.chart("service-level", page)
    let names = ChartPages.rows(chart.tables[0]).compactMap { $0["center"]?.text }
    #expect(Set(names) == ["all centers", "深圳", "guang\u{fffd}zhou"])
  }

  /// A night shift: the axis goes on behind midnight and does not begin again at 0.
  @Test func theAxisFollowsTheShiftAcrossMidnight() throws {
    let text = World.text()
      .replacingOccurrences(of: "2026-01-05T09:00", with: "2026-01-05T21:00")
      .replacingOccurrences(of: "length: 2h", with: "length: 6h")
    let page = try ChartPages.page(of: text)
    let chart = try ChartPages.chart("heat-map", page)
    let axis = try #require(
      chart.spec.everything.first { $0["x"]?["axis"]?["values"] != nil }?["x"]?["axis"])
    let places = axis["values"]?.elements.compactMap(\.double) ?? []
    #expect(places == places.sorted())
    #expect(places.first == 0)
    let labels = try #require(axis["labelExpr"]?.string)
    let (last, next) = (labels.firstRange(of: "23:00"), labels.firstRange(of: "00:00"))
    #expect(try #require(last).upperBound < #require(next).lowerBound)
  }
}
