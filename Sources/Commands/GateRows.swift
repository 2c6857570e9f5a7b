import Scenarios
import Study

/// The rows of a gate: its checks with names, neighboring hours with one verdict put together.
struct GateRows {
  let rows: [GateSheet.Row]

  init(_ items: [GateItem], _ results: GateResults, _ head: GateDesk.Side) {
    var rows: [GateSheet.Row] = []
    var index = 0
    while index < items.count {
      var last = index
      while last + 1 < items.count,
        Self.goesOn(
          items[last], items[last + 1], results.verdicts[last], results.verdicts[last + 1])
      { last += 1 }
      let members = Array(index...last)
      let item = items[index]
      let name: String
      let place: String
      if members.count > 1, let from = item.time?.prefix(while: { $0 != "-" }),
        let to = items[last].time?.split(separator: "-").last
      {
        place = [item.center, "\(from)-\(to)"].compactMap { $0 }.joined(separator: " ")
        name = "\(item.check.measure.name) \(place)"
      } else {
        name = item.name
        place = [item.center, item.contact, item.time].compactMap { $0 }.joined(separator: " ")
      }
      let verdict =
        members.count > 1 ? results.table.together(members) : results.verdicts[index]
      rows.append(
        GateSheet.Row(
          name: name, place: place, count: members.count, verdict: verdict,
          source: head.source(item.span)))
      index = last + 1
    }
    self.rows = rows
  }

  /// Whether two checks are of neighboring hours and got the same verdict for worse or better.
  private static func goesOn(
    _ item: GateItem, _ next: GateItem, _ verdict: GateVerdict, _ other: GateVerdict
  ) -> Bool {
    item.check.part == .hours && next.check.part == .hours && item.center == next.center
      && item.check.measure == next.check.measure
      && item.intervals?.upperBound == next.intervals?.lowerBound
      && verdict.state == other.state && [.worse, .better].contains(verdict.state)
  }
}
