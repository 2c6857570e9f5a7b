import Sim

extension JournalNames {
  /// What happened on a contact's way, in a few words; nil of what is told elsewhere.
  func passage(_ event: Journal.Event) -> Phrase? {
    switch event {
    case .waits(let queue): "waits at \(name(ofQueue: queue))"
    case .joins(let list): "also in \(lists[list])"
    case .moves(let list, let queue):
      lists[list].english == name(ofQueue: queue)
        ? "moves to \(lists[list])" : "moves to \(lists[list]) of \(name(ofQueue: queue))"
    case .isOffered(let group): "is offered to \(center(ofGroup: group))"
    case .connects(let group): "is put through to \(groups[group])"
    case .answered(let group, let agent): "answered by \(groups[group]) agent \(agent + 1)"
    case .abandons: "gives up"
    case .isPromised(let list): "hangs up and keeps a place in \(lists[list])"
    case .isNotReached: "is not reached"
    case .refused(.lines): "hears a busy signal: every line is taken"
    case .refused(.room): "hears a busy signal: the waiting room is full"
    case .refused(.rule): "is turned away with a busy signal"
    case .isCut: "is cut off"
    case .returns(let queue): "is put back to \(name(ofQueue: queue))"
    case .ends: "ends"
    case .arrives, .redials, .isLost, .idle, .decided, .considered: nil
    }
  }

  /// What a rule did.
  func words(_ act: Decision.Act) -> (act: String, to: String) {
    switch act {
    case .connect(let group): ("connect", groups[group])
    case .join(let list): ("join", lists[list].english)
    case .move(let list): ("move", lists[list].english)
    case .offer(let group): ("offer", center(ofGroup: group))
    case .decline(let group): ("decline", center(ofGroup: group))
    case .advance(let group): ("send the first", groups[group])
    case .refuse: ("refuse", "")
    case .callBack: ("call back", "")
    case .open: ("open", "")
    case .close: ("close", "")
    }
  }

  /// The rule behind a decision on a contact of a queue; nil where it only gave it the center's own
  /// agent.
  func rule(_ decision: Decision, queue: Int) -> String? {
    let group =
      switch decision.act {
      case .connect(let group), .advance(let group): group
      default: -1
      }
    return rule(decision.source, queue, group)
  }

  /// The center that a group stands for.
  func center(ofGroup group: Int) -> String { centers[centerOfGroup[group]] }

  /// What becomes of the customer.
  func words(_ sequel: ContactRecord.Sequel?) -> String {
    switch sequel {
    case .redials(let time)?: "redials at \(clock(time))"
    case .isLost?: "lost"
    case nil: ""
    }
  }

  /// Seconds since the beginning of the first interval.
  func seconds(_ time: Ticks) -> Double { (time - start).exactSeconds }
}

extension Ticks {
  /// Seconds to the nearest double, so that a table shows the decimals that there are.
  var exactSeconds: Double { Double(self) / Double(Ticks.perSecond) }
}
