import Sim
import Study

/// Rules by which the agents of one group are not alike.
extension RulesReader {
  private var world: StrategyWorld { reader.world }

  // MARK: preferred

  mutating func readPreferred(_ field: Field) {
    let errorsBefore = reader.faults.errorCount
    var section = field.section(like: "{share: 15%, wait: 20s, handle_time: 0.85}")
    let shareField = section.required("share")
    let share = shareField.share()
    let wait = section.required("wait").duration()
    let factor = section.optional("handle_time").number(in: 0...100, above: 0)
    section.finish()
    if share == 0 {
      shareField.error(
        .outOfRange, "nobody asks for an agent", help: "write a share above 0%, or delete the key")
    }
    exclude(
      ["allocate", "deflect", "stages", "queue_in"], "preferred",
      "each says what becomes of an arrival")
    excludeScores("preferred")
    guard let share, let wait, reader.faults.errorCount == errorsBefore else { return }
    rules.preferred = RoutingRules.Preferred(share: share, wait: wait, handleTime: factor ?? 1)
  }

  // MARK: time_share

  /// What stands under the name of a group.
  mutating func readGroup(_ entry: Field.Named, in field: Field) {
    let known = KeyTable.agents.names + reader.names.groupNames
    guard let groups = reader.names.groups[entry.name] else {
      let near = Spelling.nearest(to: entry.name, among: known)
      let all: Phrase =
        "`agents` takes \(Display.list(KeyTable.agents.names.map { "`\($0)`" })), and groups"
      field.faults.error(
        .unknownName, at: entry.nameSpan,
        "\(field.path): there is no group \(Display.quote(entry.name))",
        help: near.map { "did you mean \(Display.quote($0))? (\(all))" } ?? all)
      return
    }
    let errorsBefore = reader.faults.errorCount
    var section = entry.field.section(like: "{time_share: {sales: 80%, billing: 20%}}")
    let sharesField = section.required("time_share")
    let strict = section.optional("strict")
    let isStrict = strict.isPresent && strict.boolean() == true
    let unless = section.optional("unless")
    let mark = unless.isPresent ? threshold(unless) : nil
    section.finish()
    if unless.isPresent, !isStrict {
      section.error(
        .keysExclude, at: "unless", "`unless` goes with `strict: true`", help: "add it")
    }
    let shares = sharesField.isPresent ? shares(sharesField, of: groups) : nil
    exclude(["stages", "queue_in"], "time_share", "ranks of stages say who is taken")
    excludeScores("time_share")
    guard let shares, reader.faults.errorCount == errorsBefore else { return }
    for group in groups {
      rules.timeShares[group] = RoutingRules.TimeShares(
        shares: shares, isStrict: isStrict, unlessAbove: mark)
    }
  }

  /// `{queue: {above: 10}}`.
  private func threshold(_ field: Field) -> Int? {
    var section = field.section(like: "{queue: {above: 10}}")
    let queue = section.required("queue")
    section.finish()
    guard queue.isPresent else { return nil }
    var inner = queue.section(like: "{above: 10}")
    let mark = inner.required("above").whole(in: 0...1_000_000_000)
    inner.finish()
    return mark
  }

  /// Shares that sum to all, of every type that the groups are skilled for.
  private func shares(_ field: Field, of groups: [Int]) -> [Int: Double]? {
    let errorsBefore = reader.faults.errorCount
    guard let entries = field.named(like: "{sales: 80%, billing: 20%}") else { return nil }
    var shares: [Int: Double] = [:]
    for entry in entries {
      guard let type = contactType(entry, in: field), let share = entry.field.share() else {
        continue
      }
      if share == 0 {
        entry.field.error(
          .outOfRange, "a share of nothing is never reached",
          help: "write a share above 0%, or take the skill from the group")
      }
      shares[type] = share
    }
    guard reader.faults.errorCount == errorsBefore else { return nil }
    let sum = shares.values.reduce(0, +)
    if abs(sum - 1) > 1e-9 {
      field.error(
        .sharesDoNotSum, "the shares sum to \(Parse.plain(sum * 100))%",
        help: "let them sum to 100%")
    }
    for group in groups where world.isComplete {
      let skills = Set(world.groups[group].skills)
      guard skills != Set(shares.keys) else { continue }
      let name = Display.quote(world.fullName(ofGroup: group))
      if let extra = shares.keys.filter({ !skills.contains($0) }).min() {
        field.error(
          .notSkilled, "\(name) is not skilled for \(Display.quote(world.contactTypes[extra]))",
          help: "name the types among its `skills`")
      } else {
        let missing = skills.subtracting(shares.keys).sorted().prefix(12)
          .map { Display.quote(world.contactTypes[$0]) }
        field.error(
          .missingKey,
          "there is nothing for \(Display.list(missing))",
          help: "give every contact type that \(name) is skilled for a share")
      }
      break
    }
    return reader.faults.errorCount == errorsBefore ? shares : nil
  }

  // MARK: Together with other rules

  private func exclude(_ keys: [String], _ other: String, _ why: String) {
    for key in keys {
      fields[key]?.error(
        .keysExclude, "`\(key)` and `\(other)` exclude each other: \(why)",
        help: "keep one of the two")
    }
  }

  /// Rules that give points to pairs, and lists for one group alone.
  private func excludeScores(_ other: String) {
    func report(_ key: String, _ inner: String, _ why: String) {
      guard let entry = fields[key]?.node?.entry(inner) else { return }
      reader.faults.error(
        .keysExclude, at: entry.keySpan,
        "`\(inner)` and `\(other)` exclude each other: \(why)", help: "keep one of the two")
    }
    report("pull", "score", "each says which pairs are made")
    report("route", "queue_at", "a contact waits for one group alone")
    if other == "time_share" {
      report("pull", "draw", "each says which contact is taken")
      report("route", "agents_idle", "each says which idle agent is taken")
      report("agents", "idle_shares", "each says which idle agent is taken")
    } else if rules.joinsShortestWait {
      report("route", "else", "each says where an arrival waits")
    }
  }
}
