import Sim

extension Scenario.LinkOutage {
  /// The keys of an outage of a link.
  static let keys = KeyTable(
    "events.NAME.link_outage",
    "Nothing crosses a link anew for a time; contacts that have crossed it are served to their "
      + "end.",
    [
      Key("from", .name(of: "center"), "Where contacts enter."),
      Key("to", .name(of: "center"), "Where they are served."),
      Key("starts", .either([.time, .duration]), "When it begins."),
      Key("length", .duration, "How long it lasts."),
    ])

  static func read(_ field: Field, _ surroundings: Surroundings) -> Scenario.LinkOutage? {
    var section = field.section(
      like: "{from: shenzhen, to: guangzhou, starts: 21:00, length: 45min}")
    let from = section.required("from").index(in: surroundings.centers, what: "center")
    let to = section.required("to").index(in: surroundings.centers, what: "center")
    let starts = section.required("starts").time(
      in: surroundings.horizon, by: surroundings.horizon?.zone)
    let length = section.required("length").duration(aboveZero: true)
    section.finish()
    guard let from, let to, let starts, let length else { return nil }
    return Scenario.LinkOutage(from: from, to: to, starts: starts, length: length)
  }
}
