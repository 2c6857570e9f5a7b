import Sim
import Testing

/// Known answers of the generator and the layout of the streams.
///
/// The first three vectors are those published with Random123 (its file `kat_vectors`, generator
/// philox4x64, 10 rounds), the others were drawn from numpy's `Philox`. They catch any slip in a
/// constant, a rotation of words, a missing round.
@Suite struct PhiloxTests {
  struct Vector: Sendable {
    let counter: [UInt64]
    let key: [UInt64]
    let words: [UInt64]
  }

  static let vectors: [Vector] = [
    Vector(
      counter: [0, 0, 0, 0], key: [0, 0],
      words: [
        0x1655_4D9E_CA36_314C, 0xDB20_FE9D_672D_0FDC, 0xD7E7_72CE_E186_176B, 0x7E68_B68A_EC7B_A23B,
      ]),
    Vector(
      counter: [.max, .max, .max, .max], key: [.max, .max],
      words: [
        0x87B0_92C3_013F_E90B, 0x438C_3C67_BE8D_0224, 0x9CC7_D7C6_9CD7_77B6, 0xA09C_AEBF_594F_0BA0,
      ]),
    Vector(
      counter: [
        0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344, 0xA409_3822_299F_31D0, 0x082E_FA98_EC4E_6C89,
      ], key: [0x4528_21E6_38D0_1377, 0xBE54_66CF_34E9_0C6C],
      words: [
        0xA528_F454_03E6_1D95, 0x38C7_2DBD_566E_9788, 0xA5A1_610E_72FD_18B5, 0x57BD_43B5_E52B_7FE6,
      ]),
    Vector(
      counter: [0, 0x1E2F_EB89_414C_343C, 0, 0x7CE4_2C82_1807_2E8C],
      key: [0x7DB, 0x9B81_0E76_6EC9_D286],
      words: [
        0x84A9_C341_8661_E342, 0xE5C6_47A7_C50C_4EF0, 0x001C_F028_0924_85A9, 0x99B6_6340_3132_EE2C,
      ]),
    Vector(
      counter: [0x8A0, 1, 0xF1FD_42A2_9755_D4C1, 0x6839], key: [0x7DC, 0x025B_413F_8A9A_021E],
      words: [
        0xA926_9203_A152_5120, 0xA427_3B61_CE7E_15B0, 0x5AC7_F67B_FCC7_C5D6, 0x04BE_00C8_8F3D_ADD9,
      ]),
    Vector(
      counter: [4, 0xE5446, 0xB610_A9F7_F927_0F4E, 0xE901E], key: [0x7DF, 0x4DA9_8F1D_3099_FDF5],
      words: [
        0xEA02_C65F_309F_00BB, 0xC730_6080_0879_ECF9, 0x0CAB_72AF_09C1_A235, 0x042F_2A31_7E8D_C310,
      ]),
  ]

  @Test(arguments: vectors)
  func knownAnswers(_ vector: Vector) {
    let (c, k) = (vector.counter, vector.key)
    let words = Philox.block(counter: (c[0], c[1], c[2], c[3]), key: (k[0], k[1]))
    #expect([words.0, words.1, words.2, words.3] == vector.words)
  }

  /// The layout of key and counter is frozen: this holds it, and catches two fields swapped or
  /// a retry that would draw from an ordinary block.
  @Test func layoutOfTheStreams() {
    let key = StreamKey(seed: 11, replication: 22)
    let block = key.block(purpose: .redial, entity: 33, index: 44, attempt: 55)
    #expect(block.words == Philox.block(counter: (33, 44, 55, 2), key: (11, 22)))
    var words = RetryWords(block.retry(word: 3))
    let first = Philox.block(counter: (33, 44, 55, 2 | 4 << 8), key: (11, 22))
    let second = Philox.block(counter: (33, 44, 55, 2 | 4 << 8 | 1 << 16), key: (11, 22))
    let drawn = (0..<8).map { _ in words.next() }
    #expect(
      drawn == [
        first.0, first.1, first.2, first.3, second.0, second.1, second.2, second.3,
      ])
  }

  /// Frozen numbers: a change here changes every result ever published.
  @Test func numbersOfThePurposes() {
    let numbers: [Purpose: UInt64] = [
      .customer: 1, .redial: 2, .busyness: 3, .events: 4, .policy: 5, .estimation: 6, .tests: 255,
    ]
    #expect(numbers.allSatisfy { $0.key.rawValue == $0.value })
    #expect(StreamKey.version == 1)
  }

  /// Both ends, exactly: catches a wrong shift, a rounding up to 1.
  @Test func endsOfTheUniform() {
    #expect(Uniform.halfOpen(0) == 0)
    #expect(Uniform.halfOpen(.max) == 1 - 0x1p-52)
    #expect(Uniform.open(0) == 0x1p-53)
    #expect(Uniform.open(.max) == 1 - 0x1p-53)
    #expect(Uniform.halfOpen(1 << 63) == 0.5)
    #expect(Uniform.halfOpen(0xFFF) == 0)
  }
}
