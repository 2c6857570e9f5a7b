/// A starter scenario that `spillway init` writes: commented, small, and ready to run.
///
/// The texts are part of the program, so that they go wherever it goes.
public enum Template: String, CaseIterable, Sendable {
  /// A big event in one of three cities: who helps on the evening?
  case event
  /// A network outage in one region, and a power cut in the other.
  case outage
  /// One center, to fill in.
  case blank

  /// A file of a starter scenario.
  public struct File: Sendable, Equatable {
    /// The path in the folder of the scenario, with `/` between its parts.
    public let path: String
    /// The whole text, lines ending in a line feed.
    public let text: String
  }

  /// What it is about, in a few words.
  public var summary: String {
    switch self {
    case .event: "a big event in one of three cities"
    case .outage: "a network outage in one region, a power cut in the other"
    case .blank: "one center, to fill in"
    }
  }

  /// The files of a scenario in the folder `name`, the scenario first.
  ///
  /// Nothing is written here: whoever writes them first makes sure that none of the paths exists.
  public func files(named name: String) -> [File] {
    let tables = self.tables
    return [
      File(path: "scenario.yaml", text: scenario),
      File(path: "README.md", text: readme(name, tables)),
    ] + tables
  }

  private var scenario: String {
    switch self {
    case .event: Self.eventScenario
    case .outage: Self.outageScenario
    case .blank: Self.blankScenario
    }
  }

  private var tables: [File] {
    sites.flatMap { site in [site.forecast, site.staffing] }
  }

  private var sites: [TemplateSite] {
    switch self {
    case .event:
      [
        TemplateSite("shenzhen", volumes: [("billing", 5_200), ("service", 2_600)], handle: 215),
        TemplateSite("guangzhou", volumes: [("billing", 6_100), ("service", 3_000)], handle: 215),
        TemplateSite("dongguan", volumes: [("billing", 2_400), ("service", 1_100)], handle: 215),
      ]
    case .outage:
      [
        TemplateSite("north", volumes: [("billing", 4_400), ("no_signal", 700)], handle: 190),
        TemplateSite("south", volumes: [("billing", 5_600), ("no_signal", 900)], handle: 190),
      ]
    case .blank: [TemplateSite("main", volumes: [("calls", 1_500)], handle: 200)]
    }
  }

  /// Fifteen lines.
  private func readme(_ name: String, _ tables: [File]) -> String {
    let listed = tables.map { "`\($0.path)`" }.joined(separator: ", ")
    let shown = name.split(whereSeparator: \.isNewline).joined(separator: " ")
    return """
      # \(shown)

      A starter for \(summary). Everything in it is made up; put your own figures in its place.

      - `scenario.yaml` says it all; each line that may surprise has a comment.
      - Forecast and staffing by half-hour: \(listed).

      From this folder:

          spillway explain scenario.yaml    # what was read, load and Erlang estimate, warnings
          spillway run scenario.yaml        # the first strategy, each center and interval
          spillway compare scenario.yaml    # all strategies on the same customers, ranked

      A fault names its line and what would be right.
      `spillway schema` gives completion in an editor.

      """
  }
}

/// The forecast and the staffing of one center of a template.
struct TemplateSite {
  private let name: String
  private let volumes: [(type: String, perDay: Int)]
  /// Mean handle time, seconds.
  private let handle: Double

  init(_ name: String, volumes: [(String, Int)], handle: Double) {
    self.name = name
    self.volumes = volumes
    self.handle = handle
  }

  /// How a day of a consumer hotline spreads over its half-hours from midnight: peaks in the
  /// morning and the afternoon, a dip at noon, a long evening.
  private static let shape = [
    6, 5, 4, 3, 3, 2, 2, 2, 2, 2, 3, 4, 6, 8, 12, 17, 24, 30, 36, 40, 42, 42, 40, 37,
    32, 30, 30, 32, 35, 37, 38, 38, 37, 36, 34, 32, 30, 30, 31, 31, 30, 28, 25, 21, 17, 13, 10, 8,
  ]

  var forecast: Template.File {
    let total = Self.shape.reduce(0, +)
    let header = "time," + volumes.map(\.type).joined(separator: ",")
    let rows = Self.shape.enumerated().map { index, weight in
      let cells = volumes.map { String(($0.perDay * weight + total / 2) / total) }
      return "\(Self.clock(index)),\(cells.joined(separator: ","))"
    }
    return Template.File(path: "forecast/\(name).csv", text: Self.table(header, rows))
  }

  /// Agents on the roster by the square-root rule: the offered load R plus its root, and a share of
  /// 8 % for shrinkage.
  var staffing: Template.File {
    let total = Double(Self.shape.reduce(0, +))
    let perDay = Double(volumes.reduce(0) { $0 + $1.perDay })
    let rows = Self.shape.enumerated().map { index, weight in
      let load = perDay * Double(weight) / total * handle / 1_800
      let agents = ((load + 1.1 * load.squareRoot()) / 0.92).rounded(.up)
      return "\(Self.clock(index)),\(Int(agents))"
    }
    return Template.File(path: "staffing/\(name).csv", text: Self.table("time,front_line", rows))
  }

  private static func clock(_ halfHour: Int) -> String {
    let hour = halfHour / 2
    return (hour < 10 ? "0\(hour)" : "\(hour)") + (halfHour.isMultiple(of: 2) ? ":00" : ":30")
  }

  private static func table(_ header: String, _ rows: [String]) -> String {
    ([header] + rows).joined(separator: "\n") + "\n"
  }
}
