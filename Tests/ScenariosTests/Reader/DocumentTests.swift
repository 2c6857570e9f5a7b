import Scenarios
import Testing

/// YAML in, tree out.
@Suite struct DocumentTests {
  /// A tree to write: what `Document` should read.
  indirect enum Tree: Equatable {
    case text(String)
    case list([Tree])
    case map([(String, Tree)])

    static func == (a: Tree, b: Tree) -> Bool {
      switch (a, b) {
      case (.text(let x), .text(let y)): x == y
      case (.list(let x), .list(let y)): x == y
      case (.map(let x), .map(let y)):
        x.count == y.count && zip(x, y).allSatisfy { $0.0 == $1.0 && $0.1 == $1.1 }
      default: false
      }
    }

    init(_ node: Node) {
      switch node.content {
      case .scalar(let scalar): self = .text(scalar.text)
      case .sequence(let elements): self = .list(elements.map(Tree.init))
      case .mapping(let entries): self = .map(entries.map { ($0.key, Tree($0.value)) })
      case .unreadable: self = .text("unreadable")
      }
    }
  }

  /// Writes trees in all the ways that the language allows, chosen at random.
  struct Writer {
    var random: SplitMix

    static let words = [
      "a", "agents", "深圳", "30s", "80%", "8:30", "no", "a b", "a: b", "- x", "#", "'", "\"", "[",
      "{", "&", "*", "!", "%", "@", "`", "", "\\", "a,b", "null", "1e3", ",", "?", "|", ">", "é",
      "~",
      " lead", "trail ", "<<", "=", "a #b", "a:b", "二 三",
    ]

    mutating func tree(_ depth: Int) -> Tree {
      switch random.below(depth > 3 ? 1 : 4) {
      case 0, 1: return .text(Self.words[random.below(Self.words.count)])
      case 2: return .list((0..<random.below(4)).map { _ in tree(depth + 1) })
      default: return map(depth)
      }
    }

    mutating func map(_ depth: Int) -> Tree {
      let count = random.below(4) + (depth == 0 ? 1 : 0)
      return .map(
        (0..<count).map { ("\(Self.words[random.below(Self.words.count)])\($0)", tree(depth + 1)) })
    }

    mutating func write(_ text: String) -> String {
      let plain = text.allSatisfy { $0.isLetter || $0.isNumber } && !text.isEmpty
      switch random.below(plain ? 3 : 2) {
      case 0:
        return "'"
          + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
          + "'"
      case 1:
        return "\"" + text.map { "\"\\".contains($0) ? "\\\($0)" : "\($0)" }.joined() + "\""
      default: return text
      }
    }

    mutating func flow(_ tree: Tree) -> String {
      switch tree {
      case .text(let text): return write(text)
      case .list(let elements):
        return "[" + elements.map { flow($0) }.joined(separator: ", ") + "]"
      case .map(let entries):
        return "{" + entries.map { write($0.0) + ": " + flow($0.1) }.joined(separator: ", ") + "}"
      }
    }

    mutating func block(_ tree: Tree, indent: Int) -> String {
      let space = String(repeating: " ", count: indent + 2)
      let isEmpty = tree == .list([]) || tree == .map([])
      if isEmpty || random.below(3) == 0 { return " " + flow(tree) + "\n" }
      switch tree {
      case .text(let text): return " " + write(text) + (random.below(4) == 0 ? " # c\n" : "\n")
      case .list(let elements):
        return "\n" + elements.map { "\(space)-" + block($0, indent: indent + 4) }.joined()
      case .map(let entries):
        return "\n"
          + entries.map { "\(space)\(write($0.0)):" + block($0.1, indent: indent + 2) }.joined()
      }
    }
  }

