import Study

/// Numbers as the trade writes them: `84.1 %`, `12.4 s`, `350,412`.
public enum Figures {
  /// A value in its unit.
  public static func value(_ value: Double, _ unit: Measure.Unit, decimals: Int? = nil) -> String {
    guard value.isFinite else { return missing }
    let digits = decimals ?? usualDecimals(value, unit)
    return number(value * scale(unit), decimals: digits) + suffix(unit)
  }

  /// A value with half the length of its interval, `84.1 % ±0.4`.
  ///
  /// Half-widths are rounded up, so that no figure looks more exact than it is. With `fine` there
  /// are as many decimals as the half-width gives sense to.
  public static func estimate(
    _ estimate: Estimate?, _ unit: Measure.Unit, fine: Bool = false
  ) -> String {
    guard let estimate, estimate.value.isFinite else { return missing }
    let usual = usualDecimals(estimate.value, unit)
    guard let width = estimate.halfWidth else {
      return value(estimate.value, unit, decimals: usual)
    }
    let digits = fine ? decimals(for: width * scale(unit), atLeast: usual) : usual
    let half = numberUp(width * scale(unit), decimals: digits)
    return "\(value(estimate.value, unit, decimals: digits)) ±\(half)"
  }

  /// The ends of an interval, `83.7 to 84.5 %`.
  public static func interval(_ estimate: Estimate?, _ unit: Measure.Unit) -> String {
    guard let (low, high) = ends(estimate, unit) else { return missing }
    return "\(low) to \(high)"
  }

  /// The ends of an interval, the unit behind the second; nil without an interval.
  static func ends(_ estimate: Estimate?, _ unit: Measure.Unit) -> (String, String)? {
    guard let estimate, let low = estimate.low, let high = estimate.high else { return nil }
    let usual = usualDecimals(estimate.value, unit)
    let digits = decimals(for: (high - low) / 2 * scale(unit), atLeast: usual)
    let (from, to) = (low * scale(unit), high * scale(unit))
    return (number(from, decimals: digits), number(to, decimals: digits) + suffix(unit))
  }

  /// A difference of two values with its sign; shares differ by percentage points.
  public static func difference(_ estimate: Estimate?, _ unit: Measure.Unit) -> String {
    guard let estimate, estimate.value.isFinite else { return missing }
    let usual = usualDecimals(estimate.value, unit)
    let width = estimate.halfWidth ?? 0
    let digits = decimals(for: width * scale(unit), atLeast: usual)
    let sign = estimate.value > 0 ? "+" : ""
    let text = sign + number(estimate.value * scale(unit), decimals: digits)
    guard let half = estimate.halfWidth else { return text }
    return "\(text) ±\(numberUp(half * scale(unit), decimals: digits))"
  }

  /// Half of an interval alone, without its unit, `±0.4`.
  static func plainHalfWidth(_ width: Double, _ unit: Measure.Unit) -> String {
    let scaled = width * scale(unit)
    return "±\(numberUp(scaled, decimals: decimals(for: scaled, atLeast: 0)))"
  }

  /// A whole number with its thousands set apart.
  public static func count(_ value: Double) -> String { number(value, decimals: 0) }

  /// A number with fixed decimals.
  public static func decimal(_ value: Double, _ decimals: Int) -> String {
    number(value, decimals: decimals)
  }

  /// A time span in seconds, `30 s`.
  public static func seconds(_ value: Double) -> String {
    "\(number(value, decimals: value == value.rounded() ? 0 : 1)) s"
  }

  /// A share with the decimals that it was written with, `80 %` or `99.95 %`; one decimal where it
  /// was computed and has no end.
  public static func share(_ value: Double) -> String {
    let percent = value * 100
    var scaled = percent
    for decimals in 0...9 {
      // A product like 0.0007 * 100 may lie a little beside the digit it means.
      if abs(scaled - scaled.rounded()) <= 1e-6 * min(1, abs(scaled)) {
        return "\(number(percent, decimals: decimals)) %"
      }
      scaled *= 10
    }
    return "\(number(percent, decimals: 1)) %"
  }

  /// A chance, `0.031` or `< 0.001`.
  public static func chance(_ value: Double?) -> String {
    guard let value, value.isFinite else { return missing }
    return value < 0.001 ? "< 0.001" : number(value, decimals: 3)
  }

  /// What stands where there is no figure.
  public static let missing = "-"

  /// How a unit is scaled for print: shares are percentages.
  static func scale(_ unit: Measure.Unit) -> Double { unit == .share ? 100 : 1 }

  /// What stands behind the number.
  static func suffix(_ unit: Measure.Unit) -> String {
    switch unit {
    case .share: " %"
    case .seconds: " s"
    case .secondsSquared: " s²"
    case .perHour: " / h"
    case .contacts, .contactsSquared, .attempts, .customers, .agents, .money: ""
    }
  }

  /// Decimals that the trade gives a value without regard to chance.
  static func usualDecimals(_ value: Double, _ unit: Measure.Unit) -> Int {
    let size = abs(value)
    return switch unit {
    case .share: 1
    case .seconds: size < 600 ? 1 : 0
    case .attempts: 2
    case .money: 0
    case .contacts, .customers, .agents, .secondsSquared, .contactsSquared, .perHour:
      size < 100 && size != size.rounded() ? 1 : 0
    }
  }

  /// Decimals that leave a half-width at least one digit, at most three more than asked for.
  private static func decimals(for width: Double, atLeast least: Int) -> Int {
    guard width > 0, width.isFinite else { return least }
    var digits = least
    var scaled = width
    for _ in 0..<least { scaled *= 10 }
    while scaled < 0.95, digits < least + 3 {
      scaled *= 10
      digits += 1
    }
    return digits
  }

  /// A number with fixed decimals and its thousands set apart by commas; halves go away from 0.
  static func number(_ value: Double, decimals: Int) -> String {
    fixed(value, decimals: decimals, rule: .toNearestOrAwayFromZero)
  }

  /// The same, rounded up: 0 only where it is 0.
  static func numberUp(_ value: Double, decimals: Int) -> String {
    // A product like 0.4 * 10 may lie a little above the digit it means.
    fixed(value * (1 - 1e-12), decimals: decimals, rule: .up)
  }

  private static func fixed(
    _ value: Double, decimals: Int, rule: FloatingPointRoundingRule
  ) -> String {
    var scaled = abs(value)
    for _ in 0..<decimals { scaled *= 10 }
    scaled = scaled.rounded(rule)
    guard scaled < 9e15 else { return "\(value)" }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let whole = padded.dropLast(decimals)
    let sign = value < 0 && scaled > 0 ? "-" : ""
    return sign + grouped(whole) + (decimals > 0 ? "." + padded.suffix(decimals) : "")
  }

  private static func grouped(_ digits: Substring) -> String {
    var result = ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.count - offset) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result
  }
}
