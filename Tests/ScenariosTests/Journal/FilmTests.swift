import Scenarios
import Sim
import Study
import Testing

/// The frames of a film are what the contacts' own stories say of those instants.
@Suite struct FilmTests {
  /// Contacts by center and frame, as their stories tell; and those answered away from home.
  private struct Stories {
    var waiting: [[Int]]
    var busy: [[Int]]
    var flows: [Int: Int] = [:]
    let names: JournalNames
    let step: Ticks

    init(_ names: JournalNames, step: Ticks, frames: Int) {
      self.names = names
      self.step = step
      waiting = Array(repeating: Array(repeating: 0, count: frames), count: names.centers.count)
      busy = waiting
    }

    /// Frames whose instant lies after `from` and not after `to`.
    private func frames(_ from: Ticks, _ to: Ticks) -> Range<Int> {
      func first(after time: Ticks) -> Int {
        time < names.start ? 0 : Int((time - names.start) / step) + 1
      }
      let count = waiting[0].count
      let start = min(first(after: from), count)
      return start..<max(start, min(first(after: to), count))
    }

    mutating func add(_ record: ContactRecord, until end: Ticks) {
      let origin = names.center(ofQueue: record.queue)
      var stay: (center: Int, isWaiting: Bool, since: Ticks)?
      for passage in record.path {
        var next = stay
        switch passage.event {
        case .waits(let queue), .returns(let queue), .moves(_, let queue):
          next = (names.center(ofQueue: queue), true, passage.time)
        case .answered(let group, _):
          let center = names.centerOfGroup[group]
          next = (center, false, passage.time)
          if center != origin, passage.time < end {
            flows[origin * names.centers.count + center, default: 0] += 1
          }
        case .isPromised, .isCut, .ends, .abandons, .refused, .isNotReached: next = nil
        default: continue
        }
        if let stay {
          for frame in frames(stay.since, passage.time) {
            if stay.isWaiting {
              waiting[stay.center][frame] += 1
            } else {
              busy[stay.center][frame] += 1
            }
          }
        }
        stay = next
      }
    }
  }

  /// Catches a contact that is left in a queue after its callback, a flow that is counted for the
  /// wrong center, and a frame that shows the events of its own instant.
  @Test func framesAreTheStories() throws {
    let plan = try JournalTests.plan(40)
    let model = plan.world.model
    let step = Ticks(seconds: 7)
    var seen = (waiting: 0, flows: 0, acts: 0)
    for position in plan.strategies.indices {
      let rerun = plan.rerun(ofStrategy: position, seed: 5, replication: 1)
      var frames: [FilmFrame] = []
      try rerun.film(step: step) { frames.append($0) }
      let names = plan.journalNames(ofStrategy: position)
      let last = names.start + Ticks(frames.count - 1) * step
      #expect(last < model.horizon.end && last + step >= model.horizon.end)
      #expect(plan.scenario.timeNames(every: step).count == frames.count)
      var stories = Stories(names, step: step, frames: frames.count)
      let books = try rerun.run(record: { stories.add($0, until: last) })
      let first = frames[0]
      var flows: [Int: Int] = [:]
      for (index, frame) in frames.enumerated() {
        #expect(frame.waiting == stories.waiting.map { $0[index] })
        #expect(frame.busy == stories.busy.map { $0[index] })
        #expect(frame.idle.allSatisfy { $0 >= 0 })
        flows.merge(frame.flows, uniquingKeysWith: +)
        seen.waiting += frame.waiting.reduce(0, +)
        seen.acts += frame.acts.values.reduce(0, +)
      }
      #expect(flows == stories.flows, "\(plan.strategies[position].strategy.name)")
      #expect(first.waiting.count == names.centers.count)
      seen.flows += flows.values.reduce(0, +)
      let guests = (0..<books.shape.intervals * books.shape.queues).reduce(Int64(0)) {
        let (interval, queue) = ($1 / books.shape.queues, $1 % books.shape.queues)
        return $0 + books.movedOut[interval, queue, .answered]
      }
      #expect(books.flows.reduce(0, +) == guests)
    }
    #expect(seen.waiting > 0 && seen.flows > 0 && seen.acts > 0)
  }

  /// Contacts between centers are what the two views of each center differ by: what a center
  /// answers beyond its own contacts came from others, what is answered elsewhere went to them.
  ///
  /// Catches a flow that is booked under the helper, and contacts of the warm-up among them.
  @Test func flowsAreTheDifferenceOfTheViews() throws {
    let plan = try JournalTests.plan(12)
    let results = try Study.run(
      plan.study(settings: RunSettings(seed: 3, replications: 3, threads: 1)))
    var flows = 0
    for strategy in results.strategies {
      flows += strategy.flows.count
      for center in plan.labels.centers.indices {
        func answered(_ view: View) throws -> Double {
          try #require(strategy.estimate(.answered, in: .center(center, view))).value
        }
        let net = strategy.flows.reduce(0.0) { sum, flow in
          let sign = (flow.to == center ? 1.0 : 0) - (flow.from == center ? 1.0 : 0)
          return sum + sign * flow.contacts.value
        }
        #expect(abs(try answered(.handling) - (try answered(.origin)) - net) < 1e-6)
      }
    }
    #expect(flows > 0)
  }
}
