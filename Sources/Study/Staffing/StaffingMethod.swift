/// A way to turn a forecast into numbers of agents by interval.
public enum StaffingMethod: String, Sendable, CaseIterable {
  /// Stationary, independent, period by period, with the mean rate of each interval.
  case sipp
  /// The same with the highest rate of each interval.
  case sippMax = "sipp-max"
  /// The mean rate where it rises all through the interval, the highest rate elsewhere.
  case sippMix = "sipp-mix"
  /// The mean rate one mean handle time earlier.
  case lagSIPP = "lag-sipp"
  /// The modified offered load, which follows the rate through the law of the handle time.
  case mol
  /// The iterative staffing algorithm: by simulation, from the number in system.
  case isa

  /// What it does, in a few words.
  public var words: String {
    switch self {
    case .sipp: "each interval alone, at its mean rate"
    case .sippMax: "each interval alone, at its highest rate"
    case .sippMix: "at the mean rate while it rises, at the highest elsewhere"
    case .lagSIPP: "at the mean rate one mean handle time earlier"
    case .mol: "by the load that follows the rate through the law of the handle time"
    case .isa: "by simulation, from the number of contacts present"
    }
  }

  /// Where it is from.
  public var source: String {
    switch self {
    case .sipp, .sippMax, .sippMix, .lagSIPP:
      "Green, Kolesar and Soares, Operations Research 49 (2001) 549-564"
    case .mol: "Jennings, Mandelbaum, Massey and Whitt, Management Science 42 (1996) 1383-1394"
    case .isa: "Feldman, Mandelbaum, Massey and Whitt, Management Science 54 (2008) 324-338"
    }
  }
}
