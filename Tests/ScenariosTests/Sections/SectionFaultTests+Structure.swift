import Scenarios

extension SectionFaultTests {
  static let structure: [Case] = [
    Case(
      "newer version", "spillway: 2\nhorizon: {length: 1h}\n",
      "1:11 SPW-0401 spillway: the file is of format version 2; this program reads up "
        + "to 1 | install a newer Spillway"),
    Case(
      "no sections", "spillway: 1\n",
      "1:1 SPW-0202 the scenario lacks `horizon`, `contacts` and `centers` | add "
        + "`horizon: ...`, `contacts: ...` and `centers: ...`"),
    Case(
      "misspelled section", minimal(more: "evnts: {}"),
      "6:1 SPW-0201 unknown key `evnts` | did you mean `events`?"),
    Case(
      "misspelled key", minimal(centers: "{here: {groups: {all: {agnets: 10}}}}"),
      "4:33 SPW-0201 unknown key `agnets` in centers.here.groups.all | did you mean "
        + "`agents`? (allowed: skills, agents, shrinkage, cost_per_hour, leaving)"),
    Case(
      "misplaced key",
      minimal(centers: "{here: {lines: 3, agents: 4, groups: {all: {agents: 10}}}}"),
      "4:28 SPW-0201 unknown key `agents` in centers.here | `agents` belongs in "
        + "centers.NAME.groups.NAME, centers.NAME.groups.NAME.agents[], "
        + "events.NAME.center_outage, strategies.NAME or strategies.NAME.stages.NAME[] "
        + "(allowed: time_zone, lines, "
        + "waiting_room, groups)"),
  ]

  static let times: [Case] = [
    Case(
      "unknown zone",
      minimal(centers: "{here: {time_zone: Asia/Shangai, groups: {all: {agents: 30}}}}"),
      "4:29 SPW-0301 centers.here.time_zone: there is no time zone `Asia/Shangai` | "
        + "did you mean `Asia/Shanghai`?"),
    Case(
      "start without a clock", minimal(horizon: "{start: 2011-08-12T00:00, length: 1h}"),
      "2:18 SPW-0417 horizon.start: the start has no offset from UTC, and no zone says "
        + "whose clock is meant | write the offset, such as `+08:00`, or `time_zone: "
        + "Asia/Shanghai`"),
    Case(
      "start in a gap",
      minimal(horizon: "{start: 2026-03-29T02:30, time_zone: Europe/Berlin, length: 1h}"),
      "2:18 SPW-0407 horizon.start: 02:30 on 2026-03-29 does not exist in "
        + "Europe/Berlin | clocks go from 02:00 to 03:00 there; write a time before or "
        + "after"),
    Case(
      "start that comes twice",
      minimal(horizon: "{start: 2026-10-25T02:30, time_zone: Europe/Berlin, length: 1h}"),
      "2:18 SPW-0408 horizon.start: 02:30 on 2026-10-25 comes twice in Europe/Berlin, "
        + "with +02:00 and with +01:00 | write `2026-10-25T02:30+02:00` or "
        + "`2026-10-25T02:30+01:00`"),
    Case(
      "offset beside the zone",
      minimal(horizon: "{start: 2026-10-25T12:00+02:00, time_zone: Europe/Berlin, length: 1h}"),
      "2:18 SPW-0417 horizon.start: the offset +02:00 is not that of Europe/Berlin at "
        + "this time, +01:00 | leave the offset out"),
    Case(
      "no such day", minimal(horizon: "{start: 2026-02-30T00:00Z, length: 1h}"),
      "2:18 SPW-0143 horizon.start: `2026-02-30T00:00Z` is not a day of the calendar | "
        + "month 2 of 2026 has 28 days"),
    Case(
      "no such hour", minimal(more: "events: {e: {surge: {starts: 25:00, hold: 1h, multiply: 2}}}"),
      "6:30 SPW-0141 events.e.surge.starts: `25:00` is no time of a 24-hour day | "
        + "write 00:00 to 23:59"),
    Case(
      "a date without a time",
      minimal(more: "events: {e: {surge: {starts: 2001-01-01, hold: 1h, multiply: 2}}}"),
      "6:30 SPW-0142 events.e.surge.starts: `2001-01-01` is a date without a time | "
        + "write `2001-01-01T00:00` for its first moment"),
    Case(
      "a number for a time",
      minimal(more: "events: {e: {surge: {starts: 18, hold: 1h, multiply: 2}}}"),
      "6:30 SPW-0101 events.e.surge.starts: `18` has no unit; a duration needs one | "
        + "write `18s`, `18min` or `18h`"),
    Case(
      "a time before the horizon",
      minimal(
        more: "events: {e: {center_outage: {center: here, starts: 2000-12-31T18:00, "
          + "length: 1h}}}"),
      "6:52 SPW-0410 events.e.center_outage.starts: 2000-12-31T18:00 does not come "
        + "within the horizon | it goes from 2001-01-01T00:00 to 2001-01-01T02:00"),
  ]

  static let horizons: [Case] = [
    Case(
      "intervals that do not fit", minimal(horizon: "{length: 100min}"),
      "2:19 SPW-0404 horizon.length: 100min is not a whole number of intervals of "
        + "30min | add `interval:`, which is 30min unless you write it"),
    Case(
      "no length", minimal(horizon: "{interval: 30min}"),
      "2:1 SPW-0202 horizon: the horizon lacks its `length` | write `length: 24h`, for "
        + "example"),
    Case(
      "zero length", minimal(horizon: "{length: 0s}"),
      "2:19 SPW-0130 horizon.length: a duration of 0 makes no sense here | write more "
        + "than `0s`"),
    Case(
      "too many intervals", minimal(horizon: "{length: 1000h, interval: 1s}"),
      "2:36 SPW-0405 horizon.interval: these are 3600000 intervals; the limit is 20000 "
        + "| write a longer `interval`"),
    Case(
      "borders from 1", minimal(horizon: "{interval: {borders: [1min, 5min]}}"),
      "2:32 SPW-0404 horizon.interval.borders[1]: the first border is not 0s | begin "
        + "with `0s`"),
    Case(
      "borders out of order", minimal(horizon: "{interval: {borders: [0min, 5min, 5min]}}"),
      "2:44 SPW-0404 horizon.interval.borders[3]: 5min does not come after the border "
        + "before it, 5min | write them in order"),
    Case(
      "length beside borders",
      minimal(horizon: "{length: 6min, interval: {borders: [0min, 5min]}}"),
      "2:19 SPW-0404 horizon.length: the length is not the last border, 5min | leave "
        + "`length` out"),
  ]
}
