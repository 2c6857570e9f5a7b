import Sim
import Study

/// What follows the recent past: marks that move, and centers that are not asked for a while.
extension RulesReader {
  /// `adapt`, if it stands there.
  func adapt(_ field: Field) -> AdaptRule? {
    guard field.isPresent else { return nil }
    let errorsBefore = reader.faults.errorCount
    var section = field.section(like: "{service_level: 80%}")
    let target = section.required("service_level").share()
    let within = section.optional("within").duration(aboveZero: true) ?? 0
    let window = section.optional("window").duration(aboveZero: true)
    let contacts = section.optional("contacts").whole(in: 1...1_000_000)
    let stepField = section.optional("step")
    let step = stepField.isPresent ? stepField.share() : 0.1
    let everyField = section.optional("every")
    let every = everyField.duration(aboveZero: true)
    section.finish()
    if let every, every < Ticks.perSecond {
      everyField.error(
        .outOfRange, "the time between two changes is too short", help: "write at least `1s`")
    }
    guard reader.faults.errorCount == errorsBefore, let target, let step else { return nil }
    let fiveMinutes = 300 * Ticks.perSecond
    return AdaptRule(
      target: Int((target * 1e6).rounded()), within: within, window: window ?? fiveMinutes,
      contacts: contacts ?? 20, step: Int((step * 1e6).rounded()), every: every ?? fiveMinutes)
  }

  /// `suppress` of the board.
  func suppression(_ field: Field) -> BoardRule.Suppression? {
    guard field.isPresent else { return nil }
    var section = field.section(like: "{wait: 30s, for: 60s}")
    let wait = section.optional("wait").duration(aboveZero: true)
    let contacts = section.optional("contacts").number(in: 0...1e6)
    let length = section.required("for").duration(aboveZero: true)
    section.finish()
    if section.isPresent, !section.keys.contains("wait"), !section.keys.contains("contacts") {
      field.error(
        .missingKey, "`wait` and `contacts` are missing: how much worse a center must be",
        help: "write `wait: 30s`")
    }
    return length.map { BoardRule.Suppression(wait: wait, contacts: contacts, length: $0) }
  }
}
