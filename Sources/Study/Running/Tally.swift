import Sim

/// A replication as the estimates take it in; made on the thread that simulated it.
struct Tally: Sendable {
  /// The sums that are followed, by kind of scope.
  let sums: [ScopeKind: [Double]]
  /// The quantiles of the replication, by kind of scope; NaN without data.
  let quantiles: [ScopeKind: [Double]]
  /// Daily service levels of the total and of each center by origin; NaN without contacts.
  let serviceLevels: [Double]
  /// Waits, to be merged.
  let histograms: Histograms
  /// States at the probes.
  let probes: [Int32]
  /// The fingerprint.
  let digest: Digest
  /// Attempts simulated.
  let contacts: Int64
  /// Events handled.
  let events: Int64

  struct Histograms: Sendable {
    let answeredDay: WaitHistograms
    let abandonedDay: WaitHistograms
    let answered: WaitHistograms
    let abandoned: WaitHistograms
    let answeredHandled: WaitHistograms
    let abandonedHandled: WaitHistograms

    init(_ seen: Observations) {
      answeredDay = seen.answeredWaitsDay
      abandonedDay = seen.abandonedWaitsDay
      answered = seen.answeredWaits
      abandoned = seen.abandonedWaits
      answeredHandled = seen.answeredWaitsHandled
      abandonedHandled = seen.abandonedWaitsHandled
    }
  }

  init(_ seen: Observations, frame: Frame) {
    let sheets = Sheets(seen, frame: frame)
    var sums: [ScopeKind: [Double]] = [:]
    for kind in ScopeKind.allCases where frame.sizes.count(of: kind) > 0 {
      sums[kind] = frame.sums(of: kind.ordinal, sheet: sheets[kind])
    }
    self.sums = sums
    serviceLevels = Tally.serviceLevels(sheets, frame: frame)
    histograms = Histograms(seen)
    quantiles = SectionQuantiles(histograms, frame: frame).values
    probes = seen.probes
    digest = Digest(of: seen)
    contacts = seen.contactsSimulated
    events = seen.events
  }

  private static func serviceLevels(_ sheets: Sheets, frame: Frame) -> [Double] {
    let within = Frame.column(.answeredWithin, threshold: frame.labels.serviceLevel.headline)
    let rows = [sheets[.total], sheets[.centerByOrigin]]
    return rows.flatMap { sheet in
      (0..<sheet.count / frame.width).map { scope in
        let offered = sheet[scope * frame.width + Frame.column(.offered)]
        return offered > 0 ? sheet[scope * frame.width + within] / offered : .nan
      }
    }
  }
}

/// The quantiles of one replication, for every scope that has histograms.
private struct SectionQuantiles {
  private(set) var values: [ScopeKind: [Double]] = [:]
  private let frame: Frame

  init(_ waits: Tally.Histograms, frame: Frame) {
    self.frame = frame
    let sizes = frame.sizes
    let (types, centers) = (sizes.contactTypes, sizes.centers)
    let cells = sizes.intervals * centers
    let day = (waits.answeredDay, waits.abandonedDay, frame.fine)
    let origin = (waits.answered, waits.abandoned, frame.coarse)
    let handled = (waits.answeredHandled, waits.abandonedHandled, frame.coarse)
    values[.total] = quantiles(of: day, rows: [stride(from: 0, to: types * centers, by: 1)])
    values[.centerByOrigin] = quantiles(
      of: day,
      rows: (0..<centers).map { stride(from: $0 * types, to: ($0 + 1) * types, by: 1) })
    values[.contactType] = quantiles(
      of: day, rows: (0..<types).map { stride(from: $0, to: types * centers, by: types) })
    values[.queue] = quantiles(of: day, rows: single(types * centers))
    values[.interval] = quantiles(
      of: origin,
      rows: (0..<sizes.intervals).map {
        stride(from: $0 * centers, to: ($0 + 1) * centers, by: 1)
      })
    values[.centerByHandling] = quantiles(
      of: handled, rows: (0..<centers).map { stride(from: $0, to: cells, by: centers) })
    values[.intervalCenterByOrigin] = quantiles(of: origin, rows: single(cells))
    values[.intervalCenterByHandling] = quantiles(of: handled, rows: single(cells))
  }

  private func single(_ count: Int) -> [StrideTo<Int>] {
    (0..<count).map { stride(from: $0, to: $0 + 1, by: 1) }
  }

  private func quantiles(
    of waits: (answered: WaitHistograms, abandoned: WaitHistograms, edges: WaitEdges),
    rows: [StrideTo<Int>]
  ) -> [Double] {
    let buckets = waits.edges.from.count
    let shares = WaitQuantile.shares
    var found: [Double] = []
    found.reserveCapacity(rows.count * QuantileTable.width)
    var answered = [UInt64](repeating: 0, count: buckets)
    var all = answered
    for members in rows {
      for bucket in 0..<buckets {
        var (spoken, given) = (UInt64(0), UInt64(0))
        for row in members {
          spoken += UInt64(waits.answered.counts[row * buckets + bucket])
          given += UInt64(waits.abandoned.counts[row * buckets + bucket])
        }
        answered[bucket] = spoken
        all[bucket] = spoken + given
      }
      for counts in [all, answered] {
        let total = counts.reduce(0, +)
        guard total > 0 else {
          found += Array(repeating: .nan, count: shares.count)
          continue
        }
        found += WaitQuantile.values(shares, counts: counts, total: total, edges: waits.edges)
      }
    }
    return found
  }
}
