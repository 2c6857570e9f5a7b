import Sim
import Study

extension LawSpec {
  /// The names of the laws, in the order of the reference.
  static let names = laws.keys.map(\.name)

  /// Reads a law.
  ///
  /// With `positive`, a constant of 0 is refused: a talk of no length is a mistake.
  static func read(_ field: Field, _ surroundings: Surroundings, positive: Bool = false) -> LawSpec?
  {
    guard let (name, inner) = field.choice(among: names, like: "{exponential: {mean: 190s}}")
    else { return nil }
    return read(name, inner, surroundings, positive: positive)
  }

  /// Reads what stands under the name of a law.
  static func read(
    _ name: String, _ field: Field, _ surroundings: Surroundings, positive: Bool
  ) -> LawSpec? {
    if name == "deterministic", field.shape == .scalar {
      return field.duration(aboveZero: positive).map { .deterministic($0.seconds) }
    }
    if name == "empirical" { return readEmpirical(field, surroundings, positive: positive) }
    var section = field.section(like: example(name))
    let table = laws[name].flatMap(Self.table)
    defer { section.finish(allowed: table?.names ?? []) }
    guard hasOneForm(section, name, all: table?.names ?? []) else { return nil }
    switch name {
    case "exponential": return readExponential(&section)
    case "lognormal": return readLognormal(&section)
    case "gamma": return readGamma(&section)
    case "erlang": return readErlang(&section)
    case "weibull": return readWeibull(&section)
    case "hyperexponential": return readHyperexponential(&section)
    case "uniform": return readUniform(&section)
    default:
      return section.required("mean").duration(aboveZero: positive).map {
        .deterministic($0.seconds)
      }
    }
  }

  /// The keys of a law's own map.
  static func table(_ key: Key) -> KeyTable? {
    switch key.shape {
    case .map(let table): return table
    case .either(let shapes):
      for case .map(let table) in shapes { return table }
      return nil
    default: return nil
    }
  }

  /// Whether the keys that stand there belong to one way of saying the law; a key of another way is
  /// reported.
  private static func hasOneForm(_ section: SectionReader, _ name: String, all: [String]) -> Bool {
    let given = Set(section.keys).intersection(all)
    let forms = forms(name)
    guard !forms.isEmpty, !forms.contains(where: { given.isSubset(of: $0) }) else { return true }
    // The way of which most stands there is meant, and what does not belong to it is the fault.
    var meant = forms[0]
    for form in forms where form.count(where: given.contains) > meant.count(where: given.contains) {
      meant = form
    }
    for key in section.keys where given.contains(key) && !meant.contains(key) {
      section.error(
        .keysExclude, at: key, "`\(key)` does not go with the other keys of this law",
        help: "write `\(example(name))`, for example")
      break
    }
    return false
  }

  /// The ways of saying a law, each by the keys it may have.
  private static func forms(_ name: String) -> [[String]] {
    let spread = ["mean", "cv", "scv"]
    return switch name {
    case "lognormal": [spread, ["median", "sigma"]]
    case "gamma": [spread, ["shape", "scale", "mean"]]
    case "erlang": [["mean", "stages"], spread]
    case "weibull": [["mean", "scale", "shape"], spread + ["scale"]]
    case "hyperexponential": [["probability", "probabilities", "rates"], spread]
    case "uniform": [["from", "to"], spread]
    default: []
    }
  }

  private static func example(_ name: String) -> String {
    switch name {
    case "lognormal", "gamma": "{mean: 190s, cv: 0.9}"
    case "erlang": "{mean: 1min, stages: 2}"
    case "weibull": "{mean: 150s, shape: 1.2}"
    case "hyperexponential": "{probability: 40%, rates: [3/min, 0.3/min]}"
    case "uniform": "{from: 0s, to: 60s}"
    default: "{mean: 25s}"
    }
  }

  private static func readExponential(_ section: inout SectionReader) -> LawSpec? {
    let given = section.oneOf(["mean", "rate"])
    let spread = readSpread(&section, required: false)
    if let spread, spread.cv != 1 {
      spread.field.error(
        .impossibleLaw, "an exponential law has a cv of 1",
        help: "leave it out, or write `gamma` or `lognormal`")
      return nil
    }
    switch given {
    case ("mean", let field)?:
      return field.duration(aboveZero: true).map { .exponential(mean: $0.seconds) }
    case (_, let field)?:
      return field.positiveRate().map { .exponential(mean: 1 / $0) }
    case nil: return nil
    }
  }

