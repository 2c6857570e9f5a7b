import Sim

/// A contact as one row of a table.
public struct TraceRow: Sendable {
  /// The customer's number, with the attempt where it is not the first: `812` or `812.2`.
  public let contact: String
  /// The attempt.
  public let attempt: Int
  /// Names.
  public let contactType: String, center: String
  /// When it arrived, as a time of day.
  public let arrived: String
  /// When it arrived, in seconds since the first interval began.
  public let arrivedSeconds: Double
  /// What became of it.
  public let outcome: String
  /// Seconds until it was answered, or gave up.
  public let wait: Double
  /// Who answered; empty without an answer.
  public let answeringCenter: String, answeringGroup: String
  /// The agent within the group, from 1; nil without an answer.
  public let agent: Int?
  /// Seconds of talk and of wrap-up.
  public let talk: Double, wrapUp: Double
  /// The rules that acted on it, in order, each once.
  public let rules: [String]
  /// Its way, with times.
  public let path: String
  /// What the customer does after an attempt without an answer.
  public let sequel: String

  /// A contact in the words of its strategy.
  public init(_ record: ContactRecord, _ names: JournalNames) {
    contact = record.name
    attempt = record.attempt
    contactType = names.contactTypes[names.contactType(ofQueue: record.queue)]
    center = names.centers[names.center(ofQueue: record.queue)]
    arrived = names.clock(record.arrived)
    arrivedSeconds = names.seconds(record.arrived)
    outcome = record.outcome.rawValue
    wait = record.wait.exactSeconds
    let hasAnswer = record.group >= 0
    answeringCenter = hasAnswer ? names.centers[names.centerOfGroup[record.group]] : ""
    answeringGroup = hasAnswer ? names.groups[record.group] : ""
    agent = hasAnswer ? record.agent + 1 : nil
    talk = record.talk.exactSeconds
    wrapUp = record.wrapUp.exactSeconds
    var rules: [String] = []
    for (_, decision) in record.decisions {
      guard let rule = names.rule(decision, queue: record.queue), !rules.contains(rule) else {
        continue
      }
      rules.append(rule)
    }
    self.rules = rules
    path = record.path.compactMap { passage in
      names.passage(passage.event).map { "\(names.clock(passage.time)) \($0.english)" }
    }.joined(separator: "; ")
    sequel = names.words(record.sequel)
  }
}

extension ContactRecord {
  /// The customer's number, with the attempt where it is not the first.
  public var name: String { attempt == 1 ? "\(number)" : "\(number).\(attempt)" }
}

/// What a rule did, as one row of a table.
public struct DecisionRow: Sendable {
  /// When, as a time of day.
  public let time: String
  /// When, in seconds since the first interval began.
  public let seconds: Double
  /// The rule.
  public let rule: String
  /// What it did, and to where.
  public let act: String, to: String
  /// The contact, its type and center; empty of a valve.
  public let contact: String, contactType: String, center: String
  /// Seconds that the contact had waited; nil of a valve.
  public let waited: Double?
  /// What the rule's conditions read.
  public let figures: [String]
  /// What became of the contact; empty of a valve.
  public let outcome: String
  /// Its whole wait in seconds; nil of a valve.
  public let wait: Double?
  /// On the last decision of a contact: what the link cost, and the seconds that the answering
  /// group handled it longer than a group with a factor of 1 would have.
  public let linkCost: Double?, extraHandling: Double?

  /// The switch of a valve.
  init(_ time: Ticks, _ decision: Decision, _ names: JournalNames) {
    self.time = names.clock(time)
    seconds = names.seconds(time)
    rule = names.rule(decision, queue: 0) ?? ""
    (act, to) = names.words(decision.act)
    (contact, contactType, center) = ("", "", "")
    waited = nil
    figures = decision.figures.map { names.figure($0).english }
    outcome = ""
    (wait, linkCost, extraHandling) = (nil, nil, nil)
  }

  private init(
    _ rule: String, _ time: Ticks, _ decision: Decision, of record: ContactRecord,
    _ names: JournalNames, cost: (link: Double, handling: Double)?
  ) {
    self.time = names.clock(time)
    seconds = names.seconds(time)
    self.rule = rule
    (act, to) = names.words(decision.act)
    contact = record.name
    contactType = names.contactTypes[names.contactType(ofQueue: record.queue)]
    center = names.centers[names.center(ofQueue: record.queue)]
    waited = (time - record.arrived).exactSeconds
    figures = decision.figures.map { names.figure($0).english }
    outcome = record.outcome.rawValue
    wait = record.wait.exactSeconds
    linkCost = cost?.link
    extraHandling = cost?.handling
  }

  /// The decisions of a strategy's rules on a contact; none where its own center's agents answered.
  static func rows(
    of record: ContactRecord, _ names: JournalNames, _ model: Model
  ) -> [DecisionRow] {
    let decisions = record.decisions.compactMap { time, decision in
      names.rule(decision, queue: record.queue).map { (rule: $0, time: time, decision: decision) }
    }
    return decisions.enumerated().map { place, entry in
      DecisionRow(
        entry.rule, entry.time, entry.decision, of: record, names,
        cost: place == decisions.count - 1 ? record.cost(in: model) : nil)
    }
  }
}

extension ContactRecord {
  /// What its link cost, in the scenario's money, and the seconds of handling that the factor of
  /// its group made.
  fileprivate func cost(in model: Model) -> (link: Double, handling: Double) {
    let minutes = talk.exactSeconds / 60
    let price = link >= 0 ? model.links[link].costPerMinute : 0
    let factor = group >= 0 ? model.routes[queue * model.groups.count + group].factor : 1
    return (minutes * price, (talk + wrapUp).exactSeconds * (factor - 1) / factor)
  }
}

extension Rerun {
  /// Runs the replication, and hands on a row for each contact and for each decision of a rule.
  @discardableResult
  public func run(
    contact: @escaping (TraceRow) -> Void, decision: @escaping (DecisionRow) -> Void
  ) throws(StudyError) -> Observations {
    let (names, model) = (names, model)
    return try run(
      record: { record in
        contact(TraceRow(record, names))
        for row in DecisionRow.rows(of: record, names, model) { decision(row) }
      },
      valve: { decision(DecisionRow($0, $1, names)) })
  }
}
