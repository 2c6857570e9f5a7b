import Scenarios

extension SectionFaultTests {
  static let demand: [Case] = [
    Case(
      "unknown names", minimal(demand: "[{contact: call, center: her, rate: 2}]"),
      "5:20 SPW-0301 demand[1].contact: there is no contact type `call` | did you mean "
        + "`calls`? (defined: `calls`)",
      "5:34 SPW-0301 demand[1].center: there is no center `her` | did you mean `here`? "
        + "(defined: `here`)",
      "5:45 SPW-0101 demand[1].rate: `2` has no unit; a rate needs one | write `2/h`, "
        + "`2/min` or `2/s`"),
    Case(
      "two amounts", minimal(demand: "[{contact: calls, center: here, rate: 2/min, volume: 3}]"),
      "5:54 SPW-0205 demand[1]: `rate` and `volume` exclude each other | keep one of "
        + "the two"),
    Case(
      "amplitude above the mean",
      minimal(
        demand: "[{contact: calls, center: here, rate: {mean: 2/min, amplitude: 3/min, "
          + "period: 1h}}]"),
      "5:72 SPW-0416 demand[1].rate.amplitude: the rate would be negative part of the "
        + "time | write an amplitude of at most 2/min"),
    Case(
      "linear rate",
      minimal(demand: "[{contact: calls, center: here, rate: 2/min, shape: linear}]"),
      "5:61 SPW-0205 demand[1].shape: `shape: linear` goes with `volume`, not with "
        + "`rate` | leave `shape` out"),
    Case(
      "negative volume", minimal(demand: "[{contact: calls, center: here, volume: [1, 2, -3, 4]}]"),
      "5:56 SPW-0130 demand[1].volume[3]: `-3` is out of range | write a number from 0 "
        + "to 1000000000000"),
    Case(
      "unlike correlations",
      minimal(
        centers: "{here: {groups: {all: {agents: 10}}}, there: {groups: {all: {agents: 10}}}}",
        demand: "[{contact: calls, center: here, rate: 2/min, busyness: {gamma: {cv: 0.1}, "
          + "correlation: 0.6}}, {contact: calls, center: there, rate: 2/min, busyness: "
          + "{gamma: {cv: 0.1}}}]"),
      "5:103 SPW-0415 demand[2]: a correlation of 0 beside one of 0.6 | write the same "
        + "`correlation` in every `busyness`"),
    Case(
      "demand twice",
      minimal(
        demand: "[{contact: calls, center: here, rate: 1/min}, {contact: calls, center: "
          + "here, rate: 1/min}]"),
      "5:55 SPW-0436 demand[2]: `calls` at `here` has demand twice | both count; "
        + "delete one entry if only one is meant"),
    Case(
      "overload", minimal(centers: "{here: {groups: {all: {agents: [10, 5, 5, 10]}}}}"),
      "4:11 SPW-0430 centers.here: overloaded at 00:30-01:30: at worst 6 erlangs for 5 "
        + "agents | contacts give up or wait until it ends, unless a strategy sends them "
        + "elsewhere"),
    Case(
      "nobody there for an hour",
      minimal(centers: "{here: {groups: {all: {agents: [10, 0, 0, 10]}}}}"),
      "4:11 SPW-0433 centers.here: nobody is there to take `calls` at 00:30-01:30 | "
        + "these contacts wait, give up, or go elsewhere if the strategy lets them"),
    Case(
      "a rate too large", minimal(demand: "[{contact: calls, center: here, rate: 1e300/s}]"),
      "5:47 SPW-0130 demand[1].rate: the rate is out of range | write at most "
        + "1000000000/s"),
    Case(
      "a swing of a millisecond",
      minimal(
        demand: "[{contact: calls, center: here, rate: {mean: 2/min, amplitude: 1/min, "
          + "period: 1ms}}]"),
      "5:87 SPW-0130 demand[1].rate.period: the period is too short | write at least "
        + "`1s`"),
    Case(
      "intervals of too many queues",
      minimal(
        horizon: "{length: 9600h}",
        centers: "{a: {}, b: {}, c: {}, here: {groups: {all: {agents: 10}}}}"),
      "2:10 SPW-0405 horizon: 19200 intervals at 4 centers are more than the 50000 "
        + "cells that results may have | write a longer `interval`"),
  ]

