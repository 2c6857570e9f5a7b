extension FaultPage {
  static let textPages: [FaultPage] = []
}
