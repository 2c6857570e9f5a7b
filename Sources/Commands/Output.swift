import ArgumentParser
import Foundation
import Scenarios
import Study

/// Where a report goes: standard output, or a file that appears whole or not at all.
struct OutputOptions: ParsableArguments {
  @Option(name: [.customShort("o"), .customLong("output")], help: "Write the report to a file.")
  var path: String?

  @Flag(help: "Replace the file if it exists.")
  var force = false

  /// Refuses what cannot be written before anything is simulated.
  func check() throws {
    guard let path else { return }
    try OutputFile.check(path, force: force)
  }

  /// Writes a report.
  func write(_ body: (inout OutputFile) -> Void) throws {
    var file = try open()
    body(&file)
    try file.close()
  }

  /// The place of a report that is written piece by piece.
  func open() throws -> OutputFile {
    try path.map { try OutputFile(replacing: $0, force: force) } ?? OutputFile()
  }
}

/// A stream of text into a file descriptor, buffered.
///
/// A file is written under another name beside its own and renamed when it is whole, so that a
/// reader finds the old file or the new one, never a part.
struct OutputFile: TextOutputStream {
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  /// The error number of the first write that failed, or 0.
  private var failure: Int32 = 0
  private let path: String?
  private let temporary: String?
  private let force: Bool

  /// Standard output.
  init() {
    descriptor = 1
    (path, temporary) = (nil, nil)
    force = true
  }

  /// A file that takes the place of what is at the path.
  init(replacing path: String, force: Bool) throws {
    try Self.check(path, force: force)
    let temporary = "\(path).\(getpid()).part"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.fault(path, errno) }
    self.path = path
    self.temporary = temporary
    self.force = force
  }

  /// Whether a report may be written to a path.
  static func check(_ path: String, force: Bool) throws {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw Ending.fault(
          .cannotWrite, "`\(path)` is not a regular file",
          help: "leave `-o` out to write to standard output")
      }
      guard force else {
        throw Ending.fault(
          .outputExists, "`\(path)` exists", help: "add `--force` to replace it, or name another")
      }
    }
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "."
    guard access(folder, W_OK | X_OK) == 0 else { throw fault(path, errno) }
  }

  mutating func write(_ string: String) {
    buffer += string.utf8
    if buffer.count >= 1 << 16 { flush() }
  }

  /// Writes bytes.
  mutating func write(_ data: Data) {
    buffer += data
    if buffer.count >= 1 << 16 { flush() }
  }

  /// Writes what is left and gives the file its name.
  mutating func close() throws {
    flush()
    guard let path, let temporary else {
      if failure != 0 { throw Self.fault("standard output", failure) }
      return
    }
    if failure == 0, fsync(descriptor) != 0 { failure = errno }
    Foundation.close(descriptor)
    if failure == 0 { failure = rename(temporary, to: path) }
    guard failure == 0 else {
      unlink(temporary)
      throw Self.fault(path, failure)
    }
  }

  /// Leaves a file as it was; what went to standard output is said.
  mutating func discard() {
    guard let temporary else { return flush() }
    Foundation.close(descriptor)
    unlink(temporary)
  }

  /// Gives the file its name; without `force` only where no other has it by now.
  private func rename(_ temporary: String, to path: String) -> Int32 {
    if force { return Foundation.rename(temporary, path) == 0 ? 0 : errno }
    if link(temporary, path) == 0 {
      unlink(temporary)
      return 0
    }
    // Some file systems know no second names; what remains is to look and then to rename.
    guard [EPERM, ENOTSUP, ENOSYS].contains(errno), access(path, F_OK) != 0 else { return errno }
    return Foundation.rename(temporary, path) == 0 ? 0 : errno
  }

  /// Writes what has gathered.
  mutating func flush() {
    var start = 0
    while start < buffer.count, failure == 0 {
      let count = Foundation.write(descriptor, Array(buffer[start...]), buffer.count - start)
      if count >= 0 {
        start += count
      } else if errno != EINTR {
        failure = errno
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private static func fault(_ path: String, _ code: Int32) -> Ending {
    Ending.fault(
      .cannotWrite, "`\(path)` cannot be written: \(String(cString: strerror(code)))",
      help: "nothing that was there before is changed")
  }
}
