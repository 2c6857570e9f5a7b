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
  /// Contacts answered at another center, `origin * centers + handler`.
  let flows: [Int64]
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

  /// A replication, beside that under isolated centers where it was asked for.
  init(_ seen: Observations, home: Observations? = nil, frame: Frame) {
    let sheets = Sheets(seen, frame: frame)
    let health = HealthSheets(
      seen, home: home, sizes: frame.sizes, headline: frame.labels.serviceLevel.headline)
    var sums: [ScopeKind: [Double]] = [:]
    for kind in ScopeKind.allCases where frame.sizes.count(of: kind) > 0 {
      sums[kind] = frame.sums(
        of: kind.ordinal, sheet: sheets[kind], health: health[kind.ordinal])
    }
    self.sums = sums
    serviceLevels = Tally.serviceLevels(sheets, frame: frame)
    histograms = Histograms(seen)
    quantiles = SectionQuantiles(histograms, frame: frame).values
    flows = seen.flows
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
