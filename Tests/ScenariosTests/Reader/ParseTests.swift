import Scenarios
import Testing

/// Numbers and quantities: what is read, exactly, and what is refused, with its code.
@Suite struct ParseTests {
  /// Law: the shortest text of a double reads back as that double, for 20,000 doubles of all sizes.
  @Test func numbersSurviveTheirText() throws {
    var random = SplitMix(seed: 7)
    var count = 0
    while count < 20_000 {
      let value = Double(bitPattern: random.next())
      guard value.isNormal else { continue }
      count += 1
      #expect(try Parse.number("\(value)") == value)
    }
  }

  @Test func otherFormsOfNumbersAreRead() throws {
    let cases: [(String, Double)] = [
      ("0", 0), ("-0.0", 0), ("+3", 3), (".5", 0.5), ("-.5", -0.5), ("1e3", 1_000),
      ("1.5E-3", 0.0015), ("0.25", 0.25), ("0e5", 0), ("2.2250738585072014e-308", 0x1p-1022),
    ]
    for (text, value) in cases {
      #expect(try Parse.number(text) == value, "\(text)")
      #expect(try Parse.number(text).sign == value.sign, "\(text)")
    }
  }

  @Test(arguments: [
    (".nan", FaultCode.notFinite), (".NaN", .notFinite), ("-.inf", .notFinite),
    (".inf", .notFinite),
    ("nan", .notANumber), ("inf", .notANumber), ("Infinity", .notANumber),
    ("1e400", .tooLargeToHold),
    ("-1e400", .tooLargeToHold), ("1e-400", .tooSmallToHold), ("1e-310", .tooSmallToHold),
    ("010", .leadingZero), ("-010", .leadingZero), ("00", .leadingZero), ("00.5", .leadingZero),
    ("0x10", .otherBase), ("0b11", .otherBase), ("0o17", .otherBase), ("-0xff", .otherBase),
    ("1_000", .digitSeparator), ("1,5", .decimalComma), ("1,000,000", .decimalComma),
    ("1.2.3", .notANumber), ("5.", .notANumber), ("1e", .notANumber), ("--1", .notANumber),
    ("+", .notANumber), (".", .notANumber), ("e5", .notANumber), ("1 000", .notANumber),
    ("30s", .notANumber), ("80%", .notANumber), ("１２", .notANumber), ("٣", .notANumber),
    ("four", .notANumber), ("", .noValue), ("~", .notANumber), ("1:59", .notANumber),
  ])
  func otherNumbersAreRefused(_ text: String, _ code: FaultCode) {
    #expect(refusal { _ = try Parse.number(text) } == code)
  }

  @Test func digitsWithoutEndAreRefusedUnread() {
    let digits = String(repeating: "9", count: 1_000_000)
    #expect(refusal { _ = try Parse.number(digits) } == .numberTooLong)
    #expect(refusal { _ = try Parse.duration(digits + "s") } != nil)
    #expect(refusal { _ = try Parse.whole(digits) } == .numberTooLong)
  }

  /// The helps that a fix can be copied from.
  @Test(arguments: [
    ("010", "write `10`"), ("-007.5", "write `-7.5`"), ("00", "write `0`"), ("0x10", "write `16`"),
    ("0b11", "write `3`"), ("1_000", "write `1000`"), ("1,5", "write `1.5`"),
    ("1,000,000", "write `1000000` without separators"), ("１２.５", "write `12.5`"),
    ("1,500", "write `1500` without separators, or `1.500` if the comma is a decimal point"),
  ])
  func helpsAreRight(_ text: String, _ help: String) {
    let fault = #expect(throws: ScalarFault.self) { try Parse.number(text) }
    #expect(fault?.help.english == help)
  }

