/// Closing an interval: time integrals move from the tallies into the observations.
extension FloorState {
  /// Books the time since the last closing under an interval; `nil` is time outside all of them.
  mutating func closeInterval(_ interval: Int?) {
    for queue in 0..<queueCount {
      let area = waiting[queue].take(at: now)
      let away = redialing[queue].take(at: now)
      observations.identities.waitingArea &+= area
      if let interval {
        observations.waitingArea[interval * queueCount + queue] = area
        observations.redialingArea[interval * queueCount + queue] = away
      }
    }
    for center in 0..<waitingSquares.count {
      let area = waitingSquares[center].take(at: now)
      if let interval {
        observations.waitingSquareArea[interval * waitingSquares.count + center] = area
      }
    }
    closeSwitches(interval)
    for group in 0..<groupCount {
      let handling = busy[group].take(at: now)
      let rostered = staffed[group].take(at: now)
      let over = overtime[group].take(at: now)
      observations.identities.busyArea &+= handling
      observations.identities.staffedArea &+= rostered &+ over
      if let interval {
        let cell = interval * groupCount + group
        observations.groups[cell].busy = handling
        observations.groups[cell].staffed = rostered
        observations.groups[cell].overtime = over
      }
    }
  }

  private mutating func closeSwitches(_ interval: Int?) {
    for index in 0..<switchNotes.count {
      let count = notes[Int(switchNotes[index].note)]
      if let interval {
        observations.health[interval, Int(switchNotes[index].queue), .switches] +=
          count - switchesBefore[index]
      }
      switchesBefore[index] = count
    }
  }

  /// Writes down how many wait and how many agents are busy in each center.
  mutating func record(probe: Int) {
    let centers = waitingSquares.count
    for center in 0..<centers {
      var waits: Int64 = 0
      for type in 0..<typeCount { waits += waiting[center * typeCount + type].value }
      var handles: Int64 = 0
      for group in 0..<groupCount where Int(groups[group].center) == center {
        handles += busy[group].value
      }
      let cell = (probe * centers + center) * 3
      observations.probes[cell] = Int32(clamping: waits)
      observations.probes[cell + 1] = Int32(clamping: handles)
      observations.probes[cell + 2] = Int32(clamping: waits + handles)
    }
  }

  /// At the horizon no redial is made any more: those between attempts are counted as that.
  mutating func endRedialing() {
    for index in 0..<contacts.count where contacts[index].state == .redialing {
      let slot = Int32(index)
      let origin = contacts[slot].origin
      calendar.remove(slot)
      redialing[origin].change(by: -1, at: now)
      observations.redialingAtEnd[Int(origin)] += 1
      release(slot)
    }
  }

  /// Everything that was seen.
  mutating func closeBooks(events: Int64) -> Observations {
    observations.events = events
    ledger.close(into: &observations)
    beside.close(into: &observations)
    estimates.close(into: &observations)
    promises.close(into: &observations)
    return observations
  }
}
