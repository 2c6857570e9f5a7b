import Sim

/// Values as a scenario writes them, for `explain` and for messages.
public enum Written {
  /// A number in its shortest form, without `.0`.
  public static func number(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A duration with the largest unit that leaves it short: `90min`, `2h`, `30s`.
  public static func duration(_ time: Ticks) -> String {
    let units: [(String, Ticks)] = [("h", 3_600_000_000), ("min", 60_000_000)]
    for (unit, size) in units where time != 0 && time % size == 0 {
      return "\(time / size)\(unit)"
    }
    return seconds(time.seconds)
  }

  /// A duration in seconds.
  public static func seconds(_ value: Double) -> String {
    let rounded = (value * 1e6).rounded() / 1e6
    if rounded >= 60, rounded.truncatingRemainder(dividingBy: 60) == 0 {
      let minutes = rounded / 60
      return minutes.truncatingRemainder(dividingBy: 60) == 0
        ? "\(number(minutes / 60))h" : "\(number(minutes))min"
    }
    return "\(number(rounded))s"
  }

  /// A share as a percentage, of at most ten digits.
  public static func share(_ value: Double) -> String {
    "\(number((value * 1e10).rounded() / 1e8))%"
  }

  /// A rate per second in the largest unit that leaves it above 1.
  public static func rate(_ perSecond: Double) -> String {
    let (value, unit) = perSecond * 60 >= 1 ? (perSecond * 60, "min") : (perSecond * 3_600, "h")
    return "\(number((value * 1e9).rounded() / 1e9))/\(unit)"
  }
}
