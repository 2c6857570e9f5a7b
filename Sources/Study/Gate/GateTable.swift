/// The verdicts of a gate, look by look.
///
/// All checks are one family: the chance that any of them ends `worse` without a loss is at most
/// `alpha` over all looks. Alpha is shared evenly by the looks, at a look by the parts of the
/// family that have checks, and within a part by Holm's procedure. Whether a check is equivalent is
/// tested by two one-sided tests at 5 %, and whether a limit holds at its confidence, each for
/// itself and shared by the looks as well.
public struct GateTable: Sendable {
  /// The chance of any false alarm.
  public static let alpha = 0.01

  let checks: [GateCheck]
  let looks: [Int]
  private var evidence: [GateEvidence]
  private var worse: [Int?]
  private var better: [Int?]
  private(set) var count = 0
  /// The sums of the hours, replication by replication: neighbors are shown together.
  private var hours: [[GateSums]] = []
  private var states: [GateState]

  /// A table of checks, none of which was looked at.
  ///
  /// `recorded` are the values of a baseline, where the base is not simulated.
  public init(_ checks: [GateCheck], looks: [Int], recorded: [GateRecord?]? = nil) {
    precondition(!checks.isEmpty && !looks.isEmpty, "a gate has a check and a look")
    precondition(recorded.map { $0.count == checks.count } ?? true, "a record for each check")
    self.checks = checks
    self.looks = looks
    evidence = checks.indices.map { GateEvidence(checks[$0], recorded: recorded?[$0]) }
    worse = checks.map { _ in nil }
    better = worse
    states = checks.map { _ in .inconclusive }
  }

  /// The numbers of replications after which a gate looks: 25, and twice as many each time, the
  /// last the most that are allowed.
  public static func looks(most: Int) -> [Int] {
    var looks: [Int] = []
    var next = 25
    while next < most {
      looks.append(next)
      next *= 2
    }
    return looks + [most]
  }

  /// Takes in a replication: of each check the two sums of the head and of the base.
  public mutating func add(_ sums: [GateSums]) {
    precondition(sums.count == checks.count, "a replication brings the sums of each check")
    for (index, sum) in sums.enumerated() {
      evidence[index].add(head: sum.head, base: checks[index].isComparison ? sum.base : nil)
    }
    if checks.contains(where: { $0.part == .hours }) { hours.append(sums) }
    count += 1
    if looks.contains(count) { look() }
  }

  /// Whether every check is decided.
  public var isDecided: Bool { !states.contains(.inconclusive) }

  /// Looks at what is known: what is worse or better stays so, the rest is as it stands now.
  private mutating func look() {
    let parts = Set(checks.map(\.part))
    let share = Self.alpha / Double(looks.count * parts.count)
    for part in parts {
      let members = checks.indices.filter { checks[$0].part == part }
      let losses = Holm.adjust(members.map { chance($0, worse: true) })
      let gains = Holm.adjust(members.map { chance($0, worse: false) })
      for (position, index) in members.enumerated() {
        if losses[position] <= share { worse[index] = worse[index] ?? count }
        if gains[position] <= share { better[index] = better[index] ?? count }
      }
    }
    for index in checks.indices { states[index] = state(index) }
  }

  /// The chance of what was seen, or worse (better), if there were no change; 1 where the change is
  /// within the margin, and so is none.
  private func chance(_ index: Int, worse: Bool) -> Double {
    let evidence = evidence[index]
    if let chance = evidence.chanceOfDays(worse: true) { return worse ? chance : 1 }
    guard let change = evidence.change else { return 1 }
    if checks[index].isComparison {
      let isBeyond = worse ? change.size < -change.margin : change.size > change.margin
      guard isBeyond else { return 1 }
    } else if !worse {
      return 1
    }
    return change.chance(worse: worse)
  }

  private func state(_ index: Int) -> GateState {
    let (check, evidence) = (checks[index], evidence[index])
    if worse[index] != nil { return .worse }
    if better[index] != nil { return .better }
    guard let head = evidence.head, head.isFinite else { return .undefined }
    if check.isComparison {
      guard evidence.base != nil else { return .undefined }
      guard let change = evidence.change else { return .inconclusive }
      if change.variance == 0, change.size == 0 { return .equivalent }
      let outside = max(
        change.chance(worse: false, than: -change.margin),
        change.chance(worse: true, than: change.margin))
      return outside <= 0.05 / Double(looks.count) ? .equivalent : .inconclusive
    }
    let allowed = (1 - check.confidence) / Double(looks.count)
    if let chance = evidence.chanceOfDays(worse: false) {
      return chance <= allowed ? .holds : .inconclusive
    }
    guard let change = evidence.change else { return .inconclusive }
    return change.chance(worse: false) <= allowed ? .holds : .inconclusive
  }

  /// Neighboring hours of one measure and place as one, after the verdict on each: figures to show,
  /// no further test.
  public func together(_ members: [Int]) -> GateVerdict {
    precondition(!members.isEmpty, "there is an hour")
    var check = checks[members[0]]
    check.scopes = members.flatMap { checks[$0].scopes }
    check.baseScopes = members.flatMap { checks[$0].baseScopes }
    var evidence = GateEvidence(check, recorded: nil)
    for sums in hours {
      let heads = members.map { sums[$0].head }
      let bases = members.compactMap { sums[$0].base }
      let total = { (pairs: [(Double, Double)]) -> (Double, Double) in
        pairs.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
      }
      evidence.add(head: total(heads), base: bases.isEmpty ? nil : total(bases))
    }
    return GateVerdict(
      check: check, state: states[members[0]], head: evidence.headEstimate, base: evidence.base,
      difference: evidence.difference,
      chance: members.map { chance($0, worse: true) }.min() ?? 1)
  }

  /// The verdicts as of the last look.
  public var verdicts: [GateVerdict] {
    checks.indices.map { index in
      GateVerdict(
        check: checks[index], state: states[index], head: evidence[index].headEstimate,
        base: evidence[index].base, difference: evidence[index].difference,
        chance: chance(index, worse: true))
    }
  }
}

/// The two sums of a check in one replication, of the head and of the base.
public struct GateSums: Sendable {
  /// Upper and lower sum in the head; the lower is 0 without data.
  public var head: (Double, Double)
  /// Upper and lower sum in the base; nil where none is simulated.
  public var base: (Double, Double)?

  /// Sums of a replication.
  public init(head: (Double, Double), base: (Double, Double)? = nil) {
    self.head = head
    self.base = base
  }
}

/// What became of a check.
public enum GateState: String, Sendable, CaseIterable {
  /// Surely worse than the base by more than the margin, or surely short of what is asked.
  case worse
  /// Surely better than the base by more than the margin.
  case better
  /// Surely within the margin of the base.
  case equivalent
  /// What is asked surely holds.
  case holds
  /// None of these is sure.
  case inconclusive
  /// There is nothing to judge: no contact came where the check looks.
  case undefined
}

/// A check with its verdict.
public struct GateVerdict: Sendable {
  /// The check.
  public let check: GateCheck
  /// The verdict.
  public let state: GateState
  /// The value in the head, with its 95 % interval; of days, the share of good ones.
  public let head: Estimate?
  /// The value in the base, or the limit.
  public let base: Double?
  /// Head minus base, or minus the limit, with its own 95 % interval.
  public let difference: Estimate?
  /// The chance of a loss like this without one, before it is adjusted.
  public let chance: Double
}
