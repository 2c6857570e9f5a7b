import Sim
import Study

extension Scenario.Contact {
  /// The keys of a contact type.
  static let keys = KeyTable(
    "contacts.NAME", "How one kind of contact behaves.",
    [
      Key(
        "handle_time", LawSpec.shape, default: "`talk_time` and `wrap_up`",
        "Talk and wrap-up in one; lines are held all the time."),
      Key(
        "talk_time", LawSpec.shape, default: "`handle_time`",
        "Talk, hold included; lines are held during it."),
      Key(
        "wrap_up", LawSpec.shape, default: "none",
        "Work after the talk; the lines are free again, the agent is not."),
      Key(
        "patience",
        .either([
          LawSpec.shape, .choice(["none"]),
          .named("center", .either([LawSpec.shape, .choice(["none"])])),
        ]),
        default: "none",
        "How long a contact waits before it gives up: a law, `none`, or one of these by center."),
      Key(
        "redial", .map(Scenario.Redial.keys), default: "nobody tries again",
        "Whether a customer without an answer tries again."),
    ])

  /// Reads a contact type.
  static func read(_ named: Field.Named, _ surroundings: Surroundings) -> Scenario.Contact? {
    var section = named.field.section(like: "{handle_time: {exponential: {mean: 190s}}}")
    let handling = readHandling(&section, surroundings)
    let patienceField = section.optional("patience")
    let patience =
      patienceField.isPresent
      ? readPatience(patienceField, surroundings) : .everywhere(.never)
    let redialField = section.optional("redial")
    let redial = redialField.isPresent ? Scenario.Redial.read(redialField, surroundings) : nil
    section.finish()
    if section.isPresent, !patienceField.isPresent {
      surroundings.faults.warning(
        .nobodyLeaves, at: named.nameSpan,
        "\(section.path): there is no patience, so that nobody ever gives up",
        help: "write `patience: none` if that is meant, or `{exponential: {mean: 100s}}`")
    }
    guard let handling, let patience, !redialField.isPresent || redial != nil else { return nil }
    return Scenario.Contact(
      name: named.name, handling: handling, patience: patience, redial: redial)
  }

  private static func readHandling(
    _ section: inout SectionReader, _ surroundings: Surroundings
  ) -> Scenario.Handling? {
    let wrapUpField = section.optional("wrap_up")
    guard let given = section.oneOf(["talk_time", "handle_time"]) else { return nil }
    let law = LawSpec.read(given.field, surroundings, positive: true)
    if given.key == "handle_time" {
      if wrapUpField.isPresent {
        section.error(
          .keysExclude, at: "wrap_up", "`handle_time` and `wrap_up` exclude each other",
          help: "write `talk_time` and `wrap_up`, or `handle_time` for both together",
          notes: [.init("the other one", at: section.keySpan("handle_time"))])
        return nil
      }
      return law.map { .whole($0) }
    }
    guard wrapUpField.isPresent else { return law.map { .parts(talk: $0, wrapUp: nil) } }
    let wrapUp = LawSpec.read(wrapUpField, surroundings)
    guard let law, let wrapUp else { return nil }
    return .parts(talk: law, wrapUp: wrapUp)
  }

  private static func readPatience(
    _ field: Field, _ surroundings: Surroundings
  ) -> Scenario.Patience? {
    if field.isWord("none") { return .everywhere(.never) }
    guard let entries = field.node?.entries else {
      field.expected("`none` or a map like `{exponential: {mean: 100s}}`")
      return nil
    }
    let isByCenter = entries.contains { entry in
      surroundings.centers.contains(entry.key) && !LawSpec.names.contains(entry.key)
    }
    guard isByCenter else { return LawSpec.read(field, surroundings).map { .everywhere($0) } }
    var section = field.section()
    var laws: [LawSpec?] = []
    for center in surroundings.centers {
      let inner = section.required(center)
      if inner.isWord("none") {
        laws.append(.never)
      } else {
        laws.append(inner.isPresent ? LawSpec.read(inner, surroundings) : nil)
      }
    }
    section.finish()
    let read = laws.compactMap { $0 }
    return read.count == laws.count ? .byCenter(read) : nil
  }
}

extension Scenario.Redial {
  /// The keys of redialing.
  static let keys = KeyTable(
    "contacts.NAME.redial", "Whether a customer without an answer tries again.",
    [
      Key(
        "after_abandonment", .share, default: "0%", "Chance of another attempt after giving up."),
      Key("after_busy", .share, default: "0%", "Chance of another attempt after a busy signal."),
      Key("wait", LawSpec.shape, "Time until the next attempt."),
      Key(
        "attempts", .either([.whole(least: 1), .choice(["unlimited"])]), default: "unlimited",
        "Most attempts of one customer, the first included."),
    ])

  /// A customer who tried again at once, and again, would keep a run from ever ending.
  private static func readWait(_ field: Field, _ surroundings: Surroundings) -> LawSpec? {
    guard let law = LawSpec.read(field, surroundings, positive: true) else { return nil }
    guard law.mean >= 1 else {
      field.error(
        .outOfRange, "the mean wait is \(Written.seconds(law.mean)), below a second",
        help: "write a mean of at least `1s`")
      return nil
    }
    return law
  }

  static func read(_ field: Field, _ surroundings: Surroundings) -> Scenario.Redial? {
    var section = field.section(
      like: "{after_abandonment: 55%, wait: {exponential: {mean: 4min}}, attempts: 3}")
    let abandonment = section.optional("after_abandonment")
    let busy = section.optional("after_busy")
    let waitField = section.required("wait")
    let wait = waitField.isPresent ? readWait(waitField, surroundings) : nil
    let attemptsField = section.optional("attempts")
    let attempts = attemptsField.whole(in: 1...1_000_000, orWord: "unlimited")
    let shares = (
      abandonment.isPresent ? abandonment.share() : 0, busy.isPresent ? busy.share() : 0
    )
    section.finish()
    guard let afterAbandonment = shares.0, let afterBusy = shares.1, let wait,
      !attemptsField.isPresent || attempts != nil
    else { return nil }
    if afterAbandonment == 0, afterBusy == 0 {
      field.warning(
        .noEffect, "nobody redials, because both chances are 0%",
        help: "write `after_abandonment: 55%` or `after_busy: 70%`, for example")
    }
    var most: Int?
    if case .value(let number)? = attempts { most = number }
    return Scenario.Redial(
      afterAbandonment: afterAbandonment, afterBusy: afterBusy, wait: wait, attempts: most)
  }
}
