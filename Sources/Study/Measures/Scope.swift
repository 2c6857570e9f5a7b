/// Whose contacts a center's figures count.
public enum View: String, Sendable, CaseIterable {
  /// Contacts that entered at the center, wherever they were handled.
  case origin
  /// Contacts that were handled by, or gave up at, the center, wherever they entered.
  case handling
}

/// What part of the operation a figure is about; positions are those of `Labels`.
public enum Scope: Sendable, Hashable {
  /// Everything.
  case total
  /// A center over the whole horizon.
  case center(Int, View)
  /// A contact type over all centers, by origin.
  case contactType(Int)
  /// Contacts of one type at one center, by origin.
  case queue(center: Int, contactType: Int)
  /// An agent group.
  case group(Int)
  /// All centers in one interval of arrival.
  case interval(Int)
  /// A center in one interval of arrival.
  case intervalCenter(Int, center: Int, View)
  /// An agent group in one interval.
  case intervalGroup(Int, group: Int)
  /// All centers, each event in the interval in which it happened.
  case eventInterval(Int)
  /// A center, each event in the interval in which it happened.
  case eventIntervalCenter(Int, center: Int, View)

  /// The kind of this scope.
  public var kind: ScopeKind {
    switch self {
    case .total: .total
    case .center(_, .origin): .centerByOrigin
    case .center(_, .handling): .centerByHandling
    case .contactType: .contactType
    case .queue: .queue
    case .group: .group
    case .interval: .interval
    case .intervalCenter(_, _, .origin): .intervalCenterByOrigin
    case .intervalCenter(_, _, .handling): .intervalCenterByHandling
    case .intervalGroup: .intervalGroup
    case .eventInterval: .eventInterval
    case .eventIntervalCenter(_, _, .origin): .eventIntervalCenterByOrigin
    case .eventIntervalCenter(_, _, .handling): .eventIntervalCenterByHandling
    }
  }
}

/// Kinds of scope: which measures exist depends on the kind alone.
public enum ScopeKind: String, Sendable, CaseIterable {
  case total
  case centerByOrigin = "center_by_origin"
  case centerByHandling = "center_by_handling"
  case contactType = "contact_type"
  case queue
  case group
  case interval
  case intervalCenterByOrigin = "interval_center_by_origin"
  case intervalCenterByHandling = "interval_center_by_handling"
  case intervalGroup = "interval_group"
  case eventInterval = "event_interval"
  case eventIntervalCenterByOrigin = "event_interval_center_by_origin"
  case eventIntervalCenterByHandling = "event_interval_center_by_handling"
}

extension ScopeKind {
  /// The position among all kinds.
  var ordinal: Int {
    switch self {
    case .total: 0
    case .centerByOrigin: 1
    case .centerByHandling: 2
    case .contactType: 3
    case .queue: 4
    case .group: 5
    case .interval: 6
    case .intervalCenterByOrigin: 7
    case .intervalCenterByHandling: 8
    case .intervalGroup: 9
    case .eventInterval: 10
    case .eventIntervalCenterByOrigin: 11
    case .eventIntervalCenterByHandling: 12
    }
  }

  /// By position: the names would cost more to hash than most of what is looked up.
  public func hash(into hasher: inout Hasher) { hasher.combine(ordinal) }
}
