import Scenarios
import Testing

/// The calendar and the clock.
@Suite struct CivilTimeTests {
  /// Law: the days of 300 years follow each other without a gap, 97 leap days in 400 years, and
  /// the epoch is day 0.
  ///
  /// Planted fault caught: the rule of centuries left out makes 1900-02-29 a day.
  @Test func daysFollowEachOther() throws {
    var expected = try #require(CivilDate(year: 1900, month: 1, day: 1)).daysSinceEpoch
    #expect(expected == -25_567)
    for year in CivilDate.years {
      let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in lengths.enumerated() {
        for day in 1...length {
          let date = try #require(CivilDate(year: year, month: month + 1, day: day))
          #expect(date.daysSinceEpoch == expected)
          expected += 1
        }
        #expect(CivilDate(year: year, month: month + 1, day: length + 1) == nil)
        #expect(CivilDate(year: year, month: month + 1, day: 0) == nil)
      }
    }
    #expect(CivilDate(year: 1970, month: 1, day: 1)?.daysSinceEpoch == 0)
    #expect(CivilDate(year: 2200, month: 1, day: 1) == nil)
    #expect(CivilDate(year: 2026, month: 13, day: 1) == nil)
  }

  /// Source: `date -u -d ... +%s` of GNU coreutils.
  @Test(arguments: [
    ("2011-08-12T00:00+08:00", 1_313_078_400), ("1970-01-01T00:00Z", 0),
    ("2026-03-29T02:30+02:00", 1_774_744_200), ("1900-03-01T12:34:56-05:00", -2_203_827_904),
    ("2199-12-31 23:59Z", 7_258_118_340),
  ])
  func momentsAreThoseOfTheEpoch(_ text: String, _ seconds: Int) throws {
    #expect(try Parse.dateTime(text).epochSeconds == seconds)
  }

  @Test func withoutAnOffsetThereIsNoMoment() throws {
    let time = try Parse.dateTime("2011-08-12T18:30")
    #expect(time.offset == nil)
    #expect(time.epochSeconds == nil)
    #expect(time.localSeconds == 1_313_107_200 + 18 * 3_600 + 1_800)
  }

  @Test func everyMinuteOfTheDayIsRead() throws {
    for minute in 0..<1_440 {
      let (hours, minutes) = (minute / 60, minute % 60)
      let text = "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
      #expect(try Parse.clock(text) == minute * 60)
      #expect(try Parse.clock(text + ":59") == minute * 60 + 59)
      #expect(try Parse.moment(text) == .clock(minute * 60))
    }
    #expect(try Parse.clock("24:00", allowingMidnightEnd: true) == 86_400)
  }

  @Test(arguments: [
    ("25:00", FaultCode.clockOutOfRange), ("24:00", .clockOutOfRange), ("12:60", .clockOutOfRange),
    ("12:00:60", .clockOutOfRange), ("8:00", .notAClockTime), ("08", .notAClockTime),
    ("08:0", .notAClockTime), ("noon", .notAClockTime), ("-8:00", .notAClockTime),
    ("08:00:00:00", .notAClockTime), ("08:00 ", .notAClockTime), ("０８:00", .notAClockTime),
  ])
  func otherClocksAreRefused(_ text: String, _ code: FaultCode) {
    #expect(throws: ScalarFault.self) { try Parse.clock(text) }
    #expect(refusal { _ = try Parse.clock(text) } == code)
  }

  @Test(arguments: [
    ("2026-02-30", FaultCode.dateOutOfRange), ("2026-13-01", .dateOutOfRange),
    ("2026-00-00", .dateOutOfRange), ("0000-00-00", .dateOutOfRange),
    ("2300-01-01", .dateOutOfRange), ("1900-02-29", .dateOutOfRange), ("2026-2-3", .notADate),
    ("03/04/2026", .ambiguousDate), ("3.4.2026", .ambiguousDate), ("13/04/2026", .notADate),
    ("04/04/2026", .notADate), ("2026/04/03", .notADate), ("20260403", .notADate),
    ("today", .notADate), ("", .notADate), ("2026-04-03-05", .notADate),
  ])
  func otherDatesAreRefused(_ text: String, _ code: FaultCode) {
    #expect(refusal { _ = try Parse.date(text) } == code)
  }

  @Test(arguments: [
    ("2026-02-30T00:00", FaultCode.dateOutOfRange), ("2026-02-03", .notADate),
    ("2026-02-03T25:00", .clockOutOfRange), ("2026-02-03T00:00+8:00", .notADate),
    ("2026-02-03T00:00+15:00", .clockOutOfRange), ("2026-02-03T00:00-13:00", .clockOutOfRange),
    ("2026-02-03T00:00+08:60", .clockOutOfRange), ("2026-02-03T", .notAClockTime),
    ("2026-02-03T00:00ZZ", .notAClockTime), ("T", .notADate), ("03/04/2026 08:00", .ambiguousDate),
  ])
  func otherMomentsAreRefused(_ text: String, _ code: FaultCode) {
    #expect(refusal { _ = try Parse.dateTime(text) } == code)
  }

  @Test func theTwoReadingsOfADateAreNamed() {
    let fault = #expect(throws: ScalarFault.self) { try Parse.date("03/04/2026") }
    #expect(fault?.problem.english == "`03/04/2026` reads two ways: 2026-04-03 and 2026-03-04")
    #expect(fault?.help.english == "write `2026-04-03` or `2026-03-04`")
  }
}

/// The code under which something is refused, or nil if it is not.
func refusal(_ body: () throws -> Void) -> FaultCode? {
  do {
    try body()
    return nil
  } catch {
    return (error as? ScalarFault)?.code
  }
}
