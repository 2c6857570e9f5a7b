import Scenarios
import Store
import Study

extension Ending {
  /// How a command ends that a store refuses.
  static func store(_ path: String, _ error: any Error) -> Ending {
    guard let error = error as? StoreError else { return (error as? Ending) ?? .file }
    let shown = Display.quote(path)
    switch error {
    case .missing:
      return fault(
        .storeUnusable, "there is no store \(shown)",
        help: "`spillway sweep SCENARIO --vary ... --store \(Display.visible(path))` makes one")
    case .notAStore:
      return fault(
        .storeUnusable, "\(shown) is not a store of a sweep", help: "name another with `--store`")
    case .newerFormat(let version):
      return fault(
        .storeUnusable, "\(shown) is of format version \(version), which this program cannot read",
        help: "install a newer Spillway")
    case .otherSweep(let differences):
      return fault(
        .storeOfAnother,
        "\(shown) holds another sweep, which differs in \(Display.list(differences))",
        help: "name another store with `--store`")
    case .damaged(let words):
      return fault(
        .storeDamaged, "\(shown): \(words)",
        help: "run the sweep again with `--verify`, which does damaged cells anew")
    case .conflict(let cell):
      return fault(
        .storesDiffer, "\(shown): cell \(cell + 1) has other figures than elsewhere",
        help: "one of the two was made by a changed program or a faulty machine")
    case .refused(let words):
      return fault(
        .storeUnusable, "\(shown) cannot be used: \(words)",
        help: "nothing that was in it is changed")
    }
  }

  /// Runs a body whose faults are those of a store.
  static func using<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as StoreError {
      throw store(path, error)
    }
  }
}
