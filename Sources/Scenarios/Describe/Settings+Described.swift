import Sim

extension Scenario.Horizon {
  /// The section with its defaults.
  public var described: Described {
    let local = Zone.text(ofLocal: zone.local(at: start))
    return Described(
      "horizon",
      [
        Described("start", local + Zone.text(ofOffset: zone.offset(at: start))),
        Described("time_zone", zone.name),
        Described("length", Written.duration(length)),
        evenInterval.map {
          Described(
            "interval", Written.duration($0), isDefault: $0 == Scenario.Horizon.defaultInterval)
        }
          ?? Described("interval", "{borders: \(Written.list(borders.map(Written.duration)))}"),
        Described("warm_up", Written.duration(warmUp), isDefault: warmUp == 0),
      ])
  }
}

extension Scenario.ServiceLevel {
  /// The section with its defaults.
  public var described: Described {
    let standard = Scenario.ServiceLevel.standard
    return Described(
      "service_level",
      [
        Described(
          "within", Written.list(within.map(Written.duration)),
          isDefault: within == standard.within),
        Described("of", Written.duration(of), isDefault: of == standard.of),
        Described("target", Written.share(target), isDefault: target == standard.target),
        Described(
          "short_abandon", Written.duration(shortAbandon),
          isDefault: shortAbandon == standard.shortAbandon),
        Described("clock", clock.rawValue, isDefault: clock == standard.clock),
      ])
  }
}

extension Scenario.Attribution {
  /// The section with its default.
  public var described: Described {
    Described(
      "attribution", Written.list(rules.map(\.rawValue)),
      isDefault: self == Scenario.Attribution.standard)
  }
}

extension Scenario.RunSettings {
  /// The section with its defaults.
  public var described: Described {
    let standard = Scenario.RunSettings.standard
    return Described(
      "run",
      [
        Described(
          "replications", "\(replications)", isDefault: replications == standard.replications),
        Described("seed", "\(seed)", isDefault: seed == standard.seed),
      ])
  }
}
