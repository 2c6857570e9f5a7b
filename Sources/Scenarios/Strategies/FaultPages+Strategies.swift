extension FaultPage {
  static let strategyPages: [FaultPage] = [
    FaultPage(
      .helpsItself, .meaning, "A center that helps itself",
      """
      A rule names a center as the helper of its own contacts. They take the agents of their own
      center anyway; name another one.
      """),
    FaultPage(
      .noWay, .meaning, "No way to the helper",
      """
      The scenario has a `links` section, and it lists no link between the two centers in this
      direction, so no contact can pass. Add the link, or leave `links` out altogether: then every
      pair of centers is joined, free and at once.
      """),
    FaultPage(
      .notSkilled, .meaning, "A helper without the skill",
      """
      A strategy sends contacts of a type to a group or center where nobody has that type among the
      `skills`, or lets a group take contacts it may not serve. Such a rule could never do anything.
      """),
    FaultPage(
      .overflowCircle, .meaning, "Overflow that goes round in a circle",
      """
      Centers pass their contacts on for good, without any condition, and the last passes on to the
      first. The contacts would change places and nobody would be helped. Keep the old place
      (`old_place: kept`), or add a condition such as `there: {queue: {below: 3}}`.
      """),
    FaultPage(
      .neverTrue, .meaning, "A condition that is never true",
      """
      No whole number satisfies all marks of the comparison, so the rule could never do anything.
      `{above: 5, below: 3}` is an example; `{at_least: 3, below: 5}` holds for 3 and 4.
      """),
    FaultPage(
      .ringOrder, .meaning, "Rings out of order",
      """
      Rings open one after the other, so each needs a longer `after` than the one before it. Only
      the first may open on arrival, without `after`.
      """),
    FaultPage(
      .tooManyRules, .limit, "A strategy that grows too large",
      """
      Every rule is worked out for each of its centers, contact types and helpers. Together they are
      more than Spillway holds. Name the centers and contact types that matter.
      """),
    FaultPage(
      .nobodyTakes, .meaning, "Contacts that nobody takes from their queue",
      """
      Contacts of this queue are answered only if an agent is idle when they arrive. Once they wait,
      no group looks at them, under this strategy, until they give up or for ever if nobody does.
      Give a group of the center the skill, let contacts overflow, or let a group `pull` them.
      """),
    FaultPage(
      .parked, .meaning, "Contacts that may be parked for ever",
      """
      A rule takes contacts out of their own queue, and those who may then take them do so only
      while a condition holds, or not at all. While it does not hold they wait until they give up.
      Keep the earlier place, or drop the condition of the last ring.
      """),
    FaultPage(
      .partlyHelped, .meaning, "Help for some contacts only",
      """
      A rule names a helper that can serve some of the contact types or centers it covers and not
      others; the others do not overflow there. Name `contacts` in the rule if that is meant.
      """),
    FaultPage(
      .passesOwnAgents, .meaning, "An arrival passes idle agents of its own center",
      """
      `route` lists the groups an arrival tries, and no group of its own center is among them
      although one has the skill. An agent there may be idle beside an arriving contact that nobody
      offers it.
      """),
    FaultPage(
      .helperUnstaffed, .meaning, "A helper without agents",
      """
      A rule relies on a center or group where nobody is signed in at any time of the run.
      """),
    FaultPage(
      .leavesOutType, .meaning, "A skill that `pull` leaves out",
      """
      A group has a skill that its ranks under `pull` do not list. Its idle agents are offered
      arriving contacts of that type, but never take a waiting one.
      """),
    FaultPage(
      .mutualDiversion, .meaning, "Centers that divert to each other",
      """
      Centers pass contacts on to each other for good, each looking at its own state only. When both
      are in trouble they swap contacts: each waits at the other center and nobody is helped. Add a
      condition `there`, such as `there: {queue: {below: 3}}` or `there: {signed_in: {above: 0}}`.
      """),
    FaultPage(
      .lateLast, .meaning, "The late are served last",
      """
      Contacts that have waited longer than the target are served after all others, so that their
      wait no longer counts. The share answered in time rises, and the late wait until they give up.
      Use it to see what a service level as the only target pays for, and judge it by `wait_p95`.
      """),
    FaultPage(
      .agingCap, .meaning, "A cap on points makes strict priority",
      """
      Points of a contact type stop growing at `at_most`. Whoever can still pass that mark comes
      before all contacts that stand at it, however long they have waited: below the cap of others
      the rule is strict priority. Raise the cap above what the others reach, or leave it out.
      """),
    FaultPage(
      .shortHold, .meaning, "A valve that switches within a handle time",
      """
      A contact that was sent to a helper keeps its agent for a handle time. A valve that may switch
      sooner decides before it has seen what its last switch did, and can swing to and fro. Let it
      stay as it is for longer: `at_least`.
      """),
    FaultPage(
      .sharesFreely, .meaning, "Help both ways at the least imbalance",
      """
      Two centers serve each other's contacts at the same time. Where guests take longer than own
      contacts, both centers lose more than they gain, and the queues grow. Help one way at a time
      (`one_way`), and only above a mark (`open_above`).
      """),
    FaultPage(
      .herding, .meaning, "Everybody goes where it was empty",
      """
      Contacts are sent to the center with the least figure of a board that is renewed now and then.
      Until the next sample all go to the same center, which is then the fullest. Let the board add
      what was sent since (`extrapolate: true`), or choose by chance in proportion.
      """),
    FaultPage(
      .starving, .meaning, "Urgent types that starve the others",
      """
      Several contact types are urgent over a wait, and while two of them are, nothing keeps an
      agent for the rest: they wait for hours. `urgent_share: 70%` leaves three agents of ten to
      them.
      """),
    FaultPage(
      .mostlyInVain, .meaning, "A wait for an agent that is mostly in vain",
      """
      Customers who ask for an agent wait for it alone. At an occupancy of 85 % it is idle for 15 %
      of them, and free in time for 85 % times 1 - exp(-wait / handle time) of them; here that is
      fewer than half in all. The others wait beside idle colleagues and then begin again in the
      queue. Let fewer customers ask, or weigh what a known agent saves (`handle_time`) against the
      wait.
      """),
    FaultPage(
      .idleBesideQueue, .meaning, "Agents who stay idle beside a queue",
      """
      With `strict: true` an agent who has given a contact type more than its share of the work
      takes no more of it, although it is idle and contacts wait. Without `unless` only other work
      ends that, and contacts who never give up may wait without end. Add such as
      `unless: {queue: {above: 10}}`, or leave `strict` out.
      """),
  ]
}
