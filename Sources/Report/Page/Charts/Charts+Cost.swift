import Study

extension Charts {
  /// What each strategy costs against the service level it reaches; nil for one strategy
  /// and without prices.
  static func cost(_ source: ChartSource) -> Chart? {
    let points = source.document.strategies.compactMap(CostPoint.init)
    // Without prices nothing costs anything, and one would read a bargain into the picture.
    guard points.count > 1, points.contains(where: { $0.cost.estimate != 0 }) else { return nil }
    let front = CostPoint.front(points)
    let picture = CostPicture(source: source, points: points, front: front)
    let words = source.words
    let cheapest = points.filter { front.contains($0.name) }.map(\.name)
    let summary = words(
      "No other strategy is both cheaper and better than {names}.",
      ["names": cheapest.joined(separator: words.language == .english ? ", " : "、")])
    return Chart(
      id: "cost", title: words("Cost against service level"), summary: summary,
      spec: picture.spec(summary, height: 320), narrowSpec: picture.spec(summary, height: 260),
      tables: [picture.table])
  }
}

/// A strategy by cost and service level.
struct CostPoint: Equatable {
  var name: String
  var cost: KPIs.Figure
  var service: KPIs.Figure

  /// The point of a strategy; nil without one of the figures.
  init?(_ strategy: ResultDocument.Strategy) {
    guard let cost = strategy.total["cost"], let service = strategy.total["service_level"] else {
      return nil
    }
    self.init(name: strategy.name, cost: cost, service: service)
  }

  init(name: String, cost: KPIs.Figure, service: KPIs.Figure) {
    (self.name, self.cost, self.service) = (name, cost, service)
  }

  /// The names of points that no other one beats: at most as dear, at least as good, and not equal.
  static func front(_ points: [CostPoint]) -> Set<String> {
    Set(
      points.filter { point in
        !points.contains { other in
          let (cost, service) = (other.cost.estimate, other.service.estimate)
          return cost <= point.cost.estimate && service >= point.service.estimate
            && (cost < point.cost.estimate || service > point.service.estimate)
        }
      }.map(\.name))
  }

  /// Heights for names, the highest point first: each at its point, or below the names beside it
  /// where it would lie on them.
  ///
  /// `near` is how far apart two points may cost and still be beside each other, `gap` the height
  /// of a name.
  static func labels(_ points: [CostPoint], near: Double, gap: Double) -> [Double] {
    var places = points.map(\.service.estimate)
    var placed: [Int] = []
    for index in points.indices.sorted(by: { (places[$0], $1) > (places[$1], $0) }) {
      let beside = placed.filter {
        abs(points[$0].cost.estimate - points[index].cost.estimate) < near
      }
      // Names beside it are met from the top, so that one step down never leads onto another.
      for other in beside.sorted(by: { places[$0] > places[$1] })
      where abs(places[other] - places[index]) < gap {
        places[index] = places[other] - gap
      }
      placed.append(index)
    }
    return places
  }
}

/// Points with both intervals, and the front.
private struct CostPicture {
  let source: ChartSource
  let points: [CostPoint]
  let front: Set<String>

  private var service: (low: Double, high: Double) {
    let values = points.flatMap { [$0.service.estimate, $0.service.low, $0.service.high] }
    let found = values.compactMap { $0 } + (source.target.map { [$0] } ?? [])
    let (low, high) = (found.min() ?? 0, found.max() ?? 1)
    let room = max((high - low) * 0.08, 0.005)
    let bottom = max(0, low - room)
    return (bottom, max(bottom, min(1, high + room)))
  }

  /// Costs with some room at both sides.
  private var costs: (low: Double, high: Double) {
    let values = points.flatMap { [$0.cost.estimate, $0.cost.low, $0.cost.high] }
    let found = values.compactMap { $0 }
    let (low, high) = (found.min() ?? 0, found.max() ?? 1)
    let span = max(high - low, abs(high) * 0.001, 1e-9)
    return (low - span * 0.06, high + span * 0.06)
  }

