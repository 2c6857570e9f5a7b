extension LawSpec {
  private static let mean = Key(
    "mean", .duration, default: "by the law's own parameters", "The mean.")
  private static let cv = Key(
    "cv", .number, default: "by `scv` or the law's own parameters",
    "The coefficient of variation: standard deviation / mean.")
  private static let scv = Key(
    "scv", .number, default: "by `cv` or the law's own parameters", "The square of `cv`.")

  /// A law of a duration.
  static let shape = ValueShape.map(laws)

  /// The laws, each by mean and cv or by its own parameters.
  static let laws = KeyTable(
    "LAW", "A law of a duration.", count: .exactlyOne,
    [
      Key("exponential", .map(exponential), "Memoryless: cv 1."),
      Key("lognormal", .map(lognormal), "The logarithm is normal: handle times, repairs."),
      Key("gamma", .map(gamma), "A gamma law; shape 1 is exponential."),
      Key("erlang", .map(erlang), "The sum of exponential stages; cv below 1."),
      Key("weibull", .map(weibull), "Patience: a shape below 1 gives up early or never."),
      Key("hyperexponential", .map(hyperexponential), "A mixture of exponential laws; cv above 1."),
      Key("uniform", .map(uniform), "Every value between two bounds alike."),
      Key(
        "deterministic", .either([.duration, .map(deterministic)]),
        "Always the same, as `{deterministic: 1min}`."),
      Key("empirical", .map(empirical), "Recorded values, drawn as they are."),
    ])

  private static let exponential = KeyTable(
    "LAW.exponential", "The exponential law.",
    [
      Key("mean", .duration, default: "by `rate`", "The mean."),
      Key("rate", .rate, default: "by `mean`", "1 / mean."), cv, scv,
    ])
  private static let lognormal = KeyTable(
    "LAW.lognormal", "The lognormal law: `mean` and `cv`, or `median` and `sigma`.",
    [
      mean, cv, scv,
      Key("median", .duration, default: "by `mean` and `cv`", "The median."),
      Key(
        "sigma", .number, default: "by `mean` and `cv`",
        "The standard deviation of the natural logarithm."),
    ])
  private static let gamma = KeyTable(
    "LAW.gamma", "The gamma law: `mean` and `cv`, or `shape` with `scale` or `mean`.",
    [
      mean, cv, scv,
      Key("shape", .number, default: "1 / cv^2", "The shape."),
      Key("scale", .duration, default: "mean / shape", "The scale."),
    ])
  private static let erlang = KeyTable(
    "LAW.erlang", "The Erlang law: `mean` and `stages`, or `mean` and `cv`.",
    [
      Key("mean", .duration, "The mean of the sum."),
      Key("stages", .whole(least: 1), default: "1 / cv^2", "Number of stages."), cv, scv,
    ])
  private static let weibull = KeyTable(
    "LAW.weibull", "The Weibull law: `mean` or `scale`, with `shape` or `cv`.",
    [
      Key("mean", .duration, default: "by `scale`", "The mean."),
      Key("scale", .duration, default: "by `mean`", "The time that 63.2% do not exceed."),
      Key("shape", .number, default: "by `cv`", "The shape; below 1 the hazard falls."), cv, scv,
    ])
  private static let hyperexponential = KeyTable(
    "LAW.hyperexponential",
    "A mixture of exponential laws: `probability` and two `rates`, or `probabilities` and as many"
      + " `rates`, or `mean` and `cv` (two phases of equal share in the mean).",
    [
      Key(
        "probability", .share, default: "by `mean` and `cv`", "How often the first of two is drawn."
      ),
      Key("probabilities", .list(.share), default: "by `probability`", "How often each is drawn."),
      Key("rates", .list(.rate), default: "by `mean` and `cv`", "The rate of each."),
      mean, cv, scv,
    ])
  private static let uniform = KeyTable(
    "LAW.uniform", "The uniform law: `from` and `to`, or `mean` and `cv`.",
    [
      Key("from", .duration, default: "by `mean` and `cv`", "The least value."),
      Key("to", .duration, default: "by `mean` and `cv`", "The greatest value."), mean, cv, scv,
    ])
  private static let deterministic = KeyTable(
    "LAW.deterministic", "A constant.", [Key("mean", .duration, "The value.")])
  private static let empirical = KeyTable(
    "LAW.empirical", "Recorded values.",
    [
      Key("values", .list(.duration), default: "from `csv`", "The values."),
      Key(
        "weights", .list(.number), default: "all alike",
        "How often each value is drawn, relative to the others."),
      Key(
        "csv", .path, default: "by `values`",
        "A CSV file with a column of durations: seconds, `hh:mm:ss` or with a unit."),
      Key("column", .text, default: "by `value`", "The column of the values."),
      Key(
        "where", .named("column", .text), default: "all rows",
        "Which rows are meant, by the texts of their cells."),
      Key("value", .text, default: "by `column`", "The same as `column`."),
      Key("weight", .text, default: "all alike", "The column of the weights."),
    ])
}
