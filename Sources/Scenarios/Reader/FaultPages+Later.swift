extension FaultPage {
  static let strategyPages: [FaultPage] = []
  static let usagePages: [FaultPage] = []
  static let runPages: [FaultPage] = []
}
