/// One key of a map of the scenario language, described once.
///
/// The readers check against these descriptions, `spillway schema` is generated from them, and the
/// reference pages are tested against them.
public struct Key: Sendable {
  /// Whether a key may be left out.
  public enum Need: Sendable, Equatable {
    /// Leaving it out is a fault.
    case required
    /// It may be left out; the words say what holds then, such as `30s` or `no limit`.
    case defaults(to: String)
  }

  /// The key as it is written.
  public let name: String
  /// What its value looks like.
  public let shape: ValueShape
  /// Whether it may be left out, and what holds then.
  public let need: Need
  /// What it says, one sentence.
  public let meaning: String

  /// A key that must be given.
  public init(_ name: String, _ shape: ValueShape, _ meaning: String) {
    self.name = name
    self.shape = shape
    self.need = .required
    self.meaning = meaning
  }

  /// A key that may be left out.
  public init(_ name: String, _ shape: ValueShape, default words: String, _ meaning: String) {
    self.name = name
    self.shape = shape
    self.need = .defaults(to: words)
    self.meaning = meaning
  }
}

/// The keys that one kind of map may have.
public struct KeyTable: Sendable {
  /// How many of the keys a map has.
  public enum Count: Sendable, Equatable {
    /// All required ones and any of the others.
    case any
    /// Exactly one, as in `{exponential: {mean: 25s}}`.
    case exactlyOne
    /// At least one, as in `{above: 5}`.
    case atLeastOne
  }

  /// Where the map stands, such as `centers.NAME.groups.NAME`; NAME is a free name and `[]` an
  /// element of a list.
  public let path: String
  /// What the map says, one sentence.
  public let meaning: String
  /// How many of the keys are given.
  public let count: Count
  /// The keys in the order of the reference.
  public let keys: [Key]
  /// Names that may be keys too, such as contact types; nil where only the keys are allowed.
  public let freeNames: FreeNames?

  /// Names of a kind as keys beside the fixed ones.
  public struct FreeNames: Sendable {
    /// What the names are of, such as `contact type`.
    public let kind: String
    /// What stands under such a name.
    public let shape: ValueShape
    /// What it says, one sentence.
    public let meaning: String
  }

  /// A table; the names of the keys differ.
  public init(_ path: String, _ meaning: String, count: Count = .any, _ keys: [Key]) {
    self.init(path, meaning, count: count, keys, freeNames: nil)
  }

  /// A table in which names of a kind are keys beside the fixed ones.
  public init(
    _ path: String, _ meaning: String, names kind: String, _ shape: ValueShape,
    _ nameMeaning: String, _ keys: [Key]
  ) {
    self.init(
      path, meaning, count: .any, keys,
      freeNames: FreeNames(kind: kind, shape: shape, meaning: nameMeaning))
  }

  private init(
    _ path: String, _ meaning: String, count: Count, _ keys: [Key], freeNames: FreeNames?
  ) {
    precondition(Set(keys.map(\.name)).count == keys.count, "\(path) has a key twice")
    self.path = path
    self.meaning = meaning
    self.count = count
    self.keys = keys
    self.freeNames = freeNames
  }

  /// The names of the keys in the order of the reference.
  public var names: [String] { keys.map(\.name) }

  /// The key of a name, if there is one.
  public subscript(name: String) -> Key? { keys.first { $0.name == name } }
}
