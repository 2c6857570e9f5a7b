/// What a value of the scenario language looks like.
public indirect enum ValueShape: Sendable {
  /// Any text.
  case text
  /// A name that is given elsewhere in the file; the word says of what, such as `center`.
  case name(of: String)
  /// The path of a file, relative to the scenario.
  case path
  /// A whole number of at least `least`.
  case whole(least: Int)
  /// A number of at least 0.
  case number
  /// `true` or `false`.
  case boolean
  /// A duration: `30s`, `5min`, `2h`.
  case duration
  /// A share: `80%`.
  case share
  /// Contacts per time: `120/h`.
  case rate
  /// A time of day or a full date and time: `18:00`, `2011-08-12T18:00`.
  case time
  /// A full date and time: `2011-08-12T00:00+08:00`.
  case date
  /// One of some words.
  case choice([String])
  /// A map with the keys of a table.
  case map(KeyTable)
  /// A map from free names to values; the word says what the names are of, such as `center`.
  case named(String, ValueShape)
  /// A list with at least one element.
  case list(ValueShape)
  /// One value, or a list of them.
  case oneOrMore(ValueShape)
  /// Any one of some shapes.
  case either([ValueShape])

  /// The shape in words, for the reference and for hints.
  public var words: String {
    switch self {
    case .text: "text"
    case .name(let what): "the name of a \(what)"
    case .path: "a path"
    case .whole(let least): least == 0 ? "a whole number" : "a whole number from \(least)"
    case .number: "a number"
    case .boolean: "`true` or `false`"
    case .duration: "a duration (`20s`, `5min`, `2h`)"
    case .share: "a share (`80%`)"
    case .rate: "a rate (`120/h`)"
    case .time: "a time (`18:00`, `2011-08-12T18:00`)"
    case .date: "a date and time (`2011-08-12T00:00+08:00`)"
    case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .map: "a map"
    case .named(let what, _): "a map by \(what)"
    case .list(let element): "a list: \(element.words)"
    case .oneOrMore(let element): "\(element.words), or a list of them"
    case .either(let shapes): shapes.map(\.words).joined(separator: ", or ")
    }
  }
}
