import Study

/// What a warning of a study says, apart from its sentence.
///
/// The JSON has the sentences in English, for every reader, and beside each of them its kind with
/// the values in it: so a page in another language need not understand English.
struct WarningDocument: Decodable, Sendable {
  var kind: Kind?
  var replications: Int?
  var contactsPerReplication: Double?
  var kpi: String?
  var relative: Bool?
  var asked: Double?
  var halfWidth: Double?

  enum CodingKeys: String, CodingKey {
    case kind, replications, kpi, relative, asked
    case contactsPerReplication = "contacts_per_replication"
    case halfWidth = "half_width"
  }

  /// The kinds, by their names in the JSON.
  enum Kind: String {
    case singleReplication = "single_replication"
    case fewReplications = "few_replications"
    case longMemory = "long_memory"
    case precisionNotReached = "precision_not_reached"
  }

  /// A kind that is not known here, of a later version, is none.
  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    kind = try Kind(rawValue: values.decode(String.self, forKey: .kind))
    replications = try values.decodeIfPresent(Int.self, forKey: .replications)
    contactsPerReplication = try values.decodeIfPresent(
      Double.self, forKey: .contactsPerReplication)
    kpi = try values.decodeIfPresent(String.self, forKey: .kpi)
    relative = try values.decodeIfPresent(Bool.self, forKey: .relative)
    asked = try values.decodeIfPresent(Double.self, forKey: .asked)
    halfWidth = try values.decodeIfPresent(Double.self, forKey: .halfWidth)
  }

  /// The warning; nil of a kind that is not known here, or without its values.
  var warning: StudyWarning? {
    switch kind {
    case .singleReplication: .singleReplication
    case .fewReplications: replications.map { .fewReplications($0) }
    case .longMemory: contactsPerReplication.map { .longMemory(contactsPerReplication: $0) }
    case .precisionNotReached: precision.map { .precisionNotReached($0) }
    case nil: nil
    }
  }

  private var precision: PrecisionReached? {
    guard let measure = kpi.flatMap(Measure.init(name:)), let relative, let asked else {
      return nil
    }
    let precision = Precision(
      measure: measure, halfWidth: relative ? .relative(asked) : .absolute(asked))
    return PrecisionReached(asked: precision, halfWidth: halfWidth, isReached: false)
  }
}

extension ResultDocument {
  /// The warnings in a language: those whose kind is known as its sentences, others as they stand
  /// in the document.
  func warnings(in words: Words) -> [String] {
    guard words.language != .english, let kinds = warningKinds else { return warnings }
    return warnings.enumerated().map { index, sentence in
      guard kinds.indices.contains(index), let warning = kinds[index].warning else {
        return sentence
      }
      return StudyWords(words).warning(warning)
    }
  }
}

extension JSONReport {
  /// What each warning is, in the order of the sentences.
  func warningKinds<Target>(_ writer: inout JSONWriter<Target>) {
    writer.array(results.warnings) { writer, warning in
      writer.line { writer in
        writer.key("kind")
        switch warning {
        case .singleReplication: writer.value(WarningDocument.Kind.singleReplication.rawValue)
        case .fewReplications(let count):
          writer.value(WarningDocument.Kind.fewReplications.rawValue)
          writer.key("replications")
          writer.value(count)
        case .longMemory(let contacts):
          writer.value(WarningDocument.Kind.longMemory.rawValue)
          writer.key("contacts_per_replication")
          writer.value(contacts)
        case .precisionNotReached(let reached):
          writer.value(WarningDocument.Kind.precisionNotReached.rawValue)
          precision(reached, &writer)
        }
      }
    }
  }

  /// A precision that was asked for, and the half-width that came of it.
  func precision<Target>(_ reached: PrecisionReached, _ writer: inout JSONWriter<Target>) {
    writer.key("kpi")
    writer.value(reached.asked.measure.name)
    writer.key("relative")
    switch reached.asked.halfWidth {
    case .absolute(let width):
      writer.value(false)
      writer.key("asked")
      writer.value(width)
    case .relative(let width):
      writer.value(true)
      writer.key("asked")
      writer.value(width)
    }
    writer.key("half_width")
    writer.value(reached.halfWidth)
  }
}
