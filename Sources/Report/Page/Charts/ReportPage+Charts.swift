extension ReportPage {
  /// Every chart of the page, that of the first screen first.
  public var charts: [Chart] { [content.chart].compactMap { $0 } + sections.flatMap(\.charts) }
}
