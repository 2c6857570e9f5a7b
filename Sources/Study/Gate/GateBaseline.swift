/// Figures that were recorded, as text that a version control can merge: one line each, sorted.
public struct GateBaseline: Sendable {
  /// The hash of the scenario.
  public var hash: String
  /// The strategy.
  public var strategy: String
  /// The seed.
  public var seed: UInt64
  /// Replications.
  public var replications: Int
  /// Version of the random streams.
  public var streams: Int
  /// Version of the program.
  public var version: String
  /// Why figures were accepted, the latest last.
  public var reasons: [String]
  /// Figures by the words of their check.
  public var figures: [String: GateRecord]

  private static let head = "# A baseline of `spillway check --record`, format 1."

  /// A baseline.
  public init(
    hash: String, strategy: String, seed: UInt64, replications: Int, streams: Int,
    version: String, reasons: [String], figures: [String: GateRecord]
  ) {
    self.hash = hash
    self.strategy = strategy
    self.seed = seed
    self.replications = replications
    self.streams = streams
    self.version = version
    self.reasons = reasons
    self.figures = figures
  }

  /// The file: facts, reasons, figures with standard errors.
  public var text: String {
    var lines = [
      Self.head, "scenario \(hash)", "strategy \(strategy)", "seed \(seed)",
      "replications \(replications)", "streams \(streams)", "version \(version)",
    ]
    lines += reasons.map { "accepted \($0)" }
    for (name, record) in figures.sorted(by: { $0.key < $1.key }) {
      lines.append("\(name) = \(record.value) ± \(record.standardError) (\(record.replications))")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Reads a file; nil where it is none.
  public init?(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    guard lines.first == Self.head else { return nil }
    var facts: [String: String] = [:]
    reasons = []
    figures = [:]
    for line in lines.dropFirst() {
      if let record = Self.figure(line) {
        figures[record.name] = record.record
        continue
      }
      guard let space = line.firstIndex(of: " ") else { return nil }
      let (key, value) = (String(line[..<space]), String(line[line.index(after: space)...]))
      if key == "accepted" { reasons.append(value) } else { facts[key] = value }
    }
    guard let hash = facts["scenario"], let strategy = facts["strategy"],
      let seed = facts["seed"].flatMap({ UInt64($0) }),
      let replications = facts["replications"].flatMap({ Int($0) }),
      let streams = facts["streams"].flatMap({ Int($0) }), let version = facts["version"],
      !figures.isEmpty
    else { return nil }
    self.hash = hash
    self.strategy = strategy
    self.seed = seed
    self.replications = replications
    self.streams = streams
    self.version = version
  }

  /// A line of the form `NAME = VALUE ± ERROR (REPLICATIONS)`.
  private static func figure(_ line: String) -> (name: String, record: GateRecord)? {
    let words = line.split(separator: " ").map(String.init)
    guard words.count >= 6, words[words.count - 5] == "=", words[words.count - 3] == "±",
      let value = Double(words[words.count - 4]), let error = Double(words[words.count - 2]),
      let replications = Int(words[words.count - 1].filter { $0 != "(" && $0 != ")" }),
      value.isFinite, error.isFinite, error >= 0, replications > 0
    else { return nil }
    let name = words.dropLast(5).joined(separator: " ")
    return (name, GateRecord(value: value, standardError: error, replications: replications))
  }
}
