/// The language as a JSON Schema (draft 2020-12), for completion and checks in an editor.
///
/// It is generated from the same tables of keys that the readers check against. A schema says less
/// than the readers do: that a name exists, that two keys exclude each other or that times fit is
/// theirs to say.
public struct JSONSchema {
  private let requiresKeys: Bool
  private var definitions: [SchemaText.Member] = []
  private var known: Set<String> = []

  /// The schema of a scenario, or of a layer that another file completes, in which no key is
  /// required.
  public static func text(ofLayer isLayer: Bool = false) -> String {
    var schema = JSONSchema(requiresKeys: !isLayer)
    return schema.document(Scenario.keys).written() + "\n"
  }

  private init(requiresKeys: Bool) { self.requiresKeys = requiresKeys }

  private mutating func document(_ root: KeyTable) -> SchemaText {
    var properties: [SchemaText.Member] = []
    for key in root.keys { properties.append(.init(key.name, described(key))) }
    let required = root.keys.filter { $0.need == .required }.map { SchemaText.text($0.name) }
    var entries: [SchemaText.Member] = [
      .init("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      .init("title", .text("Spillway scenario")),
      .init("description", .text(root.meaning)),
      .init("type", .text("object")),
      .init("properties", .map(properties)),
      .init("additionalProperties", .flag(false)),
    ]
    if requiresKeys {
      // What a file lacks may stand in the file that it extends.
      entries.append(
        .init(
          "anyOf",
          .list([
            .map([.init("required", .list([.text("extends")]))]),
            .map([.init("required", .list(required))]),
          ])))
    }
    entries.append(.init("$defs", .map(definitions)))
    return .map(entries)
  }

  private mutating func described(_ key: Key) -> SchemaText {
    var words = key.meaning
    if case .defaults(let standard) = key.need { words += " Default: \(standard)." }
    return with(words, shape(key.shape))
  }

  /// A schema with a description put in front of its keywords.
  private func with(_ description: String, _ schema: SchemaText) -> SchemaText {
    guard case .map(let entries) = schema else { return schema }
    return .map([.init("description", .text(description))] + entries)
  }

  private mutating func shape(_ shape: ValueShape) -> SchemaText {
    switch shape {
    case .text, .name, .path:
      return .map([.init("type", .list([.text("string"), .text("integer")]))])
    case .whole(let least):
      return .map([.init("type", .text("integer")), .init("minimum", .whole(least))])
    case .number: return .map([.init("type", .text("number"))])
    case .boolean: return .map([.init("type", .text("boolean"))])
    case .duration, .share, .rate, .time, .date:
      return .map([
        .init("type", .text("string")), .init("pattern", .text(Self.pattern(of: shape))),
      ])
    case .choice(let words): return .map([.init("enum", .list(words.map { .text($0) }))])
    case .map(let table): return reference(to: table)
    case .named(_, let value):
      return .map([
        .init("type", .text("object")), .init("additionalProperties", self.shape(value)),
      ])
    case .list(let element): return list(self.shape(element))
    case .oneOrMore(let element):
      let one = self.shape(element)
      return .map([.init("anyOf", .list([one, list(one)]))])
    case .either(let shapes):
      var all: [SchemaText] = []
      for shape in shapes { all.append(self.shape(shape)) }
      return .map([.init("anyOf", .list(all))])
    }
  }

  private func list(_ element: SchemaText) -> SchemaText {
    .map([.init("type", .text("array")), .init("minItems", .whole(1)), .init("items", element)])
  }

  /// A reference to a table's definition, which is made when the table is met first.
  private mutating func reference(to table: KeyTable) -> SchemaText {
    let name = Self.definition(of: table)
    if known.insert(name).inserted {
      let position = definitions.count
      definitions.append(.init(name, .map([])))
      definitions[position].value = definition(table)
    }
    return .map([.init("$ref", .text("#/$defs/\(name)"))])
  }

  private mutating func definition(_ table: KeyTable) -> SchemaText {
    var properties: [SchemaText.Member] = []
    for key in table.keys { properties.append(.init(key.name, described(key))) }
    var rest = SchemaText.flag(false)
    if let free = table.freeNames { rest = with(free.meaning, shape(free.shape)) }
    var entries: [SchemaText.Member] = [
      .init("description", .text(table.meaning)), .init("type", .text("object")),
      .init("properties", .map(properties)), .init("additionalProperties", rest),
    ]
    let required = table.keys.filter { $0.need == .required }
    switch table.count {
    case .any:
      if requiresKeys, !required.isEmpty {
        entries.append(.init("required", .list(required.map { .text($0.name) })))
      }
    case .exactlyOne:
      entries += [.init("minProperties", .whole(1)), .init("maxProperties", .whole(1))]
    case .atLeastOne: entries.append(.init("minProperties", .whole(1)))
    }
    return .map(entries)
  }

  /// The name of a table's definition: its path in letters that need no escape in a reference.
  private static func definition(of table: KeyTable) -> String {
    var name = ""
    for character in table.path {
      switch character {
      case "[": name += "."
      case "]": name += "item"
      default: name.append(character)
      }
    }
    return name
  }

  private static func pattern(of shape: ValueShape) -> String {
    let number = #"([0-9]+(\.[0-9]+)?|\.[0-9]+)"#
    let clock = "([01][0-9]|2[0-4]):[0-5][0-9](:[0-5][0-9])?"
    let date = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
    let moment = "\(date)[T ]\(clock)(Z|[+-][0-9]{2}:[0-9]{2})?"
    switch shape {
    case .duration: return "^\(number)(ms|s|min|h)$"
    case .share: return "^\(number)%$"
    case .rate: return "^\(number)/(h|min|s)$"
    case .time: return "^(\(clock)|\(moment))$"
    default: return "^\(moment)$"
    }
  }
}
