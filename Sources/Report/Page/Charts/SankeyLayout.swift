/// Where the ribbons of a Sankey diagram begin and end, in contacts from the top.
///
/// A ribbon is as thick at both ends as it has contacts, and a center as tall as its ribbons
/// together; between two centers of a side lies a gap. Ribbons leave a center in the order of the
/// centers they go to, and arrive in the order of those they come from, which crosses the fewest.
struct SankeyLayout: Equatable {
  /// A ribbon; positions are those of its upper and lower edge.
  struct Ribbon: Equatable {
    var from: String
    var to: String
    var source: ClosedRange<Double>
    var target: ClosedRange<Double>
  }

  /// A center on one side.
  struct Node: Equatable {
    var center: String
    /// Whether it stands on the left, where ribbons begin.
    var isSource: Bool
    var span: ClosedRange<Double>
  }

  private(set) var ribbons: [Ribbon] = []
  private(set) var nodes: [Node] = []
  /// The lower edge of the taller side.
  private(set) var height = 0.0

  /// The layout of flows between centers, those of an amount above 0, by the order of the centers.
  init(_ flows: [(from: String, to: String, amount: Double)], centers: [String], gap: Double) {
    let drawn = flows.filter { $0.amount > 0 }
    let sources = Self.side(drawn.map { ($0.from, $0.amount) }, centers, gap)
    let targets = Self.side(drawn.map { ($0.to, $0.amount) }, centers, gap)
    nodes =
      sources.map { Node(center: $0.0, isSource: true, span: $0.1) }
      + targets.map { Node(center: $0.0, isSource: false, span: $0.1) }
    height = nodes.map(\.span.upperBound).max() ?? 0
    var left = Dictionary(sources.map { ($0.0, $0.1.lowerBound) }) { first, _ in first }
    var right = Dictionary(targets.map { ($0.0, $0.1.lowerBound) }) { first, _ in first }
    for from in centers {
      for flow in centers.flatMap({ to in drawn.filter { $0.from == from && $0.to == to } }) {
        let (begin, end) = (left[from] ?? 0, right[flow.to] ?? 0)
        ribbons.append(
          Ribbon(
            from: from, to: flow.to, source: begin...(begin + flow.amount),
            target: end...(end + flow.amount)))
        left[from] = begin + flow.amount
        right[flow.to] = end + flow.amount
      }
    }
  }

  /// The centers of a side with anything, each below the other.
  private static func side(
    _ parts: [(String, Double)], _ centers: [String], _ gap: Double
  ) -> [(String, ClosedRange<Double>)] {
    var top = 0.0
    var spans: [(String, ClosedRange<Double>)] = []
    for center in centers {
      let amount = parts.reduce(0) { $0 + ($1.0 == center ? $1.1 : 0) }
      guard amount > 0 else { continue }
      spans.append((center, top...(top + amount)))
      top += amount + gap
    }
    return spans
  }
}
