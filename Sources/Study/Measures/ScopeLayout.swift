import Sim

/// Sizes that decide which scopes there are.
public struct Sizes: Sendable, Equatable {
  /// Reporting intervals, centers, contact types and agent groups.
  public let intervals: Int, centers: Int, contactTypes: Int, groups: Int
  /// Values of T.
  public let thresholds: Int
  /// Whether events are counted in their own intervals too.
  public let byEvent: Bool
  /// Whether there is a target that an interval can meet.
  public let hasTarget: Bool
  /// Whether any strategy lets customers be called back.
  public let hasCallbacks: Bool

  /// Sizes of a scenario.
  public init(
    intervals: Int, centers: Int, contactTypes: Int, groups: Int, thresholds: Int,
    byEvent: Bool = false, hasTarget: Bool = false, hasCallbacks: Bool = false
  ) {
    self.intervals = intervals
    self.centers = centers
    self.contactTypes = contactTypes
    self.groups = groups
    self.thresholds = thresholds
    self.byEvent = byEvent
    self.hasTarget = hasTarget
    self.hasCallbacks = hasCallbacks
  }

  /// Sizes of a model.
  public init(model: Model, labels: Labels) {
    self.init(
      intervals: model.horizon.intervals, centers: model.centers.count,
      contactTypes: model.contactTypes.count, groups: model.groups.count,
      thresholds: model.measurement.within.count, byEvent: model.measurement.byEvent,
      hasTarget: labels.serviceLevel.target != nil, hasCallbacks: labels.hasCallbacks)
  }

  /// Scopes of a kind.
  public func count(of kind: ScopeKind) -> Int {
    switch kind {
    case .total: 1
    case .centerByOrigin, .centerByHandling: centers
    case .contactType: contactTypes
    case .queue: centers * contactTypes
    case .group: groups
    case .interval: intervals
    case .intervalCenterByOrigin, .intervalCenterByHandling: intervals * centers
    case .intervalGroup: intervals * groups
    case .eventInterval: byEvent ? intervals : 0
    case .eventIntervalCenterByOrigin, .eventIntervalCenterByHandling:
      byEvent ? intervals * centers : 0
    }
  }

  /// The position of a scope among those of its kind; nil where there is no such scope.
  public func position(of scope: Scope) -> Int? {
    let position: Int
    switch scope {
    case .total: position = 0
    case .center(let center, _): position = center
    case .contactType(let type): position = type
    case .queue(let center, let type):
      guard (0..<contactTypes).contains(type), (0..<centers).contains(center) else { return nil }
      position = center * contactTypes + type
    case .group(let group): position = group
    case .interval(let interval), .eventInterval(let interval): position = interval
    case .intervalCenter(let interval, let center, _),
      .eventIntervalCenter(let interval, let center, _):
      guard (0..<centers).contains(center), (0..<intervals).contains(interval) else { return nil }
      position = interval * centers + center
    case .intervalGroup(let interval, let group):
      guard (0..<groups).contains(group), (0..<intervals).contains(interval) else { return nil }
      position = interval * groups + group
    }
    return (0..<count(of: scope.kind)).contains(position) ? position : nil
  }

  /// The scope at a position of a kind.
  public func scope(_ kind: ScopeKind, at position: Int) -> Scope {
    switch kind {
    case .total: .total
    case .centerByOrigin: .center(position, .origin)
    case .centerByHandling: .center(position, .handling)
    case .contactType: .contactType(position)
    case .queue:
      .queue(center: position / contactTypes, contactType: position % contactTypes)
    case .group: .group(position)
    case .interval: .interval(position)
    case .intervalCenterByOrigin:
      .intervalCenter(position / centers, center: position % centers, .origin)
    case .intervalCenterByHandling:
      .intervalCenter(position / centers, center: position % centers, .handling)
    case .intervalGroup: .intervalGroup(position / groups, group: position % groups)
    case .eventInterval: .eventInterval(position)
    case .eventIntervalCenterByOrigin:
      .eventIntervalCenter(position / centers, center: position % centers, .origin)
    case .eventIntervalCenterByHandling:
      .eventIntervalCenter(position / centers, center: position % centers, .handling)
    }
  }

