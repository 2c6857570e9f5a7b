/// What kind of fault a code stands for; the kind fixes the exit code.
public enum FaultClass: String, CaseIterable, Sendable {
  case syntax = "SYN"
  case encoding = "ENC"
  case limit = "LIM"
  case duplicate = "DUP"
  case type = "TYP"
  case range = "RNG"
  case reference = "REF"
  case meaning = "SEM"
  case unsupported = "UNS"
  case unsafe = "SEC"
  case file = "IO"
  case store = "STO"
  case usage = "USE"

  /// The class in words, as the help page of a code shows it.
  public var words: String {
    switch self {
    case .syntax: "syntax"
    case .encoding: "encoding"
    case .limit: "limit"
    case .duplicate: "duplicate"
    case .type: "type"
    case .range: "range"
    case .reference: "reference"
    case .meaning: "meaning"
    case .unsupported: "not supported"
    case .unsafe: "refused for safety"
    case .file: "file"
    case .store: "result store"
    case .usage: "usage"
    }
  }
}

extension FaultCode {
  /// The exit code of a command that ends with this fault: 2 for input, 3 for a limit met while
  /// running, 4 for files and the store.
  public var exitCode: Int32 {
    switch kind {
    case .file, .store: 4
    case .limit: rawValue / 100 == 8 ? 3 : 2
    default: 2
    }
  }

  /// The code as messages print it, such as `SPW-0142`.
  public var name: String {
    let digits = String(rawValue)
    return "SPW-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Finds a code by what a user types: `SPW-0142`, `spw-142` or `142`.
  public init?(named text: String) {
    var digits = Substring(text)
    if digits.lowercased().hasPrefix("spw-") { digits = digits.dropFirst(4) }
    guard !digits.isEmpty, digits.utf8.count <= 4,
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits)
    else { return nil }
    self.init(rawValue: number)
  }

  /// What kind of fault this is.
  public var kind: FaultClass { page.kind }

  /// What is wrong, in a few words.
  public var title: String { page.title }

  /// The page of this code in the catalog.
  public var page: FaultPage {
    guard let page = FaultPage.byCode[self] else {
      preconditionFailure("\(name) has no page; add one to the pages of its area")
    }
    return page
  }
}
