import Sim
import Study

extension Scenario {
  /// The names behind the positions of the results.
  public var labels: Labels {
    let groups = centers.enumerated().flatMap { place in
      place.element.groups.map { Labels.Group(name: $0.name, center: place.offset) }
    }
    let names = intervalNames(in: horizon.zone)
    let intervals = names.enumerated().map { index, name in
      Labels.Interval(
        name: name, start: (horizon.borders[index] + horizon.warmUp).seconds,
        length: (horizon.borders[index + 1] - horizon.borders[index]).seconds)
    }
    return Labels(
      title: title, centers: centers.map { labels(of: $0, beside: names) },
      contactTypes: contacts.map(\.name), groups: groups, intervals: intervals,
      probes: probes.map { Written.seconds($0.seconds) },
      serviceLevel: Labels.ServiceLevel(
        within: serviceLevel.within.map(\.seconds), headline: serviceLevel.position,
        target: serviceLevel.target, shortAbandon: serviceLevel.shortAbandon.seconds,
        clock: serviceLevel.clock.rawValue))
  }

  private func labels(of center: Center, beside names: [String]) -> Labels.Center {
    let local = intervalNames(in: center.zone)
    return Labels.Center(name: center.name, localIntervals: local == names ? [] : local)
  }

  /// What a clock shows at the start of each interval, with the date where the run is longer than a
  /// day, and with the offset from UTC where the clock shows one time twice.
  private func intervalNames(in zone: Zone) -> [String] {
    let starts = horizon.borders.dropLast().map { horizon.start + Int64($0.seconds) }
    let isLong = horizon.length > 86_400 * Ticks.perSecond
    let names = starts.map { instant in
      let local = zone.local(at: instant)
      let clock = Zone.clockText(ofLocal: local)
      return isLong ? "\(Zone.dateText(ofLocal: local)) \(clock)" : clock
    }
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(starts, names).map { instant, name in
      counts[name] == 1
        ? name : name + Zone.text(ofOffset: zone.offset(at: instant))
    }
  }
}
