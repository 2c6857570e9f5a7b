import Sim

extension StrategyCompiler {
  /// One direction of a pair that shares by the ratio of its queues.
  private struct Help {
    var queue: Int
    var helper: Int
    var ratio: Int
    var above: Int
    var releaseBelow: Int?
  }

  /// Who may help the contacts of a queue.
  private func helps(of queue: Int) -> [Help] {
    let home = world.center(of: queue)
    return rules.sharing.compactMap { rule in
      guard let side = rule.centers.firstIndex(of: home),
        rule.types?.contains(world.type(of: queue)) ?? true, let above = rule.openAbove[side]
      else { return nil }
      let helper = rule.centers[1 - side]
      guard !groups(at: helper, serving: queue).isEmpty else { return nil }
      return Help(
        queue: queue, helper: helper, ratio: rule.ratios[side], above: above,
        releaseBelow: rule.releaseBelow)
    }
  }

  /// Help is open: the excess of the queue is above its mark, with `newcomers` counted in it, and
  /// few enough guests of the other direction are in service.
  private mutating func opening(_ help: Help, newcomers: Int) -> [Catalogue.Condition] {
    let type = world.type(of: help.queue)
    let theirs = world.queue(center: help.helper, type: type)
    // A millionth is taken off, so that the excess is above the mark and not at it.
    var all = [
      condition(
        [
          Catalogue.Term(.waiting, help.queue),
          Catalogue.Term(.waiting, theirs, weight: -help.ratio),
          Catalogue.Term(.one, 0, weight: newcomers * 1_000_000 - 1),
        ], least: help.above)
    ]
    if let release = help.releaseBelow {
      let guests = gauge(Gauge(.guests(from: Int32(help.helper)), queue: Int32(help.queue)))
      all.append(
        Catalogue.Condition(reading: .gauge, index: guests, greatest: max(release - 1, 0)))
    }
    return all
  }

  /// On arrival the first contact of the queue, or the arrival where nobody waits, goes to an idle
  /// agent of the helper while help is open.
  mutating func addSharing(of queue: Int) {
    for help in helps(of: queue) {
      let guardID = guardID(opening(help, newcomers: 1))
      let tries = searches(at: help.helper, for: queue)
      catalogue.moves.append(
        Catalogue.Move(guardID: guardID, act: .sendHead(tries, list: queue)))
    }
  }

  /// An agent of the helper who becomes free takes the first contact of the queue before its own,
  /// while help is open.
  mutating func addShared(for group: Int, to looks: inout [Look]) {
    guard !rules.sharing.isEmpty else { return }
    let center = world.groups[group].center
    for type in world.groups[group].skills {
      for origin in world.centers.indices where origin != center {
        let queue = world.queue(center: origin, type: type)
        for help in helps(of: queue) where help.helper == center {
          var guards = opening(help, newcomers: 0)
          let reserve = helperGuard(.none, group: group, queue: queue)
          if reserve >= 0 { guards += catalogue.conditions[catalogue.guards[reserve]] }
          looks.append(
            Look(
              pull: Catalogue.Pull(
                list: queue, rank: -1, waitedOver: -1, guardID: guardID(guards)),
              queue: queue, isQueue: false))
        }
      }
    }
  }
}