  /// All scopes of a kind, in order.
  public func scopes(of kind: ScopeKind) -> [Scope] {
    (0..<count(of: kind)).map { scope(kind, at: $0) }
  }
}

extension Quantity {
  /// Whether scopes of a kind have this quantity.
  ///
  /// The number waiting belongs to the place where contacts wait, so a center has it by handling
  /// only; its square is kept by center, so wider scopes have it only where there is one center. Of
  /// events only their number is kept.
  func exists(in kind: ScopeKind, sizes: Sizes) -> Bool {
    if Quantity.eventKinds.contains(kind) {
      // Callbacks are counted in the interval of the arrival alone: of events there are none to
      // count, and none are missing, where there are no callbacks at all.
      return self == .callbacks ? !sizes.hasCallbacks : Quantity.ofEvents.contains(self)
    }
    if isOfHealth {
      return (sizes.centers > 1 || isOfEstimates) && HealthSheets.kinds.contains(kind)
    }
    switch self {
    case .busy, .staffed, .overtime, .paid, .cost:
      return Quantity.staffKinds.contains(kind)
    case .waitingArea: return Quantity.placeKinds.contains(kind)
    case .waitingSquareArea:
      let isOne = sizes.centers == 1 && (kind == .total || kind == .interval)
      return isOne || kind == .centerByHandling || kind == .intervalCenterByHandling
    case .redialingArea:
      return Quantity.contactKinds.contains(kind) && kind != .centerByHandling
        && kind != .intervalCenterByHandling
    case .overflowIn:
      return Quantity.contactKinds.contains(kind) || Quantity.groupKinds.contains(kind)
    case .answered, .waitAnswered, .answeredWithin: return true
    case .intervals, .intervalsMet:
      return sizes.hasTarget && Quantity.contactKinds.contains(kind)
    default: return Quantity.contactKinds.contains(kind)
    }
  }

  private static let groupKinds: Set<ScopeKind> = [.group, .intervalGroup]
  private static let eventKinds: Set<ScopeKind> = [
    .eventInterval, .eventIntervalCenterByOrigin, .eventIntervalCenterByHandling,
  ]
  private static let ofEvents: Set<Quantity> = [
    .offered, .blocked, .answered, .abandoned, .waited, .dropped, .abandonedAfterDrop, .completed,
  ]
  private static let contactKinds: Set<ScopeKind> = [
    .total, .centerByOrigin, .centerByHandling, .contactType, .queue, .interval,
    .intervalCenterByOrigin, .intervalCenterByHandling,
  ]
  private static let placeKinds: Set<ScopeKind> = [
    .total, .centerByHandling, .contactType, .queue, .interval, .intervalCenterByHandling,
  ]
  private static let staffKinds: Set<ScopeKind> = [
    .total, .centerByHandling, .group, .interval, .intervalCenterByHandling, .intervalGroup,
  ]
}

extension ScopeKind {
  /// Whether waits are kept as histograms here, so that quantiles exist.
  var hasHistogram: Bool {
    switch self {
    case .total, .centerByOrigin, .centerByHandling, .contactType, .queue, .interval,
      .intervalCenterByOrigin, .intervalCenterByHandling:
      true
    case .group, .intervalGroup, .eventInterval, .eventIntervalCenterByOrigin,
      .eventIntervalCenterByHandling:
      false
    }
  }
}

extension Measure {
  /// Whether scopes of a kind have this measure.
  public func exists(in kind: ScopeKind, sizes: Sizes) -> Bool {
    if isOfCallbacks, !sizes.hasCallbacks { return false }
    let quantities: [Quantity]
    switch definition.formula {
    case .quantile: return kind.hasHistogram
    case .spread: return kind == .total && sizes.centers > 1
    case .loss: return (kind == .total || kind == .centerByOrigin) && sizes.centers > 1
    case .ratio(let over, let under): quantities = (over + under).map(\.quantity)
    case .count(let terms), .hourly(let terms): quantities = terms.map(\.quantity)
    case .timeAverage(let quantity): quantities = [quantity]
    case .variance(let squares, let sum, let weight):
      quantities = [squares] + (sum + (weight ?? [])).map(\.quantity)
    }
    return quantities.allSatisfy { $0.exists(in: kind, sizes: sizes) }
  }
}
