/// Makes faulty inputs from right ones: knows lines, brackets and numbers, and a dictionary of what
/// has broken readers before.
struct Mutator {
  private var bits: Bits
  private let seeds: [[UInt8]]

  /// Inputs from seeds; one number gives one sequence of inputs.
  init(number: UInt64, seeds: [[UInt8]]) {
    bits = Bits(seed: number)
    self.seeds = seeds
  }

  /// The next input, at most about 8 KiB.
  mutating func input() -> [UInt8] {
    guard !seeds.isEmpty else { return [] }
    var input = seeds[bits.below(seeds.count)]
    for _ in 0...bits.below(4) { mutate(&input) }
    return Array(input.prefix(8 << 10))
  }

  private mutating func mutate(_ input: inout [UInt8]) {
    switch bits.below(10) {
    case 0: insert(Self.words[bits.below(Self.words.count)].utf8, into: &input)
    case 1: replaceScalar(in: &input)
    case 2: replaceScalar(in: &input)
    case 3: flip(&input)
    case 4: removeRange(of: &input)
    case 5: repeatRange(of: &input)
    case 6: moveLine(of: &input)
    case 7: indentLine(of: &input)
    case 8: splice(&input)
    default: insert([UInt8(truncatingIfNeeded: bits.next())], into: &input)
    }
  }

  private mutating func place(in input: [UInt8]) -> Int { bits.below(input.count + 1) }

  private mutating func insert(_ bytes: some Collection<UInt8>, into input: inout [UInt8]) {
    input.insert(contentsOf: bytes, at: place(in: input))
  }

  /// Replaces a run of letters and digits, so that the structure around it stays.
  private mutating func replaceScalar(in input: inout [UInt8]) {
    func isWord(_ byte: UInt8) -> Bool {
      byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || byte == 0x2E || byte == 0x25
    }
    var start = place(in: input)
    while start < input.count, !isWord(input[start]) { start += 1 }
    var end = start
    while end < input.count, isWord(input[end]) { end += 1 }
    input.replaceSubrange(start..<end, with: Self.words[bits.below(Self.words.count)].utf8)
  }

  private mutating func flip(_ input: inout [UInt8]) {
    guard !input.isEmpty else { return }
    input[bits.below(input.count)] ^= 1 << UInt8(bits.below(8))
  }

  private mutating func range(of input: [UInt8]) -> Range<Int> {
    let start = place(in: input)
    return start..<min(input.count, start + 1 + bits.below(24))
  }

  private mutating func removeRange(of input: inout [UInt8]) {
    input.removeSubrange(range(of: input))
  }

  private mutating func repeatRange(of input: inout [UInt8]) {
    let part = Array(input[range(of: input)])
    let copies = (0...bits.below(bits.below(8) == 0 ? 80 : 4)).flatMap { _ in part }
    insert(copies, into: &input)
  }

  private func lines(_ input: [UInt8]) -> [ArraySlice<UInt8>] {
    input.split(separator: 0x0A, omittingEmptySubsequences: false)
  }

  private mutating func moveLine(of input: inout [UInt8]) {
    var lines = lines(input)
    let line = lines.remove(at: bits.below(lines.count))
    lines.insert(line, at: bits.below(lines.count + 1))
    input = Array(lines.joined(separator: [0x0A]))
  }

  private mutating func indentLine(of input: inout [UInt8]) {
    var lines = lines(input)
    let index = bits.below(lines.count)
    let spaces = [UInt8](repeating: bits.below(8) == 0 ? 0x09 : 0x20, count: bits.below(5))
    lines[index] = (spaces + lines[index].drop { $0 == 0x20 })[...]
    input = Array(lines.joined(separator: [0x0A]))
  }

  private mutating func splice(_ input: inout [UInt8]) {
    let other = seeds[bits.below(seeds.count)]
    input = Array(input.prefix(place(in: input)) + other.suffix(bits.below(other.count + 1)))
  }

  /// Words that mean something to YAML, to CSV, to numbers, to terminals or to the language.
  private static let words: [String] = [
    "&a ", "*a", "<<: ", "? ", "!!int ", "!x", "%YAML 1.2\n", "---\n", "...\n", "- ", ": ", "[",
    "]",
    "{", "}", ",", "\"", "'", "#", "|\n", ">-\n", "\t", "\r", "\r\n", "\n\n", "@", "`", "\\",
    "\\u0",
    "\u{FEFF}", "\u{202E}", "\u{200B}", "\u{2028}", "\u{85}", "\u{0}", "\u{1B}[31m", "深圳", "é",
    "e\u{301}", "👩‍👩‍👧", "\u{FFFF}", "\u{10FFFF}", "０", "٣", "%", "~", "null", "true", "no",
    "-0", "-0.0", "0", "1", "-1", "1e400", "1e-400", ".nan", "-.inf", "nan", "inf", "0x10", "010",
    "1_000", "1,5", "1,000,000", "9223372036854775807", "9223372036854775808", "1e308", "4e18",
    "18446744073709551616", "-9223372036854775808", "0.1", "1e3", "99999999999999999999999999",
    "30s", "0s", "1ms", "0.0001ms", "87600h", "87601h", "1e300h", "8:30", "24:00", "25:00", "08:00",
    "1:59:59:59:59:59:59:59:59:59", "2026-02-30", "2011-08-12T00:00+08:00", "1900-01-01T00:00Z",
    "2199-12-31T23:59-12:00", "03/04/2026", "80%", "180%", "-1%", "100%", "0%", "1e9%", "120/h",
    "1e300/s", "unlimited", "none", "all", "extends: a.yaml\n", "../x", "/etc/passwd", "http://x",
    "a.csv", "b.csv", "csv: ", "column: ", "where: ", "value: ", "time: ", "=cmd()", ";", "|",
  ]
}
