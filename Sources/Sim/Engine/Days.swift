/// What a replication draws once: how busy its day is, when a network is repaired, and who calls
/// about it.
enum Days {
  /// A call about an outage.
  struct Call {
    let time: Ticks
    let caller: UInt64
  }

  /// The factors of the model's busynesses in one replication.
  ///
  /// A normal copula: the center's normal is `sqrt(r) Z0 + sqrt(1 - r) Zc`, its distribution
  /// function the uniform behind the factor, so that factors of one center are equal in rank and
  /// those of two centers have normals of correlation `r`.
  static func factors(_ model: Model, key: StreamKey) -> [Double] {
    guard !model.busyness.isEmpty else { return [] }
    let common = normal(key, entity: 0)
    let shared = model.busynessCorrelation.squareRoot()
    let own = (1 - model.busynessCorrelation).squareRoot()
    return model.busyness.map { busyness in
      let z = shared * common + own * normal(key, entity: UInt64(busyness.center) + 1)
      switch busyness.shape {
      case .lognormal:
        let variance = Elementary.log1p(busyness.cv * busyness.cv)
        return Elementary.exp(variance.squareRoot() * z - 0.5 * variance)
      case .gamma:
        let shape = 1 / (busyness.cv * busyness.cv)
        return Elementary.gammaOfNormal(z, shape: shape) / shape
      }
    }
  }

  /// The calls about an outage before a time, in order of time.
  static func calls(
    of outage: NetworkOutage, stream: Int, tables: LawTables, key: StreamKey, before end: Ticks
  ) -> [Call] {
    let once = key.block(purpose: .events, entity: UInt64(stream), index: 0)
    let repair = sample(outage.repair, once.words.0, once.retry(word: 0), tables)
    let repaired = later(outage.starts, by: repair)
    var calls: [Call] = []
    for caller in 0..<UInt64(outage.callers) {
      let block = key.block(purpose: .events, entity: UInt64(stream), index: caller + 1)
      let notices = later(
        outage.starts, by: sample(outage.awareness, block.words.0, block.retry(word: 0), tables))
      var time = notices
      if notices >= repaired {
        guard Uniform.halfOpen(block.words.1) < outage.afterRepairShare else { continue }
        time = later(
          repaired, by: sample(outage.afterRepair, block.words.2, block.retry(word: 2), tables))
      }
      if time < end { calls.append(Call(time: time, caller: caller)) }
    }
    return calls.sorted { ($0.time, $0.caller) < ($1.time, $1.caller) }
  }

  private static func normal(_ key: StreamKey, entity: UInt64) -> Double {
    let block = key.block(purpose: .busyness, entity: entity)
    return Normal.standard.draw(word: block.words.0, retry: block.retry(word: 0))
  }

  private static func sample(
    _ law: Law, _ word: UInt64, _ retry: Retry, _ tables: LawTables
  ) -> Double {
    law.sample(word: word, retry: retry, tables: tables)
  }

  private static func later(_ time: Ticks, by seconds: Double) -> Ticks {
    let delay = Ticks(seconds: seconds)
    return delay > Stamp.latest - time ? .never : time + delay
  }
}
