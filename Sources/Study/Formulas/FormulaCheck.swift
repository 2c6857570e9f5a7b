import Sim

/// Finds out where and when the assumptions of a queueing formula are met, and works it out.
///
/// Whether contacts leave a center depends on the strategy, and is read from what was seen;
/// everything else from the model. Before a run nothing was seen, and contacts are taken to stay.
struct FormulaCheck {
  private let model: Model
  private let labels: Labels
  private let sizes: Sizes
  private let estimates: Estimates?
  /// Whether the strategy answers waiting contacts in the order in which they came.
  private let keepsOrder: Bool
  /// Whether no contact waits beside an idle agent who may take it.
  private let answersAtOnce: Bool

  /// The service level may be moved by at most this by what was before, half a point.
  static let toleratedLag = 0.005

  init(
    model: Model, labels: Labels, estimates: Estimates, keepsOrder: Bool, answersAtOnce: Bool
  ) {
    self.keepsOrder = keepsOrder
    self.answersAtOnce = answersAtOnce
    self.model = model
    self.labels = labels
    self.estimates = estimates
    sizes = estimates.sizes
  }

  init(model: Model, labels: Labels) {
    self.model = model
    self.labels = labels
    estimates = nil
    keepsOrder = true
    answersAtOnce = true
    sizes = Sizes(model: model, labels: labels)
  }

  /// A twin of each cell for the whole horizon, and where there are several intervals of each.
  var twins: [FormulaTwin] { TwinCell.all(model).flatMap(twins) }

  private func twins(of cell: TwinCell) -> [FormulaTwin] {
    let (queue, always) = TwinQueue.make(model, cell)
    let level = labels.serviceLevel
    var walk = TwinWalk(
      queue: queue, clock: TwinClock(model, cell), within: level.within[level.headline])
    let horizon = model.horizon
    if horizon.measureFrom > 0 { _ = walk.next(0..<horizon.measureFrom) }
    var whole = walk
    let total = Place(
      scope: cell.scope(model), time: horizon.measureFrom..<horizon.end, late: .steadyState,
      moves: moves { .center(cell.center, $0) })
    let twins = [twin(total, whole.next(total.time), always)]
    guard horizon.intervals > 1 else { return twins.compactMap(\.self) }
    var before = false
    let others = (0..<horizon.intervals).map { interval -> FormulaTwin? in
      let time = horizon.borders[interval]..<horizon.borders[interval + 1]
      let stretch = walk.next(time)
      let moved = moves { .intervalCenter(interval, center: cell.center, $0) }
      defer { before = moved }
      guard let scope = cell.scope(interval: interval) else { return nil }
      return twin(
        Place(scope: scope, time: time, late: .settledInterval, moves: moved || before), stretch,
        always)
    }
    return (twins + others).compactMap(\.self)
  }

  /// What a twin is about.
  private struct Place {
    var scope: Scope
    var time: Range<Ticks>
    /// What is broken where its beginning counts for too much.
    var late: FormulaTwin.Assumption
    /// Whether contacts left the center, or came from others.
    var moves: Bool
  }

  /// Whether anything of a kind was seen in one of some scopes.
  private func saw(_ measures: [Measure], in scopes: [Scope]) -> Bool {
    guard let estimates else { return false }
    return scopes.contains { scope in
      measures.contains { (estimates.estimate($0, in: scope)?.value ?? 0) > 0 }
    }
  }

  /// Whether contacts of the center left it, or others came.
  private func moves(_ scope: (View) -> Scope) -> Bool {
    saw([.overflowOut, .overflowIn], in: View.allCases.map(scope))
  }

  /// The twin of a place; nil where nobody calls.
  private func twin(
    _ place: Place, _ stretch: TwinWalk.Stretch, _ always: [FormulaTwin.Assumption]
  ) -> FormulaTwin? {
    guard !stretch.isEmpty else { return nil }
    var broken = always + stretch.broken
    if place.moves { broken.append(.handledAtHome) }
    // A room that the strategy brings is not the center's.
    if stretch.state?.queue.blockingProbability == 0, saw([.blocked], in: [place.scope]) {
      broken.append(.ownRoom)
    }
    if !keepsOrder, stretch.state?.formula != .erlangB { broken.append(.inOrder) }
    if !answersAtOnce { broken.append(.atOnce) }
    if stretch.lag ?? 0 > Self.toleratedLag { broken.append(place.late) }
    guard broken.isEmpty, let state = stretch.state else {
      return FormulaTwin(
        scope: place.scope,
        outcome: .broken(FormulaTwin.Assumption.allCases.filter(broken.contains)), lag: nil)
    }
    let seconds = (place.time.upperBound - place.time.lowerBound).seconds
    let figures = state.figures(place.scope.kind, labels, sizes: sizes, seconds: seconds)
    return FormulaTwin(
      scope: place.scope, outcome: .figures(state.formula, figures), lag: stretch.lag)
  }
}

extension FormulaTwin {
  /// What the formulas say before anything is run, as if every contact stayed at its own center.
  public static func predictions(_ model: Model, _ labels: Labels) -> [FormulaTwin] {
    FormulaCheck(model: model, labels: labels).twins
  }
}
