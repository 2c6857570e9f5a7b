import Study

extension SweepColumn {
  /// The figures that a sweep keeps of results like these, scope after scope.
  ///
  /// - Parameters:
  ///   - measures: The measures; of those that compare with isolated centers none is kept unless
  ///     it is named, because they simulate each replication twice.
  ///   - kinds: The kinds of scope; a kind with one scope that is the total itself is left out.
  public static func all(
    measures: [Measure]?, kinds: [ScopeKind]?, labels: Labels, sizes: Sizes
  ) -> [SweepColumn] {
    let usual: [ScopeKind] = sizes.centers > 1 ? [.total, .centerByOrigin] : [.total]
    let wanted = measures ?? Measure.allCases.filter { !$0.isBesideIsolated }
    return (kinds ?? usual).flatMap { kind in
      let existing = wanted.filter { $0.exists(in: kind, sizes: sizes) }
      return (0..<sizes.count(of: kind)).flatMap { position in
        let words = ScopeWords(sizes.scope(kind, at: position), labels)
        return existing.map { measure in
          SweepColumn(
            scope: kind.rawValue, position: position, center: words.center,
            contact: words.contact, group: words.group, interval: words.interval,
            kpi: measure.name)
        }
      }
    }
  }
}
