import Scenarios
import Testing

/// What is wrong with an override, word for word, with its place on the line that was typed.
@Suite struct OverrideFaultTests {
  @Test(arguments: [
    // The text itself.
    ("a", "1:8 SPW-0711 there is no `=` | write PATH=VALUE, as in `centers.shenzhen.lines=40`"),
    (
      "",
      "1:7 SPW-0711 a key is missing | write a path like `centers.shenzhen.lines`; a name with a"
        + " point stands in quotes"
    ),
    (
      "a..b=1",
      "1:9 SPW-0711 a key is missing | write a path like `centers.shenzhen.lines`; a name"
        + " with a point stands in quotes"
    ),
    (
      "run.seed=",
      "1:15 SPW-0711 there is no value behind `=` | write one, as in"
        + " `centers.shenzhen.lines=40`, or `\"\"` for an empty text"
    ),
    (
      "run.seed=  ",
      "1:15 SPW-0711 there is no value behind `=` | write one, as in"
        + " `centers.shenzhen.lines=40`, or `\"\"` for an empty text"
    ),
    (
      "\"run.seed=1",
      "1:7 SPW-0711 the quote that opens here is not closed | close it behind the name"
    ),
    (
      "demand[1.rate=1/h",
      "1:13 SPW-0711 the bracket that opens here is not closed | write"
        + " `demand[2]`, `demand[contact=billing, center=shenzhen]` or `demand[shenzhen]`"
    ),
    (
      "demand[].rate=1/h",
      "1:13 SPW-0711 an element is not named here | write"
        + " `demand[2]`, `demand[contact=billing, center=shenzhen]` or `demand[shenzhen]`"
    ),
    (
      "run.seed=1\nrun.replications: 2",
      "1:17 SPW-0711 the character <U+000A> cannot stand here |"
        + " write one line"
    ),
    (
      "title=\"a\" b",
      "1:13 SPW-0711 text stands behind the value | end it where the bracket or the"
        + " quote that opens it is closed"
    ),
    ("run={seed: 1", "1:11 SPW-0006 this map is not closed | close it with `}`"),
    ("run={seed: 1, seed: 2}", "1:21 SPW-0030 `seed` is given twice | keep one of the two"),
    (
      "run={seed: *a}",
      "1:18 SPW-0021 an alias (`*`) is not supported | write the value out in"
        + " place of `*a`, or quote a text that starts with `*`"
    ),
    // The path.
    ("centers.heer.lines=3", "1:15 SPW-0712 there is no `heer` in centers | did you mean `here`?"),
    (
      "centers.there.lines=3", "1:15 SPW-0712 there is no `there` in centers | did you mean `here`?"
    ),
    (
      "centres.here.lines=3",
      "1:7 SPW-0712 there is no `centres` in the scenario | did you mean"
        + " `centers`?"
    ),
    (
      "centers.here.groups.all.shrink=8%",
      "1:31 SPW-0712 there is no `shrink` in"
        + " centers.here.groups.all | did you mean `shrinkage`?"
    ),
    (
      "centers.here.groups.all.agents.number=3",
      "1:38 SPW-0712 centers.here.groups.all.agents is"
        + " `10`, which has no keys | set `centers.here.groups.all.agents` itself, which can be a"
        + " whole number, or a list: a whole number, or a list: a map, or a map"
    ),
    (
      "demand.rate=1/h",
      "1:14 SPW-0712 demand is a list, which has no keys | name one of its elements"
        + " first, as in `demand[1]` or by values in it"
    ),
    ("demand[2].rate=1/h", "1:13 SPW-0712 demand has 1 element | elements are counted from 1"),
    ("demand[0].rate=1/h", "1:13 SPW-0712 demand has 1 element | elements are counted from 1"),
    (
      "demand[center=hare].rate=1/h",
      "1:13 SPW-0712 no element of demand has `center=hare` | did you"
        + " mean `here`?"
    ),
    ("centers[1].lines=3", "1:14 SPW-0712 centers is a map, not a list | leave the brackets out"),
    (
      "extends=other.yaml",
      "1:7 SPW-0712 `extends` cannot be set: its files are read before anything"
        + " is | write a file with the other `extends` in it"
    ),
    (
      "strategies.new.pool=all",
      "1:18 SPW-0712 there is no `new` in strategies | nothing stands"
        + " there"
    ),
    // The value, by the reader of its section.
    (
      "centers.here.groups.all.shrinkage=12",
      "1:41 SPW-0110 centers.here.groups.all.shrinkage: `12`"
        + " is not a share: the percent sign is missing | write `12%`"
    ),
    (
      "centers.here.groups.all.agents=-3",
      "1:38 SPW-0130 centers.here.groups.all.agents: `-3` is out"
        + " of range | write a whole number from 0 to 1000000"
    ),
    (
      "demand[1].center=heer",
      "1:24 SPW-0301 demand[1].center: there is no center `heer` | did you"
        + " mean `here`? (defined: `here`)"
    ),
    (
      "multiply.volume=-1",
      "1:23 SPW-0130 multiply.volume: `-1` is out of range | write a number from"
        + " 0 to 100"
    ),
  ])
  func messages(_ text: String, _ line: String) {
    #expect(read([("--set", text)]) == ["command line:" + line])
  }

  @Test func multipliersAreSetOnce() {
    #expect(
      read([("--multiply", "volme=1.2")]) == [
        "command line:1:12 SPW-0712 there is no `volme` in multiply | did you mean `volume`?"
      ])
    #expect(
      read([("--set", "multiply.volume=2"), ("--multiply", "volume=1.2")]) == [
        "command line:2:12 SPW-0713 multiply.volume is set twice | leave one of them out"
      ])
    #expect(
      read([("--set", "demand[1].rate=2/h"), ("--set", "demand[here].rate=3/h")]) == [
        "command line:2:20 SPW-0713 demand[1].rate is set twice | leave one of them out"
      ])
  }

  private func read(_ texts: [(option: String, text: String)]) -> [String] {
    let faults = Faults()
    let overrides = texts.compactMap { option, text in
      Override.parse(
        text, option: option, below: option == "--multiply" ? ["multiply"] : [], faults: faults)
    }
    if !faults.hasErrors {
      let workspace = Workspace(root: ".", faults: faults)
      _ = Document.parse(minimal(), faults: faults).flatMap {
        Scenario.read($0, in: workspace, setting: overrides)
      }
    }
    return OverrideTests().lines(faults)
  }
}
