import Foundation
import Mustache
import Study

/// A page as HTML: its template filled, its scripts and style named to the security policy.
struct PageHTML {
  let page: ReportPage
  let words: Words
  /// The text of the chart library; nil for tables alone.
  let library: String?
  private let definitions: Definitions
  private let content: PageContent

  init(_ page: ReportPage, library: String?) {
    self.page = page
    self.library = library
    content = page.content
    words = Words(page.language)
    definitions = Definitions(page.tables)
  }

  /// The whole page.
  var html: String {
    guard let template = try? MustacheTemplate(string: Self.text(PackageResources.page_html))
    else { preconditionFailure("the template of the page can be read") }
    return template.render(context)
  }

  private static let css = text(PackageResources.page_css) + Replay.style
  private static let script = text(PackageResources.page_js)

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private var context: [String: Any] {
    var context: [String: Any] = [
      "lang": words.language == .chinese ? "zh-CN" : "en", "policy": policy, "css": Self.css,
      "version": Release.version, "title": content.title,
      "shortTitle": String(content.title.prefix(80)), "answer": Self.unbroken(content.answer),
      "scripts": scripts, "further": content.further, "words": HTMLText.island(scriptWords),
    ]
    context["islands"] = themes + film
    for (key, phrase) in labels { context[key] = words(phrase) }
    context["alerts"] = content.alerts.map { alert in
      [
        "kind": alert.isGrave ? "grave" : "mild", "mark": alert.isGrave ? "✗" : "!",
        "label": alert.label, "text": alert.text,
      ]
    }
    context["facts"] = content.facts.map { fact in
      [
        "kind": fact.tone.rawValue, "label": fact.label, "value": fact.value,
        "detail": fact.detail,
      ]
    }
    var body = PageBody(definitions: definitions, words: words, hasCharts: library != nil)
    context["ranking"] = content.ranking.map {
      HTMLTable(table: $0, definitions: definitions, isPacked: false).html
    }
    context["firstChart"] = content.chart.map { body.figure($0, level: 2) }
    context["sections"] = page.sections.map { section in
      [
        "id": section.id, "title": section.title, "sentences": section.sentences,
        "body": body.html(section),
      ] as [String: Any]
    }
    context["links"] = page.sections.map { ["id": $0.id, "title": $0.title] }
    context["definitions"] = definitions.entries.enumerated().map { position, entry in
      ["id": "\(position + 1)", "name": entry.name, "words": entry.value]
    }
    context["made"] = content.made.map { ["name": $0.name, "value": $0.value] }
    return context
  }

  /// A sentence whose figures and times of day stay on one line.
  private static func unbroken(_ sentence: String) -> String {
    sentence.replacing(#/(\d) (%|s\b|points)/#) { "\($0.1)\u{A0}\($0.2)" }
      .replacing(#/(\d\d:\d\d)-(\d\d:\d\d)/#) { "\($0.1)\u{2060}-\u{2060}\($0.2)" }
  }

  /// The looks of charts.
  private var themes: [[String: String]] {
    guard library != nil else { return [] }
    let themes = ["light": ChartTheme.light, "dark": ChartTheme.dark]
    return [["id": "themes", "json": HTMLText.island(themes)]]
  }

  /// The film of a replication as data.
  private var film: [[String: String]] {
    guard let island = page.replay else { return [] }
    return [["id": Replay.islandID, "json": HTMLText.island(island)]]
  }

  /// Every script of the page, each a module of its own: the library's short names are its own too.
  private var scripts: [String] {
    [library, Self.script, page.replay == nil ? nil : Replay.script].compactMap { $0 }
  }

  private let labels: [(String, Phrase)] = [
    ("skip", "Skip to the answer"), ("theme", "Dark or light"), ("openTables", "Open all tables"),
    ("answerLabel", "The answer"), ("contents", "Contents"),
    ("definitionsTitle", "What the figures mean"), ("madeTitle", "How this was made"),
  ]

  private var scriptWords: [String: String] {
    let phrases: [(String, Phrase)] = [
      ("copy", "Copy"), ("csv", "CSV"), ("copied", "The table was copied."),
      ("failed", "The chart could not be drawn; its table has the figures."),
    ]
    return Dictionary(uniqueKeysWithValues: phrases.map { ($0.0, words($0.1)) })
  }

  /// Nothing may load, and nothing may run or style but what stands in the page.
  private var policy: String {
    let sources = scripts.map(Self.source).joined(separator: " ")
    return "default-src 'none'; script-src \(sources); style-src \(Self.source(Self.css));"
      + " img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'"
  }

  private static func source(_ text: String) -> String {
    "'sha256-\(SHA256.base64(of: Array(text.utf8)))'"
  }
}
