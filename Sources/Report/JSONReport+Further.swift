import Study

extension JSONReport {
  /// How days differ in the total or at a center.
  func days<Target>(_ days: DaySpread, _ writer: inout JSONWriter<Target>) {
    writer.object { writer in
      names(of: days.scope, [.center], &writer)
      writer.key("days")
      writer.value(days.days)
      writer.key("mean")
      writer.value(days.mean)
      writer.key("deviation")
      writer.value(days.deviation)
      writer.key("target_missed")
      estimate(days.missed, &writer)
      writer.key("histogram")
      writer.row(days.histogram) { $0.value($1) }
      writer.key("percentiles")
      writer.array(days.percentiles) { writer, percentile in
        writer.line { writer in
          writer.key("share_of_days")
          writer.value(percentile.share)
          writer.key("service_level")
          writer.value(percentile.serviceLevel)
        }
      }
    }
  }

  /// Contacts of one center that another answered.
  func flow<Target>(_ flow: FlowEstimate, _ writer: inout JSONWriter<Target>) {
    writer.line { writer in
      writer.key("from")
      writer.value(results.labels.centers[flow.from].name)
      writer.key("to")
      writer.value(results.labels.centers[flow.to].name)
      writer.key("contacts")
      estimate(flow.contacts, &writer)
    }
  }

  /// A figure of the total, corrected for how many customers happened to call.
  func controlled<Target>(_ figure: ControlledEstimate, _ writer: inout JSONWriter<Target>) {
    writer.object { writer in
      writer.key("kpi")
      writer.value(figure.measure.name)
      writer.key("corrected")
      estimate(figure.estimate, &writer)
      writer.key("variance_factor")
      writer.value(figure.varianceFactor)
    }
  }

  func probe<Target>(_ probe: ProbeEstimate, _ writer: inout JSONWriter<Target>) {
    writer.object { writer in
      writer.key("at")
      writer.value(results.labels.probes[probe.probe])
      writer.key("center")
      writer.value(results.labels.centers[probe.center].name)
      writer.key("state")
      writer.value("\(probe.state)")
      writer.key("mean")
      estimate(probe.mean, &writer)
      writer.key("variance")
      estimate(probe.variance, &writer)
      writer.key("distribution")
      writer.line { writer in
        writer.key("replications")
        writer.array(probe.distribution) { $0.value($1) }
      }
    }
  }

  /// What a formula says of a place, or why none does.
  func twin<Target>(_ twin: FormulaTwin, _ writer: inout JSONWriter<Target>) {
    writer.object { writer in
      names(of: twin.scope, ScopeWords.Key.allCases, &writer)
      writer.key("lag")
      writer.value(twin.lag)
      switch twin.outcome {
      case .figures(let formula, let figures):
        writer.key("formula")
        writer.value(formula.rawValue)
        writer.key("kpis")
        writer.object { writer in
          for figure in figures {
            writer.key(figure.measure.name)
            writer.value(figure.value)
          }
        }
      case .broken(let assumptions):
        writer.key("formula")
        writer.null()
        writer.key("assumptions_not_met")
        writer.array(assumptions) { $0.value($1.rawValue) }
      }
    }
  }

  func comparison<Target>(_ comparison: Comparison, _ writer: inout JSONWriter<Target>) {
    writer.object { writer in
      writer.key("ranked_by")
      writer.value(comparison.rankedBy.name)
      writer.key("ranking")
      writer.array(comparison.ranking) { $0.value(results.strategies[$1].name) }
      for (name, verdicts) in [
        ("total", comparison.total), ("centers", comparison.byCenter),
        ("intervals", comparison.byInterval),
        ("intervals_and_centers", comparison.byIntervalAndCenter),
      ] {
        writer.key(name)
        writer.array(verdicts) { verdict($1, &$0) }
      }
    }
  }

  private func verdict<Target>(
    _ verdict: Comparison.Verdict, _ writer: inout JSONWriter<Target>
  ) {
    writer.object { writer in
      writer.key("kpi")
      writer.value(verdict.measure.name)
      names(of: verdict.scope, [.center, .interval], &writer)
      writer.key("best")
      writer.value(results.strategies[verdict.best].name)
      writer.key("decided")
      writer.value(verdict.isDecided)
      writer.key("differences")
      writer.array(verdict.differences) { writer, difference in
        writer.object { writer in
          writer.key("strategy")
          writer.value(results.strategies[difference.strategy].name)
          writer.key("minus_best")
          estimate(difference.estimate, &writer)
          writer.key("p_value")
          writer.value(difference.pValue)
          writer.key("holm_p_value")
          writer.value(difference.adjustedPValue)
          writer.key("told_apart")
          writer.value(difference.isToldApart)
          writer.key("variance_factor")
          writer.value(difference.varianceFactor)
        }
      }
    }
  }
}
