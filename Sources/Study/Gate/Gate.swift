import Sim

/// One side of a gate: a world with a strategy.
public struct GateSide: Sendable {
  /// The world.
  public var model: Model
  /// Its names.
  public var labels: Labels
  /// The strategy.
  public var strategy: PolicyRunner
  /// The seed of all randomness.
  public var seed: UInt64

  /// A side; sides with one seed bring the same customers.
  public init(model: Model, labels: Labels, strategy: PolicyRunner, seed: UInt64) {
    self.model = model
    self.labels = labels
    self.strategy = strategy
    self.seed = seed
  }
}

/// A gate: a head, checks of it, and a base where checks compare.
public struct Gate: Sendable {
  /// What is judged.
  public var head: GateSide
  /// What it is compared with; nil where no check compares, or with values that were recorded.
  public var base: GateSide?
  /// What is asked, at least one check.
  public var checks: [GateCheck]
  /// Values of a baseline, one for each check.
  public var recorded: [GateRecord?]?
  /// The most replications, at least 2.
  public var most: Int
  /// Threads that simulate.
  public var threads: Int
  /// Whether it ends once every check is decided.
  public var endsEarly = true

  /// The most replications unless said otherwise.
  public static let usualMost = 200

  /// A gate.
  public init(
    head: GateSide, base: GateSide? = nil, checks: [GateCheck], recorded: [GateRecord?]? = nil,
    most: Int = Gate.usualMost, threads: Int = 1
  ) {
    self.head = head
    self.base = base
    self.checks = checks
    self.recorded = recorded
    self.most = most
    self.threads = threads
  }

  /// Simulates until every check is decided or the replications are spent.
  ///
  /// The verdicts depend on the gate alone, not on threads or time.
  public func run(watch: Watch = Watch()) throws(StudyError) -> GateResults {
    let headFrame = Frame(model: head.model, labels: head.labels)
    let headPicks = checks.map { GatePick($0, $0.scopes, frame: headFrame) }
    let other = base.map { side in
      let frame = Frame(model: side.model, labels: side.labels)
      return (side, frame, checks.map { GatePick($0, $0.baseScopes, frame: frame) })
    }
    let sides = other == nil ? 1 : 2
    var table = GateTable(checks, looks: GateTable.looks(most: most), recorded: recorded)
    var row: [[(Double, Double)]] = []
    var contacts: Int64 = 0
    let start = ContinuousClock.now
    var reported = start
    let (most, head, cancel, endsEarly) = (most, head, watch.cancel, endsEarly)
    let conveyor = Conveyor<GatePiece>(
      limit: most * sides, ahead: threads * 4 + 1, mayBegin: { cancel?.isSet != true },
      make: { piece in
        let replication = UInt64(piece / sides) + 1
        // The base comes first, so that a piece's side is known by its number.
        if let other, piece % sides == 0 {
          return try GatePiece(other.0, replication, other.1, other.2)
        }
        return try GatePiece(head, replication, headFrame, headPicks)
      },
      take: { piece in
        row.append(piece.sums)
        contacts += piece.contacts
        guard row.count == sides else { return true }
        let (first, last) = (row[0], row[sides - 1])
        table.add(
          last.indices.map { GateSums(head: last[$0], base: sides == 2 ? first[$0] : nil) })
        row.removeAll(keepingCapacity: true)
        if let progress = watch.progress, reported.duration(to: .now) >= .milliseconds(200) {
          reported = .now
          progress(
            Progress(
              done: table.count, asked: most, contacts: contacts,
              seconds: start.duration(to: .now) / .seconds(1), halfWidth: nil,
              measure: .serviceLevel))
        }
        return !(endsEarly && table.isDecided)
      })
    do {
      try conveyor.run(threads: threads)
    } catch let error as StudyError {
      throw error
    } catch {
      throw .replicationFailed(strategy: head.strategy.name, replication: 1, error)
    }
    guard table.count > 0 else { throw .nothingFinished }
    return GateResults(
      table: table, verdicts: table.verdicts, replications: table.count, most: most,
      looks: table.looks,
      contacts: contacts, isCancelled: cancel?.isSet == true)
  }
}

/// What came of a gate.
public struct GateResults: Sendable {
  /// What the verdicts rest on.
  public let table: GateTable
  /// The checks with their verdicts, in their order.
  public let verdicts: [GateVerdict]
  /// Replications of each side.
  public let replications: Int
  /// The most that were allowed.
  public let most: Int
  /// After how many it was looked.
  public let looks: [Int]
  /// Attempts simulated.
  public let contacts: Int64
  /// Whether somebody stopped it.
  public let isCancelled: Bool
}

/// A replication of one side, as its checks see it.
private struct GatePiece: Sendable {
  let sums: [(Double, Double)]
  let contacts: Int64

  init(_ side: GateSide, _ replication: UInt64, _ frame: Frame, _ picks: [GatePick]) throws {
    let seen = try Study.observe(side.strategy, replication, side.model, seed: side.seed)
    let sheets = Sheets(seen, frame: frame)
    sums = picks.map { $0.sums(sheets, frame) }
    contacts = seen.contactsSimulated
  }
}

/// Where the sums of a check stand in the sheets of a replication.
private struct GatePick: Sendable {
  private let over: [Term]
  private let under: [Term]
  private let kind: ScopeKind
  private let positions: [Int]
  private let divisor: Double

  init(_ check: GateCheck, _ scopes: [Scope], frame: Frame) {
    let kind = scopes[0].kind
    let positions = scopes.compactMap { frame.sizes.position(of: $0) }
    precondition(
      scopes.allSatisfy { $0.kind == kind } && positions.count == scopes.count
        && check.measure.exists(in: kind, sizes: frame.sizes),
      "a check names places of one kind that have its measure")
    (self.kind, self.positions) = (kind, positions)
    let formula = check.measure.definition.formula
    let seconds = scopes.reduce(0) { $0 + frame.labels.seconds(of: $1) }
    divisor = formula.divisor(seconds: seconds)
    switch formula {
    case .ratio(let upper, let lower): (over, under) = (upper, lower)
    case .count(let terms), .hourly(let terms): (over, under) = (terms, [])
    case .timeAverage(let quantity): (over, under) = ([.plus(quantity)], [])
    case .variance, .quantile, .spread, .loss:
      preconditionFailure("\(check.measure.name) cannot be checked")
    }
  }

  func sums(_ sheets: Sheets, _ frame: Frame) -> (Double, Double) {
    let sheet = sheets[kind]
    func sum(_ terms: [Term]) -> Double {
      terms.reduce(0) { total, term in
        let threshold = term.quantity.dependsOnThreshold ? frame.labels.serviceLevel.headline : 0
        let column = Frame.column(term.quantity, threshold: threshold)
        return positions.reduce(total) { $0 + term.sign * sheet[$1 * frame.width + column] }
      }
    }
    return (sum(over) / divisor, under.isEmpty ? 1 : sum(under))
  }
}
