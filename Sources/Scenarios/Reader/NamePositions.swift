/// Finds names in long lists by hashing, where the same list is asked again and again.
///
/// Thousands of links that each name two of thousands of centers would take seconds one by one.
/// A list is known again by the place of its elements in memory: it is held here, so that the place
/// cannot come to hold anything else.
struct NamePositions {
  private struct List {
    let names: [String]
    let place: Int
    var positions: [String: Int]?
  }

  /// Short lists are searched faster than hashed.
  private static let shortList = 32
  private static let heldLists = 4

  private var lists: [List] = []

  /// The position of the first element that is the name.
  mutating func position(of name: String, in names: [String]) -> Int? {
    guard names.count > Self.shortList else { return names.firstIndex(of: name) }
    let place = names.withUnsafeBufferPointer { Int(bitPattern: $0.baseAddress) }
    guard
      let index = lists.firstIndex(where: { $0.place == place && $0.names.count == names.count })
    else {
      if lists.count == Self.heldLists { lists.removeFirst() }
      lists.append(List(names: names, place: place, positions: nil))
      return names.firstIndex(of: name)
    }
    if let positions = lists[index].positions { return positions[name] }
    let positions = Dictionary(
      names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    lists[index].positions = positions
    return positions[name]
  }
}
