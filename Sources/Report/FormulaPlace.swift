import Study

/// What formulas say of one place: of the whole horizon, and of each interval.
public struct FormulaPlace {
  /// The center, with the contact type or the group where it is a part of one.
  public let name: String
  /// The center.
  public let center: String
  /// The whole horizon.
  public let whole: FormulaTwin
  /// The intervals in which somebody calls, in their order.
  public internal(set) var intervals: [FormulaTwin] = []

  /// The twins of a strategy by place.
  public static func all(_ twins: [FormulaTwin], _ labels: Labels) -> [FormulaPlace] {
    var places: [FormulaPlace] = []
    for twin in twins {
      let words = ScopeWords(twin.scope, labels)
      let name = [words.center, words.contact ?? words.group].compactMap(\.self)
        .joined(separator: "/")
      // The intervals of a place stand behind its whole horizon.
      if twin.interval == nil {
        places.append(FormulaPlace(name: name, center: words.center ?? "", whole: twin))
      } else if let last = places.indices.last {
        places[last].intervals.append(twin)
      }
    }
    return places
  }

  /// Into how many parts the place is counted: its intervals, or 1.
  public var parts: Int { max(1, intervals.count) }

  /// How many parts do not meet an assumption; 0 where a formula stands for the whole horizon.
  public func count(of assumption: FormulaTwin.Assumption) -> Int {
    if case .figures = whole.outcome { return 0 }
    let twins = intervals.isEmpty ? [whole] : intervals
    return twins.count { twin in
      guard case .broken(let assumptions) = twin.outcome else { return false }
      return assumptions.contains(assumption)
    }
  }

  /// How many parts a formula stands beside.
  public var met: Int {
    (intervals.isEmpty ? [whole] : intervals).count {
      if case .figures = $0.outcome { true } else { false }
    }
  }

  /// The twin of an interval.
  public func twin(interval: Int) -> FormulaTwin? {
    intervals.isEmpty ? whole : intervals.first { $0.interval == interval }
  }
}

extension FormulaTwin {
  /// The interval; nil of the whole horizon.
  public var interval: Int? {
    switch scope {
    case .intervalCenter(let interval, _, _), .intervalGroup(let interval, _): interval
    default: nil
    }
  }
}
