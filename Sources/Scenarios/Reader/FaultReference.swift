/// The reference page of all fault codes, generated so that it never differs from the program.
public enum FaultReference {
  /// The areas of the codes, by their hundreds.
  static let areas = [
    "Text", "Numbers and units", "Structure", "References", "The model", "Strategies",
    "Files and CSV", "The command line", "Limits of a run",
    "Stores and clusters", "Pages, charts and pictures",
  ]

  /// The page as Markdown.
  public static var markdown: String {
    var text = """
      # Messages and their codes

      Every fault has a place, a code that never changes its meaning, and says what would be right:

      ```text
      \(example)```

      All faults of a scenario are reported in one go, from top to bottom, at most 20 and then a
      count. The same mistake made in many places is one message with a count. `spillway help
      SPW-0201` prints the page of a code. The class of a code fixes the exit code of the command:

      | class | meaning | exit code |
      |---|---|---|

      """
    for kind in FaultClass.allCases {
      text += "| \(kind.rawValue) | \(kind.words) | \(exitCodes(of: kind)) |\n"
    }
    for (index, area) in areas.enumerated() {
      text += "\n## \(area)\n"
      for page in FaultPage.all where page.code.rawValue / 100 == index {
        text += "\n### \(page.code.name): \(page.title)\n\n"
        text += "\(page.kind.rawValue), exit code \(page.code.exitCode). \(page.text)\n"
      }
    }
    return text
  }

  /// A message, as it is printed for a scenario with a slip in it.
  private static var example: String {
    let text = """
      spillway: 1
      horizon: {start: 2026-03-02T08:00+01:00, length: 2h, interval: 30min}
      contacts: {call: {handle_time: {exponential: {mean: 3min}}, patience: none}}
      centers:
        shenzhen:
          groups:
            front_line: {agnets: 40}
      demand: [{contact: call, center: shenzhen, rate: 98/min}]

      """
    let faults = Faults()
    let workspace = Workspace(root: ".", faults: faults)
    _ = Document.parse(text, faults: faults).map { Scenario.read($0, in: workspace) }
    return faults.rendered()
  }

  private static func exitCodes(of kind: FaultClass) -> String {
    switch kind {
    case .limit: "2, and 3 when a run meets it"
    case .file, .store: "4"
    default: "2"
    }
  }
}
