import Study

extension SweepRequest {
  /// What a range is made of.
  static let rangeHelp: Phrase =
    "write `from` below `to`, a `step` above 0, all with the same unit, as in"
    + " `{from: 8%, to: 16%, step: 2%}`"

  /// Whether a path may differ between the cells: how a scenario is run is the same in all.
  static func mayVary(_ path: String) -> Bool { path != "run" && !path.hasPrefix("run.") }

  /// Reads a factor as `--vary` writes it: `PATH=FROM:TO:STEP`, `PATH=FROM:TO` or `PATH=a,b,c`; nil
  /// exactly when an error was reported.
  public static func factor(_ text: String, faults: Faults) -> Factor? {
    guard let equals = nameEnd(of: text), equals > text.startIndex else {
      faults.error(
        .badArguments, at: nil, "--vary \(Display.quote(text)) has no path or no values",
        help: "write PATH=FROM:TO:STEP or PATH=a,b,c")
      return nil
    }
    let path = String(text[..<equals])
    let values = text[text.index(after: equals)...]
    guard mayVary(path) else {
      faults.error(
        .badArguments, at: nil, "\(Display.quote(path)) is the same in every cell",
        help: "use `--seed` and `--replications`")
      return nil
    }
    let parts = values.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { SweepNumber(String($0)) }
    if (2...3).contains(parts.count), numbers.count == parts.count, !values.contains(",") {
      let step = numbers.count > 2 ? numbers[2] : nil
      guard let range = SweepRange(from: numbers[0], to: numbers[1], step: step) else {
        faults.error(
          .badArguments, at: nil, "--vary \(Display.quote(text)): the numbers make no range",
          help: "write FROM below TO and a STEP above 0, all with the same unit")
        return nil
      }
      return Factor(path: path, values: .range(range))
    }
    let levels = values.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard levels.allSatisfy({ !$0.isEmpty }), Set(levels).count == levels.count else {
      faults.error(
        .badArguments, at: nil, "--vary \(Display.quote(text)): a value is empty or stands twice",
        help: "write PATH=FROM:TO:STEP or PATH=a,b,c")
      return nil
    }
    return Factor(path: path, values: .levels(levels))
  }

  /// The `=` that ends the path; one inside brackets or quotes belongs to it.
  private static func nameEnd(of text: String) -> String.Index? {
    var depth = 0
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else {
        switch character {
        case "\"", "'": quote = character
        case "[": depth += 1
        case "]": depth -= 1
        case "=" where depth == 0: return index
        default: break
        }
      }
    }
    return nil
  }

  /// A plan from options, or an error.
  public static func plan(
    _ factors: [Factor], _ design: Design, seed: UInt64, faults: Faults
  ) -> SweepPlan? {
    do throws(SweepPlan.Problem) {
      return try SweepPlan(factors: factors, design: design, seed: seed)
    } catch {
      let (code, message, help) = words(error, factors)
      faults.error(code, at: nil, message, help: help)
      return nil
    }
  }

  /// Why there is no such plan.
  static func words(
    _ problem: SweepPlan.Problem, _ factors: [Factor]
  ) -> (code: FaultCode, message: Phrase, help: Phrase) {
    switch problem {
    case .tooManyCells(let size):
      let count = size < 1e15 ? Plan.rounded(size) : "more than a quadrillion"
      return (
        .planTooLarge,
        "the plan has \(count) cells; the limit is \(SweepPlan.maximumCells)",
        "take fewer levels, or a sample of the space: `\(designExample)`"
      )
    case .needsStep(let factor):
      return (
        .planDoesNotFit,
        "\(Display.quote(factors[factor].path)) has a range without a step",
        "give it a step, or take a sampled design such as `\(designExample)`"
      )
    case .unequalLevels(let factor, let count, let first):
      return (
        .planDoesNotFit,
        "\(Display.quote(factors[factor].path)) has \(count) values,"
          + " \(Display.quote(factors[0].path)) has \(first)",
        "in `zip` every factor has the same number of values; `grid` takes every combination"
      )
    case .tooManyFactors(let count, let maximum):
      return (
        .planTooLarge, "the plan has \(count) factors; this design takes at most \(maximum)",
        "vary fewer, or take a Latin hypercube"
      )
    case .samplesUneven(let samples):
      var below = 2
      while below * 2 <= samples { below *= 2 }
      return (
        .planDoesNotFit, "\(samples) samples of a Sobol sequence are out of balance",
        "write a power of two, such as \(below) or \(below * 2)"
      )
    }
  }
}
