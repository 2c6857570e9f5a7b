extension FaultPage {
  static let numberPages: [FaultPage] = []
}
