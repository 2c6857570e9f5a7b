import Sim
import Study

extension RulesReader {
  private var world: StrategyWorld { reader.world }

  // MARK: reserve

  mutating func readReserve(_ field: Field) {
    let example = "{guangzhou: {keep_idle: 3}}"
    guard let entries = field.named(like: example) else { return }
    if entries.isEmpty, field.shape == .map {
      field.error(.emptyList, "the map is empty", help: "write it like `\(example)`")
    }
    for entry in entries {
      var section = entry.field.section(like: "{keep_idle: 3, against: [shenzhen]}")
      let adapt = adapt(section.optional("adapt"))
      let keepIdle = section.required("keep_idle").whole(in: 1...1_000_000)
      let againstField = section.optional("against")
      let against = againstField.isPresent ? reader.centers(againstField) : .all
      section.finish()
      guard let (center, group) = keeper(entry) else { continue }
      var others = world.centers.indices.filter { $0 != center }
      if case .some(let ids)? = against {
        if ids.contains(center) {
          againstField.error(
            .helpsItself, "\(Display.quote(world.centers[center])) holds off its own contacts",
            help: "name other centers; a center's own contacts always start")
        }
        others = ids
      }
      guard let keepIdle, against != nil else { continue }
      rules.reserve.append(
        RoutingRules.Reservation(
          center: center, group: group, keepIdle: keepIdle, against: others, adapt: adapt))
    }
  }

  /// The center, or group, that a reservation names.
  private func keeper(_ entry: Field.Named) -> (center: Int, group: Int?)? {
    if let center = reader.names.centers[entry.name] { return (center, nil) }
    let name = Field(
      Node(.scalar(.init(text: entry.name, isQuoted: true)), at: entry.nameSpan),
      path: entry.field.path, faults: reader.faults)
    return group(named: entry.name, name).map { (world.groups[$0].center, $0) }
  }

  // MARK: pool

  mutating func readPool(_ field: Field) {
    guard !field.isWord("all") else {
      rules.pool = RoutingRules.Pool(
        centers: Array(world.centers.indices), waitingRoom: nil, prefersLocal: false)
      return
    }
    guard field.shape == .map else {
      field.expected("`all` or a map like `{centers: [shenzhen, guangzhou], prefer: local}`")
      return
    }
    var section = field.section()
    let centersField = section.optional("centers")
    let centers = centersField.isPresent ? reader.centers(centersField) : .all
    let roomField = section.optional("waiting_room")
    let room = roomField.whole(in: 0...Int(Int32.max) - 1)
    let prefer = section.optional("prefer")
    let prefersLocal = prefer.isPresent && prefer.word(among: ["local"]) != nil
    section.finish()
    switch centers {
    case .all?:
      rules.pool = RoutingRules.Pool(
        centers: Array(world.centers.indices), waitingRoom: room, prefersLocal: prefersLocal)
    case .some(let ids)?:
      rules.pool = RoutingRules.Pool(
        centers: ids.sorted(), waitingRoom: room, prefersLocal: prefersLocal)
    case nil: return
    }
  }
}
