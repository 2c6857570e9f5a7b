import Erlang

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The work of `peers/erlang.cpp` and `peers/erlang_pyworkforce.py` by the library Erlang: single
/// answers of Erlang C, and a staffing plan. Prints CPU seconds of each, measured in the process.

/// CPU seconds of this process.
func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// CPU seconds of one call: the median of five blocks, each long enough for the clock.
func secondsOfOne(_ call: (Int) -> Void) -> Double {
  var count = 1
  var taken = 0.0
  while true {
    let began = cpuSeconds()
    for index in 0..<count { call(index) }
    taken = cpuSeconds() - began
    if taken > 0.02 { break }
    count *= 4
  }
  var blocks = [taken]
  for _ in 0..<4 {
    let began = cpuSeconds()
    for index in 0..<count { call(index) }
    blocks.append(cpuSeconds() - began)
  }
  return blocks.sorted()[2] / Double(count)
}

/// Loads of 31 centers by quarter of an hour: peaks of 20 to 620 erlangs.
let loads = (0..<31).flatMap { center in
  (0..<96).map { interval -> Double in
    let wave = sin(Double.pi * (Double(interval) + 0.5) / 96)
    return Double(20 + 20 * center) * (0.3 + 0.7 * wave * wave)
  }
}

/// The least agents that answer 80 % within 20 s at 240 s each, by Erlang C.
///
/// Square-root staffing is where the search begins.
func leastAgents(_ load: Double) throws -> Int {
  try StaffingSearch.leastAgents(near: load + load.squareRoot()) { agents in
    guard let queue = try? ErlangC(agents: agents, offeredLoad: load, meanHandleTime: 240) else {
      return false
    }
    return queue.serviceLevel(within: 20) >= 0.8
  }
}

var lines: [String] = []
for agents in [100.0, 1e4, 1e6] {
  let load = agents - agents.squareRoot()
  let value = try erlangC(agents: agents, offeredLoad: load)
  var sum = 0.0
  let seconds = secondsOfOne { index in
    // Another load each time, so that no call can be saved.
    let near = load - 1e-9 * Double(index & 1023)
    sum += (try? erlangC(agents: agents, offeredLoad: near)) ?? 0
  }
  precondition(sum > 0, "the answers are used")
  lines.append("\"\(Int(agents))\": {\"seconds\": \(seconds), \"value\": \(value)}")
}
var total = 0
let seconds = secondsOfOne { _ in total = loads.reduce(0) { $0 + ((try? leastAgents($1)) ?? 0) } }
lines.append("\"plan\": {\"seconds\": \(seconds), \"value\": \(total)}")

/// The same plan with customers who give up after 180 s, which the peers do not know.
let problem = try StaffingProblem(
  meanHandleTime: 240, meanPatience: 180, targets: [.serviceLevel(0.8, within: 20)])
let patient = secondsOfOne { _ in
  total = loads.reduce(0) { $0 + ((try? problem.leastAgents(offeredLoad: $1)) ?? 0) }
}
lines.append("\"plan_erlang_a\": {\"seconds\": \(patient), \"value\": \(total)}")
print("{\(lines.joined(separator: ", "))}")
