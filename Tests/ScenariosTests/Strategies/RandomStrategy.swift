/// A strategy drawn from the grammar of the language, as text; names are those of `threeCenters`.
struct RandomStrategy {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }

  private let centers = ["sz", "gz", "dg"]
  private let types = ["billing", "sales"]

  private mutating func next(_ count: Int) -> Int {
    // Knuth's linear congruential generator; its high bits are good enough to pick among few.
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }

  private mutating func chance(_ percent: Int) -> Bool { next(100) < percent }

  private mutating func one(_ words: [String]) -> String { words[next(words.count)] }

  /// The map of a strategy in flow style.
  mutating func text() -> String {
    var parts: [String] = []
    let hasCopies = chance(12)
    if hasCopies { parts.append("allocate: [\(sets())]") }
    if !hasCopies, chance(70) {
      let rules = (0...next(2)).map { _ in
        chance(20) ? offered() : chance(25) ? ringed() : simple()
      }
      parts.append("overflow: [\(rules.joined(separator: ", "))]")
    }
    if !hasCopies, chance(35) { parts.append("pool: \(pool())") }
    if chance(40) {
      let adapt = chance(30) ? ", adapt: {service_level: 80%, contacts: 5, every: 60s}" : ""
      parts.append(
        "reserve: {\(one(centers + ["gz/front"])): {keep_idle: \(1 + next(3))\(adapt)}}")
    }
    if chance(35) { parts.append("pull: {\(pull())}") }
    if chance(25) {
      parts.append("agents: {\(agents())}")
    }
    if chance(25) { parts.append("route: {\(route())}") }
    return "{\(parts.joined(separator: ", "))}"
  }

  /// A text with one to three of its words or brackets replaced, doubled or dropped.
  mutating func broken(_ text: String, with strange: [String]) -> String {
    var parts: [String] = []
    for character in text {
      let isWord = character.isLetter || character.isNumber || character == "_" || character == "/"
      if isWord, let last = parts.last?.last, last.isLetter || last.isNumber || "_/".contains(last)
      {
        parts[parts.count - 1].append(character)
      } else {
        parts.append(String(character))
      }
    }
    for _ in 0...next(3) where parts.count > 2 {
      var at = 1 + next(parts.count - 2)
      // Mostly words, since a broken bracket breaks the text before the strategy is looked at.
      if chance(90) { while at > 1, parts[at].first?.isLetter != true { at -= 1 } }
      switch next(8) {
      case 0: parts.remove(at: at)
      case 1: parts.insert(parts[at], at: at)
      case 2: parts[at] = parts[1 + next(parts.count - 2)]
      default: parts[at] = one(strange)
      }
    }
    return parts.joined()
  }

  private mutating func simple() -> String {
    let from = chance(30) ? "all" : one(centers)
    let to = chance(30) ? "all" : one(["gz", "dg", "[gz, dg]", "[dg, sz]", "sz"])
    var text = "{from: \(from), to: \(to)"
    if chance(40) { text += ", contacts: \(one(types + ["[sales, billing]"]))" }
    if chance(25) {
      text += ", at: arrival"
    } else {
      var conditions = chance(60) ? ["waited: \(5 * next(10))s"] : []
      if chance(30) { conditions.append("queue: {at_least: \(next(4))}") }
      if chance(50) || conditions.isEmpty { conditions.append("there: {\(there())}") }
      text += ", when: {\(conditions.joined(separator: ", "))}"
      if chance(30) { text += ", old_place: \(one(["kept", "lost\(place())"]))" }
      if chance(20) { text += ", test: {every: 7s}" }
    }
    if chance(25) { text += ", choose: \(one(["first", "longest_idle", "most_idle"]))" }
    return text + "}"
  }

  private mutating func there() -> String {
    one([
      "idle_agents: {above: \(next(3))}", "queue: {below: \(1 + next(4))}",
      "signed_in: {at_least: 1}", "idle_agents: {at_least: 1, at_most: 4}",
    ])
  }

  private mutating func ringed() -> String {
    let origin = one(centers)
    let second = one(["[gz, dg]", "gz", "dg", "all"])
    var text = "{rings: [{to: \(origin)}, {to: \(second), after: \(5 + next(20))s}"
    if chance(50) { text += ", {to: all, after: 40s}" }
    text += "]"
    if chance(40) { text += ", earlier: \(one(["kept", "lost\(place())"]))" }
    if chance(40) {
      text += ", skip_if: {\(one(["signed_in: 0", "idle_agents: {at_most: \(next(3))}"]))}"
    }
    return text + "}"
  }

  private mutating func agents() -> String {
    var parts: [String] = []
    if chance(50) {
      parts.append("local_first: {\(chance(60) ? "until_waited: \(10 * next(9))s" : "")}")
    }
    if chance(40) {
      parts.append(
        "order: \(one(["circular", "fixed", "[fewest_contacts, least_occupied]", "random"]))")
    }
    if chance(40) {
      parts.append("preferred: {share: \(10 + next(90))%, wait: \(next(60))s, handle_time: 0.9}")
    } else if chance(50) || parts.isEmpty {
      let strict = chance(50) ? ", strict: true, unless: {queue: {above: \(next(5))}}" : ""
      parts.append("front: {time_share: {billing: 60%, sales: 40%}\(strict)}")
    }
    return parts.joined(separator: ", ")
  }

  private mutating func place() -> String {
    chance(50) ? ", place: \(one(["arrival", "back", "front"]))" : ""
  }

  private mutating func offered() -> String {
    let to = one(["all", "gz", "dg", "[gz, dg]", "[dg, sz]"])
    let when = chance(40) ? ", when: {waited: \(5 * next(5))s, position: {at_most: 3}}" : ""
    return "{from: \(one(centers)), offer_to: \(to), every: \(8 + next(9))s, "
      + "accept_when: {\(there())}\(when)\(place())}"
  }

  private mutating func sets() -> String {
    let contacts = chance(50) ? "contacts: \(one(types)), " : ""
    let sets = one(["[[sz, gz], [dg]]", "[[dg], [gz, sz]]", "[[sz, gz, dg]]", "[[gz], [sz]]"])
    return "{\(contacts)sets: \(sets), at_most: 0.\(1 + next(9)), "
      + "copies: \(one(["set", "promotion"]))}"
  }

  private mutating func pool() -> String {
    one([
      "all", "{centers: [sz, gz]}", "{prefer: local}", "{centers: [gz, dg], waiting_room: 12}",
    ])
  }

  private mutating func pull() -> String {
    one([
      "front: [[sales], [billing]]", "front: [[billing, sales]]", "gz/front: [[billing], [sales]]",
      "sz/front: [[billing, gz/billing], [sales]]", "dg/night: [[sz/billing], [billing]]",
    ])
  }

  private mutating func route() -> String {
    one([
      "billing: [sz, gz/front, dg]", "agents_idle: {choose: longest_idle}",
      "agents_idle: {choose: most_idle}", "sales: [[sz/front, gz/front]]",
    ])
  }
}
