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
      intervals(strategy, &writer)
      eventIntervals(strategy, &writer)
      writer.key("days")
      writer.array(strategy.days) { days($1, &$0) }
      writer.key("controlled")
      writer.array(strategy.controlled) { controlled($1, &$0) }
      writer.key("probes")
      writer.array(strategy.probes) { probe($1, &$0) }
      writer.key("formulas")
      writer.array(strategy.twins) { twin($1, &$0) }
    }
  }

  private func places<Target>(_ strategy: StrategyResult, _ writer: inout JSONWriter<Target>) {
    let labels = results.labels
    writer.key("centers")
    writer.array(labels.centers.indices) { writer, center in
      writer.object { writer in
        writer.key("center")
        writer.value(labels.centers[center].name)
        for view in View.allCases {
          writer.key(view.rawValue)
          kpis(strategy, .center(center, view), &writer)
        }
      }
    }
    writer.key("contacts")
    writer.array(labels.contactTypes.indices) { writer, type in
      writer.object { writer in
        writer.key("contact")
        writer.value(labels.contactTypes[type])
        writer.key("kpis")
        kpis(strategy, .contactType(type), &writer)
      }
    }
    let types = labels.contactTypes.count
    writer.key("queues")
    writer.array(0..<labels.centers.count * types) { writer, queue in
      writer.object { writer in
        writer.key("center")
        writer.value(labels.centers[queue / types].name)
        writer.key("contact")
        writer.value(labels.contactTypes[queue % types])
        writer.key("kpis")
        kpis(strategy, .queue(center: queue / types, contactType: queue % types), &writer)
      }
    }
    writer.key("groups")
    writer.array(labels.groups.indices) { group($1, strategy, .group($1), &$0) }
  }

  private func group<Target>(
    _ group: Int, _ strategy: StrategyResult, _ scope: Scope, _ writer: inout JSONWriter<Target>
  ) {
    let label = results.labels.groups[group]
    writer.object { writer in
      writer.key("center")
      writer.value(results.labels.centers[label.center].name)
      writer.key("group")
      writer.value(label.name)
      writer.key("kpis")
      kpis(strategy, scope, &writer)
    }
  }

  private func intervals<Target>(_ strategy: StrategyResult, _ writer: inout JSONWriter<Target>) {
    let labels = results.labels
    writer.key("intervals")
    writer.array(labels.intervals.indices) { writer, interval in
      writer.object { writer in
        writer.key("interval")
        writer.value(labels.intervals[interval].name)
        writer.key("total")
        kpis(strategy, .interval(interval), &writer)
        centers(strategy, interval, &writer) { .intervalCenter(interval, center: $0, $1) }
        writer.key("groups")
        writer.array(labels.groups.indices) {
          group($1, strategy, .intervalGroup(interval, group: $1), &$0)
        }
      }
    }
  }

  private func eventIntervals<Target>(
    _ strategy: StrategyResult, _ writer: inout JSONWriter<Target>
  ) {
    guard strategy.estimates.sizes.byEvent else { return }
    let labels = results.labels
    writer.key("event_intervals")
    writer.array(labels.intervals.indices) { writer, interval in
      writer.object { writer in
        writer.key("interval")
        writer.value(labels.intervals[interval].name)
        writer.key("total")
        kpis(strategy, .eventInterval(interval), &writer)
        centers(strategy, interval, &writer) { .eventIntervalCenter(interval, center: $0, $1) }
      }
    }
  }

  private func centers<Target>(
    _ strategy: StrategyResult, _ interval: Int, _ writer: inout JSONWriter<Target>,
    scope: (Int, View) -> Scope
  ) {
    let centers = results.labels.centers
    writer.key("centers")
    writer.array(centers.indices) { writer, center in
      writer.object { writer in
        writer.key("center")
        writer.value(centers[center].name)
        if centers[center].localIntervals.indices.contains(interval) {
          writer.key("local_time")
          writer.value(centers[center].localIntervals[interval])
        }
        for view in View.allCases {
          writer.key(view.rawValue)
          kpis(strategy, scope(center, view), &writer)
        }
      }
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
