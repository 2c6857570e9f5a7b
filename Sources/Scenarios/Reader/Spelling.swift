/// Finds what a misspelled word may have meant.
public enum Spelling {
  /// The nearest of the candidates, or nil when none is near enough to be meant.
  ///
  /// Case, hyphens, spaces and underscores count for nothing; beyond that the Damerau-Levenshtein
  /// distance (optimal string alignment) may be a third of the longer word, at least 1. Ties go to
  /// the candidate that comes first.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let typed = folded(word)
    guard !typed.isEmpty, typed.count <= 80 else { return nil }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates where candidate != word {
      let other = folded(candidate)
      let cutoff = max(1, max(typed.count, other.count) / 3)
      guard abs(typed.count - other.count) <= cutoff else { continue }
      let distance = distance(typed, other)
      // One letter for another in a word of one letter is another word.
      guard distance <= cutoff, distance < max(typed.count, other.count) else { continue }
      if distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    return best?.candidate
  }

  private static func folded(_ word: String) -> [Unicode.Scalar] {
    word.lowercased().unicodeScalars.filter { $0 != "_" && $0 != "-" && $0 != " " }
  }

  /// The edits (insert, delete, replace, swap neighbors) between two words.
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = last
    for i in 0..<a.count {
      row[0] = i + 1
      for j in 0..<b.count {
        let replaced = last[j] + (a[i] == b[j] ? 0 : 1)
        row[j + 1] = min(replaced, min(last[j + 1], row[j]) + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
        }
      }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[b.count]
  }
}
