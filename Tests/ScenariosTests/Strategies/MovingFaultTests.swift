import Scenarios
import Testing

/// Offers, places in line and rings that are passed over: their tables and their faults, verbatim.
@Suite struct MovingFaultTests {
  private func expect(
    _ yaml: String, in world: StrategyWorld = threeCenters, _ messages: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let reading = StrategyReading(yaml, in: world)
    #expect(reading.messages.joined(separator: "\n") == messages, sourceLocation: sourceLocation)
    #expect(reading.strategy == nil, sourceLocation: sourceLocation)
  }

  /// An offer is one step for all centers that are asked, and repeats.
  ///
  /// Catches an offer to a center without the skill, and one that an arrival searches beforehand.
  @Test func anOfferIsOneStep() {
    let yaml = """
      overflow: [{from: sz, offer_to: all, every: 15s, when: {waited: 5s, queue: {above: 1}},
        accept_when: {idle_agents: {above: 3}}, place: back}]
      """
    let reading = StrategyReading(yaml, in: threeCenters)
    #expect(
      reading.lines(of: "billing@sz") == [
        "arrival: try sz/front",
        """
        after 5s, again every 15s if waiting(billing@sz) >= 2: offer to gz for 2s, accepted if \
        idle(gz/front) >= 4: try gz/front; move to billing@gz at the back; offer to dg for 2s, \
        accepted if idle(dg/night) >= 4: try dg/night; move to billing@dg at the back
        """,
      ])
    #expect(reading.lines(of: "sales@sz").last?.contains("dg") == false)
    #expect(reading.lines(of: "gz/front") == ["0: billing@gz", "0: sales@gz"])
  }

  /// A ring that is passed over names the step that is made in its place.
  @Test func aSkipNamesTheNextStep() {
    let yaml = """
      overflow: [{rings: [{to: sz}, {to: gz, after: 20s}, {to: dg, after: 45s}], contacts: billing,
        earlier: lost, skip_if: {signed_in: 0}}]
      """
    #expect(
      StrategyReading(yaml, in: threeCenters).lines(of: "billing@sz") == [
        "arrival: try sz/front",
        "after 0s, as step 2 if signed in(sz/front) <= 0, else: nothing",
        """
        after 20s, as step 3 if signed in(gz/front) <= 0, else: try gz/front; move to guests 1 if \
        stands in(guests 2) <= 0
        """, "after 45s: try dg/night; move to guests 2",
      ])
  }

  @Test func offersSayWhatTheyNeed() {
    expect(
      "{overflow: [{from: sz, offer_to: gz}]}",
      """
      error SPW-0202: strategies.s.overflow[1] lacks `every` and `accept_when` (add `every: ...` \
      and `accept_when: ...`)
      """)
    expect(
      """
      {overflow: [{from: sz, offer_to: [gz, dg], contacts: billing, every: 15s, offer: 8s, \
      accept_when: {queue: {below: 3}}}]}
      """,
      """
      error SPW-0130: strategies.s.overflow[1].every: the offers of one round take longer than \
      `every` (write at least the `offer` times the number of centers that are asked)
      """)
    expect(
      """
      {overflow: [{from: sz, offer_to: gz, every: 15s, accept_when: {queue: {below: 3}}, when: \
      {there: {queue: {below: 3}}}, old_place: lost, test: {every: 5s}, pull: oldest}]}
      """,
      """
      error SPW-0205: strategies.s.overflow[1].when: what holds at a helper has no place here: the \
      helper says what it accepts (write it under `accept_when`)
      error SPW-0205: strategies.s.overflow[1]: `offer_to` and `old_place: lost` exclude each \
      other (an offered contact keeps its place until it is accepted; delete one of the two)
      error SPW-0205: strategies.s.overflow[1]: `test` has no place here: `offer_to` says it \
      (write `every`)
      error SPW-0205: strategies.s.overflow[1]: `pull` has no place here: `offer_to` says it \
      (delete it)
      """)
    expect(
      "{overflow: [{from: sz, offer_to: [gz, sz], every: 15s, accept_when: {queue: {below: 3}}}]}",
      """
      error SPW-0501: strategies.s.overflow[1].offer_to[2]: `sz` helps itself (name another center)
      """)
  }

  @Test func whoIsMovedIsPulledByNobody() {
    expect(
      "{overflow: [{from: sz, to: gz, when: {waited: 20s}, old_place: lost, pull: oldest}]}",
      """
      error SPW-0205: strategies.s.overflow[1]: `old_place: lost` and `pull` exclude each other (a \
      contact that was moved waits in the helper's own queue; delete one of the two)
      """)
  }

  @Test func placesAreForThoseWhoMove() {
    expect(
      "{overflow: [{from: sz, to: gz, when: {waited: 20s}, place: back}]}",
      """
      error SPW-0205: strategies.s.overflow[1]: `place` goes with `old_place: lost` (a contact \
      that keeps its old place stands by its age; delete one of the two)
      """)
    expect(
      "{overflow: [{from: sz, to: gz, when: {waited: 20s}, old_place: until_accepted}]}",
      """
      error SPW-0205: strategies.s.overflow[1]: `old_place: until_accepted` goes with `offer_to` \
      (write `offer_to` in place of `to`)
      """)
    expect(
      "{overflow: [{from: sz, to: gz, when: {waited: 20s}, skip_if: {signed_in: 0}}]}",
      """
      error SPW-0205: strategies.s.overflow[1]: `skip_if` has no place here: there are no `rings` \
      (write `when`)
      """)
    expect(
      "{stages: {billing: [{at: 0s, queue: {sz: 1}, place: back}]}}",
      """
      error SPW-0205: strategies.s.stages.billing[1].place: `place` has no place here: an arrival \
      is the last of every line (delete it)
      """)
  }
}
