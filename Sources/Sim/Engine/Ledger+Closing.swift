extension Ledger {
  /// Moves the books into observations.
  func close(into observations: inout Observations) {
    observations.byOrigin.counts = byOrigin.flattened(from: shape.queues)
    observations.movedOut.counts = movedOut.flattened(from: shape.queues)
    observations.movedIn.counts = movedIn.flattened(from: shape.queues)
    if byEvent {
      observations.eventsByOrigin.counts = eventsByOrigin.flattened(from: shape.queues)
      observations.eventsByHandler.counts = eventsByHandler.flattened(from: shape.queues)
    }
    observations.waitSquares = squares.array(from: shape.queues)
    observations.waitSquaresOut = squaresOut.array(from: shape.queues)
    observations.waitSquaresIn = squaresIn.array(from: shape.queues)
    for cell in 0..<shape.links * shape.intervals {
      observations.linkTalk[cell] = linkTalk[shape.links + cell]
    }
    observations.flows = flows.array()
    closeHealth(into: &observations)
    closeGroups(into: &observations)
    closeHistograms(into: &observations)
    closeIdentities(into: &observations)
  }

  private func closeHealth(into observations: inout Observations) {
    guard health.count > 0 else { return }
    for cell in 0..<shape.intervals * shape.queues {
      let row = health[shape.queues + cell]
      let (interval, queue) = (cell / shape.queues, cell % shape.queues)
      observations.health[interval, queue, .activations] =
        row.activations + movedOut.rows[shape.queues + cell].answered
      observations.health[interval, queue, .reversals] = row.reversals
      observations.health[interval, queue, .pingPong] = row.pingPong
      observations.health[interval, queue, .overflowedTwice] = row.overflowedTwice
    }
  }

  private func closeGroups(into observations: inout Observations) {
    for cell in 0..<shape.intervals * shape.groups {
      let row = groupRows[shape.groups + cell]
      observations.groups[cell].answered = row.answered
      observations.groups[cell].guests = row.guests
      observations.groups[cell].wait = row.wait
      for index in 0..<shape.thresholds {
        observations.groups[cell].within[index] =
          groupWithin[(shape.groups + cell) * shape.thresholds + index]
      }
    }
  }

  /// Bucket 0 of the answered is what the counters know and the loop did not book: answers at once.
  private func closeHistograms(into observations: inout Observations) {
    let buckets = WaitBuckets.coarse.count
    let cells = shape.centers * buckets
    observations.answeredWaits.counts = answeredWaits.array(from: cells)
    observations.abandonedWaits.counts = abandonedWaits.array(from: cells)
    observations.answeredWaitsDay.counts = Array(
      answeredDay.array().prefix(shape.queues * WaitBuckets.fine.count))
    observations.abandonedWaitsDay.counts = Array(
      abandonedDay.array().prefix(shape.queues * WaitBuckets.fine.count))
    var answeredOfDay = [Int64](repeating: 0, count: shape.queues)
    for interval in 0..<shape.intervals {
      for center in 0..<shape.centers {
        var answered: Int64 = 0
        for type in 0..<typeCount {
          let queue = center * typeCount + type
          let count = observations.byOrigin[interval, queue, .answered]
          answered += count
          answeredOfDay[queue] += count
        }
        let start = (interval * shape.centers + center) * buckets
        let booked = observations.answeredWaits.counts[start..<start + buckets].reduce(Int64(0)) {
          $0 + Int64($1)
        }
        observations.answeredWaits.counts[start] += UInt32(clamping: answered - booked)
      }
    }
    for queue in 0..<shape.queues {
      let start = queue * WaitBuckets.fine.count
      let booked = observations.answeredWaitsDay.row(queue).reduce(Int64(0)) { $0 + Int64($1) }
      observations.answeredWaitsDay.counts[start] += UInt32(clamping: answeredOfDay[queue] - booked)
    }
    observations.answeredWaitsHandled.counts = zip(
      observations.answeredWaits.counts, answeredMoves.array(from: cells)
    ).map { $0 &+ $1 }
    observations.abandonedWaitsHandled.counts = zip(
      observations.abandonedWaits.counts, abandonedMoves.array(from: cells)
    ).map { $0 &+ $1 }
  }

  private func closeIdentities(into observations: inout Observations) {
    observations.identities.offered = byOrigin.sum(\.offered)
    observations.identities.blocked = byOrigin.sum(\.blocked)
    observations.identities.answered = byOrigin.sum(\.answered)
    observations.identities.abandoned = byOrigin.sum(\.abandoned)
    observations.identities.completed = byOrigin.sum(\.completed)
    observations.identities.lostByCut = byOrigin.sum(\.lostByCut)
    observations.identities.abandonedAfterCut = byOrigin.sum(\.abandonedAfterCut)
    observations.identities.overflowedOut = movedOut.sum(\.offered)
    observations.identities.overflowedIn = movedIn.sum(\.offered)
    observations.identities.waited = waited
    observations.identities.handled = handled
    observations.contactsSimulated = observations.identities.offered
  }
}
