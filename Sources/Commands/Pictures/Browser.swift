import Foundation

/// A headless Chromium of one's own, spoken to over its debugging protocol.
///
/// It has a profile that ends with it, no network, and a time by which everything must be done. The
/// protocol runs over two pipes, not over a port that others could reach, and a browser whose pipe
/// closes ends: none is left behind, however this program ends.
struct Browser: ~Copyable {
  /// Why there is no picture, in words for the user.
  struct Failure: Error {
    let words: String
  }

  private let process = Process()
  private let requests = Pipe()
  private let answers = Pipe()
  private let folder: URL
  private let deadline: ContinuousClock.Instant
  /// What the browser has said of its next message.
  private var received = Data()
  private var lastRequest = 0
  /// The page that requests are about, once one is open.
  private var session: String?

  /// Starts a browser that has some time for everything it will be asked.
  init(_ program: String, within time: Duration) throws(Failure) {
    // A browser that has ended must not end this program with it when it is written to.
    signal(SIGPIPE, SIG_IGN)
    deadline = .now + time
    folder = URL.temporaryDirectory.appending(path: "spillway-browser-\(UUID().uuidString)")
    let words = folder.appending(path: "words")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data().write(to: words)
      process.executableURL = URL(filePath: "/bin/sh")
      // The protocol wants its pipes at 3 and 4; everything else goes where it can be read later.
      process.arguments = ["-c", #"exec "$0" "$@" 3<&0 4>&1 0</dev/null 1>&2"#, program] + options
      process.standardInput = requests
      process.standardOutput = answers
      process.standardError = try FileHandle(forWritingTo: words)
      try process.run()
    } catch {
      throw Failure(words: "`\(program)` cannot be started")
    }
  }

  deinit {
    try? requests.fileHandleForWriting.close()
    for _ in 0..<100 where process.isRunning { usleep(20_000) }
    if process.isRunning {
      // The group of the process first: a browser is many processes.
      if getpgid(process.processIdentifier) == process.processIdentifier {
        kill(-process.processIdentifier, SIGKILL)
      }
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  private var options: [String] {
    var options = [
      "--headless", "--remote-debugging-pipe", "--user-data-dir=\(folder.path)/profile",
      "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-breakpad",
      "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run",
      "--no-default-browser-check", "--force-color-profile=srgb", "--password-store=basic",
    ]
    // Chromium refuses its sandbox to root, as in a container.
    if geteuid() == 0 { options.append("--no-sandbox") }
    return options
  }

  /// Asks for something and waits for the answer.
  mutating func call(
    _ method: String, _ parameters: [String: Any] = [:]
  ) throws(Failure) -> [String: Any] {
    lastRequest += 1
    var request: [String: Any] = ["id": lastRequest, "method": method, "params": parameters]
    request["sessionId"] = session
    guard let text = try? JSONSerialization.data(withJSONObject: request) else {
      throw Failure(words: "\(method) cannot be written")
    }
    do {
      try requests.fileHandleForWriting.write(contentsOf: text + [0])
    } catch {
      throw ended
    }
    while true {
      let message = try nextMessage()
      // Everything else tells what happened meanwhile.
      guard message["id"] as? Int == lastRequest else { continue }
      if let error = message["error"] as? [String: Any] {
        throw Failure(words: "\(method): \(error["message"] as? String ?? "refused")")
      }
      return message["result"] as? [String: Any] ?? [:]
    }
  }

  /// Opens an empty page of a size in CSS pixels, each of them two by two of a picture.
  mutating func openPage(width: Int, height: Int) throws(Failure) {
    let made = try call("Target.createTarget", ["url": "about:blank"])
    let attached = try call(
      "Target.attachToTarget", ["targetId": made["targetId"] ?? "", "flatten": true])
    session = attached["sessionId"] as? String
    guard session != nil else { throw Failure(words: "the browser opened no page") }
    try resize(width: width, height: height)
  }

  /// Gives the page a size in CSS pixels.
  mutating func resize(width: Int, height: Int) throws(Failure) {
    _ = try call(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 2, "mobile": false])
  }

  /// The value of an expression of JavaScript in the page, awaited if it is a promise.
  mutating func value(of expression: String) throws(Failure) -> Any? {
    let answer = try call(
      "Runtime.evaluate",
      ["expression": expression, "awaitPromise": true, "returnByValue": true])
    if let details = answer["exceptionDetails"] as? [String: Any] {
      let exception = details["exception"] as? [String: Any]
      let words = exception?["description"] as? String ?? details["text"] as? String
      throw Failure(words: "a script of the page failed: \(words ?? "no reason given")")
    }
    return (answer["result"] as? [String: Any])?["value"]
  }

  /// Bytes that the browser sends as text.
  mutating func bytes(_ method: String, _ parameters: [String: Any]) throws(Failure) -> Data {
    let answer = try call(method, parameters)
    guard let text = answer["data"] as? String, let data = Data(base64Encoded: text),
      !data.isEmpty
    else {
      throw Failure(words: "\(method) gave nothing")
    }
    return data
  }

  /// Waits a moment, if there is one left.
  func pause() throws(Failure) {
    guard ContinuousClock.now < deadline else { throw late }
    usleep(20_000)
  }

  private var late: Failure {
    Failure(words: "it took more than its time, and was ended")
  }

  private mutating func nextMessage() throws(Failure) -> [String: Any] {
    while true {
      if let end = received.firstIndex(of: 0) {
        let message = received[received.startIndex..<end]
        received.removeSubrange(received.startIndex...end)
        return (try? JSONSerialization.jsonObject(with: Data(message))) as? [String: Any] ?? [:]
      }
      guard ContinuousClock.now < deadline else { throw late }
      let descriptor = answers.fileHandleForReading.fileDescriptor
      var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 100) > 0 else { continue }
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(descriptor, &piece, piece.count)
      if count > 0 {
        received.append(contentsOf: piece[..<count])
      } else if count == 0 || errno != EINTR {
        throw ended
      }
    }
  }

  /// That the browser ended by itself, with the last of what it said.
  private var ended: Failure {
    let said = (try? String(contentsOf: folder.appending(path: "words"), encoding: .utf8)) ?? ""
    let last = said.split(separator: "\n").suffix(3).joined(separator: "; ")
    return Failure(words: last.isEmpty ? "it ended without a word" : "it ended: \(last)")
  }
}
