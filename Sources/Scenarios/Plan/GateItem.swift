import Sim
import Study

/// A check of a gate with the words for its place.
public struct GateItem: Sendable {
  /// The check.
  public let check: GateCheck
  /// The center; nil is all of them.
  public let center: String?
  /// The contact type; nil is all of them.
  public let contact: String?
  /// The time of the day, `19:00-20:30`; nil is all of it.
  public let time: String?
  /// The reporting intervals.
  public let intervals: Range<Int>?
  /// Where the expectation stands; nil of a check that nobody wrote down.
  public let span: SourceSpan?

  init(
    check: GateCheck, center: String?, contact: String?, time: String?, intervals: Range<Int>?,
    span: SourceSpan?
  ) {
    self.check = check
    self.center = center
    self.contact = contact
    self.time = time
    self.intervals = intervals
    self.span = span
  }
}

extension GateItem {
  /// The checks of a head: what its file expects and, where it is compared, what must not get
  /// worse.
  ///
  /// Nil with a fault, such as a KPI that a place does not have.
  public static func items(
    head: Plan, base: Plan?, isCompared: Bool, faults: Faults
  ) -> [GateItem]? {
    let maker = Maker(head: head, base: base, faults: faults)
    let errors = faults.errorCount
    if let base { maker.checkSame(base) }
    let expectations = head.scenario.expectations
    var items = expectations.flatMap { maker.items($0) }
    if isCompared, !items.contains(where: \.check.isComparison) { items += maker.standard }
    return faults.errorCount == errors ? items : nil
  }

  /// What a baseline holds: the usual figures and those that are expected not to get worse.
  public static func figures(of head: Plan, faults: Faults) -> [GateItem]? {
    let maker = Maker(head: head, base: nil, faults: faults)
    let errors = faults.errorCount
    let wanted = head.scenario.expectations.flatMap { maker.items($0) }
      .filter(\.check.isComparison)
    guard faults.errorCount == errors else { return nil }
    let usual = maker.standard.filter { item in !wanted.contains { $0.name == item.name } }
    return wanted + usual
  }

  /// The same place, only measured: every figure is at least 0.
  public init(measuring item: GateItem) {
    check = GateCheck(
      item.check.measure, item.check.scopes, demand: .atLeast(0), part: item.check.part)
    (center, contact, time) = (item.center, item.contact, item.time)
    (intervals, span) = (item.intervals, item.span)
  }

  /// The check in words: `service_level foshan 19:00-20:30`.
  public var name: String {
    [check.measure.name, center, contact, time].compactMap { $0 }.joined(separator: " ")
  }

  /// Measures that are looked at where nobody says which.
  static let usual: [Measure] = [.serviceLevel, .abandonmentRate]
  /// The most parts that a horizon is cut into to find where a loss is.
  static let mostParts = 48
}

/// Makes checks out of names.
private struct Maker {
  let head: Plan
  let base: Plan?
  let faults: Faults

  private var scenario: Scenario { head.scenario }

  /// Two worlds can be compared hour by hour only over the same hours.
  func checkSame(_ base: Plan) {
    let (was, level) = (base.scenario.serviceLevel, scenario.serviceLevel)
    if was.of != level.of || was.clock != level.clock || was.target != level.target {
      faults.error(
        .unlikeSides, at: nil, "base and head mean different things by the service level",
        help: "change `service_level` in a commit of its own, without a comparison")
    }
    let (old, new) = (base.scenario.horizon, scenario.horizon)
    guard old.borders != new.borders || old.start != new.start else { return }
    faults.error(
      .unlikeSides, at: nil, "base and head have different horizons or intervals",
      help: "compare scenarios of the same time, cut into the same intervals")
  }

  /// The checks of an expectation.
  func items(_ expectation: Scenario.Expectation) -> [GateItem] {
    expectation.demands.compactMap { demand, isWarning in
      guard
        let places = places(
          expectation.measure, center: expectation.center, contact: expectation.contact,
          intervals: expectation.intervals, span: expectation.span)
      else { return nil }
      var check = GateCheck(
        expectation.measure, places.head, baseScopes: places.base, demand: demand,
        confidence: expectation.confidence, isWarning: isWarning)
      check.part = .main
      return item(
        check, expectation.center, expectation.contact, expectation.intervals, expectation.span)
    }
  }

  private func item(
    _ check: GateCheck, _ center: Int?, _ contact: Int?, _ intervals: Range<Int>?,
    _ span: SourceSpan?
  ) -> GateItem {
    GateItem(
      check: check, center: center.map { scenario.centers[$0].name },
      contact: contact.map { scenario.contacts[$0].name },
      time: intervals.map { scenario.words(of: $0) }, intervals: intervals, span: span)
  }

