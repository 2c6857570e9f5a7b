import Foundation
import Report

/// Results as JSON whose every figure a test plants: what a page says of them is known beforehand.
struct PlantedResults {
  var title = "Planted"
  var centers = ["foshan", "shenzhen", "zhuhai"]
  var labels = ["19:00", "19:30", "20:00", "20:30"]
  /// Seconds of an interval.
  var step = 1_800.0
  var target: Double? = 0.8
  var strategies: [Strategy] = [Strategy("isolated")]
  /// How the strategies compare, the best first; empty of a single one.
  var ranking: [Rank] = []
  /// Differences from the best by center.
  var centerVerdicts: [CenterVerdict] = []
  var replications = (done: 100, asked: 100)
  var warnings: [String] = []

  /// A strategy: service levels of its centers as a whole and by interval.
  struct Strategy {
    var name: String
    /// Of each center; the rest have 0.9.
    var levels: [String: Double] = [:]
    /// Of intervals of a center; the rest have the center's.
    var intervals: [String: [Double]] = [:]
    /// nil for figures without intervals.
    var halfWidth: Double? = 0.01
    var cost = 0.0
    var costHalfWidth = 10.0

    init(
      _ name: String, levels: [String: Double] = [:], intervals: [String: [Double]] = [:],
      halfWidth: Double? = 0.01, cost: Double = 0
    ) {
      self.name = name
      self.levels = levels
      self.intervals = intervals
      self.halfWidth = halfWidth
      self.cost = cost
    }
  }

  /// A strategy in the ranking and whether it can be told from the first.
  struct Rank {
    var name: String
    var difference = -0.05
    var isToldApart = true
  }

  /// Who is best at a center, and how far another is behind.
  struct CenterVerdict {
    var center: String
    var best: String
    var other: String
    var difference: Double
    var isToldApart = true
  }

  /// Contacts that each center and interval is offered; those of a row of tests are unequal, so
  /// that a mean without weights is another number.
  var offered: [Double] = [100, 300, 200, 400]

  /// The document.
  var json: Data {
    let comparison: Any = ranking.isEmpty ? NSNull() : self.comparison
    let document: [String: Any] = [
      "digest": "d1g357", "seed": 2011, "version": "0.1.0", "contacts_simulated": 1_000,
      "schema": 1, "streams": 1, "scenario": scenario,
      "replications": [
        "first": 1, "asked": replications.asked, "done": replications.done, "stop": "finished",
        "partial": replications.done < replications.asked,
      ],
      "warnings": warnings, "strategies": strategies.map(strategy), "comparison": comparison,
    ]
    return (try? JSONSerialization.data(withJSONObject: document)) ?? Data()
  }

  /// The page of it.
  func page(
    _ language: Language = .english, options: ReportPage.Options = ReportPage.Options()
  ) throws -> ReportPage {
    try ReportPage(json: json, language: language, options: options)
  }

  private var scenario: [String: Any] {
    let level: [String: Any] = [
      "within": 20.0, "of": "offered", "clock": "arrival", "target": target ?? NSNull(),
      "short_abandon": 5.0, "all_within": [20.0],
    ]
    return [
      "title": title, "hash": "0f3a", "overrides": [String](), "service_level": level,
      "centers": centers, "contacts": ["billing"],
      "groups": centers.map { ["center": $0, "group": "front"] },
      "intervals": labels.enumerated().map {
        ["interval": $1, "start": Double($0) * step, "length": step] as [String: Any]
      },
      "events": [[String: Any]](),
      "plan": labels.enumerated().flatMap { position, label in
        centers.map { center -> [String: Any] in
          [
            "interval": label, "center": center, "forecast": offered[position] - 10,
            "staffed": 20.0, "required": 18.0 + Double(position), "handle_time": 180.0,
          ]
        }
      },
    ]
  }

  private func strategy(_ strategy: Strategy) -> [String: Any] {
    let levels = centers.map { strategy.levels[$0] ?? 0.9 }
    let total = levels.reduce(0, +) / Double(max(1, levels.count))
    return [
      "name": strategy.name, "digest": "d", "total": kpis(total, strategy, offered.reduce(0, +)),
      "centers": zip(centers, levels).map { center($0, $1, strategy, offered.reduce(0, +)) },
      "groups": [[String: Any]](), "flows": [[String: Any]](), "contacts": [[String: Any]](),
      "formulas": [[String: Any]](),
      "intervals": labels.indices.map { interval -> [String: Any] in
        [
          "interval": labels[interval], "total": kpis(total, strategy, offered[interval]),
          "centers": centers.map { name -> [String: Any] in
            let own = strategy.intervals[name].map { $0[interval] } ?? strategy.levels[name] ?? 0.9
            return center(name, own, strategy, offered[interval])
          },
        ]
      },
      "days": [
        [
          "center": NSNull(), "days": 40, "mean": total, "deviation": 0.02,
          "target_missed": figure(0.25, 0.1), "histogram": [Int](repeating: 0, count: 100),
        ]
      ],
    ]
  }

  private func center(
    _ name: String, _ level: Double, _ strategy: Strategy, _ offered: Double
  ) -> [String: Any] {
    let kpis = kpis(level, strategy, offered)
    return ["center": name, "origin": kpis, "handling": kpis]
  }

  /// Figures with awkward decimals: what is cut anywhere on its way is another number.
  private func kpis(_ level: Double, _ strategy: Strategy, _ offered: Double) -> [String: Any] {
    [
      "offered": figure(offered, 3), "answered": figure(offered * 0.9, 3),
      "service_level": figure(level, strategy.halfWidth),
      "average_speed_of_answer": figure(100 / 3 * level, 0.7),
      "abandonment_rate": figure((1 - level) / 7, 0.003),
      "occupancy": figure(0.5 + level / 9, 0.01),
      "busy_agents": figure(12 + level, 0.1), "lost": figure(offered / 10, 1),
      "cost": figure(strategy.cost, strategy.costHalfWidth),
    ]
  }

  private func figure(_ value: Double, _ half: Double?) -> [String: Any] {
    let ends: (Any, Any) = half.map { (value - $0, value + $0) } ?? (NSNull(), NSNull())
    return [
      "estimate": value, "half_width": half ?? NSNull(), "low": ends.0, "high": ends.1,
    ]
  }

  private var comparison: [String: Any] {
    let first = ranking.first?.name ?? ""
    func difference(_ name: String, _ size: Double, _ isToldApart: Bool) -> [String: Any] {
      [
        "strategy": name, "minus_best": figure(size, isToldApart ? abs(size) / 5 : abs(size) * 2),
        "p_value": 0.001, "holm_p_value": isToldApart ? 0.002 : 0.4, "told_apart": isToldApart,
        "variance_factor": 2.0,
      ]
    }
    let total: [String: Any] = [
      "kpi": "service_level", "center": NSNull(), "interval": NSNull(), "best": first,
      "decided": true,
      "differences": ranking.dropFirst().map { difference($0.name, $0.difference, $0.isToldApart) },
    ]
    let places = centerVerdicts.map { verdict -> [String: Any] in
      [
        "kpi": "service_level", "center": verdict.center, "interval": NSNull(),
        "best": verdict.best, "decided": verdict.isToldApart,
        "differences": [difference(verdict.other, verdict.difference, verdict.isToldApart)],
      ]
    }
    return [
      "ranked_by": "service_level", "ranking": ranking.map(\.name), "total": [total],
      "centers": places, "intervals": [[String: Any]](), "intervals_and_centers": [[String: Any]](),
    ]
  }
}
