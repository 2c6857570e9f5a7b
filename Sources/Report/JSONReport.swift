import Study

/// Results as JSON; `docs/reference/json.md` describes the layout.
///
/// Nothing in it depends on the clock, the machine, the number of threads or the path of the file,
/// so that equal runs give equal bytes.
public struct JSONReport {
  let results: Results
  let day: DayPlan?

  /// A report of results; `day` is what was planned for it, where that is known.
  public init(_ results: Results, day: DayPlan? = nil) {
    self.results = results
    self.day = day
  }

  /// Writes the document.
  public func write<Target: TextOutputStream>(to target: inout Target) {
    var writer = JSONWriter(to: target)
    writer.object { writer in
      head(&writer)
      scenario(&writer)
      run(&writer)
      writer.key("warnings")
      let study = StudyWords(Words(.english))
      writer.array(results.warnings) { $0.value(study.warning($1)) }
      writer.key("warning_kinds")
      warningKinds(&writer)
      writer.key("strategies")
      writer.array(results.strategies) { strategy($1, &$0) }
      writer.key("comparison")
      if let comparison = results.comparison {
        self.comparison(comparison, &writer)
      } else {
        writer.null()
      }
    }
    target = writer.finish()
  }

  private func head<Target>(_ writer: inout JSONWriter<Target>) {
    let run = results.run
    writer.key("digest")
    writer.value(run.digest)
    writer.key("seed")
    writer.value(run.seed)
    writer.key("version")
    writer.value(Release.version)
    writer.key("streams")
    writer.value(run.streamsVersion)
    writer.key("contacts_simulated")
    writer.value(run.contactsSimulated)
    writer.key("events_simulated")
    writer.value(run.events)
    writer.key("schema")
    writer.value(Release.schema)
  }

  private func scenario<Target>(_ writer: inout JSONWriter<Target>) {
    let labels = results.labels
    writer.key("scenario")
    writer.object { writer in
      writer.key("title")
      writer.value(labels.title)
      writer.key("hash")
      writer.value(labels.hash.isEmpty ? nil : labels.hash)
      writer.key("overrides")
      writer.array(labels.overrides) { $0.value($1) }
      writer.key("service_level")
      writer.line { serviceLevel(&$0) }
      writer.key("centers")
      writer.array(labels.centers) { $0.value($1.name) }
      writer.key("contacts")
      writer.array(labels.contactTypes) { $0.value($1) }
      writer.key("groups")
      writer.array(labels.groups) { writer, group in
        writer.line { writer in
          writer.key("center")
          writer.value(labels.centers[group.center].name)
          writer.key("group")
          writer.value(group.name)
        }
      }
      writer.key("intervals")
      writer.array(labels.intervals) { writer, interval in
        writer.line { writer in
          writer.key("interval")
          writer.value(interval.name)
          writer.key("start")
          writer.value(interval.start)
          writer.key("length")
          writer.value(interval.length)
        }
      }
      events(&writer)
      plan(&writer)
    }
  }

  private func serviceLevel<Target>(_ writer: inout JSONWriter<Target>) {
    let level = results.labels.serviceLevel
    writer.key("within")
    writer.value(level.within[level.headline])
    writer.key("of")
    writer.value("offered")
    writer.key("clock")
    writer.value(level.clock)
    writer.key("target")
    writer.value(level.target)
    writer.key("short_abandon")
    writer.value(level.shortAbandon)
    writer.key("all_within")
    writer.array(level.within) { $0.value($1) }
  }

  private func run<Target>(_ writer: inout JSONWriter<Target>) {
    let run = results.run
    writer.key("replications")
    writer.object { writer in
      writer.key("first")
      writer.value(run.firstReplication)
      writer.key("asked")
      writer.value(run.replicationsAsked)
      writer.key("done")
      writer.value(run.replicationsDone)
      writer.key("stop")
      writer.value(run.stop.rawValue)
      writer.key("partial")
      writer.value(run.isPartial)
      writer.key("precision")
      guard let precision = run.precision else { return writer.null() }
      writer.line { writer in
        self.precision(precision, &writer)
        writer.key("reached")
        writer.value(precision.isReached)
      }
    }
  }
}
