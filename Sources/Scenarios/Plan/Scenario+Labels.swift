import Sim
import Study

extension Scenario {
  /// The names behind the positions of the model.
  public var labels: Labels {
    let warmUp = horizon.warmUp
    let names = intervalNames(by: horizon.zone)
    let intervals = (0..<horizon.intervals).map { index in
      Labels.Interval(
        name: names[index], start: (horizon.borders[index] + warmUp).seconds,
        length: (horizon.borders[index + 1] - horizon.borders[index]).seconds)
    }
    let places = centers.map { center in
      let own = center.zone == horizon.zone ? names : intervalNames(by: center.zone)
      return Labels.Center(name: center.name, localIntervals: own == names ? [] : own)
    }
    let groups = centers.enumerated().flatMap { place in
      place.element.groups.map { Labels.Group(name: $0.name, center: place.offset) }
    }
    var labels = Labels(
      title: title, centers: places, contactTypes: contacts.map(\.name), groups: groups,
      intervals: intervals, probes: probes.map { Written.duration($0) },
      serviceLevel: Labels.ServiceLevel(
        within: serviceLevel.within.map(\.seconds), headline: serviceLevel.position,
        target: serviceLevel.target, shortAbandon: serviceLevel.shortAbandon.seconds,
        clock: serviceLevel.clock.rawValue), hash: hash.description)
    labels.overrides = overrides
    return labels
  }

  /// The local times at which intervals start: the time of day where the horizon stays within one
  /// day, the date too where it does not, the offset as well where a time comes twice.
  func intervalNames(by zone: Zone) -> [String] {
    let borders = horizon.borders.dropLast()
    let short = borders.map { clockText(at: $0, by: zone) }
    if Set(short).count == short.count, horizon.length <= 25 * 3_600 * Ticks.perSecond {
      return short
    }
    let dated = borders.map { time -> String in
      let local = zone.local(at: instant(time))
      return "\(Zone.dateText(ofLocal: local)) \(clockText(at: time, by: zone))"
    }
    var count: [String: Int] = [:]
    for name in dated { count[name, default: 0] += 1 }
    return zip(borders, dated).map { time, name in
      guard count[name, default: 0] > 1 else { return name }
      return name + Zone.text(ofOffset: zone.offset(at: instant(time)))
    }
  }

  /// The time of day at a time elapsed from `start`, with parts of a second where there are any.
  func clockText(at time: Ticks, by zone: Zone) -> String {
    let text = Zone.clockText(ofLocal: zone.local(at: instant(time)))
    let rest = time - Zone.floorDivided(time, Ticks.perSecond) * Ticks.perSecond
    guard rest != 0 else { return text }
    let whole = text.count == 5 ? text + ":00" : text
    let digits = String(rest + Ticks.perSecond).dropFirst()
    return whole + "." + digits.reversed().drop { $0 == "0" }.reversed()
  }

  /// The whole second of UTC in which a time elapsed from `start` lies.
  private func instant(_ time: Ticks) -> Int64 {
    horizon.start + Zone.floorDivided(time, Ticks.perSecond)
  }
}
