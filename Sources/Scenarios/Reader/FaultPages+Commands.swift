extension FaultPage {
  static let usagePages: [FaultPage] = [
    FaultPage(
      .badArguments, .usage, "Arguments that the command does not take",
      """
      An option is misspelled, its value is missing or of the wrong kind, or two options exclude
      each other. The message names the nearest option; `spillway help COMMAND` lists all of them.
      """),
    FaultPage(
      .outOfBounds, .usage, "An option out of its range",
      """
      The number cannot be meant: no run has 0 threads or a billion of them. The message names the
      range.
      """),
    FaultPage(
      .unknownStrategy, .usage, "A strategy that the scenario does not have",
      """
      `--strategy` and `--strategies` take names from the section `strategies` of the file. Several
      are separated by commas.
      """),
    FaultPage(
      .outputExists, .usage, "The output file exists",
      """
      A report never replaces a file by accident. Add `--force` to replace it: the old file stays as
      it is until the new one is whole.
      """),
    FaultPage(
      .cannotWrite, .file, "The report cannot be written",
      """
      The path leads to a folder or a device, the folder of the file cannot be written, or the disk
      is full. A file that was there before is not changed.
      """),
    FaultPage(
      .unknownKPI, .usage, "A KPI that does not exist or cannot be compared",
      """
      `spillway measures` lists every KPI by its name. Variances cannot be compared, because their
      difference says little.
      """),
    FaultPage(
      .unknownTemplate, .usage, "A template that does not exist",
      """
      `spillway init NAME --template event|outage|blank` writes a starter scenario.
      """),
    FaultPage(
      .unknownCode, .usage, "A code that no message has",
      """
      `spillway help` takes the code of a message, such as `SPW-0201`, or the name of a command.
      """),
    FaultPage(
      .nothingToCompare, .usage, "Fewer than two strategies",
      """
      A comparison needs two strategies or more. Name a second alternative in the section
      `strategies`, or use `spillway run`.
      """),
    FaultPage(
      .noAnswer, .usage, "No number answers the question",
      """
      No number of agents, no load or no time keeps what was asked. More is asked of a group than it
      can ever give: where too many give up, no T brings a service level of 99 %. Or more work
      arrives than the agents can do and nobody gives up, so that the queue grows without end.
      """),
    FaultPage(
      .badOverride, .usage, "An override that cannot be read",
      """
      `--set` takes PATH=VALUE, such as `centers.shenzhen.lines=40`. Keys have points between
      them; a name with a point, a bracket, a quote or `=` in it stands in quotes. An element of a
      list is named by its number from 1, `demand[2]`, or by values in it,
      `demand[contact=billing]`. The value is one scalar as it stands, or YAML on one line where it
      begins with `[`, `{` or a quote.
      """),
    FaultPage(
      .unknownPath, .reference, "A path that the scenario does not have",
      """
      An override sets a value that the file says, or a key that the file may have at that place
      and leaves out. It makes no new center, contact type, event or strategy. The message names the
      nearest spelling.
      """),
    FaultPage(
      .setTwice, .duplicate, "A value that is set twice",
      """
      Two overrides set the same value, and only one of them can hold.
      """),
    FaultPage(
      .nothingToCheck, .usage, "A gate without checks",
      """
      A gate that checks nothing would pass whatever happens. Write a section `expect` into the
      scenario, or compare with `--base` or a baseline.
      """),
    FaultPage(
      .baselineMissing, .usage, "A baseline that does not exist",
      """
      The scenario expects not to get worse than a baseline, and there is none. The message holds
      the command that makes it; the file belongs into the version control.
      """),
    FaultPage(
      .baselineUnfit, .usage, "A baseline that does not fit",
      """
      The file is no baseline, or it was recorded with another seed or other random streams, so that
      a difference would say nothing about the policy. Record it again.
      """),
    FaultPage(
      .noRevision, .usage, "A revision that git does not give",
      """
      `--base main:scenario.yaml` reads a file as git has it in a branch, a tag or a commit. In a
      continuous integration the checkout must be deep enough to hold it (`fetch-depth: 0`).
      """),
    FaultPage(
      .unlikeSides, .meaning, "Two scenarios that cannot be compared",
      """
      Base and head are compared hour by hour and center by center: they need the same horizon, the
      same intervals and the places that the checks name.
      """),
  ]

  static let runPages: [FaultPage] = [
    FaultPage(
      .stillBusy, .limit, "The contacts never leave",
      """
      Long after the horizon contacts still wait or are handled, because more work came than the
      agents can do and nobody gives up. Raise the staffing, give the contacts a patience, or look
      at the offered load with `spillway explain`.
      """),
    FaultPage(
      .timeSpent, .limit, "The time was spent before a replication was done",
      """
      `--max-time` ended the run before there was a figure. Give it more time, or simulate a shorter
      horizon.
      """),
    FaultPage(
      .booksDiffer, .limit, "Sums that must agree do not",
      """
      Every replication is checked: what was offered was blocked, answered or abandoned, and agents
      work no longer than they are there. A run that breaks this is stopped, because no figure of it
      can be trusted. It is a fault of the program: please report the scenario and the seed.
      """),
  ]
}
