/// 128 bits that tell two scenarios apart: over the effective document and the tables it reads.
///
/// Line ends, comments, quoting and spacing of the YAML count for nothing; the order of names does,
/// because it is the order of the results. FNV-1a (Fowler, Noll, Vo), 128 bits: against mix-ups,
/// not against an adversary.
public struct ScenarioHash: Sendable, Hashable, CustomStringConvertible {
  private var state: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d

  /// The hash of nothing.
  public init() {}

  /// Adds the bytes of a file, `\r\n` and `\r` read as `\n`.
  mutating func addText(_ bytes: [UInt8]) {
    var previous: UInt8 = 0
    for byte in bytes {
      if byte != 0x0A || previous != 0x0D { add(byte == 0x0D ? 0x0A : byte) }
      previous = byte
    }
    add(0xFF)
  }

  /// Adds a tree: its shape, keys and scalars.
  mutating func add(_ node: Node) {
    switch node.content {
    case .scalar(let scalar):
      add(1)
      add(scalar.text)
    case .sequence(let elements):
      add(2)
      for element in elements { add(element) }
      add(3)
    case .mapping(let entries):
      add(4)
      for entry in entries {
        add(entry.key)
        add(entry.value)
      }
      add(5)
    case .unreadable: add(6)
    }
  }

  /// Adds a text and its end, which no UTF-8 text contains.
  private mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0xFF)
  }

  private mutating func add(_ byte: UInt8) {
    state = (state ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b
  }

  /// 32 hexadecimal digits.
  public var description: String {
    let text = String(state, radix: 16)
    return String(repeating: "0", count: 32 - text.count) + text
  }
}
