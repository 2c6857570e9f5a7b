/// A customer at the first attempt.
struct Customer: BitwiseCopyable {
  var talkWord: UInt64
  var patienceWord: UInt64
  var wrapUpWord: UInt64
  /// The number within the stream.
  var number: UInt64
  var stream: Int32
  /// The queue of its type at the center it enters.
  var queue: Int32
}

/// The customers' first attempts, stream by stream, in order of time.
///
/// A customer is (stream, number): its block of random words holds the gap to its arrival and what
/// becomes of it, so that no strategy can change whom a replication meets. Rates change time, not
/// customers: the sum of unit-exponential gaps is mapped through the inverse of the cumulative
/// rate.
struct Arrivals: ~Copyable {
  struct State: BitwiseCopyable {
    /// The exact time of the last arrival, ticks.
    var position: Double = 0
    /// Busyness of the day.
    var factor: Double = 1
    var customer: UInt64 = 0
    var talkWord: UInt64 = 0
    var patienceWord: UInt64 = 0
    var wrapUpWord: UInt64 = 0
    var queue: Int32 = 0
    /// Position in `segments`, `sinusoids` or `callTimes`, and the end of the stream's part there.
    var cursor: Int32 = 0
    var end: Int32 = 0
    var kind: Kind = .segments
    /// The rate of the present segment a second, and the time up to which it is that; before all
    /// times where it is not constant.
    var rate: Double = 1
    var limit: Double = -.infinity
  }
  enum Kind: UInt8, BitwiseCopyable { case segments, sinusoid, calls }

  private var states: Column<State>
  private var tree: WinnerTree
  private var segments: Column<RateProfile.Segment>
  private var sinusoids: Column<RateProfile.Sinusoid>
  private var callTimes: Column<Ticks>
  private var callers: Column<UInt64>
  private let key: StreamKey
  private let end: Ticks
  private let exponential = Exponential.unit

  /// The streams of a model in one replication.
  init(_ model: Model, key: StreamKey) {
    self.key = key
    end = model.horizon.end
    var segments: [RateProfile.Segment] = []
    var sinusoids: [RateProfile.Sinusoid] = []
    var times: [Ticks] = []
    var callers: [UInt64] = []
    let factors = Days.factors(model, key: key)
    states = Column(repeating: State(), count: model.streams.count)
    tree = WinnerTree(count: max(model.streams.count, 1))
    for (index, stream) in model.streams.enumerated() {
      var state = State()
      state.queue = stream.queue
      state.factor = stream.busyness < 0 ? 1 : factors[Int(stream.busyness)]
      switch stream.source {
      case .rate(let profile):
        if let sinusoid = profile.sinusoid {
          state.kind = .sinusoid
          state.cursor = Int32(sinusoids.count)
          sinusoids.append(sinusoid)
        } else {
          state.cursor = Int32(segments.count)
          segments += profile.segments
          state.end = Int32(segments.count)
        }
      case .outage(let outage):
        state.kind = .calls
        state.cursor = Int32(times.count)
        let calls = Days.calls(
          of: model.networkOutages[outage], stream: index, tables: model.lawTables, key: key,
          before: model.horizon.end)
        times += calls.map(\.time)
        callers += calls.map(\.caller)
        state.end = Int32(times.count)
      }
      states[index] = state
    }
    self.segments = Column(segments)
    self.sinusoids = Column(sinusoids)
    callTimes = Column(times)
    self.callers = Column(callers)
    for index in model.streams.indices { advance(index, isFirst: true) }
  }

  /// The next arrival of all streams, `Stamp.never` when there is none.
  @inline(__always) var leastStamp: Stamp { tree.leastStamp }

  /// Takes the customer who arrives next, and draws the one after.
  @inline(__always)
  mutating func take() -> Customer {
    let index = tree.least
    let customer = Customer(
      talkWord: states[index].talkWord, patienceWord: states[index].patienceWord,
      wrapUpWord: states[index].wrapUpWord, number: states[index].customer,
      stream: Int32(truncatingIfNeeded: index), queue: states[index].queue)
    advance(index, isFirst: false)
    return customer
  }

