import Sim
import Study

extension Scenario {
  /// Factors on what the sections of a file say.
  public struct Multipliers: Sendable, Equatable {
    /// On the volumes, rates and offered loads of `demand`.
    public var volume = 1.0
    /// On the laws of talk, wrap-up and handle time of every contact type.
    public var handleTime = 1.0
    /// On the numbers of agents of every group.
    public var staff = 1.0
    /// On the laws of patience.
    public var patience = 1.0

    /// The largest factor that is taken for one.
    static let maximum = 100.0
    /// The least factor on a time.
    static let minimum = 0.001

    /// The keys of the section.
    static let keys = KeyTable(
      "multiply", "Factors on what the other sections say, 0 to 100.",
      [
        Key(
          "volume", .number, default: "1",
          "On every `volume`, `rate` and `offered_load` of `demand`; callers of a network outage"
            + " are not multiplied."),
        Key(
          "handle_time", .number, default: "1",
          "On the laws of `talk_time`, `wrap_up` and `handle_time`, whose shapes stay; as many"
            + " contacts come, so that an `offered_load` grows with it. At least 0.001."),
        Key(
          "staff", .number, default: "1",
          "On the numbers of agents of every group as the file counts them, before shrinkage;"
            + " agents who are counted `on_phone` and those of shifts are rounded half up to whole"
            + " ones, per group and row or shift."),
        Key(
          "patience", .number, default: "1",
          "On every law of patience, whose shapes stay; `none` stays `none`. At least 0.001."),
      ])

    /// The factors of the section; one with a fault is 1.
    static func read(_ field: Field) -> Multipliers {
      var section = field.section(like: "{volume: 1.2, staff: 0.9}")
      func factor(_ field: Field, from least: Double) -> Double {
        field.isPresent ? field.number(in: least...maximum) ?? 1 : 1
      }
      var factors = Multipliers()
      factors.volume = factor(section.optional("volume"), from: 0)
      factors.handleTime = factor(section.optional("handle_time"), from: minimum)
      factors.staff = factor(section.optional("staff"), from: 0)
      factors.patience = factor(section.optional("patience"), from: minimum)
      section.finish()
      return factors
    }
  }

  /// Multiplies what the sections said; more agents than a group can have are reported.
  mutating func multiply(by factors: Multipliers, _ faults: Faults) {
    for index in demand.indices {
      demand[index].amount = demand[index].amount.multiplied(
        by: factors.volume, handleTime: factors.handleTime)
    }
    for index in contacts.indices {
      contacts[index].handling = contacts[index].handling.stretched(by: factors.handleTime)
      contacts[index].patience = contacts[index].patience.stretched(by: factors.patience)
    }
    guard factors.staff != 1 else { return }
    for center in centers.indices {
      for group in centers[center].groups.indices {
        let most = centers[center].groups[group].multiplyAgents(by: factors.staff)
        guard most > Double(Center.maximumCount) else { continue }
        let name = Display.quote(centers[center].groups[group].name)
        faults.error(
          .outOfRange, at: nil,
          "multiply.staff: \(name) would have more than \(Center.maximumCount) agents",
          help: "write a smaller factor")
        return
      }
    }
  }
}

extension Scenario.Amount {
  /// So many times as many contacts; an offered load grows with the handle time too.
  fileprivate func multiplied(by factor: Double, handleTime: Double) -> Scenario.Amount {
    switch self {
    case .volume(let table): .volume(table.mapValues { $1 * factor })
    case .linear(let table): .linear(table.mapValues { $1 * factor })
    case .rate(let table): .rate(table.mapValues { $1 * factor })
    case .offeredLoad(let table): .offeredLoad(table.mapValues { $1 * factor * handleTime })
    case .sinusoid(let mean, let amplitude, let period):
      .sinusoid(mean: mean * factor, amplitude: amplitude * factor, period: period)
    }
  }
}

extension Scenario.Handling {
  fileprivate func stretched(by factor: Double) -> Scenario.Handling {
    switch self {
    case .whole(let law): .whole(law.stretched(by: factor))
    case .parts(let talk, let wrapUp):
      .parts(talk: talk.stretched(by: factor), wrapUp: wrapUp.map { $0.stretched(by: factor) })
    }
  }
}

extension Scenario.Patience {
  fileprivate func stretched(by factor: Double) -> Scenario.Patience {
    switch self {
    case .everywhere(let law): .everywhere(law.stretched(by: factor))
    case .byCenter(let laws): .byCenter(laws.map { $0.stretched(by: factor) })
    }
  }
}

extension LawSpec {
  /// The law of so many times the time; its shape stays.
  func stretched(by factor: Double) -> LawSpec {
    switch self {
    case .exponential(let mean): .exponential(mean: mean * factor)
    case .lognormal(let mean, let cv): .lognormal(mean: mean * factor, cv: cv)
    case .gamma(let mean, let cv): .gamma(mean: mean * factor, cv: cv)
    case .erlang(let mean, let stages): .erlang(mean: mean * factor, stages: stages)
    case .weibull(let mean, let shape): .weibull(mean: mean * factor, shape: shape)
    case .hyperexponential(let phases):
      .hyperexponential(
        phases.map { Phase(probability: $0.probability, rate: $0.rate / factor) })
    case .uniform(let from, let to): .uniform(from: from * factor, to: to * factor)
    case .deterministic(let value): .deterministic(value * factor)
    case .empirical(let values, let weights):
      .empirical(values: values.map { $0 * factor }, weights: weights)
    case .never: .never
    }
  }
}

extension Scenario.Group {
  /// Multiplies every number of agents and gives the largest.
  ///
  /// Agents on the phone and those of shifts are people: they are rounded half up. A roster or a
  /// payroll may count in full-time equivalents, which shrinkage is taken off first.
  fileprivate mutating func multiplyAgents(by factor: Double) -> Double {
    func whole(_ number: Double) -> Double { (number + 0.5 + 1e-9).rounded(.down) }
    switch agents {
    case .levels(let table):
      let isWhole = counts == .onPhone
      let changed = table.mapValues { isWhole ? whole($1 * factor) : $1 * factor }
      agents = .levels(changed)
      return changed.values.max() ?? 0
    case .shifts(var shifts):
      for index in shifts.indices {
        shifts[index].agents = Int(whole(Double(shifts[index].agents) * factor))
      }
      agents = .shifts(shifts)
      return shifts.map { Double($0.agents) }.max() ?? 0
    }
  }
}
