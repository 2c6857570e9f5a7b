import Sim
import Testing

/// The functions against 60 digits, each at the error that its documentation states.
///
/// They catch a wrong digit in a coefficient (the 12th of a leading one), a reduction that loses
/// digits, an end (overflow, subnormal, next to 1) without care.
@Suite struct ElementaryTests {
  let table = FunctionTable.shared

  @Test func tableIsWhole() {
    #expect(table.rows.values.reduce(0) { $0 + $1.count } == 5980)
    #expect(table.rows.count == 12)
  }

  @Test func log() throws {
    let worst = try table.worst("log") { $0.error(of: Elementary.log($0.x)) }
    #expect(worst.error < 0.8, "at \(worst.x)")
  }

  @Test func log1p() throws {
    let worst = try table.worst("log1p") { $0.error(of: Elementary.log1p($0.x)) }
    #expect(worst.error < 0.8, "at \(worst.x)")
  }

  @Test func exp() throws {
    let worst = try table.worst("exp") { $0.error(of: Elementary.exp($0.x)) }
    #expect(worst.error < 0.8, "at \(worst.x)")
  }

  @Test func pow() throws {
    let worst = try table.worst("pow") { $0.error(of: Elementary.pow($0.x, $0.y)) }
    #expect(worst.error < 0.8, "at \(worst.x) to \(worst.y)")
  }

  @Test func sinTurns() throws {
    let worst = try table.worst("sinTurns") { $0.error(of: Elementary.sinTurns($0.x)) }
    #expect(worst.error < 0.8, "at \(worst.x)")
  }

  @Test func cosTurns() throws {
    let worst = try table.worst("cosTurns") { $0.error(of: Elementary.cosTurns($0.x)) }
    #expect(worst.error < 0.8, "at \(worst.x)")
  }

  @Test func logGamma() throws {
    let worst = try table.worst("logGamma") {
      ($0.nearest - Elementary.logGamma($0.x)).magnitude / max(1, $0.nearest.magnitude)
    }
    #expect(worst.error < 1e-14, "at \(worst.x)")
  }

  @Test func normalQuantile() throws {
    let worst = try table.worst("normalQuantile") { $0.relativeError(of: Normal.quantile($0.x)) }
    #expect(worst.error < 1e-15, "at \(worst.x)")
  }

  @Test func normalDistribution() throws {
    let worst = try table.worst("normalDistribution") {
      $0.relativeError(of: Normal.distribution($0.x))
    }
    #expect(worst.error < 3e-13, "at \(worst.x)")
  }

  @Test func gammaShares() throws {
    let lower = try table.worst("gammaLower") {
      $0.relativeError(of: Elementary.gammaShares(shape: $0.x, $0.y).lower)
    }
    #expect(lower.error < 1e-12, "at \(lower.x), \(lower.y)")
    let upper = try table.worst("gammaUpper") {
      $0.relativeError(of: Elementary.gammaShares(shape: $0.x, $0.y).upper)
    }
    #expect(upper.error < 1e-12, "at \(upper.x), \(upper.y)")
  }

  @Test func gammaOfNormal() throws {
    let worst = try table.worst("gammaOfNormal") {
      $0.relativeError(of: Elementary.gammaOfNormal($0.x, shape: $0.y))
    }
    #expect(worst.error < 1e-12, "at \(worst.x), \(worst.y)")
  }

  /// There and back for shapes that the table lacks: the share below the point is the normal's.
  ///
  /// A small shape has most of its points so near 0 that they are 0 in doubles.
  ///
  /// It catches a bracket that is left, or a start outside of it, at shapes far from 1.
  @Test(arguments: [1e-6, 0.001, 0.0625, 0.25, 1e5, 1e8])
  func gammaOfNormalInverts(shape: Double) {
    for z in stride(from: -6, through: 6, by: 0.25) {
      let point = Elementary.gammaOfNormal(z, shape: shape)
      guard point > 1e-290 else {
        let least = Elementary.gammaShares(shape: shape, 1e-280).lower
        #expect(least > Normal.distribution(z) * (1 - 1e-9))
        continue
      }
      let shares = Elementary.gammaShares(shape: shape, point)
      let (found, meant) =
        z < 0
        ? (shares.lower, Normal.distribution(z)) : (shares.upper, Normal.distribution(-z))
      #expect((found / meant - 1).magnitude < 1e-9, "at \(z)")
    }
  }

  /// What has no place in the table: NaN, infinities, zeros; as IEEE 754 and C have them.
  @Test func specialArguments() {
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(-1).isNaN && Elementary.log(.nan).isNaN)
    #expect(Elementary.log(.infinity) == .infinity && Elementary.log(1) == 0)
    #expect(Elementary.log1p(-1) == -.infinity && Elementary.log1p(-2).isNaN)
    #expect(Elementary.log1p(.infinity) == .infinity && Elementary.log1p(.nan).isNaN)
    #expect(Elementary.exp(.infinity) == .infinity && Elementary.exp(-.infinity) == 0)
    #expect(Elementary.exp(.nan).isNaN && Elementary.exp(0) == 1)
    #expect(Elementary.exp(1e300) == .infinity && Elementary.exp(-1e300) == 0)
    #expect(Elementary.pow(0, 2) == 0 && Elementary.pow(0, -2) == .infinity)
    #expect(Elementary.pow(0, 0) == 1 && Elementary.pow(.nan, 0) == 1)
    #expect(Elementary.pow(-1, 2).isNaN && Elementary.pow(2, .nan).isNaN)
    #expect(Elementary.pow(2, 1024) == .infinity && Elementary.pow(2, -1080) == 0)
    #expect(Elementary.pow(0.5, .infinity) == 0 && Elementary.pow(2, .infinity) == .infinity)
    #expect(Elementary.pow(.infinity, -1) == 0 && Elementary.pow(.infinity, 1) == .infinity)
    #expect(Elementary.pow(1 + 0x1p-52, 1e300) == .infinity)
    #expect(Elementary.sinTurns(.infinity).isNaN && Elementary.cosTurns(.nan).isNaN)
    #expect(Normal.quantile(0) == -.infinity && Normal.quantile(1) == .infinity)
    #expect(Normal.quantile(-0.1).isNaN && Normal.quantile(.nan).isNaN)
    #expect(Elementary.gammaOfNormal(-.infinity, shape: 2) == 0)
    #expect(Elementary.gammaOfNormal(.infinity, shape: 2) == .infinity)
  }
}