  @Test func wholeNumbersAreExactToTheLast() throws {
    for value in [Int.max, Int.max - 1, 1 << 53 + 1, 0, 40] {
      #expect(try Parse.whole("\(value)") == value)
    }
    #expect(try Parse.whole("\(Int.min)", in: Int.min...0) == Int.min)
    #expect(try Parse.whole("40.0") == 40)
    #expect(try Parse.whole("1e3") == 1_000)
    #expect(refusal { _ = try Parse.whole("9223372036854775808") } == .outOfRange)
    #expect(refusal { _ = try Parse.whole("1e300") } == .outOfRange)
    #expect(refusal { _ = try Parse.whole("-3") } == .outOfRange)
    #expect(refusal { _ = try Parse.whole("2.5") } == .notWhole)
    #expect(refusal { _ = try Parse.whole("101", in: 1...100) } == .outOfRange)
  }

  /// Law: n units are n times the unit, in whole microseconds.
  @Test func durationsAreMultiplesOfTheirUnits() throws {
    let units: [(String, Int64)] = [
      ("ms", 1_000), ("s", 1_000_000), ("min", 60_000_000), ("h", 3_600_000_000),
    ]
    for (unit, microseconds) in units {
      for number in [Int64(0), 1, 2, 7, 30, 59, 1_000, 87_600] {
        #expect(try Parse.duration("\(number)\(unit)") == number * microseconds)
      }
    }
    #expect(try Parse.duration("1.5h") == 5_400_000_000)
    #expect(try Parse.duration("1.1h") == 3_960_000_000)
    #expect(try Parse.duration("0.001ms") == 1)
    #expect(try Parse.duration("33.3333333s") == 33_333_333)
    #expect(try Parse.duration("1e3s") == 1_000_000_000)
    #expect(try Parse.duration("87600h") == Parse.longestDuration)
  }

  @Test(arguments: [
    ("300", FaultCode.missingUnit), ("30 s", .unknownUnit), ("30 sec", .unknownUnit),
    ("5m", .unknownUnit), ("7d", .unknownUnit), ("1h30min", .unknownUnit), ("30S", .unknownUnit),
    ("30秒", .unknownUnit), ("30x", .unknownUnit), ("8:30", .clockAsDuration),
    ("1:59:59:59", .clockAsDuration), ("80%", .notADuration), ("30/h", .notADuration),
    ("soon", .notADuration), ("s", .notADuration), ("-5s", .outOfRange), ("87601h", .outOfRange),
    ("1e300h", .outOfRange), ("1e400h", .tooLargeToHold), ("0.0004ms", .tooSmallToHold),
    ("1,5h", .decimalComma), ("010s", .leadingZero), (".infs", .notADuration), ("", .noValue),
  ])
  func otherDurationsAreRefused(_ text: String, _ code: FaultCode) {
    #expect(refusal { _ = try Parse.duration(text) } == code)
  }

  @Test(arguments: [
    ("300", "write `300s`, `300min` or `300h`"), ("30 sec", "write `30s`"), ("5m", "write `5min`"),
    ("2 Hours", "write `2h`"), ("3小时", "write `3h`"), ("010s", "write `10s`"),
    ("8:30", "write `510s`, `510min`, or where a time of day stands \"08:30\""),
    ("1:30:00", "write `5400s`"),
  ])
  func helpsForDurationsAreRight(_ text: String, _ help: String) {
    let fault = #expect(throws: ScalarFault.self) { try Parse.duration(text) }
    #expect(fault?.help.english == help)
  }

  /// Law: p % is the double nearest to p hundredths, which `Double` reads from the same digits.
  @Test func sharesAreRoundedOnce() throws {
    for thousandth in 0...1_000 {
      let text = "\(thousandth / 10).\(thousandth % 10)"
      #expect(try Parse.share(text + "%") == Double(text + "e-2"))
    }
    #expect(try Parse.share("80%") == 0.8)
    #expect(try Parse.share("-0%") == 0)
    #expect(try Parse.share("180%", maximum: .infinity) == 1.8)
    #expect(try Parse.share("1e1%") == 0.1)
  }

