import Sim

/// One replication of one strategy as a film: the state of every center at equal steps of time.
public struct FilmFrame: Sendable, Equatable {
  /// Contacts waiting at each center, wherever they entered.
  public internal(set) var waiting: [Int]
  /// Idle agents of each center.
  public internal(set) var idle: [Int]
  /// Agents of each center who talk or wrap up.
  public internal(set) var busy: [Int]
  /// Contacts answered since the frame before, by center of origin and of handling, `origin *
  /// centers + handler`, where they are not the same.
  public internal(set) var flows: [Int: Int] = [:]
  /// Acts of rules since the frame before.
  public internal(set) var acts: [String: Int] = [:]
}

extension Rerun {
  /// Runs the replication and hands on a frame every `step`, from the beginning of the first
  /// reporting interval, as many as begin before the end of the last.
  public func film(
    step: Ticks, frame: @escaping (FilmFrame) -> Void
  ) throws(StudyError) {
    precondition(step > 0, "frames are apart")
    var camera = Camera(names: names, step: step, end: model.horizon.end, frame: frame)
    _ = try observe(Journal { camera.take($0) })
    camera.finish()
  }
}

/// Follows a journal and takes a frame at every step.
private struct Camera {
  private let names: JournalNames
  private let step: Ticks
  private let end: Ticks
  private let show: (FilmFrame) -> Void
  private var next: Ticks
  private var frame: FilmFrame
  private var idleOfGroup: [Int]
  private var contacts: [Journal.Contact: Place] = [:]

  /// Where a contact is.
  private struct Place {
    /// The center and the queue where it entered.
    let origin: Int, queue: Int
    /// The center where it waits, or is with an agent.
    var waitsAt: Int?
    var isWith: Int?
  }

  init(
    names: JournalNames, step: Ticks, end: Ticks, frame: @escaping (FilmFrame) -> Void
  ) {
    self.names = names
    self.step = step
    self.end = end
    show = frame
    next = names.start
    let none = [Int](repeating: 0, count: names.centers.count)
    self.frame = FilmFrame(waiting: none, idle: none, busy: none)
    idleOfGroup = Array(repeating: 0, count: names.groups.count)
  }

  mutating func take(_ entry: Journal.Entry) {
    // A frame shows what stands before the events of its instant.
    while next <= entry.time, next < end { shoot() }
    guard entry.time <= end else { return }
    switch entry.event {
    case .idle(let group, let count):
      frame.idle[names.centerOfGroup[group]] += count - idleOfGroup[group]
      idleOfGroup[group] = count
    case .decided(let decision): count(decision, of: entry.contact)
    default:
      if let contact = entry.contact { take(entry.event, of: contact) }
    }
  }

  /// Takes the frames that are left when nothing more happens.
  mutating func finish() {
    while next < end { shoot() }
  }

  private mutating func shoot() {
    show(frame)
    frame.flows = [:]
    frame.acts = [:]
    next += step
  }

  private mutating func count(_ decision: Decision, of contact: Journal.Contact?) {
    let queue = contact.flatMap { contacts[$0]?.queue } ?? 0
    guard let rule = names.rule(decision, queue: queue) else { return }
    frame.acts[rule, default: 0] += 1
  }

  private mutating func take(_ event: Journal.Event, of contact: Journal.Contact) {
    switch event {
    case .arrives(let queue):
      contacts[contact] = Place(origin: names.center(ofQueue: queue), queue: queue)
    case .waits(let queue), .moves(_, let queue), .returns(let queue):
      wait(contact, at: names.center(ofQueue: queue))
    case .answered(let group, _): answer(contact, at: names.centerOfGroup[group])
    case .isPromised: wait(contact, at: nil)
    case .isCut: leave(contact)
    case .ends, .abandons, .refused, .isNotReached:
      wait(contact, at: nil)
      leave(contact)
      contacts[contact] = nil
    default: break
    }
  }

  private mutating func wait(_ contact: Journal.Contact, at center: Int?) {
    guard var place = contacts[contact] else { return }
    if let old = place.waitsAt { frame.waiting[old] -= 1 }
    if let center { frame.waiting[center] += 1 }
    place.waitsAt = center
    contacts[contact] = place
  }

  private mutating func answer(_ contact: Journal.Contact, at center: Int) {
    wait(contact, at: nil)
    leave(contact)
    guard let place = contacts[contact] else { return }
    frame.busy[center] += 1
    contacts[contact]?.isWith = center
    guard place.origin != center else { return }
    frame.flows[place.origin * names.centers.count + center, default: 0] += 1
  }

  private mutating func leave(_ contact: Journal.Contact) {
    guard let center = contacts[contact]?.isWith else { return }
    frame.busy[center] -= 1
    contacts[contact]?.isWith = nil
  }
}