  var table: ReportTable {
    let words = source.words
    let (low, high) = service
    let places = CostPoint.labels(
      points, near: (costs.high - costs.low) * 0.3, gap: (high - low) * 0.06)
    return ReportTable(
      id: "cost", title: words("Cost against service level"),
      note: words("On the front: no other strategy is both cheaper and better."),
      columns: [.init("strategy", words("strategy"))]
        + ReportTable.Column.figure("cost", source.name(.cost), words)
        + ReportTable.Column.figure("service_level", source.name(.serviceLevel), words) + [
          .init("on_front", words("on the front")), .init("label", "label", isHidden: true),
        ],
      rows: zip(points, places).map { point, place in
        [.text(point.name)] + ReportTable.Cell.figure(point.cost, .money)
          + ReportTable.Cell.figure(point.service, .share) + [
            .text(front.contains(point.name) ? words("yes") : words("no")), .position(place),
          ]
      })
  }

  func spec(_ summary: String, height: Double) -> SpecValue {
    ChartParts.lite(
      summary,
      [
        "data": ["name": "cost"], "width": "container", "height": .number(height),
        "transform": [
          ChartParts.say("cost", .money, source.words),
          ChartParts.say("service_level", .share, source.words),
        ],
        "layer": .array(layers),
      ])
  }

  /// Names beside the points: at the right of those in the left half, and the other way round, so
  /// that none leaves the picture.
  private func name(_ x: SpecValue, _ y: SpecValue, isLeft: Bool) -> SpecValue {
    let middle = (costs.low + costs.high) / 2
    return [
      "transform": [["filter": .text("datum.cost\(isLeft ? "<=" : ">")\(middle)")]],
      "mark": [
        "type": "text", "style": "note", "align": isLeft ? "left" : "right",
        "dx": isLeft ? 10 : -10, "dy": -9, "limit": 170, "aria": false,
      ],
      "encoding": [
        "x": x, "y": y.with(["field": "label"]),
        "text": ["field": "strategy", "type": "nominal"],
      ],
    ]
  }

  private var layers: [SpecValue] {
    let words = source.words
    let x: SpecValue = [
      "field": "cost", "type": "quantitative", "title": .text(source.name(.cost)),
      "axis": ["format": ",.0f", "tickCount": 5],
      "scale": ["domain": [.number(costs.low), .number(costs.high)], "nice": false],
    ]
    let y: SpecValue = [
      "field": "service_level", "type": "quantitative", "axis": ChartParts.percentAxis,
      "title": .text(source.name(.serviceLevel)),
      "scale": ["domain": [.number(service.low), .number(service.high)], "nice": false],
    ]
    let tooltip: SpecValue = [
      ChartParts.tip("strategy", words("strategy")),
      ChartParts.tip("cost_said", source.name(.cost)),
      ChartParts.tip("service_level_said", source.name(.serviceLevel)),
      ChartParts.tip("on_front", words("on the front")),
    ]
    let domain = SpecValue.texts([words("yes"), words("no")])
    let isOn: SpecValue = [
      "field": "on_front", "type": "nominal",
      "legend": ["orient": "top", "title": .text(words("on the front"))],
      "scale": ["domain": domain],
    ]
    let onFront = "datum.on_front==\(Expression.quoted(words("yes")))"
    let target =
      source.target.map { [ChartParts.rule("y", at: $0, style: "target", scale: y["scale"])] } ?? []
    return target + [
      [
        "transform": [["filter": .text(onFront)]],
        "mark": ["type": "line", "interpolate": "step-after", "style": "front", "aria": false],
        "encoding": ["x": x, "y": y],
      ],
      [
        "mark": ["type": "rule", "aria": false],
        "encoding": [
          "x": x.with(["field": "cost_low"]), "x2": ["field": "cost_high"], "y": y, "color": isOn,
        ],
      ],
      [
        "mark": ["type": "rule", "aria": false],
        "encoding": [
          "x": x, "y": y.with(["field": "service_level_low"]),
          "y2": ["field": "service_level_high"], "color": isOn,
        ],
      ],
      [
        "mark": ["type": "point", "filled": true, "size": 110, "opacity": 1, "aria": false],
        "encoding": [
          "x": x, "y": y, "color": isOn, "tooltip": tooltip,
          "shape": isOn.with(["scale": ["domain": domain, "range": ["circle", "diamond"]]]),
        ],
      ],
      name(x, y, isLeft: true), name(x, y, isLeft: false),
    ]
  }
}