  /// What must not get worse where nobody says what: totals and centers, and service levels of
  /// centers hour by hour.
  var standard: [GateItem] {
    var items: [GateItem] = []
    let centers = scenario.centers.indices.filter { base == nil || other($0) != nil }
    func add(_ measure: Measure, _ center: Int?, _ intervals: Range<Int>?) {
      guard
        let places = places(
          measure, center: center, contact: nil, intervals: intervals, span: nil)
      else { return }
      let check = GateCheck(
        measure, places.head, baseScopes: places.base, demand: .noWorse(.usual(of: measure)),
        part: intervals == nil ? .main : .hours)
      items.append(item(check, center, nil, intervals, nil))
    }
    for measure in GateItem.usual {
      add(measure, nil, nil)
      if scenario.centers.count > 1 { for center in centers { add(measure, center, nil) } }
    }
    for center in centers {
      for part in scenario.horizon.parts(most: GateItem.mostParts) {
        add(.serviceLevel, center, part)
      }
    }
    return items
  }

  /// The position of a center of the head in the base.
  private func other(_ center: Int) -> Int? {
    base?.scenario.centers.firstIndex { $0.name == scenario.centers[center].name }
  }

  private func places(
    _ measure: Measure, center: Int?, contact: Int?, intervals: Range<Int>?, span: SourceSpan?
  ) -> (head: [Scope], base: [Scope])? {
    let sizes = Sizes(model: head.world.model, labels: head.labels)
    for view in [View.origin, .handling] {
      let scopes = Self.scopes(center: center, contact: contact, intervals, view)
      guard measure.exists(in: scopes[0].kind, sizes: sizes) else { continue }
      guard let base else { return (scopes, scopes) }
      let type = contact.flatMap { position in
        base.scenario.contacts.firstIndex { $0.name == scenario.contacts[position].name }
      }
      let place = center.flatMap(other)
      guard center == nil || place != nil, contact == nil || type != nil else {
        faults.error(
          .unlikeSides, at: span, "the base has no such center or contact type",
          help: "leave `no_worse_than_baseline_by` out for what is new")
        return nil
      }
      let old = Self.scopes(center: place, contact: type, intervals, view)
      let size = Sizes(model: base.world.model, labels: base.labels)
      guard measure.exists(in: old[0].kind, sizes: size) else {
        faults.error(
          .unlikeSides, at: span, "the base has no `\(measure.name)` at this place",
          help: "compare scenarios with centers of the same names")
        return nil
      }
      return (scopes, old)
    }
    if span != nil {
      faults.error(
        .unknownKPI, at: span, "`\(measure.name)` does not exist at this place",
        help: "leave `contact` or the time of the day out")
    }
    return nil
  }

  private static func scopes(
    center: Int?, contact: Int?, _ intervals: Range<Int>?, _ view: View
  ) -> [Scope] {
    if let intervals {
      return intervals.map { interval in
        center.map { .intervalCenter(interval, center: $0, view) } ?? .interval(interval)
      }
    }
    switch (center, contact) {
    case (nil, nil): return [.total]
    case (let center?, nil): return [.center(center, view)]
    case (nil, let contact?): return [.contactType(contact)]
    case (let center?, let contact?): return [.queue(center: center, contactType: contact)]
    }
  }
}

extension Scenario.Horizon {
  /// The intervals in parts of an hour at least, and at most so many of them.
  fileprivate func parts(most: Int) -> [Range<Int>] {
    let hour = 3_600 * Ticks.perSecond
    let least = max(hour, length / Ticks(most))
    var parts: [Range<Int>] = []
    var start = 0
    for interval in 0..<intervals {
      let isLast = interval + 1 == intervals
      if borders[interval + 1] - borders[start] >= least || isLast {
        parts.append(start..<interval + 1)
        start = interval + 1
      }
    }
    return parts
  }
}

extension Scenario {
  /// Intervals in words, by the clock of the horizon: `19:00-20:30`.
  public func words(of range: Range<Int>) -> String {
    let names = intervalNames(by: horizon.zone)
    let first = names[range.lowerBound]
    guard range.upperBound < names.count else {
      let end = clockText(at: horizon.length, by: horizon.zone)
      return "\(first)-\(end == "00:00" ? "24:00" : end)"
    }
    return "\(first)-\(names[range.upperBound])"
  }
}