  private static func readLognormal(_ section: inout SectionReader) -> LawSpec? {
    if section.keys.contains("median") || section.keys.contains("sigma") {
      let median = section.required("median").duration(aboveZero: true)?.seconds
      let sigma = section.required("sigma").number(in: 0...10, above: 0)
      guard let median, let sigma else { return nil }
      let square = sigma * sigma
      // exp(s^2) - 1 without the loss of digits for a small s.
      let half = Elementary.exp(square / 2)
      let cv = (square < 1e-8 ? square : Elementary.exp(square) - 1).squareRoot()
      return .lognormal(mean: median * half, cv: cv)
    }
    let mean = section.required("mean").duration(aboveZero: true)?.seconds
    let spread = readSpread(&section)
    guard let mean, let spread else { return nil }
    return .lognormal(mean: mean, cv: spread.cv)
  }

  private static func readGamma(_ section: inout SectionReader) -> LawSpec? {
    if section.keys.contains("shape") || section.keys.contains("scale") {
      let shape = section.required("shape").number(in: 1e-4...1e8)
      let given = section.oneOf(["scale", "mean"])
      let size = given?.field.duration(aboveZero: true)?.seconds
      guard let shape, let size, let given else { return nil }
      return .gamma(mean: given.key == "scale" ? shape * size : size, cv: (1 / shape).squareRoot())
    }
    let mean = section.required("mean").duration(aboveZero: true)?.seconds
    let spread = readSpread(&section)
    guard let mean, let spread else { return nil }
    return .gamma(mean: mean, cv: spread.cv)
  }

  private static func readErlang(_ section: inout SectionReader) -> LawSpec? {
    let mean = section.required("mean").duration(aboveZero: true)?.seconds
    if section.keys.contains("cv") || section.keys.contains("scv") {
      guard let spread = readSpread(&section), let mean else { return nil }
      let stages = 1 / spread.scv
      guard stages < 1e6, abs(stages - stages.rounded()) < 1e-6 * stages else {
        spread.field.error(
          .impossibleLaw,
          "an Erlang law of this spread would have"
            + " \(Parse.plain((stages * 1e3).rounded() / 1e3)) stages",
          help: "write `stages: \(Int(max(1, min(stages, 1e6)).rounded()))`, or write `gamma`")
        return nil
      }
      return .erlang(mean: mean, stages: Int(stages.rounded()))
    }
    let stages = section.required("stages").whole(in: 1...1_000_000)
    guard let mean, let stages else { return nil }
    return .erlang(mean: mean, stages: stages)
  }

  private static func readWeibull(_ section: inout SectionReader) -> LawSpec? {
    let size = section.oneOf(["mean", "scale"])
    let value = size?.field.duration(aboveZero: true)?.seconds
    let shape: Double?
    if section.keys.contains("cv") || section.keys.contains("scv") {
      guard let spread = readSpread(&section) else { return nil }
      shape = weibullShape(cv: spread.cv)
      if shape == nil {
        spread.field.error(
          .impossibleLaw, "no Weibull law in use has this spread",
          help: "write a cv from 0.01 to 1000")
      }
    } else {
      shape = section.required("shape").number(in: 0.05...200)
    }
    guard let size, let value, let shape else { return nil }
    let unitMean = Elementary.exp(Elementary.logGamma(1 + 1 / shape))
    return .weibull(mean: size.key == "scale" ? value * unitMean : value, shape: shape)
  }

