import Foundation

/// Inputs that are not committed, because they are huge, are no text, or are more than files.
enum Generated {
  /// Writes what the case of a name needs into its folder; nothing for cases that are committed.
  static func prepare(_ name: String, in folder: URL) throws {
    if let bytes = scenarios[name]?() {
      try Data(bytes).write(to: folder.appending(path: "scenario.yaml"))
    }
    try files[name]?(folder)
  }

  private static let start = "spillway: 1\n"

  /// The scenarios, by the name of the case.
  private static let scenarios: [String: @Sendable () -> [UInt8]] = [
    "004-alias-chain": {
      let links = (1...9_000).map { "  a\($0): {agents: 1, skills: &a\($0) [*a\($0 - 1)]}\n" }
      return text(start, "centers:\n  a0: {agents: 1, skills: &a0 [x]}\n", links.joined())
    },
    "018-deep-brackets": { [UInt8](repeating: 0x5B, count: 1_000_000) },
    "019-two-megabytes": { [UInt8](repeating: 0x23, count: 2 << 20) },
    "020-many-nodes": {
      text(start, "skills: [" + String(repeating: "x,", count: 100_001) + "]\n")
    },
    "021-long-text": {
      text(start, "title: \"" + String(repeating: "x", count: 70 << 10) + "\"\n")
    },
    "022-many-keys": { text(start, (0..<100_000).map { "k\($0): 1\n" }.joined()) },
    "027-nul": { text(start, "title: a") + [0] + text("b\n") },
    "028-invalid-utf8": { text(start, "title: Orl") + [0xE9] + text("ans\n") },
    "029-utf16": { [0xFF, 0xFE] + utf16(start) },
    "029-utf16-without-mark": { utf16(start) },
    "030-byte-order-mark": { [0xEF, 0xBB, 0xBF] + text(start, "lenght: 24h\n") },
    "031-crlf": { text("spillway: 1\r\ntitle: 'a\r\n  b'\r\nlenght: 24h\r\n") },
    "032-bidi-override": { text(start, "title: front\u{202E}enil\n") },
    "032-zero-width-in-a-name": { text(start, "centers: {shen\u{200D}zhen: {agents: 4}}\n") },
    "038-random-bytes": { random(100_000) },
    "039-raw-escape-sequence": { text(start, "title: \u{1B}[31mred\n") },
    "051-base-60": { text(start, "length: 1" + String(repeating: ":59", count: 20_000) + "\n") },
    "056-sixty-thousand-digits": {
      text(start, "cost: " + String(repeating: "9", count: 60_000) + "\n")
    },
    "056-two-million-digits": {
      text(start, "cost: " + String(repeating: "9", count: 2_000_000) + "\n")
    },
    "088-ten-thousand-characters": {
      text(start, "title: " + String(repeating: "x", count: 10_000) + "\n")
    },
    "092-link-out-of-the-folder": { text("extends: inner/base.yaml\n", start) },
    "095-special-files": {
      text(
        start,
        "volumes: {csv: pipe, column: 1}\nagents: {csv: folder, column: 1}\n"
          + "queues: {csv: socket, column: 1}\nhandle_times: {csv: zero, column: 1}\n")
    },
    "098-unreadable": {
      text("extends: " + String(repeating: "x", count: 300) + ".yaml\n", start)
    },
    "100-ten-million-columns": { text(start, "volumes: {csv: wide.csv, column: 1}\n") },
  ]

  /// What stands beside the scenarios.
  private static let files: [String: @Sendable (URL) throws -> Void] = [
    "092-link-out-of-the-folder": { folder in
      // The folder above the case's own is the one that the test made, and may be written.
      try "title: secret\n".write(
        to: folder.deletingLastPathComponent().appending(path: "base.yaml"), atomically: false,
        encoding: .utf8)
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "inner").path, withDestinationPath: "..")
    },
    "095-special-files": { folder in
      mkfifo(folder.appending(path: "pipe").path, 0o600)
      try FileManager.default.createDirectory(
        at: folder.appending(path: "folder"), withIntermediateDirectories: false)
      try makeSocket(folder.appending(path: "socket").path)
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: "zero").path, withDestinationPath: "/dev/zero")
    },
    "100-ten-million-columns": { folder in
      try Data([UInt8](repeating: 0x2C, count: 10_000_000)).write(
        to: folder.appending(path: "wide.csv"))
    },
  ]

  private static func text(_ parts: String...) -> [UInt8] { parts.flatMap(\.utf8) }

  private static func utf16(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  private static func random(_ count: Int) -> [UInt8] {
    var bits = Bits(seed: 38)
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: bits.next() >> 32) }
  }

  /// A socket of the system is a file of its own kind, and remains when its process closes it.
  private static func makeSocket(_ path: String) throws {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let room = MemoryLayout.size(ofValue: address.sun_path) - 1
    guard path.utf8.count <= room else { throw CocoaError(.fileWriteInvalidFileName) }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
    }
    if result != 0 { throw CocoaError(.fileWriteUnknown) }
  }
}

/// SplitMix64: the same bits on every machine and in every run.
struct Bits {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 up to and without `bound`, which is above 0.
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next() >> 1) % max(bound, 1)
  }
}
