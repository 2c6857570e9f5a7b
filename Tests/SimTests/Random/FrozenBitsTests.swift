import Sim
import Testing

/// Snapshots: a digest of 10^5 values of every function and variate, bit by bit.
///
/// Any change here changes every published result and belongs into the changelog. In debug and in
/// release, on any processor, the digests are the same: this catches a fused multiply-add, a sum
/// that the optimizer ordered anew, a function of the C library that chooses by vector units.
@Suite struct FrozenBitsTests {
  /// One snapshot: what is drawn for a number of a draw, and its digest.
  struct Snapshot: CustomStringConvertible, Sendable {
    let description: String
    let digest: UInt64
    let value: @Sendable (UInt64, DrawBlock) -> Double

    init(
      _ description: String, _ digest: UInt64,
      _ value: @escaping @Sendable (UInt64, DrawBlock) -> Double
    ) {
      self.description = description
      self.digest = digest
      self.value = value
    }

    static func law(_ item: LawCase, _ digest: UInt64) -> Snapshot {
      Snapshot(item.description, digest) { _, block in
        item.law.sample(word: block.words.0, retry: block.retry(word: 0), tables: item.tables)
      }
    }
  }

  /// Any positive double, by the bits of a word.
  static func anyPositive(_ word: UInt64) -> Double {
    Double(bitPattern: 1 + word % 0x7FEF_FFFF_FFFF_FFFF)
  }

  static let functions: [Snapshot] = [
    Snapshot("words", 0x069F_755C_28CD_687C) { _, block in Double(bitPattern: block.words.0 >> 2) },
    Snapshot("half-open uniform", 0xC0F9_F0E8_2103_5789) { _, block in
      Uniform.halfOpen(block.words.0)
    },
    Snapshot("open uniform", 0x0890_055B_1730_655E) { _, block in Uniform.open(block.words.0) },
    Snapshot("log", 0x9CC2_4AED_2027_9FB9) { _, block in Elementary.log(anyPositive(block.words.0))
    },
    Snapshot("log1p", 0xB501_B98D_DDC8_0218) { _, block in
      Elementary.log1p(Uniform.open(block.words.0) * 2 - 1)
    },
    Snapshot("exp", 0x34A0_CA96_CDC1_0510) { _, block in
      Elementary.exp(Uniform.open(block.words.0) * 1500 - 750)
    },
    Snapshot("pow", 0xE393_41D2_3AE0_889A) { _, block in
      Elementary.pow(anyPositive(block.words.0), Uniform.open(block.words.1) * 4 - 2)
    },
    Snapshot("sine", 0x31A3_CEF0_E5A7_CE15) { _, block in
      Elementary.sinTurns(Uniform.open(block.words.0) * 64)
    },
    Snapshot("cosine", 0x9E75_0567_E629_BE9D) { _, block in
      Elementary.cosTurns(Uniform.open(block.words.0) * 64)
    },
    Snapshot("log gamma", 0x3B4D_C61E_1341_8A01) { _, block in
      Elementary.logGamma(16 * Uniform.open(block.words.0))
    },
    Snapshot("normal quantile", 0x978F_7511_ECF7_D613) { _, block in
      Normal.quantile(Uniform.open(block.words.0))
    },
    Snapshot("normal distribution", 0xFDF8_C4E4_177E_544C) { _, block in
      Normal.distribution(Uniform.open(block.words.0) * 20 - 10)
    },
    Snapshot("gamma of normal", 0x2E0B_1693_2C41_10AC) { i, block in
      guard i < 1000 else { return 0 }
      let shape = 100 * Uniform.open(block.words.1)
      return Elementary.gammaOfNormal(Normal.quantile(Uniform.open(block.words.0)), shape: shape)
    },
    Snapshot("normal", 0xDFEC_3AAD_31E4_5107) { _, block in
      Normal.standard.draw(word: block.words.0, retry: block.retry(word: 0))
    },
    Snapshot("exponential of unit mean", 0x2A48_6BB7_94FD_7CD6) { _, block in
      Exponential.unit.draw(word: block.words.0, retry: block.retry(word: 0))
    },
  ]

  static let digestsOfLaws: [String: UInt64] = [
    "exponential": 0x0FD6_706D_6809_0EC8,
    "lognormal, cv 0.9": 0x281D_6B99_B8D7_6FBE,
    "lognormal, cv 2.0": 0x1E19_3A66_70F3_38B2,
    "uniform": 0xC480_873F_8E85_9361,
    "hyperexponential, last 0.01": 0xE8F2_356F_75BB_1E3F,
    "hyperexponential, last 0.0002": 0xBAE6_235E_94CC_A447,
    "gamma, cv 0.3": 0xBEC8_9BA4_F6A9_0C98,
    "gamma, cv 0.9": 0x562D_2F3C_DC01_E49D,
    "gamma, cv 1.5": 0x1E6B_7D19_1610_F441,
    "gamma, cv 3.0": 0x09F1_193B_797D_6109,
    "Erlang, 2 stages": 0x69BE_7EC1_9251_94C7,
    "Erlang, 5 stages": 0x3F1B_D5F5_97BF_A238,
    "Weibull, shape 0.7": 0x3C41_297B_7272_23D2,
    "Weibull, shape 1.2": 0x1306_4E7E_C039_F34F,
    "Weibull, shape 3.0": 0x3B06_1E71_CF13_9BB9,
  ]

  static let laws = LawCase.continuous.map { item in
    Snapshot.law(item, digestsOfLaws[item.description] ?? 0)
  }

  @Test(arguments: functions + laws)
  func bitsAreFrozen(_ snapshot: Snapshot) {
    let key = StreamKey(seed: 20110812, replication: 1)
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for i in 0..<100_000 as Range<UInt64> {
      let value = snapshot.value(i, key.block(purpose: .tests, entity: i))
      // The steps of FNV-1a with a rotation, so that high bits reach the low ones.
      digest = (digest ^ value.bitPattern) &* 0x100_0000_01B3
      digest ^= digest >> 29
    }
    #expect(digest == snapshot.digest, "\(snapshot): 0x\(String(digest, radix: 16))")
  }
}
