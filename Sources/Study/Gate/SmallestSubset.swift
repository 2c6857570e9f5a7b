/// Delta debugging: a smallest set of changes that still fails.
///
/// Source: Zeller and Hildebrandt (2002), "Simplifying and isolating failure-inducing input", the
/// procedure ddmin. What it finds is minimal one by one: without any single one of the changes it
/// does not fail.
public enum SmallestSubset {
  /// The positions of a smallest failing set among so many, all of which together fail.
  ///
  /// - Parameter fails: Whether some of them fail; asked at most once for each set.
  public static func find(
    among count: Int, _ fails: ([Int]) throws -> Bool
  ) rethrows -> [Int] {
    var known: [[Int]: Bool] = [:]
    func test(_ set: [Int]) throws -> Bool {
      if let answer = known[set] { return answer }
      let answer = try fails(set)
      known[set] = answer
      return answer
    }
    var set = Array(0..<count)
    var pieces = 2
    while set.count > 1 {
      let parts = split(set, pieces)
      if let part = try parts.first(where: { try test($0) }) {
        (set, pieces) = (part, 2)
      } else if pieces > 2,
        let rest = try parts.lazy.map({ part in set.filter { !part.contains($0) } })
          .first(where: { try test($0) })
      {
        (set, pieces) = (rest, pieces - 1)
      } else {
        guard pieces < set.count else { break }
        pieces = min(set.count, 2 * pieces)
      }
    }
    return set
  }

  private static func split(_ set: [Int], _ pieces: Int) -> [[Int]] {
    (0..<pieces).map { piece in
      Array(set[(piece * set.count / pieces)..<((piece + 1) * set.count / pieces)])
    }.filter { !$0.isEmpty }
  }
}
