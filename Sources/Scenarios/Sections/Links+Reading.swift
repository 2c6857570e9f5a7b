import Sim
import Study

extension Scenario.Link {
  /// The keys of a link.
  static let keys = KeyTable(
    "links[]", "A way from one center to another; with the section, only those listed exist.",
    [
      Key("from", .name(of: "center"), "Where contacts enter."),
      Key("to", .name(of: "center"), "Where they are served."),
      Key("lines", .whole(least: 1), default: "no limit", "Contacts it carries at once."),
      Key(
        "delay", .duration, default: "0s",
        "Set-up time: the agent is held, and the contact still waits and may leave."),
      Key("cost_per_minute", .number, default: "0", "Price of a minute of talk over it."),
      Key(
        "factor", .number, default: "1",
        "On talk and wrap-up of what crosses it, beside the skill's: another dialect, another "
          + "system."),
    ])

  /// Reads the list of links.
  static func readList(_ field: Field, _ surroundings: Surroundings) -> [Scenario.Link]? {
    guard let fields = field.list(like: "[{from: shenzhen, to: guangzhou}]") else { return nil }
    var links: [Scenario.Link] = []
    var places: [Field] = []
    var isSound = true
    for field in fields {
      guard let link = read(field, surroundings) else {
        isSound = false
        continue
      }
      if let first = links.firstIndex(where: { $0.from == link.from && $0.to == link.to }) {
        field.error(
          .nameTwice, "this link stands here twice", help: "delete one, or add up their lines",
          notes: [.init("the other one", at: places[first].span)])
        isSound = false
        continue
      }
      links.append(link)
      places.append(field)
    }
    return isSound ? links : nil
  }

  private static func read(_ field: Field, _ surroundings: Surroundings) -> Scenario.Link? {
    var section = field.section(like: "{from: shenzhen, to: guangzhou, lines: 120}")
    let fromField = section.required("from")
    let toField = section.required("to")
    let from = fromField.index(in: surroundings.centers, what: "center")
    let to = toField.index(in: surroundings.centers, what: "center")
    let linesField = section.optional("lines")
    let lines = linesField.whole(in: 1...Scenario.Center.maximumCount)
    let delayField = section.optional("delay")
    let delay = delayField.isPresent ? delayField.duration() : 0
    let costField = section.optional("cost_per_minute")
    let cost = costField.isPresent ? costField.number(in: 0...1e9) : 0
    let factorField = section.optional("factor")
    let factor = factorField.isPresent ? factorField.number(in: 0.001...1_000) : 1
    section.finish()
    guard let from, let to, let delay, let cost, let factor, !linesField.isPresent || lines != nil
    else {
      return nil
    }
    guard from != to else {
      toField.error(
        .selfLink, "the link leads from \(Display.quote(surroundings.centers[from])) to itself",
        help: "name another center; contacts served where they entered need no link")
      return nil
    }
    return Scenario.Link(
      from: from, to: to, lines: lines, delay: delay, costPerMinute: cost, factor: factor)
  }
}