  static let events: [Case] = [
    Case(
      "two events in one",
      minimal(
        more: "events: {e: {surge: {starts: 01:00, hold: 1h, multiply: 2}, center_outage: "
          + "{center: here, starts: 01:00, length: 1h}}}"),
      "6:61 SPW-0205 events.e: `surge` and `center_outage` exclude each other | keep "
        + "one of the two"),
    Case(
      "surges that overlap",
      minimal(
        centers: "{here: {groups: {all: {agents: 30}}}}",
        more: "events: {e: {surge: {starts: 01:00, ramp: 10min, hold: 1h, multiply: 2}}, "
          + "f: {surge: {starts: 01:30, hold: 1h, multiply: 2}}}"),
      "6:75 SPW-0434 events.f: the surge overlaps `e`: their multipliers multiply | up "
        + "to 4 times the demand; move one of them if that is not meant"),
    Case(
      "a surge at a time that does not come",
      minimal(more: "events: {e: {surge: {starts: 03:00, hold: 1h, multiply: 1.5}}}"),
      "6:30 SPW-0410 events.e.surge.starts: 03:00 does not come within the horizon | "
        + "it goes from 2001-01-01T00:00 to 2001-01-01T02:00"),
    Case(
      "a surge on another day",
      minimal(more: "events: {e: {surge: {starts: 2001-01-02T03:00, hold: 1h, multiply: 2}}}"),
      "6:30 SPW-0435 events.e.surge.starts: the surge is not within the horizon and "
        + "changes nothing | the horizon goes from 2001-01-01T00:00 to 2001-01-01T02:00"),
    Case(
      "a surge of no length", minimal(more: "events: {e: {surge: {starts: 01:00, multiply: 2}}}"),
      "6:14 SPW-0202 events.e.surge: the surge lasts no time | write `ramp`, `hold` or "
        + "`decay`"),
    Case(
      "18:00 of two days",
      minimal(
        horizon: "{length: 48h}",
        more: "events: {e: {surge: {starts: 18:00, hold: 1h, multiply: 1.5}}}"),
      "6:30 SPW-0409 events.e.surge.starts: 18:00 comes on several days of the horizon "
        + "| write the full date and time, from `2001-01-01T18:00` to `2001-01-02T18:00`"),
    Case(
      "a probability of 180 %",
      minimal(
        more: "events: {e: {network_outage: {center: here, contact: calls, starts: 01:00, "
          + "subscribers: 1000, call_probability: 180%, awareness: {exponential: {mean: "
          + "1min}}, repair: {exponential: {mean: 1h}}}}}"),
      "6:113 SPW-0112 events.e.network_outage.call_probability: `180%` is out of range "
        + "| write a share from 0% to 100%"),
    Case(
      "an outage of 0.6",
      minimal(
        more: "events: {e: {center_outage: {center: here, starts: 01:00, length: 30min, "
          + "agents: 0.6, calls_in_progress: drop}}}"),
      "6:82 SPW-0110 events.e.center_outage.agents: `0.6` is not a share: the percent "
        + "sign is missing | write `60%`",
      "6:106 SPW-0206 events.e.center_outage.calls_in_progress: `drop` is not known "
        + "here | write one of `dropped`, `requeued` or `finished`"),
    Case(
      "outages that overlap",
      minimal(
        more: "events: {e: {center_outage: {center: here, starts: 01:00, length: 30min}}, "
          + "f: {center_outage: {center: here, starts: 80min, length: 30min, agents: "
          + "4}}}"),
      "6:76 SPW-0434 events.f: the outage overlaps `e` at the same center: of shares "
        + "the larger holds, numbers of agents add up | move one of them if that is not "
        + "meant"),
    Case(
      "too many callers",
      minimal(
        more: "events: {e: {network_outage: {center: here, contact: calls, starts: 01:00, "
          + "subscribers: 2000000000, call_probability: 100%, awareness: {exponential: "
          + "{mean: 1min}}, repair: {exponential: {mean: 1h}}}}}"),
      "6:9 SPW-0419 events: network outages bring 2000000000 callers; the limit is "
        + "2000000 | look for a number with a digit too many"),
    Case(
      "too many pieces",
      minimal(
        horizon: "{length: 9600h, interval: 1h}",
        demand: "[{contact: calls, center: here, rate: {mean: 2/min, amplitude: 1/min, "
          + "period: 10s}}]", more: "events: {e: {surge: {starts: 1h, hold: 1h, multiply: 2}}}"),
      "6:9 SPW-0419 events: ramps and demand make 221184004 pieces of rate; the limit "
        + "is 2000000 | write shorter ramps, or fewer surges on one demand"),
    Case(
      "nothing to multiply",
      minimal(more: "events: {e: {surge: {starts: 1h, hold: 1h, multiply: 1}}}"),
      "6:54 SPW-0435 events.e.surge.multiply: demand times 1 is the demand | write "
        + "another multiplier"),
    Case(
      "an outage at the end",
      minimal(more: "events: {e: {center_outage: {center: here, starts: 2h, length: 30min}}}"),
      "6:10 SPW-0435 events.e: the outage begins when the horizon ends, and changes "
        + "nothing | write an earlier `starts`"),
  ]

  static let settings: [Case] = [
    Case(
      "share without a percent sign", minimal(more: "service_level: {target: 0.8}"),
      "6:25 SPW-0110 service_level.target: `0.8` is not a share: the percent sign is "
        + "missing | write `80%`"),
    Case(
      "seconds without a unit", minimal(more: "service_level: {within: [20], target: 80%}"),
      "6:26 SPW-0101 service_level.within[1]: `20` has no unit; a duration needs one | "
        + "write `20s`, `20min` or `20h`"),
    Case(
      "a seed of 2^64", minimal(more: "run: {seed: 18446744073709551616, replications: 0}"),
      "6:13 SPW-0130 run.seed: `18446744073709551616` is too large | write a whole "
        + "number from 0 to 18446744073709551615",
      "6:49 SPW-0130 run.replications: `0` is out of range | write a whole number from "
        + "1 to 1000000"),
    Case(
      "probe after the end", minimal(more: "probes: {at: [10min, 3h]}"),
      "6:22 SPW-0410 probes.at[2]: 3h after `start` does not come within the horizon | "
        + "it goes from 2001-01-01T00:00 to 2001-01-01T02:00"),
    Case(
      "unknown attribution", minimal(more: "attribution: [arival]"),
      "6:15 SPW-0206 attribution[1]: `arival` is not known here | did you mean "
        + "`arrival`? It can be one of `arrival` or `event`"),
  ]
}
