#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The only code that opens files for the reader.
enum FileAccess {
  /// Why a file was not read.
  enum Failure: Error {
    case missing
    case unreadable(String)
    case notRegular(String)
    case isLink
    case tooLarge(Int)
  }

  /// Reads a regular file, never more than `limit` bytes, following links.
  ///
  /// The file is opened once and looked at through the descriptor, without blocking: a pipe or a
  /// device behind the path is refused before a byte is read.
  static func read(path: String, limit: Int) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    return try contents(of: descriptor, limit: limit)
  }

  /// Reads a regular file below a folder, given by its path without links.
  ///
  /// Each part of the path is opened from the one before and none may be a link, so that a part
  /// that was exchanged for a link after the path was resolved is refused.
  static func read(parts: [String], below root: String, limit: Int) throws(Failure) -> [UInt8] {
    var folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw failure(errno) }
    defer { close(folder) }
    for part in parts.dropLast() {
      let next = openat(folder, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard next >= 0 else { throw failure(errno) }
      close(folder)
      folder = next
    }
    guard let name = parts.last else { throw .notRegular("a folder") }
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
    let descriptor = openat(folder, name, flags)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    return try contents(of: descriptor, limit: limit)
  }

  /// Reads standard input to its end, never more than `limit` bytes.
  static func readStandardInput(limit: Int) throws(Failure) -> [UInt8] {
    try bytes(of: 0, expected: 0, limit: limit)
  }

  /// Opens a regular file to be read piece by piece; whoever opens it closes it.
  static func stream(path: String) throws(Failure) -> Int32 {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw failure(errno) }
    do throws(Failure) {
      _ = try size(of: descriptor)
    } catch {
      close(descriptor)
      throw error
    }
    return descriptor
  }

  /// The next bytes of an open file, none at its end.
  static func piece(of descriptor: Int32) throws(Failure) -> [UInt8] {
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = chunk.withUnsafeMutableBytes { buffer in
        #if canImport(Darwin)
          Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #else
          Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      guard count < 0 else { return Array(chunk[..<count]) }
      guard errno == EINTR else { throw failure(errno) }
    }
  }

  private static func contents(of descriptor: Int32, limit: Int) throws(Failure) -> [UInt8] {
    let size = try size(of: descriptor)
    guard size <= limit else { throw .tooLarge(size) }
    return try bytes(of: descriptor, expected: size, limit: limit)
  }

  /// The bytes of a regular file; anything else is refused.
  private static func size(of descriptor: Int32) throws(Failure) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(errno) }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG else { throw .notRegular(words(kind)) }
    return Int(clamping: status.st_size)
  }

  private static func bytes(
    of descriptor: Int32, expected: Int, limit: Int
  ) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(expected)
    while true {
      let piece = try piece(of: descriptor)
      if piece.isEmpty { return bytes }
      bytes += piece
      // The file may have grown since it was looked at.
      guard bytes.count <= limit else { throw .tooLarge(bytes.count) }
    }
  }

  /// The path without links and dots, or nil if there is nothing at it.
  static func resolved(_ path: String) throws(Failure) -> String {
    guard let real = realpath(path, nil) else { throw failure(errno) }
    defer { free(real) }
    return String(cString: real)
  }

  /// The names in a folder, at most a thousand, none if it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while names.count < 1_000, let entry = readdir(stream) {
      // The name is a fixed array of C inside the entry, which Swift sees as a tuple.
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func words(_ kind: mode_t) -> String {
    switch kind {
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    case S_IFCHR, S_IFBLK: "a device"
    default: "not a regular file"
    }
  }

  private static func failure(_ code: Int32) -> Failure {
    switch code {
    case ENOENT, ENOTDIR: .missing
    case ELOOP: .isLink
    case ENXIO: .notRegular("a socket")
    case EACCES, EPERM: .unreadable("permission denied")
    case ENAMETOOLONG: .unreadable("the path is too long")
    case EMFILE, ENFILE: .unreadable("too many files are open")
    default: .unreadable("system error \(code)")
    }
  }
}
