import Testing

/// The guides about sweeps print what the program answers.
@Suite struct SweepGuideTests {
  @Test func sweepAParameter() throws {
    try Guide("sweep-a-parameter.md").check(blocks: 7)
  }

  /// On a cluster that the test starts on this machine.
  @Test func runItOnACluster() throws {
    var guide = try Guide("run-it-on-a-cluster.md")
    guard let cluster = try Loopback(in: guide.folder) else { return }
    defer { cluster.end() }
    guide.setUp = cluster.environment
    try guide.check(blocks: 3)
  }
}
