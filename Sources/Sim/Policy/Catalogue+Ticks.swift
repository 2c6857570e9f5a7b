/// What the catalogue remembers, written down at test ticks.
extension Catalogue {
  /// Samples the board, moves marks, or tests valves.
  public func tick(_ index: Int, on floor: borrowing Floor) -> TickAnswer {
    let rule = ticks[index]
    if rule.samplesBoard { sampleBoard(on: floor) }
    for index in rule.adaptations { adapt(adaptations[index], on: floor) }
    var hasOpened = false
    for index in rule.valves where test(valves[index], on: floor) { hasOpened = true }
    return hasOpened ? .lookAgain : .rest
  }

  /// Moves the factor of some marks by the level that is known now.
  private func adapt(_ adaptation: Adaptation, on floor: borrowing Floor) {
    let level = floor.gauge(adaptation.gauge)
    guard level != Floor.unknown else { return }
    let factor = Adaptation.one + floor.note(adaptation.note)
    let next = adaptation.next(factor, level: Int(level))
    floor.write(next - Adaptation.one, note: adaptation.note)
  }

  private func sampleBoard(on floor: borrowing Floor) {
    guard let board else { return }
    let taken = floor.note(board.notes)
    let depth = board.depth
    let counts = board.notes + 1 + board.figures.count * depth
    for (index, figure) in board.figures.enumerated() {
      let cell = index * depth + Int(taken % Int64(depth))
      let value = read(figure.reading, figure.index, on: floor, asking: nil)
      floor.write(Int64(value), note: board.notes + 1 + cell)
      if board.sent[index] >= 0 {
        floor.write(floor.note(board.sent[index]), note: counts + cell)
      }
    }
    floor.write(taken + 1, note: board.notes)
  }

  /// Tests a valve.
  ///
  /// - Returns: Whether it has opened now.
  private func test(_ valve: Valve, on floor: borrowing Floor) -> Bool {
    let isOpen = floor.note(valve.notes) == 1
    guard holds(isOpen ? valve.close : valve.open, on: floor, asking: nil) else {
      floor.write(0, note: valve.notes + 2)
      return false
    }
    // The moments are kept one higher, so that 0 says that there was none.
    var since = floor.note(valve.notes + 2)
    if since == 0 {
      since = floor.now + 1
      floor.write(since, note: valve.notes + 2)
    }
    let switched = floor.note(valve.notes + 1)
    guard floor.now + 1 - since >= valve.hold,
      switched == 0 || floor.now + 1 - switched >= valve.atLeast
    else { return false }
    floor.write(isOpen ? 0 : 1, note: valve.notes)
    floor.write(floor.now + 1, note: valve.notes + 1)
    floor.write(0, note: valve.notes + 2)
    let switches = valve.notes + Valve.switchCount
    floor.write(floor.note(switches) + 1, note: switches)
    return !isOpen
  }
}
