import Study

/// The names that say what a figure is about; nil where the scope spans all of a kind.
struct ScopeWords {
  var center: String?
  var view: View?
  var contact: String?
  var group: String?
  var interval: String?

  /// A name that a scope may have, as the JSON calls it.
  enum Key: String, CaseIterable {
    case center, contact, group, interval
  }

  subscript(key: Key) -> String? {
    switch key {
    case .center: center
    case .contact: contact
    case .group: group
    case .interval: interval
    }
  }

  init(_ scope: Scope, _ labels: Labels) {
    switch scope {
    case .total: break
    case .center(let center, let view): place(labels, center, view)
    case .contactType(let type): contact = labels.contactTypes[type]
    case .queue(let center, let type):
      place(labels, center, nil)
      contact = labels.contactTypes[type]
    case .group(let group): place(labels, group: group)
    case .interval(let interval), .eventInterval(let interval):
      self.interval = labels.intervals[interval].name
    case .intervalCenter(let interval, let center, let view),
      .eventIntervalCenter(let interval, let center, let view):
      self.interval = labels.intervals[interval].name
      place(labels, center, view)
    case .intervalGroup(let interval, let group):
      self.interval = labels.intervals[interval].name
      place(labels, group: group)
    }
  }

  private mutating func place(_ labels: Labels, _ center: Int, _ view: View?) {
    self.center = labels.centers[center].name
    self.view = view
  }

  private mutating func place(_ labels: Labels, group: Int) {
    let label = labels.groups[group]
    center = labels.centers[label.center].name
    self.group = label.name
  }
}
