import Scenarios

extension SectionFaultTests {
  static let laws: [Case] = [
    Case(
      "unknown law", handling("{lognorml: {mean: 3min, cv: 1}}"),
      "3:34 SPW-0206 contacts.calls.handle_time: `lognorml` is not known here | did "
        + "you mean `lognormal`? It can be one of `exponential`, `lognormal`, `gamma`, "
        + "`erlang`, `weibull`, `hyperexponential`, `uniform`, `deterministic` or "
        + "`empirical`"),
    Case(
      "zero mean", handling("{exponential: {mean: 0s}}"),
      "3:54 SPW-0130 contacts.calls.handle_time.exponential.mean: a duration of 0 "
        + "makes no sense here | write more than `0s`"),
    Case(
      "cv of an exponential", handling("{exponential: {mean: 10s, cv: 2}}"),
      "3:63 SPW-0402 contacts.calls.handle_time.exponential.cv: an exponential law has "
        + "a cv of 1 | leave it out, or write `gamma` or `lognormal`"),
    Case(
      "broken stages", handling("{erlang: {mean: 10s, cv: 0.6}}"),
      "3:58 SPW-0402 contacts.calls.handle_time.erlang.cv: an Erlang law of this "
        + "spread would have 2.778 stages | write `stages: 3`, or write `gamma`"),
    Case(
      "wide uniform", handling("{uniform: {mean: 10s, cv: 0.6}}"),
      "3:59 SPW-0402 contacts.calls.handle_time.uniform.cv: a uniform law of this "
        + "spread would have values below 0 | write a cv of at most 0.577"),
    Case(
      "empty uniform", handling("{uniform: {from: 10s, to: 10s}}"),
      "3:59 SPW-0402 contacts.calls.handle_time.uniform.to: the law ends where or "
        + "before it begins | write `to` above `from`, or write `deterministic`"),
    Case(
      "narrow hyperexponential", handling("{hyperexponential: {mean: 10s, cv: 0.9}}"),
      "3:68 SPW-0402 contacts.calls.handle_time.hyperexponential.cv: a "
        + "hyperexponential law has a cv above 1 | write `exponential` for 1, `gamma` for "
        + "less"),
    Case(
      "shares of 90 %",
      handling("{hyperexponential: {probabilities: [40%, 50%], rates: [3/min, 1/min]}}"),
      "3:68 SPW-0403 contacts.calls.handle_time.hyperexponential.probabilities: the "
        + "probabilities sum to 90% | make them sum to 100%"),
    Case(
      "rates too many",
      handling("{hyperexponential: {probability: 40%, rates: [3/min, 1/min, 2/min]}}"),
      "3:78 SPW-0402 contacts.calls.handle_time.hyperexponential.rates: there are 3 "
        + "rates for 2 probabilities | write one rate for each, at most 100"),
    Case(
      "no values", handling("{empirical: {values: []}}"),
      "3:54 SPW-0207 contacts.calls.handle_time.empirical.values: there is no value "
        + "with a weight above 0 | write 1 to 1000000 values"),
    Case(
      "negative weight", handling("{empirical: {values: [3s, 4s], weights: [-1, 2]}}"),
      "3:74 SPW-0130 contacts.calls.handle_time.empirical.weights[1]: `-1` is out of "
        + "range | write a number from 0 to 1000000000000"),
    Case(
      "two spreads", handling("{gamma: {mean: 10s, cv: 0.9, scv: 0.81}}"),
      "3:62 SPW-0205 contacts.calls.handle_time.gamma: `cv` and `scv` exclude each "
        + "other | keep one of the two"),
    Case(
      "no spread", handling("{lognormal: {mean: 10s}}"),
      "3:34 SPW-0202 contacts.calls.handle_time.lognormal lacks `cv` or `scv` | add "
        + "`cv: ...` or `scv: ...`"),
    Case(
      "two ways at once", handling("{lognormal: {median: 10s, sigma: 1, mean: 5s}}"),
      "3:69 SPW-0205 contacts.calls.handle_time.lognormal: `mean` does not go with the "
        + "other keys of this law | write `{mean: 190s, cv: 0.9}`, for example"),
    Case(
      "values beside a column", handling("{empirical: {values: [3s], column: x}}"),
      "3:60 SPW-0205 contacts.calls.handle_time.empirical: `column` goes with `csv`, "
        + "not with `values` | delete it"),
  ]

  static let contacts: [Case] = [
    Case(
      "two handle times",
      minimal(
        contacts: "{calls: {handle_time: {exponential: {mean: 10s}}, talk_time: {exponential: "
          + "{mean: 10s}}, patience: none}}"),
      "3:61 SPW-0205 contacts.calls: `handle_time` and `talk_time` exclude each other "
        + "| keep one of the two"),
    Case(
      "wrap-up beside a handle time",
      minimal(
        contacts: "{calls: {handle_time: {exponential: {mean: 10s}}, wrap_up: {exponential: "
          + "{mean: 10s}}, patience: none}}"),
      "3:61 SPW-0205 contacts.calls: `handle_time` and `wrap_up` exclude each other | "
        + "write `talk_time` and `wrap_up`, or `handle_time` for both together"),
    Case(
      "no handle time", minimal(contacts: "{calls: {patience: none}}"),
      "3:12 SPW-0202 contacts.calls lacks `talk_time` or `handle_time` | add "
        + "`talk_time: ...` or `handle_time: ...`"),
    Case(
      "no patience", minimal(contacts: "{calls: {handle_time: {exponential: {mean: 10s}}}}"),
      "3:12 SPW-0432 contacts.calls: there is no patience, so that nobody ever gives "
        + "up | write `patience: none` if that is meant, or `{exponential: {mean: 100s}}`"),
    Case(
      "patience of an unknown center",
      minimal(
        contacts: "{calls: {handle_time: {exponential: {mean: 10s}}, patience: {here: none, "
          + "ther: none}}}"),
      "3:84 SPW-0201 unknown key `ther` in contacts.calls.patience | allowed: here"),
    Case(
      "redial without a wait",
      minimal(
        contacts: "{calls: {handle_time: {exponential: {mean: 10s}}, patience: none, redial: "
          + "{after_busy: 70%}}}"),
      "3:77 SPW-0202 contacts.calls.redial lacks `wait` | add `wait: ...`"),
    Case(
      "redial of 55",
      minimal(
        contacts: "{calls: {handle_time: {exponential: {mean: 10s}}, patience: none, redial: "
          + "{after_busy: 55, wait: {deterministic: 1min}}}}"),
      "3:98 SPW-0110 contacts.calls.redial.after_busy: `55` is not a share: the "
        + "percent sign is missing | write `55%`"),
    Case(
      "redial at once",
      minimal(
        contacts: "{calls: {handle_time: {exponential: {mean: 10s}}, patience: none, redial: "
          + "{after_busy: 100%, wait: {exponential: {mean: 1ms}}}}}"),
      "3:110 SPW-0130 contacts.calls.redial.wait: the mean wait is 0.001s, below a "
        + "second | write a mean of at least `1s`"),
  ]
}
