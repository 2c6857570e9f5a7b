import Sim

extension StrategyCompiler {
  /// What a strategy remembers: the words it needs, and when it writes them.
  struct Memory {
    var notes = 0
    var ticks: [RoutingPlan.Tick] = []
    /// What the board shows, and the note of what was sent there.
    var figures: [Catalogue.Term] = []
    var sent: [Int] = []
    var sentNotes: [Int: Int] = [:]
    /// The period of each valve's tests.
    var valvePeriods: [Ticks] = []
    /// The period of each adaptation.
    var adaptPeriods: [Ticks] = []
    var valves: [ValveKey: Int] = [:]
    /// The note of the center that won the last tie.
    private var tieNote: Int?

    /// The first of some new words.
    mutating func take(_ count: Int) -> Int {
      defer { notes += count }
      return notes
    }

    /// The words of the center that won the last tie; the same for all contacts.
    mutating func noteOfTies() -> Int {
      let note = tieNote ?? take(Catalogue.Try.tieNotes)
      tieNote = note
      return note
    }

    /// The word that counts what was sent to a queue.
    mutating func sentNote(_ queue: Int) -> Int {
      if let known = sentNotes[queue] { return known }
      let note = take(1)
      sentNotes[queue] = note
      return note
    }
  }

  /// What makes one valve another: its rule, the queue, and the helper if it reads one.
  struct ValveKey: Hashable {
    var rule: Int
    var queue: Int
    var helper: Int
  }

  /// The valve of an overflow rule as the contacts of a queue meet it at a helper; rules after
  /// those of overflow are the groups that help now and then.
  mutating func valve(of rule: Int, at center: Int, for queue: Int, there: Int?) -> Int {
    let helps = rule - rules.overflow.count
    let said = helps < 0 ? rules.overflow[rule].valve : rules.helps[helps].valve
    guard let valve = said else { return -1 }
    let helper = valve.readsThere ? there ?? center : -1
    let key = ValveKey(rule: rule, queue: queue, helper: helper)
    if let known = memory.valves[key] { return known }
    if helps >= 0, let adapt = rules.helps[helps].adapt {
      moving = adaptation(adapt, of: queue, raises: false)
    }
    defer { moving = -1 }
    let open = guardID(conditions(valve.open, at: center, for: queue, there: there))
    let close = guardID(conditions(valve.close, at: center, for: queue, there: there))
    catalogue.valves.append(
      Catalogue.Valve(
        open: open, close: close, hold: valve.hold, atLeast: valve.atLeast,
        notes: memory.take(Catalogue.Valve.noteCount)))
    memory.valvePeriods.append(valve.every)
    memory.valves[key] = catalogue.valves.count - 1
    return catalogue.valves.count - 1
  }

  /// A figure as the board shows it; a number of waiting contacts grows by what was sent to its
  /// queue since, where the board extrapolates.
  mutating func onBoard(_ term: Catalogue.Term, of queue: Int? = nil) -> Catalogue.Term {
    guard let board = rules.board, term.reading != .position else { return term }
    let plain = Catalogue.Term(term.reading, term.index)
    let known = memory.figures.firstIndex(of: plain)
    if known == nil {
      memory.figures.append(plain)
      let counts = board.extrapolates && term.reading == .waiting
      memory.sent.append(counts ? queue.map { memory.sentNote($0) } ?? -1 : -1)
    }
    return Catalogue.Term(
      .board, known ?? memory.figures.count - 1, weight: term.weight)
  }

  /// Lays the board and the valves out in the notes, once all rules are compiled.
  mutating func closeMemory() {
    if let rule = rules.board, !memory.figures.isEmpty {
      let board = Catalogue.Board(
        every: rule.every, delay: rule.delay, figures: memory.figures, sent: memory.sent,
        notes: memory.notes)
      memory.notes += board.noteCount
      catalogue.board = board
      keepAnswers(by: board)
      memory.ticks.append(RoutingPlan.Tick(first: 0, every: rule.every))
      catalogue.ticks.append(Catalogue.TickRule(samplesBoard: true, valves: []))
    }
    for period in Set(memory.adaptPeriods).sorted() {
      let moved = memory.adaptPeriods.indices.filter { memory.adaptPeriods[$0] == period }
      memory.ticks.append(RoutingPlan.Tick(first: period, every: period))
      catalogue.ticks.append(
        Catalogue.TickRule(samplesBoard: false, valves: [], adaptations: moved))
    }
    for period in Set(memory.valvePeriods).sorted() {
      let tested = memory.valvePeriods.indices.filter { memory.valvePeriods[$0] == period }
      memory.ticks.append(RoutingPlan.Tick(first: period, every: period))
      catalogue.ticks.append(Catalogue.TickRule(samplesBoard: false, valves: tested))
    }
  }

  /// Lets placements that read nothing but samples keep their answer until the board shows others.
  private mutating func keepAnswers(by board: Catalogue.Board) {
    for index in catalogue.placements.indices {
      let placement = catalogue.placements[index]
      guard placement.rule == .least, placement.suppression == nil,
        placement.destinations.allSatisfy({ readsOnlySamples(catalogue.destinations[$0], board) })
      else { continue }
      catalogue.placements[index].notes = memory.take(Catalogue.Placement.boardNotes)
      catalogue.placements[index].isByBoard = true
    }
  }

  /// Whether a destination is judged by samples alone: what was sent since changes with each
  /// contact.
  private func readsOnlySamples(
    _ goal: Catalogue.Destination, _ board: Catalogue.Board
  ) -> Bool {
    goal.guardID < 0
      && (Array(goal.score) + Array(goal.over)).allSatisfy {
        let term = catalogue.terms[$0]
        return term.reading == .one || term.reading == .board && board.sent[term.index] < 0
      }
  }
}
