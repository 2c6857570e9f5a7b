import Sim
import Study

/// What is written alike in every language: names, numbers, and what stands between phrases.
extension RoutingListing {
  func name(_ queue: Int) -> String {
    "\(world.contactTypes[world.type(of: queue)])@\(world.centers[world.center(of: queue)])"
  }

  func time(_ ticks: Ticks) -> String {
    ticks % Ticks.perSecond == 0 ? "\(ticks / Ticks.perSecond)s" : "\(ticks / 1_000)ms"
  }

  /// A number with six digits at most, without an exponent where it can be.
  func number(_ value: Double) -> String {
    let rounded = (value * 1e6).rounded() / 1e6
    guard abs(rounded) < 1e9 else { return "\(value)" }
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  /// A share as a number and its sign.
  func percent(_ share: Double) -> String { "\(number(share * 100))%" }

  /// Phrases one behind the other, each but the first as what `following` makes of it.
  func row(_ phrases: [Phrase], _ following: (Phrase) -> Phrase = { $0 }) -> Phrase {
    let parts = Array(phrases.prefix(1)) + phrases.dropFirst().map(following)
    return Phrase(
      pattern: parts.indices.map { "{\($0 + 1)}" }.joined(), parts.map { .phrase($0) })
  }

  /// Things side by side.
  func enumeration(_ phrases: [Phrase]) -> Phrase { row(phrases) { ", \($0)" } }

  /// What is done one after the other.
  func clauses(_ phrases: [Phrase]) -> Phrase { row(phrases) { "; \($0)" } }
}
