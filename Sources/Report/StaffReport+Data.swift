import Study

/// The report for programs: every group and interval of every plan.
extension StaffReport {
  /// The columns of the CSV.
  public static let columns = [
    "method", "center", "group", "interval", "erlangs", "required", "scheduled", "on_phone",
    "promised", "simulated", "low", "high", "verdict",
  ]

  /// Writes a row for each planned group and interval; the load and the service levels are those of
  /// the place where the group is judged.
  public func writeCSV<Target: TextOutputStream>(to target: inout Target) {
    target.write(Self.columns.joined(separator: ",") + "\n")
    for outcome in outcomes {
      for plan in outcome.plan.groups {
        guard let place = place(of: plan) else { continue }
        let group = labels.groups[plan.group]
        for (index, cell) in outcome.check.cells.enumerated() where cell.place == place {
          let numbers = [plan.required, plan.scheduled, plan.onPhone].map {
            "\($0[cell.interval])"
          }
          let names = [
            outcome.plan.method.rawValue, labels.centers[group.center].name, group.name,
            time(cell.interval, place),
          ].map(CSVReport.cell)
          let level = cell.serviceLevel
          let figures = [outcome.promises[index], level?.value, level?.low, level?.high].map {
            $0.map(CSVReport.number) ?? ""
          }
          let row =
            names + [CSVReport.number(load(outcome, cell))] + numbers + figures
            + [cell.verdict.rawValue]
          target.write(row.joined(separator: ",") + "\n")
        }
      }
    }
  }

  /// Writes one object: the goal, and each plan with its intervals, gaps and schedules.
  public func writeJSON<Target: TextOutputStream>(to target: inout Target) {
    var writer = JSONWriter(to: target)
    writer.object { writer in
      writer.key("spillway")
      writer.value(Release.version)
      writer.key("title")
      writer.value(labels.title)
      writer.key("strategy")
      writer.value(strategy)
      writer.key("goal")
      writer.array(task.goal.promises) { writer, promise in
        writer.line { writer in
          writer.key("kpi")
          writer.value(promise.measure.name)
          writer.key("within")
          writer.value(promise == task.goal.serviceLevel ? task.goal.within : nil)
          writer.key("mark")
          writer.value(promise.mark)
        }
      }
      writer.key("plans")
      writer.array(outcomes) { write($1, &$0) }
    }
    target = writer.finish()
  }

  private func write<Target>(_ outcome: StaffingOutcome, _ writer: inout JSONWriter<Target>) {
    writer.object { writer in
      writer.key("method")
      writer.value(outcome.plan.method.rawValue)
      writer.key("agent_hours")
      writer.value(outcome.plan.paidHours(task))
      writer.key("agent_hours_on_phone")
      writer.value(outcome.plan.phoneHours(task))
      writer.key("digest")
      writer.value(outcome.check.results.strategies.first?.digest)
      writer.key("fix")
      if let fix = outcome.fix {
        writer.line { writer in
          writer.key("simulations")
          writer.value(fix.simulations)
          writer.key("hours_added")
          writer.value(fix.hoursAdded)
          writer.key("end")
          writer.value(fix.end.rawValue)
        }
      } else {
        writer.null()
      }
      writer.key("intervals")
      writer.array(outcome.check.cells.indices) { cell(outcome, $1, &$0) }
      writer.key("groups")
      writer.array(outcome.plan.groups) { writer, plan in
        writer.line { writer in
          writer.key("center")
          writer.value(labels.centers[labels.groups[plan.group].center].name)
          writer.key("group")
          writer.value(labels.groups[plan.group].name)
          for (key, numbers) in [
            ("required", plan.required), ("scheduled", plan.scheduled), ("on_phone", plan.onPhone),
          ] {
            writer.key(key)
            writer.array(numbers) { $0.value($1) }
          }
        }
      }
    }
  }

  private func cell<Target>(
    _ outcome: StaffingOutcome, _ index: Int, _ writer: inout JSONWriter<Target>
  ) {
    let cell = outcome.check.cells[index]
    let gap = outcome.gaps.first { $0.place == cell.place && $0.interval == cell.interval }
    writer.line { writer in
      writer.key("place")
      writer.value(name(cell.place, Words(.english)))
      writer.key("interval")
      writer.value(time(cell.interval, cell.place))
      writer.key("erlangs")
      writer.value(load(outcome, cell))
      writer.key("promised")
      writer.value(outcome.promises[index])
      writer.key("simulated")
      writer.value(cell.serviceLevel?.value)
      writer.key("low")
      writer.value(cell.serviceLevel?.low)
      writer.key("high")
      writer.value(cell.serviceLevel?.high)
      writer.key("verdict")
      writer.value(cell.verdict.rawValue)
      writer.key("causes")
      writer.array(gap?.ranked ?? []) { writer, part in
        writer.line { writer in
          writer.key("cause")
          writer.value(part.cause.rawValue)
          writer.key("effect")
          writer.value(part.effect)
        }
      }
      writer.key("rest")
      writer.value(gap?.rest)
      writer.key("hints")
      writer.array(gap?.hints ?? []) { $0.value($1.rawValue) }
    }
  }

  private func load(_ outcome: StaffingOutcome, _ cell: StaffingCheck.Cell) -> Double {
    task.pools(at: cell.place).reduce(0) { $0 + outcome.plan.loads[$1][cell.interval] }
  }

  private func place(of plan: StaffingPlan.GroupPlan) -> StaffingPlace? {
    task.pools.first { $0.groups.contains(plan.group) }?.place
  }
}
