import Study

/// The story of a contact as text.
public struct StoryText {
  private let story: StoryLines

  /// A story.
  public init(_ story: StoryLines) { self.story = story }

  /// The story, ending in a line feed.
  public var rendered: String {
    var table = TextTable([.name("time"), .words("what happened")])
    for line in story.lines { table.add([line.time, line.text]) }
    var text = "\(story.title)\n\n\(table.rendered)"
    guard !story.agents.isEmpty else { return text }
    var agents = TextTable([.name("group"), .words("while it waited")])
    for (group, sentence) in story.agents { agents.add([group, sentence]) }
    text += "\n" + agents.rendered
    return text
  }

  /// Contacts worth asking about.
  public static func list(_ rows: [TraceRow], command: String) -> String {
    guard let first = rows.first else { return "Nobody waited.\n" }
    var table = TextTable([
      .number("contact"), .name("arrived"), .name("type"), .name("center"), .number("wait"),
      .name("outcome"), .name("answered by"), .words("rules"),
    ])
    for row in rows {
      table.add([
        row.contact, row.arrived, row.contactType, row.center, Figures.seconds(row.wait),
        row.outcome, row.answeringGroup, row.rules.joined(separator: ", "),
      ])
    }
    return "The longest waits\n\n\(table.rendered)\nNext: \(command) \(first.contact)\n"
  }
}
