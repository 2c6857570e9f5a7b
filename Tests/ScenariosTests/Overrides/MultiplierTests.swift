import Scenarios
import Sim
import Testing

/// What each multiplier multiplies, and what it leaves alone.
@Suite struct MultiplierTests {
  private func scenario(_ factors: String, centers: String, demand: String) throws -> Scenario {
    let read = ReadText(
      minimal(
        contacts: """
          {calls: {talk_time: {lognormal: {mean: 3min, cv: 0.8}}, wrap_up: {uniform: {from: 10s, to:
          20s}}, patience: {here: {weibull: {mean: 1min, shape: 1.5}}, there: none}}}
          """, centers: centers, demand: demand, more: "multiply: {\(factors)}"))
    return try #require(read.scenario, "\(read.faults.rendered())")
  }

  private let centers = """
    {here: {groups: {phone: {agents: [10, 11, 12, 1]}, roster: {agents: {number: 10, counts:
    rostered}, shrinkage: 8%}, shift: {agents: [{from: 00:00, to: 02:00, agents: 5}],
    shrinkage: 10%}}}, there: {}}
    """
  private let demand = """
    [{contact: calls, center: here, rate: 2/min}, {contact: calls, center: here, volume: 7.5},
    {contact: calls, center: here, offered_load: 4}, {contact: calls, center: here, rate: {mean:
    2/s, amplitude: 1/s, period: 1h}}]
    """

  /// Twice the volume is twice the expected contacts of every interval, exactly: doubling is exact.
  @Test func volume() throws {
    let one = try scenario("volume: 1", centers: centers, demand: demand)
    let two = try scenario("volume: 2", centers: centers, demand: demand)
    let arrivals = (one.compile().expectation.arrivals, two.compile().expectation.arrivals)
    #expect(arrivals.0.map { 2 * $0 } == arrivals.1)
    #expect(two.contacts == one.contacts && two.centers == one.centers)
  }

  /// Handle times are as many times as long and keep their shape; as many contacts come, those of
  /// an offered load too.
  @Test func handleTime() throws {
    let one = try scenario("handle_time: 1", centers: centers, demand: demand)
    let two = try scenario("handle_time: 2", centers: centers, demand: demand)
    #expect(
      two.contacts[0].handling
        == .parts(talk: .lognormal(mean: 360, cv: 0.8), wrapUp: .uniform(from: 20, to: 40)))
    #expect(one.compile().expectation.arrivals == two.compile().expectation.arrivals)
    #expect(two.contacts[0].patience == one.contacts[0].patience)
  }

  @Test func patience() throws {
    let two = try scenario("patience: 2", centers: centers, demand: demand)
    #expect(two.contacts[0].patience == .byCenter([.weibull(mean: 120, shape: 1.5), .never]))
  }

  /// 5 % more of 10, 11, 12 and 1 on the phone are 10.5, 11.55, 12.6 and 1.05, half up 11, 12, 13
  /// and 1; a roster of 10.5 is 9.66 on the phone, 10 agents; a shift of 5.25 is 5, on the phone
  /// 4.5, 5.
  @Test func staffIsRoundedAsStated() throws {
    let more = try scenario("staff: 1.05", centers: centers, demand: demand)
    let groups = more.centers[0].groups
    guard case .levels(let phone) = groups[0].agents, case .levels(let roster) = groups[1].agents,
      case .shifts(let shifts) = groups[2].agents
    else { return #expect(Bool(false), "the forms stay") }
    #expect(phone.values == [11, 12, 13, 1])
    #expect(roster.values == [10.5])
    #expect(shifts.map(\.agents) == [5])
    #expect(more.compile().model.groups.map(\.capacity) == [13, 10, 5])
    let none = try scenario("staff: 0", centers: centers, demand: demand)
    #expect(none.compile().model.groups.map(\.capacity) == [0, 0, 0])
  }

  @Test func tooManyAgents() {
    let read = ReadText(
      minimal(centers: "{here: {groups: {all: {agents: 900000}}}}", more: "multiply: {staff: 2}"))
    #expect(
      read.lines == [
        "- SPW-0130 multiply.staff: `all` would have more than 1000000 agents | write a smaller"
          + " factor"
      ])
  }
}
