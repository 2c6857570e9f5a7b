extension FaultPage {
  static let structurePages: [FaultPage] = []
}
