import Scenarios
import Testing

/// Each form of the language against the tables it must become, written out by hand from the rules
/// of docs/reference/strategies.md. A rank given to the wrong queue, a guard on the wrong side or a
/// forgotten exclusion of the own center would change a line.
@Suite struct CompileTests {
  private func expect(
    _ yaml: String, in world: StrategyWorld = threeCenters, becomes lines: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let reading = StrategyReading(yaml, in: world)
    #expect(reading.messages == [], sourceLocation: sourceLocation)
    #expect(reading.listing == lines, sourceLocation: sourceLocation)
  }

  @Test func isolated() {
    expect(
      "{}", in: twoCenters(),
      becomes: [
        "calls@a: waits in calls@a, room 1 of 15", "  arrival: try a/agents",
        "calls@b: waits in calls@b, room 2 of 15", "  arrival: try b/agents",
        "a/agents takes", "  0: calls@a", "b/agents takes", "  0: calls@b",
      ])
  }
}