  @Test(arguments: [
    ("0.8", FaultCode.shareWithoutPercent), ("80", .shareWithoutPercent),
    ("1", .shareWithoutPercent),
    ("180%", .shareOutOfRange), ("-1%", .shareOutOfRange), ("100.0001%", .shareOutOfRange),
    ("80 %", .notAShare), ("80%%", .notAShare), ("%", .notAShare), ("most", .notAShare),
    ("80％", .notAShare), ("1,5%", .decimalComma), ("1e400%", .tooLargeToHold), ("", .noValue),
  ])
  func otherSharesAreRefused(_ text: String, _ code: FaultCode) {
    #expect(refusal { _ = try Parse.share(text) } == code)
  }

  @Test(arguments: [
    ("0.8", "write `80%`"), ("80", "write `80%`"), ("0.07", "write `7%`"),
    ("0.125", "write `12.5%`"),
    ("1", "write `100%` for all of it, `1%` for one in a hundred"),
  ])
  func helpsForSharesAreRight(_ text: String, _ help: String) {
    let fault = #expect(throws: ScalarFault.self) { try Parse.share(text) }
    #expect(fault?.help.english == help)
  }

  @Test func ratesArePerSecond() throws {
    #expect(try Parse.rate("120/h") == 120.0 / 3_600)
    #expect(try Parse.rate("98/min") == 98.0 / 60)
    #expect(try Parse.rate("2.5/s") == 2.5)
    #expect(refusal { _ = try Parse.rate("120") } == .missingUnit)
    #expect(refusal { _ = try Parse.rate("120/day") } == .unknownUnit)
    #expect(refusal { _ = try Parse.rate("120 per hour") } == .notARate)
    #expect(refusal { _ = try Parse.rate("-1/h") } == .outOfRange)
    #expect(refusal { _ = try Parse.rate("many") } == .notARate)
  }

  @Test func onlyTwoWordsAreBooleans() throws {
    #expect(try Parse.boolean("true"))
    #expect(try !Parse.boolean("false"))
    for text in ["no", "yes", "on", "off", "True", "FALSE", "1", "0", "y", "", "~"] {
      #expect(refusal { _ = try Parse.boolean(text) } == .notABoolean, "\(text)")
    }
  }

  /// Names are free text: other scripts, words of other formats and paths are just names.
  @Test func namesAreFreeText() throws {
    for name in ["深圳", "no", "null", "__proto__", "..", "con", "a b", "=cmd()", "Orléans", "8:30"] {
      #expect(try Parse.name(name) == name)
    }
    #expect(try Parse.name(String(repeating: "很", count: 200)).count == 200)
    #expect(refusal { _ = try Parse.name(String(repeating: "很", count: 201)) } == .nameTooLong)
    #expect(refusal { _ = try Parse.name(" \t") } == .emptyName)
    #expect(refusal { _ = try Parse.name("a\u{200D}b") } == .invisibleCharacter)
    #expect(refusal { _ = try Parse.name("a\u{1B}b") } == .terminalEscape)
    #expect(refusal { _ = try Parse.name("a\u{0}b") } == .controlCharacter)
  }

  /// What tables hold is read where a scenario would ask for a unit.
  @Test func cellsAreReadAsTablesWriteThem() throws {
    #expect(try Parse.cellDuration("00:03:10") == 190_000_000)
    #expect(try Parse.cellDuration("0:03:10") == 190_000_000)
    #expect(try Parse.cellDuration("100:00:00.5") == 360_000_500_000)
    #expect(try Parse.cellDuration("190") == 190_000_000)
    #expect(try Parse.cellDuration("190.25") == 190_250_000)
    #expect(try Parse.cellDuration("3min") == 180_000_000)
    #expect(try Parse.cellMoment("8:00") == .clock(28_800))
    #expect(try Parse.cellMoment("08:00:30") == .clock(28_830))
    for text in ["03:10", "0:60:00", "0:00:60", "0:0:1", "1:2:3:4", "00:03:1x", "-1", "00:03:-1"] {
      #expect(refusal { _ = try Parse.cellDuration(text) } != nil, "\(text)")
    }
  }
}
