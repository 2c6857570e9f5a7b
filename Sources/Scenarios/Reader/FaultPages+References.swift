extension FaultPage {
  static let referencePages: [FaultPage] = []
}
