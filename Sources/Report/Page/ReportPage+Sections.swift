extension ReportPage {
  /// The parts with charts, and the chart that stands on the first screen in the place of its part.
  static func charts(
    _ document: ResultDocument, replay: ReplayDay?, _ words: Words
  ) -> (first: Chart?, sections: [ReportSection]) {
    var sections = Charts.sections(document, day: replay, words: words)
    guard
      let (section, chart) = sections.enumerated().lazy.compactMap({ position, section in
        section.charts.firstIndex { $0.id == "heat-map" }.map { (position, $0) }
      }).first
    else { return (nil, sections) }
    let first = sections[section].charts.remove(at: chart)
    if sections[section].charts.isEmpty, sections[section].tables.isEmpty {
      sections.remove(at: section)
    }
    return (first, sections)
  }
}
