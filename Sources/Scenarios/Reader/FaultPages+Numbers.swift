extension FaultPage {
  static let numberPages: [FaultPage] = [
    FaultPage(
      .missingUnit, .type, "The unit is missing",
      """
      A bare number where a unit is needed could be read in several ways. Durations are written
      `500ms`, `30s`, `5min` or `2h`, rates `120/h`, `98/min` or `2/s`.
      """),
    FaultPage(
      .unknownUnit, .type, "The unit is not known",
      """
      Durations take `ms`, `s`, `min` and `h`, one number and one unit without a space: `90min`,
      not `1h30min`. Days and weeks are left out because a day can have 23, 24 or 25 hours. Rates
      take `/s`, `/min` and `/h`.
      """),
    FaultPage(
      .notADuration, .type, "Not a duration",
      """
      A duration is a number and a unit: `500ms`, `30s`, `5min`, `1.5h`.
      """),
    FaultPage(
      .clockAsDuration, .type, "A duration written like a clock",
      """
      `8:30` may be minutes and seconds, hours and minutes, or a time of day. Durations carry
      their unit: `510s`, `8.5h`. In CSV tables, where the column says what is meant, `hh:mm:ss`
      is read.
      """),
    FaultPage(
      .shareWithoutPercent, .type, "The percent sign is missing",
      """
      `0.8` and `80` are both written by people who mean the same share. Write shares with the
      percent sign: `80%`.
      """),
    FaultPage(
      .notAShare, .type, "Not a share",
      """
      A share is a number with a percent sign: `80%`, `2.5%`.
      """),
    FaultPage(
      .shareOutOfRange, .range, "A share out of range",
      """
      A part of a whole lies between 0% and 100%. Where more than all makes sense, the message
      names the range.
      """),
    FaultPage(
      .notARate, .type, "Not a rate",
      """
      A rate is a number per time: `120/h`, `98/min`, `2/s`.
      """),
    FaultPage(
      .notANumber, .type, "Not a number",
      """
      Numbers are written with the digits 0 to 9 and a point, such as `40` or `0.25`, and stand
      without a unit where the key does not ask for one.
      """),
    FaultPage(
      .quotedNumber, .type, "A number in quotes",
      """
      Text in quotes is text, also when it holds digits. Delete the quotes.
      """),
    FaultPage(
      .leadingZero, .type, "A number that starts with a zero",
      """
      Some programs read `010` as eight, others as ten. Write the number without the zero.
      """),
    FaultPage(
      .otherBase, .type, "A number in another base",
      """
      Numbers are written in decimal notation; the message names the decimal value.
      """),
    FaultPage(
      .digitSeparator, .type, "A number with underscores",
      """
      Some programs read `1_000` as a thousand, others as text. Write `1000`.
      """),
    FaultPage(
      .decimalComma, .type, "A number with a comma",
      """
      A comma may be a decimal point or a separator of thousands. Write a point for decimals and
      nothing between thousands. In CSV files with semicolons a decimal comma is read as such.
      """),
    FaultPage(
      .notFinite, .range, "Not a finite number",
      """
      YAML can write infinity and not-a-number, and no quantity of a scenario can be either. Where
      a quantity may be without limit, its key takes a word such as `unlimited`.
      """),
    FaultPage(
      .tooLargeToHold, .range, "Too large to hold",
      """
      The number is beyond the largest that a 64-bit floating point number can hold, about
      1.8e308.
      """),
    FaultPage(
      .tooSmallToHold, .range, "Too small to hold",
      """
      The number is not 0, but nearer to 0 than can be held exactly: below 2.2e-308, or for a
      duration below half a microsecond. It would silently count as 0, so that it is refused.
      """),
    FaultPage(
      .notWhole, .type, "Not a whole number",
      """
      Agents, lines and other things that are counted are whole numbers.
      """),
    FaultPage(
      .outOfRange, .range, "Out of range",
      """
      The value is a number of the right kind outside the range that makes sense for its key; the
      message names the range.
      """),
    FaultPage(
      .numberTooLong, .limit, "A number with too many digits",
      """
      A number is written with at most 64 characters.
      """),
    FaultPage(
      .notABoolean, .type, "Neither true nor false",
      """
      Yes-or-no questions are answered with `true` or `false`. Words such as `yes`, `no`, `on` and
      `off` are names here: a queue may well be called `no`.
      """),
    FaultPage(
      .notAClockTime, .type, "Not a time of day",
      """
      A time of day has two digits for the hour and two for the minute, such as `08:00` or
      `18:30`, and may have seconds: `18:30:15`.
      """),
    FaultPage(
      .clockOutOfRange, .range, "No such time of day",
      """
      Hours go from 00 to 23, minutes and seconds to 59. `24:00` stands for the end of a day where
      a span of time ends. Offsets from UTC go from -12:00 to +14:00.
      """),
    FaultPage(
      .notADate, .type, "Not a date",
      """
      Dates are written year, month, day: `2011-08-12`, and with a time `2011-08-12T00:00+08:00`,
      where the offset from UTC may be left out where a time zone is known.
      """),
    FaultPage(
      .dateOutOfRange, .range, "No such day",
      """
      The calendar has no such day, or the year is not between 1900 and 2199.
      """),
    FaultPage(
      .ambiguousDate, .type, "A date that reads two ways",
      """
      `03/04/2026` is the third of April or the fourth of March, depending on the reader. It is
      never guessed: write `2026-04-03` or `2026-03-04`.
      """),
    FaultPage(
      .nameTooLong, .limit, "A name is too long",
      """
      A name or title has at most 200 characters: it stands in tables and charts.
      """),
    FaultPage(
      .emptyName, .type, "A name is empty",
      """
      A name has at least one character that can be seen.
      """),
  ]
}
