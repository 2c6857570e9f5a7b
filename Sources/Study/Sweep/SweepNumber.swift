/// A number as a plan writes it, with its unit: `12.5%` is 125 tenths, and `%`.
///
/// Steps from `0.8` by `0.05` are whole multiples here and meet `1.2` exactly, which they would not
/// in binary fractions.
public struct SweepNumber: Sendable, Hashable, CustomStringConvertible {
  /// The digits without their point, signed, at most 15 of them.
  public let digits: Int64
  /// How many of the digits stand behind the point, 0 to 15.
  public let decimals: Int
  /// What stands behind the digits, such as `%` or `/h`; may be empty.
  public let unit: String

  /// A number from its parts; trailing zeros behind the point are left out.
  init(digits: Int64, decimals: Int, unit: String) {
    var (digits, decimals) = (digits, decimals)
    while decimals > 0, digits % 10 == 0 {
      digits /= 10
      decimals -= 1
    }
    self.digits = digits
    self.decimals = decimals
    self.unit = unit
  }

  /// Reads digits with at most one point and whatever unit follows them; nil for anything else,
  /// among it clock times, dates, exponents and more than 15 digits.
  public init?(_ text: String) {
    var rest = Substring(text)
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest.removeFirst() }
    var (digits, decimals, count, hasPoint) = (Int64(0), 0, 0, false)
    while let character = rest.first {
      if character == ".", !hasPoint, count > 0 {
        hasPoint = true
      } else if character.isASCII, let digit = character.wholeNumberValue, count < 15 {
        digits = digits * 10 + Int64(digit)
        count += 1
        if hasPoint { decimals += 1 }
      } else {
        break
      }
      rest.removeFirst()
    }
    guard count > 0, !hasPoint || decimals > 0, rest.utf8.count <= 24,
      !rest.contains(where: { $0.isNumber || $0 == "." || $0 == ":" || $0 == "-" })
    else { return nil }
    self.init(digits: isNegative ? -digits : digits, decimals: decimals, unit: String(rest))
  }

  /// The number without its unit.
  public var value: Double {
    var divisor = 1.0
    for _ in 0..<decimals { divisor *= 10 }
    return Double(digits) / divisor
  }

  /// As a scenario writes it.
  public var description: String {
    let size = String(digits.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - size.count)) + size
    let sign = digits < 0 ? "-" : ""
    let point = decimals > 0 ? "." + padded.suffix(decimals) : ""
    return sign + padded.dropLast(decimals) + point + unit
  }

  /// The digits at a finer scale; nil where they have no room.
  func scaled(to decimals: Int) -> Int64? {
    var digits = digits
    for _ in self.decimals..<max(self.decimals, decimals) {
      let product = digits.multipliedReportingOverflow(by: 10)
      guard !product.overflow else { return nil }
      digits = product.partialValue
    }
    return digits
  }
}

/// Numbers from one to another, in steps or without.
public struct SweepRange: Sendable, Hashable {
  /// The first number.
  public let from: SweepNumber
  /// The last number, at or above the first.
  public let to: SweepNumber
  /// The distance of two levels; nil of a range that is drawn from continuously.
  public let step: SweepNumber?

  /// Everything at one scale, so that sums of it are whole numbers.
  private let decimals: Int
  private let low: Int64, span: Int64, stride: Int64

  /// The digits that a number drawn between two others has beyond theirs.
  private static let drawnDigits = 6

  /// A range; nil where the units differ, the end lies below the start, the step is not above 0,
  /// or the digits have no room.
  public init?(from: SweepNumber, to: SweepNumber, step: SweepNumber? = nil) {
    let numbers = [from, to] + (step.map { [$0] } ?? [])
    // A plain 0 has no unit of its own.
    let units = Set(numbers.filter { $0.digits != 0 || !$0.unit.isEmpty }.map(\.unit))
    guard units.count <= 1 else { return nil }
    let unit = units.first ?? ""
    var decimals = numbers.map(\.decimals).max() ?? 0
    if step == nil { decimals = min(15, decimals + Self.drawnDigits) }
    guard let low = from.scaled(to: decimals), let high = to.scaled(to: decimals),
      case let (span, isTooWide) = high.subtractingReportingOverflow(low), !isTooWide, span >= 0
    else { return nil }
    var stride = Int64(1)
    if let step {
      guard let scaled = step.scaled(to: decimals), scaled > 0 else { return nil }
      stride = scaled
    }
    self.from = SweepNumber(digits: from.digits, decimals: from.decimals, unit: unit)
    self.to = SweepNumber(digits: to.digits, decimals: to.decimals, unit: unit)
    self.step = step
    (self.decimals, self.low, self.span, self.stride) = (decimals, low, span, stride)
  }

  /// How many levels a stepped range has, the first and, where a step meets it, the last among
  /// them; nil without a step.
  public var levelCount: Int? {
    guard step != nil else { return nil }
    let (count, isTooLarge) = Int(clamping: span / stride).addingReportingOverflow(1)
    return isTooLarge ? .max : count
  }

  /// A level of a stepped range by its position from 0.
  public func level(_ position: Int) -> String {
    precondition(position >= 0 && position < levelCount ?? 0, "a level of a stepped range")
    return text(low + Int64(position) * stride)
  }

  /// The number at a share of the way, at least 0 and below 1; of a stepped range the level of it.
  public func text(at share: Double) -> String {
    precondition((0..<1).contains(share), "a share of the way")
    if let levelCount { return level(min(levelCount - 1, Int(share * Double(levelCount)))) }
    return text(low + Int64((share * Double(span)).rounded()))
  }

  private func text(_ digits: Int64) -> String {
    SweepNumber(digits: digits, decimals: decimals, unit: from.unit).description
  }
}
