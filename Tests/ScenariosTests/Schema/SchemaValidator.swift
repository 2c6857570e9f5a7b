import Foundation
import Scenarios

/// As much of JSON Schema as the schema of the language uses, to check documents against it.
struct SchemaValidator {
  let root: [String: Any]

  init(_ text: String) throws {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    root = value as? [String: Any] ?? [:]
  }

  var definitions: [String: Any] { root["$defs"] as? [String: Any] ?? [:] }

  /// The places of a document that do not fit, each as the path of its keys.
  func misfits(_ node: Node) -> [String] { misfits(node, root, path: "") }

  private func misfits(_ node: Node, _ schema: [String: Any], path: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = String(reference.dropFirst("#/$defs/".count))
      guard let target = definitions[name] as? [String: Any] else { return ["\(path): no \(name)"] }
      return misfits(node, target, path: path)
    }
    if let any = schema["anyOf"] as? [[String: Any]] {
      let all = any.map { misfits(node, $0, path: path) }
      let least = all.min { $0.count < $1.count } ?? []
      if schema["properties"] == nil || !least.isEmpty { return least }
    }
    switch node.content {
    case .mapping(let entries): return misfits(entries, schema, path: path)
    case .sequence(let elements): return misfits(elements, schema, path: path)
    case .scalar(let scalar): return fits(scalar, schema) ? [] : [path]
    case .unreadable: return [path]
    }
  }

  private func misfits(
    _ entries: [Node.Entry], _ schema: [String: Any], path: String
  ) -> [String] {
    if let type = schema["type"] as? String, type != "object" { return [path] }
    if schema["type"] is [Any] || schema["enum"] != nil { return [path] }
    var found: [String] = []
    if entries.count < schema["minProperties"] as? Int ?? 0
      || entries.count > schema["maxProperties"] as? Int ?? .max
    {
      found.append(path)
    }
    for key in schema["required"] as? [String] ?? []
    where !entries.contains(where: { $0.key == key }) {
      found.append("\(path).\(key) lacks")
    }
    let properties = schema["properties"] as? [String: Any] ?? [:]
    for entry in entries {
      let inner = path.isEmpty ? entry.key : "\(path).\(entry.key)"
      if let known = properties[entry.key] as? [String: Any] {
        found += misfits(entry.value, known, path: inner)
      } else if let rest = schema["additionalProperties"] as? [String: Any] {
        found += misfits(entry.value, rest, path: inner)
      } else if schema["additionalProperties"] as? Bool == false {
        found.append(inner)
      }
    }
    return found
  }

  private func misfits(_ elements: [Node], _ schema: [String: Any], path: String) -> [String] {
    guard schema["type"] as? String == "array", let items = schema["items"] as? [String: Any] else {
      return [path]
    }
    guard elements.count >= schema["minItems"] as? Int ?? 0 else { return [path] }
    return elements.enumerated().flatMap {
      misfits($0.element, items, path: "\(path)[\($0.offset + 1)]")
    }
  }

  /// What an editor makes of a scalar: digits are a number, `true` is a boolean, the rest text.
  private func fits(_ scalar: Node.Scalar, _ schema: [String: Any]) -> Bool {
    var types: [String] = ["string"]
    if !scalar.isQuoted {
      if Int(scalar.text) != nil {
        types = ["integer", "number"]
      } else if Double(scalar.text) != nil {
        types = ["number"]
      } else if ["true", "false"].contains(scalar.text) {
        types = ["boolean"]
      }
    }
    if let words = schema["enum"] as? [String] { return words.contains(scalar.text) }
    let wanted = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
    guard wanted.contains(where: types.contains) else { return false }
    if let least = schema["minimum"] as? Int, (Int(scalar.text) ?? 0) < least { return false }
    if let pattern = schema["pattern"] as? String {
      return scalar.text.range(of: pattern, options: .regularExpression) != nil
    }
    return true
  }
}
