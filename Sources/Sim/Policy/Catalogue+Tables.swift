extension Catalogue {
  /// What is done for an arrival that found nobody, in the order of the table.
  public enum Act: Sendable, Equatable {
    /// It moves to the list.
    case move
    /// Searches are made, indices into `tries`.
    case search(Range<Int>)
    /// The searches are made for the first contact of the list that waits already, or for the
    /// arrival where nobody does; the arrival then waits.
    case sendHead(Range<Int>, list: Int)
    /// A destination is chosen, an index into `placements`.
    case place(Int)
    /// It hears a busy signal.
    case refuse
    /// The customer hangs up and is called back.
    case callBack(Promise)
    /// A customer who asks for an agent gets one of the set of groups by chance: it takes the agent
    /// if idle, else waits in its list; for all others the searches are made.
    case named(agents: Int, tries: Range<Int>)
  }

  /// A callback that is offered to an arrival.
  public struct Promise: Sendable, Hashable {
    /// The terms, a position in `RoutingPlan.callbacks`.
    public var terms: Int
    /// The estimator that says when the call is due, or -1 for a place that stands there at once;
    /// without an estimate there is no offer.
    public var estimator = -1
    /// What the estimate is multiplied with.
    public var factor = 1.0

    /// A callback with a place that stands in its list at once.
    public init(terms: Int) { self.terms = terms }
  }

  /// A center that is asked to take a waiting contact over, and what it does if it accepts.
  public struct Receiver: Sendable {
    /// A group there, which stands for the center: the way to it is the way of the offer.
    public var group: Int
    /// The guard under which the center accepts, read when the offer ends, or -1.
    public var guardID: Int
    /// The searches then made, indices into `tries`.
    public var tries: Range<Int>
    /// The list in which the contact waits for good if nobody is idle; without room there the offer
    /// is refused.
    public var list: Int
    /// Where it takes its place in the list.
    public var place: PlaceInLine

    /// A receiver of offers.
    public init(group: Int, guardID: Int, tries: Range<Int>, list: Int, place: PlaceInLine) {
      self.group = group
      self.guardID = guardID
      self.tries = tries
      self.list = list
      self.place = place
    }
  }

  /// One term of a weighted sum.
  public struct Term: Sendable, Hashable {
    /// The figure.
    public var reading: Reading
    /// What it is read of, as in a condition.
    public var index: Int
    /// The weight in millionths.
    public var weight: Int

    /// A figure with its weight in millionths.
    public init(_ reading: Reading, _ index: Int, weight: Int = 1_000_000) {
      self.reading = reading
      self.index = index
      self.weight = weight
    }
  }

  /// How long a contact will wait in a list: 0 where an agent is idle for it, without end where
  /// nobody is signed in or the list has no room.
  public struct Estimator: Sendable, Hashable {
    /// What the estimate rests on.
    public enum Method: Sendable, Hashable {
      /// Contacts up to its own, times the handle time, over the agents (Cisco, Avaya).
      case queue
      /// The same with those ahead giving up at a rate of so many a second each: the sum of
      /// 1 / (agents / handle time + k rate) for k from 0 to those ahead (Whitt 1999).
      case queueAndPatience(rate: Double)
      /// The wait of the last contact answered, finished or the mean of several: a gauge, of
      /// `Estimator.past`.
      case past
      /// The wait so far of the first in the list.
      case head
    }

    /// What the estimate rests on.
    public var method: Method
    /// The list.
    public var list: Int
    /// The agents, a position in `groupSets`.
    public var groups: Int
    /// The gauge of the handle time.
    public var handleTime: Int
    /// The gauge of past waits, or -1.
    public var past: Int
    /// The mark of `Reading.chance`, ticks.
    public var within: Ticks
    /// Where a contact of another list would take its place.
    public var place = PlaceInLine.byArrival

    /// An estimator.
    public init(
      method: Method, list: Int, groups: Int, handleTime: Int, past: Int = -1, within: Ticks = 0
    ) {
      self.method = method
      self.list = list
      self.groups = groups
      self.handleTime = handleTime
      self.past = past
      self.within = within
    }
  }

  /// Where a placement may send an arrival.
  public struct Destination: Sendable {
    /// Searches made once it is chosen, indices into `tries`.
    public var tries: Range<Int>
    /// The list it waits in if nobody is idle.
    public var list: Int
    /// The guard without which it is not chosen, an index into `guards`, or -1.
    public var guardID: Int
    /// The score, a weighted sum that is never below 0: indices into `terms`.
    public var score: Range<Int>
    /// What the score is divided by, a weighted sum; empty is 1.
    public var over: Range<Int>
    /// Added to a score, in its unit.
    public var handicap: Double
    /// Added to a score as a share of it, if that is more than `handicap`.
    public var handicapShare: Double
    /// The weight or share by interval of the placement, indices into `weights`; none is 1.
    public var weights = 0..<0
    /// The note that counts what was sent here, or -1.
    public var sent: Int
    /// With `shadow`, in place of a score: the gauge of the handle time, or -1.
    public var handleTime = -1
    /// With `shadow`: the agents, a position in `groupSets`, or -1.
    public var agents = -1

    /// A destination.
    public init(
      list: Int, tries: Range<Int> = 0..<0, guardID: Int = -1, score: Range<Int> = 0..<0,
      over: Range<Int> = 0..<0, handicap: Double = 0, handicapShare: Double = 0, sent: Int = -1
    ) {
      self.tries = tries
      self.list = list
      self.guardID = guardID
      self.score = score
      self.over = over
      self.handicap = handicap
      self.handicapShare = handicapShare
      self.sent = sent
    }
  }

  /// How one of several destinations is chosen.
  public struct Placement: Sendable {
    /// The rule of choice.
    public enum Rule: Sendable, Equatable {
      /// The least score; of equal ones the first.
      case least
      /// By chance, in proportion to weight over score; a score of 0 is taken at once. The weights
      /// are worked out in notes from `notes` on, like those of `proportional` and `random`.
      case inverse
      /// By chance, in proportion to weight times score.
      case proportional
      /// By chance, in proportion to the weights.
      case random
      /// In turn, as smoothly as the weights allow; its counters are notes from `notes` on.
      case rotation
      /// The least product of virtual queue and handle time; the instant of the last choice and the
      /// virtual queues are notes from `notes` on.
      case shadow
    }

    /// The rule of choice.
    public var rule: Rule
    /// Where an arrival may go, indices into `destinations`.
    public var destinations: Range<Int>
    /// When each set of weights begins, indices into `borders`; none where there is one set.
    public var borders: Range<Int>
    /// The first of the notes that the rule needs, one a destination, or -1.
    public var notes: Int
    /// The placement made in its place where all scores are 0 or none is finite, or -1.
    public var fallback: Int
    /// The index of the draw.
    public var draw: Int
    /// With `least`: who is left out for a while; the moments until which stand in `notes`.
    public var suppression: Suppression?
    /// With `least`: whether guards and scores read nothing but samples of the board, so that one
    /// answer holds until it shows others; the answer takes `boardNotes` notes from `notes` on.
    public var isByBoard = false

    /// Words of notes that an answer by the board needs: of which sample it is, and the answer.
    public static let boardNotes = 2

    /// A placement.
    public init(
      rule: Rule, destinations: Range<Int>, borders: Range<Int> = 0..<0, notes: Int = -1,
      fallback: Int = -1, draw: Int = 0
    ) {
      self.rule = rule
      self.destinations = destinations
      self.borders = borders
      self.notes = notes
      self.fallback = fallback
      self.draw = draw
    }
  }

  /// Destinations that were clearly worse than the best are left out for a while.
  public struct Suppression: Sendable, Equatable {
    /// Worse than the best by this much or more, in the unit of the score.
    public var worseBy: Double
    /// Ticks for which a destination is left out.
    public var length: Ticks
    /// The list of the destination that is never left out, or -1.
    public var own: Int

    /// A rule of leaving out.
    public init(worseBy: Double, length: Ticks, own: Int) {
      self.worseBy = worseBy
      self.length = length
      self.own = own
    }
  }

  /// A factor on marks that follows the recent service level, between a quarter and four.
  public struct Adaptation: Sendable, Equatable {
    /// The gauge of the service level.
    public var gauge: Int
    /// What the level should be, millionths.
    public var target: Int
    /// How much the factor changes each time, millionths of itself.
    public var step: Int
    /// Whether a level below the target raises the marks, or lowers them.
    public var raises: Bool
    /// The note of the factor, less 1, in millionths.
    public var note: Int

    /// The factor 1.
    public static let one: Int64 = 1_000_000

    /// A factor on marks.
    public init(gauge: Int, target: Int, step: Int, raises: Bool, note: Int) {
      self.gauge = gauge
      self.target = target
      self.step = step
      self.raises = raises
      self.note = note
    }

    /// The factor that follows on another, once the level is known.
    func next(_ factor: Int64, level: Int) -> Int64 {
      guard level != target else { return factor }
      let up = (level < target) == raises
      let step = Int64(up ? self.step : -self.step)
      return min(max(factor * (Self.one + step) / Self.one, Self.one / 4), Self.one * 4)
    }
  }

  /// A guard that remembers: it opens at one mark and closes at another.
  public struct Valve: Sendable, Equatable {
    /// The guard that opens it.
    public var open: Int
    /// The guard that closes it.
    public var close: Int
    /// How long a guard must have held at every test, ticks.
    public var hold: Ticks
    /// The least time between two switches, ticks.
    public var atLeast: Ticks
    /// Its notes: open or closed, the last switch, since when the guard holds, switches so far.
    public var notes: Int

    /// Which of its notes counts the switches.
    public static let switchCount = 3
    /// Words of notes that a valve needs.
    public static let noteCount = 4

    /// A valve, closed at first.
    public init(open: Int, close: Int, hold: Ticks, atLeast: Ticks, notes: Int) {
      self.open = open
      self.close = close
      self.hold = hold
      self.atLeast = atLeast
      self.notes = notes
    }
  }

  /// Figures sampled every so often and seen some time later.
  public struct Board: Sendable {
    /// Ticks between two samples; the first is taken at 0.
    public var every: Ticks
    /// Ticks until a sample is seen.
    public var delay: Ticks
    /// What is sampled; only the reading and the index of a term count.
    public var figures: [Term]
    /// The note that counts what was sent to the place of each figure, which is added to what was
    /// seen; -1 is none.
    public var sent: [Int]
    /// The first note: the number of samples taken, then for each figure `depth` samples, then for
    /// each as many counts of what was sent.
    public var notes: Int

    /// Samples to keep for each figure.
    public var depth: Int { Int(delay / every) + 2 }
    /// Words of notes that the board needs.
    public var noteCount: Int { 1 + 2 * depth * figures.count }

    /// A board.
    public init(every: Ticks, delay: Ticks, figures: [Term], sent: [Int], notes: Int) {
      self.every = every
      self.delay = delay
      self.figures = figures
      self.sent = sent
      self.notes = notes
    }
  }

  /// What is done at a test tick.
  public struct TickRule: Sendable, Equatable {
    /// Whether the board is sampled.
    public var samplesBoard: Bool
    /// The valves that are tested, indices into `valves`.
    public var valves: [Int]
    /// The marks that are moved, indices into `adaptations`.
    public var adaptations: [Int]

    /// What is done at a test tick.
    public init(samplesBoard: Bool, valves: [Int], adaptations: [Int] = []) {
      self.samplesBoard = samplesBoard
      self.valves = valves
      self.adaptations = adaptations
    }
  }
}