  /// The shape of the Weibull law with a coefficient of variation, by halving; `nil` outside
  /// 0.05-200.
  ///
  /// With k the shape, 1 + cv^2 = Gamma(1 + 2/k) / Gamma(1 + 1/k)^2, falling in k.
  static func weibullShape(cv: Double) -> Double? {
    if cv == 1 { return 1 }
    let goal = Elementary.log1p(cv * cv)
    func spread(_ shape: Double) -> Double {
      Elementary.logGamma(1 + 2 / shape) - 2 * Elementary.logGamma(1 + 1 / shape)
    }
    var low = 0.05
    var high = 200.0
    guard spread(low) >= goal, spread(high) <= goal else { return nil }
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if spread(middle) > goal { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  private static func readUniform(_ section: inout SectionReader) -> LawSpec? {
    if section.keys.contains("mean") {
      let mean = section.required("mean").duration(aboveZero: true)?.seconds
      guard let spread = readSpread(&section), let mean else { return nil }
      let half = spread.cv * 3.0.squareRoot()
      guard half <= 1 + 1e-12 else {
        spread.field.error(
          .impossibleLaw, "a uniform law of this spread would have values below 0",
          help: "write a cv of at most 0.577")
        return nil
      }
      return .uniform(from: max(0, mean * (1 - half)), to: mean * (1 + half))
    }
    let from = section.required("from").duration()?.seconds
    let toField = section.required("to")
    guard let from, let to = toField.duration()?.seconds else { return nil }
    guard to > from else {
      toField.error(
        .impossibleLaw, "the law ends where or before it begins",
        help: "write `to` above `from`, or write `deterministic`")
      return nil
    }
    return .uniform(from: from, to: to)
  }

  private static func readHyperexponential(_ section: inout SectionReader) -> LawSpec? {
    if section.keys.contains("mean") {
      let mean = section.required("mean").duration(aboveZero: true)?.seconds
      guard let spread = readSpread(&section), let mean else { return nil }
      guard spread.scv > 1 else {
        spread.field.error(
          .impossibleLaw, "a hyperexponential law has a cv above 1",
          help: "write `exponential` for 1, `gamma` for less")
        return nil
      }
      // Two phases that bring half of the mean each.
      let first = (1 + ((spread.scv - 1) / (spread.scv + 1)).squareRoot()) / 2
      return .hyperexponential([
        Phase(probability: first, rate: 2 * first / mean),
        Phase(probability: 1 - first, rate: 2 * (1 - first) / mean),
      ])
    }
    let weights = section.oneOf(["probability", "probabilities"])
    let rateField = section.required("rates")
    let rateFields = rateField.list(like: "[3/min, 0.3/min]")
    let rates = rateFields?.compactMap { $0.positiveRate() }
    guard let weights else { return nil }
    guard let shares = readProbabilities(weights.field, single: weights.key == "probability"),
      let rates, rates.count == rateFields?.count
    else { return nil }
    guard shares.count == rates.count, rates.count <= 100 else {
      rateField.error(
        .impossibleLaw, "there are \(rates.count) rates for \(shares.count) probabilities",
        help: "write one rate for each, at most 100")
      return nil
    }
    return .hyperexponential(zip(shares, rates).map { Phase(probability: $0, rate: $1) })
  }

  private static func readProbabilities(_ field: Field, single: Bool) -> [Double]? {
    if single {
      guard let share = field.share() else { return nil }
      guard share > 0, share < 1 else {
        field.error(
          .shareOutOfRange, "with this probability one phase is never drawn",
          help: "write a share above 0% and below 100%")
        return nil
      }
      return [share, 1 - share]
    }
    guard let fields = field.list(like: "[40%, 35%, 25%]") else { return nil }
    let shares = fields.compactMap { $0.share() }
    guard shares.count == fields.count else { return nil }
    let sum = shares.reduce(0, +)
    guard abs(sum - 1) < 1e-9 else {
      field.error(
        .sharesDoNotSum, "the probabilities sum to \(Written.share(sum))",
        help: "make them sum to 100%")
      return nil
    }
    for (share, field) in zip(shares, fields) where share <= 0 {
      field.error(.shareOutOfRange, "this phase is never drawn", help: "leave it out")
      return nil
    }
    return shares
  }

  /// The spread, by `cv` or `scv`.
  private static func readSpread(
    _ section: inout SectionReader, required: Bool = true
  ) -> (cv: Double, scv: Double, field: Field)? {
    guard let given = section.oneOf(["cv", "scv"], required: required),
      let value = given.field.number(in: 0...1e6, above: 0)
    else { return nil }
    return given.key == "cv"
      ? (value, value * value, given.field) : (value.squareRoot(), value, given.field)
  }
}

extension Field {
  /// A rate above 0, per second.
  func positiveRate() -> Double? {
    guard let value = rate() else { return nil }
    guard value > 0 else {
      error(.outOfRange, "a rate of 0 makes no sense here", help: "write a rate above 0")
      return nil
    }
    return value
  }
}
