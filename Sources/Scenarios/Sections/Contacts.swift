import Sim

extension Scenario {
  /// How one kind of contact behaves.
  public struct Contact: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// What is handled.
    public var handling: Handling
    /// What a waiting contact bears.
    public var patience: Patience
    /// Whether a customer tries again; `nil` is never.
    public var redial: Redial?

    /// Mean handle time at factor 1, seconds.
    public var meanHandleTime: Double {
      switch handling {
      case .whole(let law): law.mean
      case .parts(let talk, let wrapUp): talk.mean + (wrapUp?.mean ?? 0)
      }
    }
  }

  /// The two ways to say a handle time.
  public enum Handling: Sendable, Equatable {
    /// Talk and wrap-up in one; lines are held all the time.
    case whole(LawSpec)
    /// Lines are held during talk, not during wrap-up.
    case parts(talk: LawSpec, wrapUp: LawSpec?)
  }

  /// The two ways to say patience.
  public enum Patience: Sendable, Equatable {
    /// The same at every center; `LawSpec.never` is `none`.
    case everywhere(LawSpec)
    /// By center, in their order.
    case byCenter([LawSpec])

    /// The law at a center.
    public func at(center: Int) -> LawSpec {
      switch self {
      case .everywhere(let law): law
      case .byCenter(let laws): laws[center]
      }
    }
  }

  /// When a customer tries again.
  public struct Redial: Sendable, Equatable {
    /// Chance of another attempt after giving up, 0 to 1.
    public var afterAbandonment: Double
    /// Chance of another attempt after a busy signal, 0 to 1.
    public var afterBusy: Double
    /// Time until it.
    public var wait: LawSpec
    /// Most attempts of a customer, the first included; `nil` is unlimited.
    public var attempts: Int?
  }
}
