import Study

/// What CI systems show at the lines of a change.
public struct GateAnnotations {
  private let sheets: [GateSheet]
  /// GitHub shows ten annotations of a step and drops the rest without a word.
  private static let most = 9

  /// The gates of one call.
  public init(_ sheets: [GateSheet]) { self.sheets = sheets }

  private struct Finding {
    var isError: Bool
    var text: String
    var source: GateSheet.Source
  }

  /// Failures, then warnings, at the changed line or the expectation.
  private var findings: [Finding] {
    let all = sheets.flatMap { sheet in
      sheet.rows.filter { sheet.fails($0) || sheet.mark($0) == .warns }.map { row in
        let changed = row.verdict.check.isComparison ? sheet.changes.first?.source : nil
        return Finding(
          isError: sheet.fails(row), text: GateReport(sheet).line(row),
          source: changed ?? row.source ?? GateSheet.Source(file: sheet.scenario, line: 1))
      }
    }
    return all.filter(\.isError) + all.filter { !$0.isError }
  }

  /// GitHub's workflow commands: the first nine, and a tenth that counts the rest.
  public var github: String {
    let findings = findings
    var text = findings.prefix(Self.most).map { finding in
      "::\(finding.isError ? "error" : "warning") file=\(Self.property(finding.source.file)),"
        + "line=\(finding.source.line)::\(Self.data(finding.text))\n"
    }.joined()
    if findings.count > Self.most, let first = findings.first {
      text +=
        "::error file=\(Self.property(first.source.file)),line=1::"
        + "\(findings.count - Self.most) more in the summary of the job\n"
    }
    return text
  }

  /// GitLab's code quality report.
  public var gitlab: String {
    var writer = JSONWriter(to: "")
    writer.array(findings) { writer, finding in
      writer.object { writer in
        writer.key("description")
        writer.value(finding.text)
        writer.key("check_name")
        writer.value("spillway check")
        writer.key("fingerprint")
        writer.value(
          Digest(of: Array("\(finding.source.file)\u{0}\(finding.text)".utf8)).description)
        writer.key("severity")
        writer.value(finding.isError ? "major" : "minor")
        writer.key("location")
        writer.object { writer in
          writer.key("path")
          writer.value(finding.source.file)
          writer.key("lines")
          writer.object { writer in
            writer.key("begin")
            writer.value(finding.source.line)
          }
        }
      }
    }
    return writer.finish()
  }

  private static func data(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func property(_ text: String) -> String {
    data(text).split(separator: ":", omittingEmptySubsequences: false).joined(separator: "%3A")
      .split(separator: ",", omittingEmptySubsequences: false).joined(separator: "%2C")
  }
}
