import Study

/// Gates as JUnit XML: a suite for each scenario, a case for each check.
public struct GateJUnit {
  private let sheets: [GateSheet]

  /// The gates of one call.
  public init(_ sheets: [GateSheet]) { self.sheets = sheets }

  /// The document.
  public var rendered: String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
    for sheet in sheets { text += suite(sheet) }
    return text + "</testsuites>\n"
  }

  private func suite(_ sheet: GateSheet) -> String {
    let name = Self.escaped("\(sheet.scenario) \(sheet.strategy)")
    let failures = sheet.rows.count { sheet.fails($0) }
    let skipped = sheet.rows.count { sheet.mark($0) == .open && !sheet.fails($0) }
    var text =
      "  <testsuite name=\"\(name)\" tests=\"\(sheet.rows.count)\" failures=\"\(failures)\""
      + " errors=\"0\" skipped=\"\(skipped)\">\n"
    for (row, unique) in zip(sheet.rows, Self.unique(sheet.rows.map(\.name))) {
      text += "    <testcase classname=\"\(name)\" name=\"\(Self.escaped(unique))\">"
      text += body(row, sheet) + "</testcase>\n"
    }
    return text + "  </testsuite>\n"
  }

  private func body(_ row: GateSheet.Row, _ sheet: GateSheet) -> String {
    let line = Self.escaped("\(row.verdict.state.rawValue): \(GateReport(sheet).line(row))")
    if sheet.fails(row) {
      return "<failure message=\"\(line)\">\(line)\nagain: \(Self.escaped(sheet.command))</failure>"
    }
    if sheet.mark(row) == .open { return "<skipped message=\"\(line)\">\(line)</skipped>" }
    return "<system-out>\(line)</system-out>"
  }

  /// Names with a number where one comes again: readers of JUnit ignore a second one.
  private static func unique(_ names: [String]) -> [String] {
    var count: [String: Int] = [:]
    return names.map { name in
      count[name, default: 0] += 1
      let number = count[name] ?? 1
      return number == 1 ? name : "\(name) (\(number))"
    }
  }

  /// Text for an attribute or a body; what XML cannot hold is left out.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default:
        if scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
