extension ReportPage {
  /// A summary as Markdown, for a merge request or a mail: the answer, the figures and the ranking
  /// of the first screen, a line for each chart, and how it was made.
  public var markdown: String {
    let words = Words(language)
    let escaped = MarkdownText.escaped
    var text = "# \(escaped(content.title))\n\n"
    for alert in content.alerts {
      text += "> **\(escaped(alert.label))** \(escaped(alert.text))\n\n"
    }
    text += "**\(escaped(content.answer))**\n\n"
    for fact in content.facts {
      text += "- \(escaped(fact.label)): **\(escaped(fact.value))**, \(escaped(fact.detail))\n"
    }
    if let ranking = content.ranking {
      text += "\n\(MarkdownText.table(ranking))\n\(escaped(ranking.note))\n"
    }
    let charts = [content.chart].compactMap { $0 } + sections.flatMap(\.charts)
    if !charts.isEmpty { text += "\n" }
    for chart in charts where !chart.summary.isEmpty {
      text += "- \(escaped(chart.title)): \(escaped(chart.summary))\n"
    }
    text += "\n"
    let made = content.made.map { "\(escaped($0.name)): \(escaped($0.value))" }
    return text + made.joined(separator: words("; ")) + "\n"
  }
}
