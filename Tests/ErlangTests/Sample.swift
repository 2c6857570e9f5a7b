/// A fixed sequence of inputs spread over the range that a test names; the same on every run.
///
/// A property is checked at every point, so there is no chance and no false alarm in it.
struct Sample {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The next number between 0 and 1 (Vigna's SplitMix64).
  mutating func unit() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return (Double((z ^ (z >> 31)) >> 11) + 0.5) * 0x1p-53
  }

  mutating func between(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * unit()
  }

  /// Evenly spread over orders of magnitude.
  mutating func magnitude(_ low: Double, _ high: Double) -> Double {
    var value = low
    let share = unit()
    let ratio = high / low
    // ratio^share by repeated square roots: 40 binary digits of the exponent are plenty.
    var root = ratio
    var rest = share
    for _ in 0..<40 {
      root = root.squareRoot()
      rest *= 2
      if rest >= 1 {
        value *= root
        rest -= 1
      }
    }
    return value
  }

  /// Agents and a load near what they can do, as rosters have it.
  mutating func group(upTo largest: Double) -> (agents: Double, load: Double) {
    var agents = magnitude(0.5, largest)
    if unit() < 0.7 { agents = max(1, agents.rounded()) }
    let load =
      unit() < 0.6
      ? agents + between(-4, 4) * agents.squareRoot() : agents * magnitude(0.05, 5)
    return (agents, max(load, 0.01 * agents))
  }
}

/// Whether two numbers agree to a relative tolerance.
func agree(_ x: Double, _ y: Double, _ tolerance: Double) -> Bool {
  abs(x - y) <= tolerance * max(abs(x), abs(y))
}
