extension FaultPage {
  static let usagePages: [FaultPage] = []
  static let runPages: [FaultPage] = []
}
