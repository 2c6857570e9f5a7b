import Sim

extension Scenario {
  /// The rate streams in the order of the file, and the busyness factors they point to.
  func demandStreams() -> (streams: [DemandStream], busyness: [Sim.Busyness]) {
    let handleTimes = contacts.map(\.meanHandleTime)
    var streams: [DemandStream] = []
    var factors: [Sim.Busyness] = []
    for source in demand {
      var index = -1
      if let busyness = source.busyness {
        let factor = Sim.Busyness(
          shape: busyness.shape == .gamma ? .gamma : .lognormal, cv: busyness.cv,
          center: Int32(source.center))
        index = factors.firstIndex(of: factor) ?? factors.count
        if index == factors.count { factors.append(factor) }
      }
      streams.append(
        DemandStream(
          queue: Int32(queue(source.center, source.contact)),
          source: .rate(profile(of: source, meanHandleTime: handleTimes[source.contact])),
          busyness: Int32(index)))
    }
    return (streams, factors)
  }

  /// The rate of a source over the run, surges included.
  private func profile(of source: Demand, meanHandleTime: Double) -> RateProfile {
    let surges = events.compactMap { event -> Surge? in
      guard case .surge(let surge) = event.kind, surge.centers.contains(source.center),
        surge.contacts.contains(source.contact), surge.starts < horizon.length,
        surge.ends > -horizon.warmUp
      else { return nil }
      return surge
    }
    if case .sinusoid(let mean, let amplitude, let period) = source.amount, surges.isEmpty {
      return RateProfile(
        sinusoid: RateProfile.Sinusoid(
          mean: mean, amplitude: amplitude, period: period, origin: horizon.warmUp))
    }
    var builder = RateBuilder(warmUp: horizon.warmUp, length: horizon.length, surges: surges)
    return builder.profile(of: source.amount, meanHandleTime: meanHandleTime)
  }
}

extension RateProfile {
  /// The expected number of contacts in a stretch of the run.
  public func expected(from: Ticks, to: Ticks) -> Double {
    guard to > from else { return 0 }
    if let sinusoid {
      let turns = (
        (from - sinusoid.origin).seconds / sinusoid.period,
        (to - sinusoid.origin).seconds / sinusoid.period
      )
      let swing =
        sinusoid.amplitude * sinusoid.period / (2 * Double.pi)
        * (Elementary.cosTurns(turns.0) - Elementary.cosTurns(turns.1))
      return sinusoid.mean * (to - from).seconds + swing
    }
    var sum = 0.0
    var index = position(at: from)
    while index < segments.count, segments[index].from < to {
      let segment = segments[index]
      let low = max(from, segment.from)
      let high = index + 1 < segments.count ? min(to, segments[index + 1].from) : to
      let length = (high - low).seconds
      let middle = (low - segment.from).seconds + length / 2
      sum += (segment.rate + segment.slope * middle) * length
      index += 1
    }
    return sum
  }

  /// The segment in which a time lies.
  private func position(at time: Ticks) -> Int {
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].from <= time { low = middle } else { high = middle }
    }
    return low
  }
}
