import Study

/// What planners call measures, in their language.
extension Words {
  /// The name of a measure as a planner says it, with T where it has one: `service level in 20 s
  /// (of offered)`.
  ///
  /// - Parameter seconds: T in seconds; nil names the measure without one.
  public func name(of measure: Measure, seconds: Double? = nil) -> String {
    let name = self(Self.names[measure] ?? measure.name)
    guard measure.dependsOnThreshold else { return name }
    return Phrase.filled(name) { _ in seconds.map(Self.plain) ?? "T" }
  }

  /// The formula of a measure in words.
  public func definition(of measure: Measure) -> String { self(measure.definition.words) }

  /// What a value is counted in.
  public func unit(_ unit: Measure.Unit) -> String { self(unit.rawValue) }

  /// Which way is better: `higher is better`; empty where neither is.
  public func better(_ direction: Measure.Direction) -> String {
    switch direction {
    case .higher: self("higher is better")
    case .lower: self("lower is better")
    case .neither: ""
    }
  }

  /// T in seconds, without needless decimals.
  private static func plain(_ seconds: Double) -> String {
    Figures.decimal(seconds, seconds == seconds.rounded() ? 0 : 1)
  }
}