  @inline(__always)
  private mutating func advance(_ index: Int, isFirst: Bool) {
    if states[index].kind == .calls {
      advanceCalls(index, isFirst: isFirst)
      return
    }
    if !isFirst { states[index].customer &+= 1 }
    let block = key.block(
      purpose: .customer, entity: UInt64(index), index: states[index].customer)
    states[index].talkWord = block.words.1
    states[index].patienceWord = block.words.2
    states[index].wrapUpWord = block.words.3
    let gap = exponential.draw(word: block.words.0, retry: block.retry(word: 0))
    let need = gap / states[index].factor
    let time =
      states[index].kind == .segments
      ? alongSegments(index, need: need) : alongSinusoid(index, need: need)
    tree.update(
      index, to: time < Double(end) ? Stamp(Ticks(time + 0.5), .arrival) : .never)
  }

  /// The time at which the cumulative rate has grown by `need` contacts, ticks; infinite beyond the
  /// end.
  @inline(__always)
  private mutating func alongSegments(_ index: Int, need: Double) -> Double {
    let time = states[index].position + need * 1e6 / states[index].rate
    guard time < states[index].limit else { return acrossSegments(index, need: need) }
    states[index].position = time
    return time
  }

  /// Keeps what the next customer of a stream needs of the segment it has come to.
  private mutating func enterSegment(_ index: Int, _ cursor: Int32) {
    let segment = segments[cursor]
    let isLast = cursor + 1 == states[index].end
    states[index].cursor = cursor
    states[index].rate = segment.rate
    states[index].limit =
      segment.slope != 0 ? -.infinity : isLast ? .infinity : Double(segments[cursor + 1].from)
  }

  @inline(never)
  private mutating func acrossSegments(_ index: Int, need: Double) -> Double {
    var position = states[index].position
    var left = need
    var cursor = states[index].cursor
    while true {
      let segment = segments[cursor]
      let isLast = cursor + 1 == states[index].end
      let limit = isLast ? Double(end) : Double(segments[cursor + 1].from)
      let length = max((limit - position) * 1e-6, 0)
      let rate = segment.rate + segment.slope * (position - Double(segment.from)) * 1e-6
      let capacity = (rate + 0.5 * segment.slope * length) * length
      if left < capacity {
        // The root of rate t + slope t^2 / 2 = left, in the form that loses no digits.
        let root = max(rate * rate + 2 * segment.slope * left, 0).squareRoot()
        position = min(position + 2e6 * left / (rate + root), limit)
        break
      }
      if isLast {
        position = .infinity
        break
      }
      left -= max(capacity, 0)
      position = limit
      cursor += 1
    }
    states[index].position = position
    enterSegment(index, cursor)
    return position
  }

  @inline(never)
  private mutating func alongSinusoid(_ index: Int, need: Double) -> Double {
    let sinusoid = sinusoids[states[index].cursor]
    let time = sinusoid.time(afterPosition: states[index].position, need: need, end: Double(end))
    states[index].position = time
    return time
  }

  @inline(never)
  private mutating func advanceCalls(_ index: Int, isFirst: Bool) {
    if !isFirst { states[index].cursor += 1 }
    let cursor = states[index].cursor
    guard cursor < states[index].end else {
      tree.update(index, to: .never)
      return
    }
    let caller = callers[cursor]
    let block = key.block(purpose: .customer, entity: UInt64(index), index: caller)
    states[index].customer = caller
    states[index].talkWord = block.words.1
    states[index].patienceWord = block.words.2
    states[index].wrapUpWord = block.words.3
    tree.update(index, to: Stamp(callTimes[cursor], .arrival))
  }
}

extension RateProfile.Sinusoid {
  /// The time, in ticks, at which the cumulative rate has grown by `need` since `position`;
  /// infinite beyond `end`.
  ///
  /// Newton's method kept within a bracket: the cumulative rate never falls.
  func time(afterPosition position: Double, need: Double, end: Double) -> Double {
    func turns(_ time: Double) -> Double { (time - Double(origin)) * 1e-6 / period }
    let start = Elementary.cosTurns(turns(position))
    func grown(_ time: Double) -> Double {
      mean * (time - position) * 1e-6
        + amplitude * period / (2 * .pi) * (start - Elementary.cosTurns(turns(time)))
    }
    guard grown(end) > need else { return .infinity }
    var low = position
    var high = end
    var guess = min(position + need * 1e6 / mean, end)
    for _ in 0..<200 {
      let miss = grown(guess) - need
      if miss > 0 { high = guess } else { low = guess }
      let rate = (mean + amplitude * Elementary.sinTurns(turns(guess))) * 1e-6
      var better = guess - miss / rate
      if !(better > low && better < high) { better = 0.5 * (low + high) }
      // A thousandth of a tick is far below what the clock can show.
      if abs(better - guess) < 1e-3 { return better }
      guess = better
    }
    return guess
  }
}
