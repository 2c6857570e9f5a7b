import Study

extension Words {
  /// The name of a measure where a page does not know its T.
  func nameWithoutTime(of measure: Measure) -> String {
    switch measure {
    case .serviceLevel: self("service level")
    case .serviceLevelAnswered: self("service level (of answered)")
    case .serviceLevelExcludingShortAbandons: self("service level (short abandons left out)")
    case .serviceLevelAbandonsMet: self("service level (early abandons count as met)")
    case .serviceLevelWithoutCallbacks: self("service level (callbacks left out)")
    case .abandonedWithin: self("share that abandoned early")
    default: name(of: measure)
    }
  }
}
