import Study

extension JSONReport {
  /// What happens on the day, by its beginning.
  func events<Target>(_ writer: inout JSONWriter<Target>) {
    writer.key("events")
    writer.array(day?.events ?? []) { writer, event in
      writer.line { writer in
        writer.key("name")
        writer.value(event.name)
        writer.key("kind")
        writer.value(event.kind)
        writer.key("center")
        writer.value(event.center.map { results.labels.centers[$0].name })
        writer.key("start")
        writer.value(event.start)
        writer.key("end")
        writer.value(event.end)
      }
    }
  }

  /// Volume, staff and requirement as planned.
  func plan<Target>(_ writer: inout JSONWriter<Target>) {
    let labels = results.labels
    writer.key("plan")
    writer.array(day?.intervals ?? []) { writer, planned in
      writer.line { writer in
        writer.key("interval")
        writer.value(labels.intervals[planned.interval].name)
        writer.key("center")
        writer.value(labels.centers[planned.center].name)
        writer.key("forecast")
        writer.value(planned.forecast)
        writer.key("handle_time")
        writer.value(planned.handleTime)
        writer.key("staffed")
        writer.value(planned.staffed)
        writer.key("required")
        if let required = planned.required { writer.value(required) } else { writer.null() }
      }
    }
  }
}
