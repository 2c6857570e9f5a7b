import Study

extension JSONReport {
  func strategy<Target>(_ strategy: StrategyResult, _ writer: inout JSONWriter<Target>) {
    writer.object { writer in
      writer.key("name")
      writer.value(strategy.name)
      writer.key("digest")
      writer.value(strategy.digest)
      writer.key("contacts_simulated")
      writer.value(strategy.contactsSimulated)
      writer.key("replication_digests")
      writer.array(strategy.replicationDigests) { $0.value($1) }
      writer.key("total")
      kpis(strategy, .total, &writer)
      places(strategy, &writer)
      intervals(strategy, byEvent: false, &writer)
      if strategy.estimates.sizes.byEvent { intervals(strategy, byEvent: true, &writer) }
      writer.key("days")
      writer.array(strategy.days) { days($1, &$0) }
      writer.key("flows")
      writer.array(strategy.flows) { flow($1, &$0) }
      writer.key("controlled")
      writer.array(strategy.controlled) { controlled($1, &$0) }
      writer.key("probes")
      writer.array(strategy.probes) { probe($1, &$0) }
      writer.key("formulas")
      writer.array(strategy.twins) { twin($1, &$0) }
    }
  }

  private func places<Target>(_ strategy: StrategyResult, _ writer: inout JSONWriter<Target>) {
    writer.key("centers")
    writer.array(results.labels.centers.indices) { writer, center in
      views(of: center, strategy, &writer) { .center(center, $0) }
    }
    let sizes = strategy.estimates.sizes
    for (key, kind) in [
      ("contacts", ScopeKind.contactType), ("queues", .queue), ("groups", .group),
    ] {
      writer.key(key)
      writer.array(0..<sizes.count(of: kind)) { writer, position in
        place(strategy, sizes.scope(kind, at: position), &writer)
      }
    }
  }

  /// The intervals, with contacts by arrival or with each event in its own.
  private func intervals<Target>(
    _ strategy: StrategyResult, byEvent: Bool, _ writer: inout JSONWriter<Target>
  ) {
    let labels = results.labels
    writer.key(byEvent ? "event_intervals" : "intervals")
    writer.array(labels.intervals.indices) { writer, interval in
      writer.object { writer in
        let total = byEvent ? Scope.eventInterval(interval) : .interval(interval)
        names(of: total, [.interval], &writer)
        writer.key("total")
        kpis(strategy, total, &writer)
        writer.key("centers")
        writer.array(labels.centers.indices) { writer, center in
          views(of: center, strategy, &writer, interval: interval) {
            byEvent
              ? .eventIntervalCenter(interval, center: center, $0)
              : .intervalCenter(interval, center: center, $0)
          }
        }
        guard !byEvent else { return }
        writer.key("groups")
        writer.array(labels.groups.indices) {
          place(strategy, .intervalGroup(interval, group: $1), &$0)
        }
      }
    }
  }

  /// A center by origin and by handling.
  private func views<Target>(
    of center: Int, _ strategy: StrategyResult, _ writer: inout JSONWriter<Target>,
    interval: Int? = nil, scope: (View) -> Scope
  ) {
    let local = results.labels.centers[center].localIntervals
    writer.object { writer in
      names(of: scope(.origin), [.center], &writer)
      if let interval, local.indices.contains(interval) {
        writer.key("local_time")
        writer.value(local[interval])
      }
      for view in View.allCases {
        writer.key(view.rawValue)
        kpis(strategy, scope(view), &writer)
      }
    }
  }

  /// A contact type, a queue or a group with its KPIs.
  private func place<Target>(
    _ strategy: StrategyResult, _ scope: Scope, _ writer: inout JSONWriter<Target>
  ) {
    let words = ScopeWords(scope, results.labels)
    writer.object { writer in
      let keys = ScopeWords.Key.allCases.filter { $0 != .interval && words[$0] != nil }
      names(of: scope, keys, &writer)
      writer.key("kpis")
      kpis(strategy, scope, &writer)
    }
  }

  /// What a scope is about, by name; `null` where it spans all of a kind.
  func names<Target>(
    of scope: Scope, _ keys: [ScopeWords.Key], _ writer: inout JSONWriter<Target>
  ) {
    let words = ScopeWords(scope, results.labels)
    for key in keys {
      writer.key(key.rawValue)
      writer.value(words[key])
    }
  }

  /// Every measure of a scope; those that depend on T for every T, the headline's on top.
  private func kpis<Target>(
    _ strategy: StrategyResult, _ scope: Scope, _ writer: inout JSONWriter<Target>
  ) {
    let sizes = strategy.estimates.sizes
    let measures = Measure.allCases.filter { $0.exists(in: scope.kind, sizes: sizes) }
    let thresholds = results.labels.serviceLevel.within
    writer.object { writer in
      for measure in measures {
        writer.key(measure.name)
        estimate(strategy.estimate(measure, in: scope), &writer)
      }
      guard thresholds.count > 1 else { return }
      writer.key("within")
      writer.array(thresholds.indices) { writer, threshold in
        writer.object { writer in
          writer.key("seconds")
          writer.value(thresholds[threshold])
          for measure in measures where measure.dependsOnThreshold {
            writer.key(measure.name)
            estimate(strategy.estimate(measure, threshold: threshold, in: scope), &writer)
          }
        }
      }
    }
  }

  func estimate<Target>(_ estimate: Estimate?, _ writer: inout JSONWriter<Target>) {
    guard let estimate, estimate.value.isFinite else { return writer.null() }
    writer.line { writer in
      writer.key("estimate")
      writer.value(estimate.value)
      writer.key("half_width")
      writer.value(estimate.halfWidth)
      writer.key("low")
      writer.value(estimate.low)
      writer.key("high")
      writer.value(estimate.high)
    }
  }
}
