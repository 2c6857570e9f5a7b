import Study

/// The story of a contact as text.
public struct StoryText {
  private let story: StoryLines
  private let words: Words

  /// A story.
  public init(_ story: StoryLines, words: Words = Words(.english)) {
    self.story = story
    self.words = words
  }

  /// The story, ending in a line feed.
  public var rendered: String {
    var table = TextTable([.name(words("time")), .words(words("what happened"))])
    for line in story.lines { table.add([line.time, words(line.text)]) }
    var text = "\(words(story.title))\n\n\(table.rendered)"
    guard !story.agents.isEmpty else { return text }
    var agents = TextTable([.name(words("group")), .words(words("while it waited"))])
    for (group, sentence) in story.agents { agents.add([group, words(sentence)]) }
    text += "\n" + agents.rendered
    return text
  }

  /// Contacts worth asking about.
  public static func list(
    _ rows: [TraceRow], command: String, words: Words = Words(.english)
  ) -> String {
    guard let first = rows.first else { return words("Nobody waited.") + "\n" }
    var table = TextTable([
      .number(words("contact")), .name(words("arrived")), .name(words("type")),
      .name(words("center")), .number(words("wait")), .name(words("outcome")),
      .name(words("answered by")), .words(words("rules")),
    ])
    for row in rows {
      table.add([
        row.contact, row.arrived, row.contactType, row.center, Figures.seconds(row.wait),
        words(row.outcome, as: "outcome"), row.answeringGroup, words.row(row.rules),
      ])
    }
    let next = words("Next: \(command) \(first.contact)")
    return "\(words("The longest waits"))\n\n\(table.rendered)\n\(next)\n"
  }
}
