/// The JSON of `run` and `compare` as a report reads it; `docs/reference/json.md` describes it.
///
/// A report is made from this document alone, also where the run was made a moment before: so no
/// figure of a report can differ from the JSON.
struct ResultDocument: Decodable, Sendable {
  var digest: String
  var seed: UInt64
  var version: String
  var contactsSimulated: Int64
  var scenario: Scenario
  var replications: Replications
  var warnings: [String]
  /// What each warning is; nil in a document of an older version.
  var warningKinds: [WarningDocument]?
  var strategies: [Strategy]
  /// nil where only one strategy was run.
  var comparison: Comparison?

  enum CodingKeys: String, CodingKey {
    case digest, seed, version, scenario, replications, warnings, strategies, comparison
    case contactsSimulated = "contacts_simulated"
    case warningKinds = "warning_kinds"
  }

  /// What was simulated.
  struct Scenario: Decodable, Sendable {
    var title: String
    var hash: String?
    var overrides: [String]
    var serviceLevel: ServiceLevel
    var centers: [String]
    var contacts: [String]
    var groups: [Group]
    var intervals: [Interval]
    /// Surges, outages and other events, by their beginning.
    var events: [Event]
    /// Volume, staff and requirement by interval and center, as planned.
    var plan: [PlannedInterval]

    enum CodingKeys: String, CodingKey {
      case title, hash, overrides, centers, contacts, groups, intervals, events, plan
      case serviceLevel = "service_level"
    }
  }

  /// What "within T" means.
  struct ServiceLevel: Decodable, Sendable {
    /// Seconds.
    var within: Double
    /// Where the clock starts, `arrival` or `queue`.
    var clock: String
    /// A share; nil without a target.
    var target: Double?
  }

  /// An agent group.
  struct Group: Decodable, Sendable {
    var center: String
    var group: String
  }

  /// A reporting interval.
  struct Interval: Decodable, Sendable {
    /// The local time at which it starts, as a label.
    var interval: String
    /// Seconds from the beginning of the run.
    var start: Double
    /// Seconds.
    var length: Double
  }

  /// Something that happens on the day.
  struct Event: Decodable, Sendable {
    var name: String
    /// Kind of event, as `surge` or `outage`.
    var kind: String
    /// The center; nil for all.
    var center: String?
    /// Seconds from the beginning of the run.
    var start: Double, end: Double
  }

  /// The plan of an interval at a center.
  struct PlannedInterval: Decodable, Sendable {
    var interval: String
    var center: String
    /// Contacts expected without redials.
    var forecast: Double
    /// Agents signed in as planned, the mean over the interval.
    var staffed: Double
    /// Agents that the formulas ask for to hold the target; nil without a target.
    var required: Double?
    /// Handle time expected, seconds; nil without contacts.
    var handleTime: Double?

    enum CodingKeys: String, CodingKey {
      case interval, center, forecast, staffed, required
      case handleTime = "handle_time"
    }
  }

  /// How many replications were made.
  struct Replications: Decodable, Sendable {
    var first: UInt64
    var asked: Int
    var done: Int
    var stop: String
    var partial: Bool
  }
}
