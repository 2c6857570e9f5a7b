import Foundation
import Report
import Testing

/// Text of a scenario is text on a page, and nothing runs but the page's own scripts.
///
/// A name that goes into markup unescaped, an island that a name can end, a phrase that is only
/// English, or a hash over other bytes than the browser hashes fails one of these.
@Suite struct PageTextTests {
  private static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</script><b>", "{{title}}",
    "&lt;b&gt;", "' onmouseover='alert(1)", "]]>", "<!--", "\u{202E}drawkcab", "a\u{2028}b",
    "{{{css}}}", "=1+1", String(repeating: "long", count: 2_500),
  ]

  private static var planted: PlantedResults {
    var planted = PlantedResults()
    planted.title = hostile[0] + hostile[1]
    planted.centers = hostile
    planted.strategies = [.init(hostile[2], cost: 1), .init(hostile[1], cost: 2)]
    planted.ranking = [.init(name: hostile[2]), .init(name: hostile[1])]
    planted.warnings = [hostile[0], hostile[7]]
    planted.centerVerdicts = [
      .init(center: hostile[5], best: hostile[2], other: hostile[1], difference: -0.2)
    ]
    return planted
  }

  private static let library = "window.vegaEmbed = () => 'a library';"

  /// The tags of a page, without what stands in its scripts and styles.
  private static func tags(_ html: String) -> [Substring] {
    var tags: [Substring] = []
    var rest = html[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...]
      let end = rest.firstIndex(of: ">") ?? rest.endIndex
      let tag = rest[..<end]
      tags.append(tag.dropFirst())
      rest = rest[end...]
      for name in ["script", "style"] where tag.hasPrefix("<\(name)") {
        rest = rest.range(of: "</\(name)>").map { rest[$0.lowerBound...] } ?? ""
      }
    }
    return tags
  }

  private static let known: Set = [
    "!doctype", "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "div",
    "button", "main", "p", "strong", "span", "section", "dl", "dt", "dd", "table", "caption",
    "thead", "tbody", "tr", "th", "td", "figure", "h2", "h3", "details", "summary", "nav", "ul",
    "li", "footer", "script",
  ]

  @Test func namesBecomeNoMarkup() throws {
    let page = try Self.planted.page()
    let html = page.html(library: Self.library)
    let tags = Self.tags(html)
    for tag in tags {
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "!" }
      #expect(Self.known.contains(String(name)), "<\(tag.prefix(80))")
      #expect(!tag.contains(" on"), "<\(tag.prefix(80))")
    }
    // Only what the template and the page write opens a script.
    let scripts = tags.count { $0.hasPrefix("script") }
    #expect(tags.count { $0 == "/script" } == scripts)
    #expect(tags.count { $0.hasPrefix("script type=\"module\"") } == 2)
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(html.contains("{{title}}"), "a name is no template")
    #expect(html.contains(String(repeating: "long", count: 2_500)), "a long name is whole")
  }

  @Test func islandsHoldNamesThatReadBackAsTheyAre() throws {
    let html = try Self.planted.page().html(library: Self.library)
    var found = 0
    for part in html.components(separatedBy: "<script type=\"application/json\"").dropFirst() {
      let start = try #require(part.firstIndex(of: ">"))
      let end = try #require(part.range(of: "</script>"))
      let text = part[part.index(after: start)..<end.lowerBound]
      #expect(!text.contains("<") && !text.contains("\u{2028}"))
      let data = Data(text.utf8)
      #expect(throws: Never.self) {
        try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
      }
      found += 1
    }
    #expect(found > 2)
  }

  @Test func aNameInASentenceIsShortAndKeepsItsDirectionToItself() throws {
    var planted = PlantedResults()
    planted.centers = ["\u{202E}drawkcab", String(repeating: "x", count: 10_000)]
    planted.strategies[0].levels = [planted.centers[0]: 0.5, planted.centers[1]: 0.5]
    planted.strategies[0].name = planted.centers[1]
    let answer = try planted.page().answer
    #expect(answer.count < 400)
    planted.strategies[0].levels[planted.centers[1]] = 0.9
    #expect(try planted.page().answer.contains("\u{2068}\u{202E}drawkcab\u{2069} (missed)"))
  }

  @Test func thePolicyNamesEachScriptAndTheStyleAndAllowsNothingElse() throws {
    let html = try Self.planted.page().html(library: Self.library)
    let policy = try #require(
      html.components(separatedBy: "Content-Security-Policy\" content=\"").last?
        .components(separatedBy: "\">").first
    ).replacing("&#39;", with: "'")
    #expect(policy.hasPrefix("default-src 'none'; script-src 'sha256-"))
    for word in ["unsafe", "http", "*", "blob:"] { #expect(!policy.contains(word)) }
    for (open, close) in [("<script type=\"module\">", "</script>"), ("<style>", "</style>")] {
      for part in html.components(separatedBy: open).dropFirst() {
        let text = try #require(part.components(separatedBy: close).first)
        let hash = SHA256.base64(of: Array(text.utf8))
        #expect(policy.contains("'sha256-\(hash)'"))
      }
    }
    let metas = html.components(separatedBy: "<meta ")
    #expect(metas[1].hasPrefix("charset") && metas[2].hasPrefix("http-equiv"))
    // Attributes that style are no part of a page: the policy blocks them.
    #expect(!Self.tags(html).contains { $0.contains(" style=") })
  }

  @Test func withoutALibraryThereAreTablesAndNoChart() throws {
    let html = try Self.planted.page().html(library: nil)
    #expect(!html.contains("class=\"spec\"") && html.contains("<td"))
    #expect(html.components(separatedBy: "<script type=\"module\">").count == 2)
  }

  @Test func aPageSaysItsLanguageAndInChineseItLeavesNoPhraseInEnglish() throws {
    var planted = PlantedResults()
    planted.title = "深圳"
    planted.centers = ["深圳", "广州"]
    planted.strategies = [.init("单独", cost: 1_000), .init("溢出", cost: 2_000)]
    planted.ranking = [.init(name: "溢出"), .init(name: "单独")]
    planted.replications = (done: 40, asked: 100)
    planted.centerVerdicts = [
      .init(center: "深圳", best: "溢出", other: "单独", difference: -0.1),
      .init(center: "广州", best: "单独", other: "溢出", difference: -0.1),
    ]
    #expect(try planted.page().html(library: nil).contains("<html lang=\"en\">"))
    let page = try planted.page(.chinese)
    let html = page.html(library: nil)
    #expect(html.contains("<html lang=\"zh-CN\">"))
    let shown =
      html.components(separatedBy: "</style>").last?
      .components(separatedBy: "<script type=\"module\">").first ?? ""
    // Attributes hold names of the page's own; their words are not shown.
    let text = shown.replacing(#/<[^>]*>/#, with: " ")
    let parts = text.split { !$0.isASCII || !$0.isLetter }.map { String($0) }
    let known = ["Spillway", "Holm", "copied", "failed", "copy", "Erlang"]
    let english = Set(parts.filter { $0.count > 3 && !known.contains($0) })
    #expect(english.sorted() == [])
  }

  @Test func markdownSaysTheAnswerAndNamesBeginNoMarkupInIt() throws {
    let page = try Self.planted.page()
    let markdown = page.markdown
    #expect(!markdown.contains("<") && markdown.contains("&lt;script&gt;"))
    var plain = PlantedResults()
    plain.strategies[0].levels["zhuhai"] = 0.5
    let text = try plain.page().markdown
    #expect(text.hasPrefix("# Planted\n"))
    #expect(text.contains("**isolated holds 80 % over the whole time in every center except"))
    #expect(text.contains("| isolated | "))
  }

  @Test func aDocumentThatIsNoneIsRefusedInWords() throws {
    #expect(throws: ReportPage.Fault.self) {
      try ReportPage(json: Data("{}".utf8), language: .english)
    }
    #expect(throws: ReportPage.Fault.self) {
      try ReportPage(json: Data("[1".utf8), language: .english)
    }
  }
}
