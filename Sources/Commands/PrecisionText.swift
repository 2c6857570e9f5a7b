import Scenarios
import Sim
import Study

/// Options that are small texts of the scenario language.
enum PrecisionText {
  /// `service_level: 0.5%`, `average_speed_of_answer: 2s`, `offered: 100` or `cost: 5% of value`.
  ///
  /// For a share, `0.5%` is half a percentage point.
  static func precision(_ text: String) throws -> Precision {
    let faults = Faults()
    guard let entry = Document.parse(text, name: "--precision", faults: faults)?.entries?.first
    else { throw failed(faults) }
    guard let measure = Measure(name: entry.key), measure.isComparable else {
      let name = Node(.scalar(Node.Scalar(text: entry.key, isQuoted: false)), at: entry.keySpan)
      _ = Field(name, path: "", faults: faults)
        .reference(to: Measure.allCases.filter(\.isComparable).map(\.name), what: "kpi")
      throw failed(faults)
    }
    let field = Field(entry.value, path: entry.key, faults: faults, keySpan: entry.keySpan)
    guard let width = width(field, measure), !faults.hasErrors else { throw failed(faults) }
    return Precision(measure: measure, halfWidth: width)
  }

  /// A duration in seconds.
  static func seconds(_ text: String) throws -> Double {
    let faults = Faults()
    let entry = Document.parse("max-time: \(text)", name: "--max-time", faults: faults)
    let field = Field(entry?.entry("max-time")?.value, path: "", faults: faults)
    guard let value = field.duration(aboveZero: true) else { throw failed(faults) }
    return value.seconds
  }

  private static func width(_ field: Field, _ measure: Measure) -> Precision.Width? {
    let suffix = "% of value"
    if let node = field.node, let text = node.scalar?.text, text.hasSuffix(suffix) {
      let percent = String(text.dropLast(suffix.count - 1))
      let share = Node(.scalar(Node.Scalar(text: percent, isQuoted: false)), at: node.span)
      return Field(share, path: field.path, faults: field.faults).share().map { .relative($0) }
    }
    return switch measure.unit {
    case .share: field.share().map { .absolute($0) }
    case .seconds: field.duration(aboveZero: true).map { .absolute($0.seconds) }
    default: field.number(in: 0...1e15, above: 0).map { .absolute($0) }
    }
  }

  private static func failed(_ faults: Faults) -> Ending {
    Screen.error(Screen.words(of: faults))
    return Ending.input
  }
}
