import Foundation

/// What a browser made of a page.
struct Pictures {
  /// The charts, in the order of the page, by their names on it.
  private(set) var charts: [(id: String, data: Data)] = []
  /// The printed page.
  private(set) var document: Data?

  /// Lets a browser draw a page.
  init(
    of page: URL, _ program: String, hasPNG: Bool, hasPDF: Bool
  ) throws(Browser.Failure) {
    // A page of one megabyte takes a second or two; a machine under load, a multiple of that.
    var browser = try Browser(program, within: .seconds(120))
    try browser.openPage(width: Self.width, height: Self.height)
    _ = try browser.call(
      "Emulation.setEmulatedMedia",
      ["features": [["name": "prefers-color-scheme", "value": "light"]]])
    try Self.open(page, in: &browser)
    if hasPDF {
      document = try browser.bytes(
        "Page.printToPDF", ["printBackground": true, "preferCSSPageSize": true])
    }
    guard hasPNG else { return }
    // Paper is narrower than the screen, so printing leaves charts that are being drawn anew.
    if hasPDF { try Self.open(page, in: &browser) }
    let names = try browser.value(of: Self.names) as? [String] ?? []
    for name in names {
      charts.append((name, try Self.picture(of: name, in: &browser)))
    }
  }

  /// The size of the page, CSS pixels.
  private static let width = 1200, height = 900

  /// Opens the page and waits for its charts.
  private static func open(_ page: URL, in browser: inout Browser) throws(Browser.Failure) {
    _ = try browser.call("Page.navigate", ["url": "about:blank"])
    _ = try browser.call("Page.navigate", ["url": page.absoluteString])
    while try browser.value(of: isComplete) as? Bool != true { try browser.pause() }
  }

  /// The page says on its body when its last chart is drawn.
  private static let isComplete = "document.body?.dataset.complete === 'yes'"

  /// The charts whose names can be names of files.
  private static let names = """
    [...document.querySelectorAll('figure.chart[id]')].map(figure => figure.id)
      .filter(id => /^[a-z0-9-]+$/.test(id))
    """

  private static func picture(
    of name: String, in browser: inout Browser
  ) throws(Browser.Failure) -> Data {
    _ = try browser.value(of: "spillway.only('\(name)')")
    let box = try browser.value(
      of: """
        (() => {
          const box = document.getElementById('\(name)').getBoundingClientRect();
          return {x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height};
        })()
        """)
    guard var clip = box as? [String: Double] else {
      throw Browser.Failure(words: "the page does not show the chart \(name)")
    }
    clip["scale"] = 1
    // The whole chart in sight: a capture beyond it lays the page out anew, for another width too,
    // and charts are drawn anew under the camera.
    let bottom = (clip["y"] ?? 0) + (clip["height"] ?? 0)
    try browser.resize(width: width, height: min(16_000, max(height, Int(bottom.rounded(.up)))))
    return try browser.bytes("Page.captureScreenshot", ["format": "png", "clip": clip])
  }
}
