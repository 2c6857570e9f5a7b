extension FaultPage {
  static let filePages: [FaultPage] = []
}
