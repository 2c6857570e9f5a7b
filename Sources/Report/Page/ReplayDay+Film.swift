import Study

extension ReplayDay.Strategy {
  /// Gathers the frames of a film one by one.
  public struct Recorder {
    private var strategy: ReplayDay.Strategy
    private let centers: Int
    private var flows: [Int: ReplayDay.Flow] = [:]
    private var rules: [String: ReplayDay.Rule] = [:]
    private var frames = 0

    /// Nothing yet.
    public init(name: String, centers: Int) {
      self.centers = centers
      let none = [[Int]](repeating: [], count: centers)
      strategy = ReplayDay.Strategy(
        name: name, waiting: none, idle: none, busy: none, flows: [], rules: [])
    }

    /// Takes in a frame.
    public mutating func add(_ frame: FilmFrame) {
      for center in 0..<centers {
        strategy.waiting[center].append(frame.waiting[center])
        strategy.idle[center].append(frame.idle[center])
        strategy.busy[center].append(frame.busy[center])
      }
      for (pair, contacts) in frame.flows {
        let none = ReplayDay.Flow(
          from: pair / centers, to: pair % centers, frames: [], contacts: [])
        flows[pair, default: none].frames.append(frames)
        flows[pair, default: none].contacts.append(contacts)
      }
      for (rule, acts) in frame.acts {
        rules[rule, default: .init(rule: rule, frames: [], acts: [])].frames.append(frames)
        rules[rule, default: .init(rule: rule, frames: [], acts: [])].acts.append(acts)
      }
      frames += 1
    }

    /// The film: flows by their centers, rules by their words.
    public var film: ReplayDay.Strategy {
      var film = strategy
      film.flows = flows.sorted { $0.key < $1.key }.map(\.value)
      film.rules = rules.sorted { $0.key < $1.key }.map(\.value)
      return film
    }
  }
}
