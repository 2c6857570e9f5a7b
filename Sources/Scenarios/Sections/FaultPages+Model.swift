extension FaultPage {
  static let modelPages: [FaultPage] = [
    FaultPage(
      .newerFormat, .unsupported, "A newer format",
      """
      The file was written for a newer version of the format than this program reads. Install a
      newer Spillway; a file is never read as something that it only resembles.
      """),
    FaultPage(
      .impossibleLaw, .meaning, "A law that does not exist",
      """
      No law of this family has these parameters: an exponential law always has a coefficient of
      variation of 1, an Erlang law has 1 / cv^2 stages, a uniform one a cv of at most 0.577. The
      message says what the family allows.
      """),
    FaultPage(
      .sharesDoNotSum, .meaning, "Shares that do not sum to 100%",
      """
      Shares of one whole have to sum to 100%. The message shows their sum.
      """),
    FaultPage(
      .intervalsDoNotFit, .meaning, "Intervals that do not fit the horizon",
      """
      The length of the horizon is a whole number of intervals, or the borders start at 0 and
      ascend. Write `interval: {borders: [0min, 10min, 15min]}` for intervals of unequal length.
      """),
    FaultPage(
      .tooManyIntervals, .limit, "Too many intervals",
      """
      Every interval is reported for every center, so that their number is limited. Report longer
      intervals, or simulate a shorter horizon.
      """),
    FaultPage(
      .endBeforeStart, .meaning, "An end that is not after its start",
      """
      A shift ends after it starts. Times of day may cross midnight (`from: 22:00, to: 06:00`); full
      dates may not run backward.
      """),
    FaultPage(
      .localTimeMissing, .meaning, "A local time that does not exist",
      """
      When clocks are set forward, an hour is missing on that day, and this time falls into it.
      Write a time on either side of the gap, which the message names.
      """),
    FaultPage(
      .localTimeTwice, .meaning, "A local time that comes twice",
      """
      When clocks are set back, an hour comes twice on that day, and this time falls into it. Write
      the full date and time with the offset from UTC that is meant; the message shows both.
      """),
    FaultPage(
      .severalTimes, .meaning, "A time of day that comes more than once",
      """
      The horizon is long enough for this time of day to come on several days. Write the full date
      and time.
      """),
    FaultPage(
      .outsideHorizon, .meaning, "A time outside the horizon",
      """
      The time does not come between the start and the end of the horizon, so that what is said
      about it would never happen.
      """),
    FaultPage(
      .selfLink, .meaning, "A link from a center to itself",
      """
      A link joins two centers. Contacts served where they entered need none.
      """),
    FaultPage(
      .breakOutsideShift, .meaning, "A break outside its shift",
      """
      A break begins and ends within its shift, and breaks of one shift do not overlap.
      """),
    FaultPage(
      .rowsDoNotFit, .meaning, "Rows that do not cover the horizon",
      """
      A table or list says something about every interval of the horizon, without a hole, and
      nothing beyond it. Rows are steps of elapsed time from `start`: give `interval:` where a row
      is not one reporting interval. A day on which clocks change has 46 or 50 half-hours.
      """),
    FaultPage(
      .neverEmpties, .meaning, "A queue that never empties",
      """
      Contacts enter that nobody ever serves and that never give up, so that the run could not end.
      Give them `patience`, give a group the skill, or take the demand out.
      """),
    FaultPage(
      .correlationsDiffer, .meaning, "Correlations that differ",
      """
      The days' factors of all centers are drawn together, so that a scenario has one `correlation`.
      """),
    FaultPage(
      .amplitudeAboveMean, .meaning, "A rate that would become negative",
      """
      A sinusoidal rate swings around its mean; with an amplitude above the mean it would be
      negative part of the time.
      """),
    FaultPage(
      .zoneNeeded, .meaning, "A clock is needed",
      """
      A date and time without an offset from UTC is read by a clock. Write the offset
      (`2011-08-12T00:00+08:00`) or `horizon: {time_zone: Asia/Shanghai}`.
      """),
    FaultPage(
      .overContactBudget, .limit, "More contacts than the budget allows",
      """
      The run would simulate more contacts than `--max-contacts` allows. Nothing was run. A number
      of this size is often a rate per hour written per minute, or a volume per day written per
      interval.
      """),
    FaultPage(
      .worldTooLarge, .limit, "A world that is too large",
      """
      There are more agents, or more pairs of queues and groups, than memory is set aside for. A
      number of this size is often a typing mistake.
      """),
    FaultPage(
      .overload, .meaning, "More work than agents",
      """
      In these intervals the contacts that arrive bring more work than the agents that may take them
      can do. The queue grows until contacts give up or the load falls. That may be what is studied.
      """),
    FaultPage(
      .unusedGroup, .meaning, "A group without work",
      """
      No contact of any demand can reach this group: it has no skill for what arrives at its center,
      and no link leads to it.
      """),
    FaultPage(
      .nobodyLeaves, .meaning, "Contacts that never give up",
      """
      Without patience every contact waits until it is answered. Real callers leave, so that waits
      come out far too long when agents are few. Write `patience: none` to say that it is meant.
      """),
    FaultPage(
      .unstaffed, .meaning, "Demand without agents",
      """
      Contacts arrive in intervals in which no agent is there who may take them at their center.
      They wait, give up, or go elsewhere if the strategy lets them.
      """),
    FaultPage(
      .eventsOverlap, .meaning, "Events that overlap",
      """
      Two events act on the same thing at the same time. Surges multiply each other; outages of one
      center take the larger share, and numbers of agents add up.
      """),
    FaultPage(
      .noEffect, .meaning, "Something without effect",
      """
      What is said here changes nothing in this scenario, such as a surge after the horizon.
      """),
    FaultPage(
      .demandTwice, .meaning, "Demand given twice",
      """
      Two entries of `demand` bring the same contact type to the same center. Both count; the sum is
      simulated.
      """),
  ]
}