  /// Law: what is written is read, in block and flow style, in all three ways of quoting, with LF,
  /// CRLF and a byte order mark, for 2,000 random trees.
  ///
  /// Planted fault caught: a scalar taken from the source instead of the event keeps its quotes.
  @Test func whatIsWrittenIsRead() throws {
    var writer = Writer(random: SplitMix(seed: 11))
    for number in 0..<2_000 {
      let tree = writer.map(0)
      var text = number % 2 == 0 ? writer.flow(tree) : writer.block(tree, indent: -2)
      if number % 3 == 0 {
        text = text.split(separator: "\n", omittingEmptySubsequences: false).joined(
          separator: "\r\n")
      }
      if number % 7 == 0 { text = "# comment\n---\n" + text }
      if number % 5 == 0 { text = "\u{FEFF}" + text }
      let faults = Faults()
      let root = try #require(Document.parse(text, faults: faults), "\(text)\n\(faults.rendered())")
      #expect(!faults.hasErrors, "\(text)\n\(faults.rendered())")
      #expect(Tree(root) == tree, "\(text)")
    }
  }

  /// Every node knows where it stands, in characters.
  @Test func nodesKnowTheirPlaces() throws {
    let faults = Faults()
    let text = "# c\n深圳: {a: 'x y', b: [1, 二]}\nc:\n  - d\n"
    let root = try #require(Document.parse(text, faults: faults))
    func span(_ line: Int, _ column: Int, _ length: Int) -> SourceSpan {
      SourceSpan(file: 0, line: line, column: column, length: length)
    }
    let city = try #require(root.entry("深圳"))
    #expect(city.keySpan == span(2, 1, 2))
    #expect(city.value.span == span(2, 5, 21))
    #expect(city.value.entry("a")?.value.span == span(2, 9, 5))
    #expect(city.value.entry("b")?.value.elements?[1].span == span(2, 23, 1))
    #expect(root.entry("c")?.value.elements?[0].span == span(4, 5, 1))
    #expect(root.entry("c")?.value.elements?[0].scalar?.isQuoted == false)
    #expect(city.value.entry("a")?.value.scalar?.isQuoted == true)
  }

  /// Nothing is read as anything but text: what YAML 1.1 would turn into numbers, times, nothing.
  @Test func scalarsStayText() throws {
    for text in ["010", "8:30", "1_000", "0x10", ".nan", "no", "~", "2026-02-30", "1e400", "="] {
      let root = try #require(Document.parse("a: \(text)\n", faults: Faults()))
      #expect(root.entry("a")?.value.scalar?.text == text)
    }
  }

  @Test func aKeyWithoutAValueIsEmpty() throws {
    let root = try #require(Document.parse("a:\nb: ''\n", faults: Faults()))
    #expect(root.entry("a")?.value.isEmpty == true)
    #expect(root.entry("b")?.value.isEmpty == false)
  }

  /// 64 levels are read and 65 refused; 100,000 nodes are read and one more refused.
  @Test func limitsAreWhereTheyAreSaid() {
    func reads(_ text: String) -> Bool {
      let faults = Faults()
      return Document.parse(text, faults: faults) != nil && !faults.hasErrors
    }
    for (levels, isRead) in [(63, true), (64, false)] {
      let text =
        "a: " + String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
      #expect(reads(text) == isRead)
    }
    // The map, its key and the list are three nodes.
    for (elements, isRead) in [(99_997, true), (99_998, false)] {
      #expect(reads("a: [" + String(repeating: "x,", count: elements) + "]") == isRead)
    }
    for (length, isRead) in [(65_536, true), (65_537, false)] {
      #expect(reads("a: " + String(repeating: "x", count: length)) == isRead)
    }
    for (length, isRead) in [(1 << 20, true), (1 << 20 + 1, false)] {
      #expect(reads("a: 1\n#" + String(repeating: "x", count: length - 6)) == isRead)
    }
  }

  /// All faults of a document are found in one pass, and what is beside them is read.
  @Test func oneFaultDoesNotHideAnother() throws {
    let faults = Faults()
    let text = "a: &x 1\nb: *x\n<<: {c: 1}\na: 2\nd: !!int 3\n? [e]\n: 1\nf: 4\n"
    let root = try #require(Document.parse(text, faults: faults))
    #expect(
      Set(faults.diagnostics.map(\.code))
        == [.anchor, .alias, .mergeKey, .duplicateKey, .tag, .complexKey])
    #expect(root.entries?.map(\.key) == ["a", "b", "d", "f"])
  }
}
