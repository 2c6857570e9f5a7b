extension FaultPage {
  static let chartPages: [FaultPage] = [
    FaultPage(
      .chartLibraryMissing, .file, "The chart library is missing",
      """
      The charts of an HTML report are drawn by Vega, whose script stands inside the page. It is a
      file of its own that `make build` puts beside the program; `scripts/charts` fetches it alone,
      and says why where it cannot. `--chart-lib FILE` or the variable `SPILLWAY_CHART_LIB` name a
      copy, and `--no-charts` writes a page of tables that needs none.
      """),
    FaultPage(
      .chartLibraryUnfit, .file, "Another chart library",
      """
      A script inside a report runs wherever the report is opened, so a library that is not the
      pinned one, byte for byte, is refused where it lies and in `SPILLWAY_CHART_LIB`. Whoever wants
      another version names it on the command line by `--chart-lib`; it has to be one JavaScript
      module that sets `vegaEmbed`, in UTF-8, of at most 20 MB, without `</script` or `<!--`.
      """),
    FaultPage(
      .browserMissing, .file, "No browser for the pictures",
      """
      PNG and PDF are made by a headless Chromium or Chrome: `chromium`, `chromium-browser`,
      `google-chrome` or `google-chrome-stable` on the path, or the program that the variable
      `SPILLWAY_BROWSER` names. On Debian, `apt-get install chromium fonts-noto-cjk`. The page
      itself needs none of them.
      """),
    FaultPage(
      .browserFailed, .file, "The browser made no picture",
      """
      The browser ended with an error, took more than its time, or wrote nothing; its last words
      follow. The page is written by then and can be opened and printed by hand.
      """),
  ]
}
