import Foundation
import Study
import Testing

/// The measures are one table; the reference and the names hold to it.
@Suite struct MeasureTests {
  @Test func namesAreSnakeCaseAndFindTheirMeasure() {
    for measure in Measure.allCases {
      #expect(measure.name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" })
      #expect(Measure(name: measure.name) == measure)
      #expect(!measure.definition.words.isEmpty)
    }
    #expect(Measure(name: "servicelevel") == nil)
  }

  /// Mission words: these measures are asked for by T.
  @Test func measuresOfTAreThoseOfTheTrade() {
    let withT = Measure.allCases.filter(\.dependsOnThreshold)
    #expect(
      withT == [
        .serviceLevel, .serviceLevelAnswered, .serviceLevelExcludingShortAbandons,
        .serviceLevelAbandonsMet, .abandonedWithin, .serviceLevelWithoutCallbacks,
      ])
  }

  /// A share is a ratio of contacts, customers, intervals or time: nothing else is divided to
  /// 0...1.
  @Test func unitsFollowTheFormula() {
    for measure in Measure.allCases {
      switch measure.definition.formula {
      case .quantile: #expect(measure.unit == .seconds)
      case .timeAverage: #expect([.contacts, .agents, .customers].contains(measure.unit))
      case .spread, .loss: #expect(measure.unit == .share)
      case .hourly: #expect(measure.unit == .perHour)
      case .count: #expect([.contacts, .customers, .money].contains(measure.unit))
      case .variance: #expect([.secondsSquared, .contactsSquared].contains(measure.unit))
      case .ratio: #expect([.share, .seconds, .attempts, .secondsSquared].contains(measure.unit))
      }
    }
  }

  /// Catches a measure that is added, renamed or redefined without its line in the reference.
  @Test func referenceListsEveryMeasureAsDefined() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appending(path: "docs/reference/measures.md"), encoding: .utf8)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let expected = Measure.allCases.map { measure in
      let definition = measure.definition
      return "| `\(measure.name)` | \(definition.words) | \(definition.unit.rawValue) | "
        + "\(definition.direction.rawValue) |"
    }
    #expect(rows.map(String.init) == expected)
  }

  /// Which scopes have a measure; a wrong table would print figures that nothing feeds.
  @Test func scopesHaveTheMeasuresTheyCanHave() {
    let sizes = Sizes(
      intervals: 2, centers: 2, contactTypes: 1, groups: 2, thresholds: 1, hasTarget: true)
    for kind in ScopeKind.allCases {
      let isOfEvents = kind.rawValue.hasPrefix("event")
      #expect(Measure.serviceLevelAnswered.exists(in: kind, sizes: sizes) == !isOfEvents)
      #expect(Measure.answered.exists(in: kind, sizes: sizes))
    }
    #expect(Measure.occupancy.exists(in: .centerByHandling, sizes: sizes))
    #expect(!Measure.occupancy.exists(in: .centerByOrigin, sizes: sizes))
    #expect(!Measure.serviceLevel.exists(in: .group, sizes: sizes))
    #expect(Measure.averageSpeedOfAnswer.exists(in: .group, sizes: sizes))
    #expect(!Measure.queueLengthVariance.exists(in: .total, sizes: sizes))
    let one = Sizes(
      intervals: 2, centers: 1, contactTypes: 1, groups: 2, thresholds: 1, hasTarget: false)
    #expect(Measure.queueLengthVariance.exists(in: .total, sizes: one))
    #expect(!Measure.intervalsMet.exists(in: .total, sizes: one))
  }

  @Test func scopesAndPositionsAreInverse() {
    let sizes = Sizes(
      intervals: 3, centers: 2, contactTypes: 4, groups: 5, thresholds: 1, byEvent: true)
    for kind in ScopeKind.allCases {
      for (position, scope) in sizes.scopes(of: kind).enumerated() {
        #expect(scope.kind == kind)
        #expect(sizes.position(of: scope) == position)
      }
    }
    #expect(sizes.position(of: .center(2, .origin)) == nil)
    #expect(sizes.position(of: .intervalCenter(0, center: 2, .origin)) == nil)
    #expect(sizes.position(of: .queue(center: 0, contactType: 4)) == nil)
  }
}
