import Sim
import Testing

/// The normal and the exponential sampler by themselves, far into their tails.
///
/// Seed 9, two million draws each, a hundred million in `make nightly`; false alarms for a new seed
/// about 1e-6 a figure.
@Suite struct ZigguratTests {
  static let draws: UInt64 = isNightly ? 100_000_000 : 2_000_000

  /// 512 bins of equal shares by the normal quantile, which the 60-digit table vouches for.
  ///
  /// It catches unequal layers, a lost tail, a coordinate that shares bits with the layer.
  @Test func normalFits() {
    let normal = Normal.standard
    let edges = (1..<512).map { Normal.quantile(Double($0) / 512) }
    let key = StreamKey(seed: 9, replication: 0)
    var bins = Bins(count: 512)
    var moments = Moments(center: 0)
    var beyond = [0.0, 0.0]
    for entity in 0..<Self.draws {
      let block = key.block(purpose: .tests, entity: entity)
      let z = normal.draw(word: block.words.0, retry: block.retry(word: 0))
      bins.add(LawTests.bin(z, edges))
      moments.add(z)
      if z.magnitude > 3.66 { beyond[z < 0 ? 0 : 1] += 1 }
    }
    expectPlausible(bins.chanceOfWorse(), "normal")
    #expect(moments.scoreOfMean(variance: 1).magnitude < 5)
    #expect(moments.scoreOfVariance(1).magnitude < 5)
    // Wholly in the tail of the ziggurat, on either side; 5 standard errors of a Poisson count.
    let expected = Double(Self.draws) * Normal.distribution(-3.66)
    for count in beyond {
      #expect((count - expected).magnitude < 5 * expected.squareRoot())
    }
  }

  /// Counts beyond points in and after the first tail, 8 and 16: 671 and 0.2 expected.
  ///
  /// It catches a tail that ends, or begins again at the wrong place.
  @Test func exponentialTail() {
    let exponential = Exponential.unit
    let key = StreamKey(seed: 9, replication: 1)
    var (tail, largest, smallest) = (0.0, 0.0, 1.0)
    for entity in 0..<Self.draws {
      let block = key.block(purpose: .tests, entity: entity)
      let x = exponential.draw(word: block.words.3, retry: block.retry(word: 3))
      if x > 8 { tail += 1 }
      largest = max(largest, x)
      smallest = min(smallest, x)
    }
    let expected = Double(Self.draws) * Elementary.exp(-8)
    #expect((tail - expected).magnitude < 5 * expected.squareRoot())
    // The largest of n exceeds log n by x with chance exp(-x), and log n by -3 with 1 - 2e-9.
    let level = Elementary.log(Double(Self.draws))
    #expect(largest > level - 3 && largest < level + 14)
    #expect(smallest > 0 && smallest < 14 / Double(Self.draws))
  }

  /// The words at the ends of every layer give finite draws of the right side, none of them 0.
  @Test func endsOfTheLayers() {
    let retry = StreamKey(seed: 9, replication: 2).block(purpose: .tests, entity: 0).retry(word: 0)
    for layer in 0..<256 as Range<UInt64> {
      for word in [layer, layer | 0xFFFF_FFFF_FFFF_F000, layer | 1 << 12] {
        let x = Exponential.unit.draw(word: word, retry: retry)
        #expect(x > 0 && x < 50)
        let z = Normal.standard.draw(word: word, retry: retry)
        let mirrored = Normal.standard.draw(word: word ^ 0x100, retry: retry)
        #expect(z.isFinite && z != 0 && mirrored == -z)
      }
    }
  }
}
