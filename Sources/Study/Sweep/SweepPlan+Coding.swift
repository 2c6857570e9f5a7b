/// A plan as a store keeps it: numbers as they were written, and read back through the same checks
/// as a plan of a file, so that a damaged store cannot make an impossible plan.
extension SweepPlan: Codable {
  private enum Keys: String, CodingKey { case factors, design, samples, seed }

  /// Reads a plan; throws what is wrong with it.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    let factors = try container.decode([Factor].self, forKey: .factors)
    let samples = try container.decodeIfPresent(Int.self, forKey: .samples)
    let name = try container.decode(String.self, forKey: .design)
    guard let design = Design(name: name, samples: samples ?? 0), !factors.isEmpty,
      Set(factors.map(\.path)).count == factors.count
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .design, in: container, debugDescription: "no plan")
    }
    try self.init(
      factors: factors, design: design, seed: try container.decode(UInt64.self, forKey: .seed))
  }

  /// Writes the plan.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(factors, forKey: .factors)
    try container.encode(design.name, forKey: .design)
    try container.encodeIfPresent(design.samples, forKey: .samples)
    try container.encode(seed, forKey: .seed)
  }
}

extension Factor: Codable {
  private enum Keys: String, CodingKey { case path, levels, from, to, step }

  /// Reads a factor.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    let path = try container.decode(String.self, forKey: .path)
    if let levels = try container.decodeIfPresent([String].self, forKey: .levels), !levels.isEmpty {
      self.init(path: path, values: .levels(levels))
      return
    }
    let from = SweepNumber(try container.decode(String.self, forKey: .from))
    let to = SweepNumber(try container.decode(String.self, forKey: .to))
    let step = try container.decodeIfPresent(String.self, forKey: .step).map { SweepNumber($0) }
    guard let from, let to, step.map({ $0 != nil }) ?? true,
      let range = SweepRange(from: from, to: to, step: step ?? nil)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .from, in: container, debugDescription: "no range")
    }
    self.init(path: path, values: .range(range))
  }

  /// Writes the factor.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(path, forKey: .path)
    switch values {
    case .levels(let levels): try container.encode(levels, forKey: .levels)
    case .range(let range):
      try container.encode(range.from.description, forKey: .from)
      try container.encode(range.to.description, forKey: .to)
      try container.encodeIfPresent(range.step?.description, forKey: .step)
    }
  }
}
