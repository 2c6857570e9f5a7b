import Sim

/// The quantiles of one replication, for every scope that has histograms; NaN without data.
struct SectionQuantiles {
  private(set) var values: [ScopeKind: [Double]] = [:]
  /// One row after the other, the members of each scope: all that were not blocked, then the
  /// answered.
  private var all: [UInt64]
  private var answered: [UInt64]

  private typealias Waits = (answered: WaitHistograms, abandoned: WaitHistograms, edges: WaitEdges)

  init(_ waits: Tally.Histograms, frame: Frame) {
    let sizes = frame.sizes
    let (types, centers) = (sizes.contactTypes, sizes.centers)
    let cells = sizes.intervals * centers
    all = Array(repeating: 0, count: frame.fine.from.count)
    answered = all
    let day: Waits = (waits.answeredDay, waits.abandonedDay, frame.fine)
    let origin: Waits = (waits.answered, waits.abandoned, frame.coarse)
    let handled: Waits = (waits.answeredHandled, waits.abandonedHandled, frame.coarse)
    let queues = quantiles(of: day, rows: single(types * centers))
    let byOrigin = quantiles(of: origin, rows: single(cells))
    values[.queue] = queues
    values[.intervalCenterByOrigin] = byOrigin
    values[.centerByHandling] = quantiles(
      of: handled, rows: (0..<centers).map { stride(from: $0, to: cells, by: centers) })
    values[.centerByOrigin] =
      types == 1
      ? queues
      : quantiles(
        of: day,
        rows: (0..<centers).map { stride(from: $0 * types, to: ($0 + 1) * types, by: 1) })
    guard centers > 1 else {
      // With one center there is one view, and what is true of it is true of all.
      values[.contactType] = queues
      values[.total] = values[.centerByOrigin]
      values[.interval] = byOrigin
      values[.intervalCenterByHandling] = byOrigin
      return
    }
    values[.intervalCenterByHandling] = quantiles(of: handled, rows: single(cells))
    values[.contactType] = quantiles(
      of: day, rows: (0..<types).map { stride(from: $0, to: types * centers, by: types) })
    values[.total] = quantiles(of: day, rows: [stride(from: 0, to: types * centers, by: 1)])
    values[.interval] = quantiles(
      of: origin,
      rows: (0..<sizes.intervals).map {
        stride(from: $0 * centers, to: ($0 + 1) * centers, by: 1)
      })
  }

  private func single(_ count: Int) -> [StrideTo<Int>] {
    (0..<count).map { stride(from: $0, to: $0 + 1, by: 1) }
  }

  private mutating func quantiles(of waits: Waits, rows: [StrideTo<Int>]) -> [Double] {
    let buckets = waits.edges.from.count
    let shares = WaitQuantile.shares
    var found = [Double](repeating: .nan, count: rows.count * QuantileTable.width)
    for (scope, members) in rows.enumerated() {
      gather(waits, members: members, buckets: buckets)
      let totals = (
        all: all[..<buckets].reduce(0, &+), answered: answered[..<buckets].reduce(0, &+)
      )
      let at = scope * QuantileTable.width
      if totals.all > 0 {
        WaitQuantile.find(shares, total: totals.all, edges: waits.edges, into: &found, at: at) {
          all[$0]
        }
      }
      if totals.answered > 0 {
        WaitQuantile.find(
          shares, total: totals.answered, edges: waits.edges, into: &found, at: at + shares.count
        ) { answered[$0] }
      }
    }
    return found
  }

  /// Adds the members of a scope together; the loops have no branches, so that they run as vectors.
  private mutating func gather(_ waits: Waits, members: StrideTo<Int>, buckets: Int) {
    var isFirst = true
    all.withUnsafeMutableBufferPointer { all in
      answered.withUnsafeMutableBufferPointer { answered in
        waits.answered.counts.withUnsafeBufferPointer { spoken in
          waits.abandoned.counts.withUnsafeBufferPointer { given in
            for row in members {
              let start = row * buckets
              for bucket in 0..<buckets {
                let answers = UInt64(spoken[start &+ bucket])
                let both = answers &+ UInt64(given[start &+ bucket])
                answered[bucket] = isFirst ? answers : answered[bucket] &+ answers
                all[bucket] = isFirst ? both : all[bucket] &+ both
              }
              isFirst = false
            }
          }
        }
      }
    }
  }
}
