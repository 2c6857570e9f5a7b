import ArgumentParser
import Foundation
import Scenarios
import Study

/// What a sweep varies, and which figures it keeps.
struct SweepPlanOptions: ParsableArguments {
  @Option(help: "A plan file: what is varied and how.", completion: .file(extensions: ["yaml"]))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      """
      Vary a value: PATH=FROM:TO:STEP, PATH=FROM:TO with samples, or PATH=a,b,c. Paths are those \
      of --set, and strategy, volume, handle_time, staff and patience. May be given several times.
      """, valueName: "path=values"))
  var vary: [String] = []

  @Option(
    help: "How the cells lie. (default: grid)", completion: .list(Design.names))
  var design: String?

  @Option(help: "Samples of latin_hypercube, sobol and saltelli.")
  var samples: Int?

  @Option(help: "The seed of a sampled design; the simulation's is --seed. (default: 1)")
  var designSeed: UInt64?

  @Option(help: "The KPIs that are kept, separated by commas. (default: all)")
  var kpis: String?

  @Option(
    help: "The scopes that are kept, separated by commas. (default: total,center_by_origin)",
    completion: .list(ScopeKind.allCases.map(\.rawValue)))
  var scopes: String?

  /// What is asked for, with every fault printed.
  func request() throws -> SweepRequest {
    let faults = Faults()
    guard (plan != nil) != !vary.isEmpty else {
      throw Ending.fault(
        .badArguments, plan == nil ? "nothing is varied" : "--plan and --vary exclude each other",
        help: "give either `--plan FILE` or `--vary PATH=FROM:TO:STEP`")
    }
    var request = plan.map { SweepRequest.open($0, faults: faults) } ?? varied(faults)
    let kpis = try self.kpis.map { try Self.kpis($0) }
    let scopes = try self.scopes.map { try Self.scopes($0) }
    guard request != nil, !faults.hasErrors else {
      Screen.error(Screen.words(of: faults))
      throw Ending(code: max(faults.exitCode, Ending.input.code))
    }
    if let kpis { request?.kpis = kpis }
    if let scopes { request?.scopes = scopes }
    guard let request else { throw Ending.input }
    return request
  }

  /// The plan of the options alone.
  private func varied(_ faults: Faults) -> SweepRequest? {
    let factors = vary.compactMap { SweepRequest.factor($0, faults: faults) }
    let name = design ?? "grid"
    let isSampled = Design.sampledNames.contains(name)
    guard Design.names.contains(name) else {
      let near = Spelling.nearest(to: name, among: Design.names)
      faults.error(
        .badArguments, at: nil, "there is no design \(Display.quote(name))",
        help: near.map { "did you mean `\($0)`?" } ?? "there are \(Display.list(Design.names))")
      return nil
    }
    guard isSampled == (samples != nil), isSampled || designSeed == nil,
      samples.map({ (2...SweepPlan.maximumCells).contains($0) }) ?? true
    else {
      faults.error(
        .badArguments, at: nil,
        isSampled
          ? "the design \(name) needs a number of samples"
          : "the design \(name) has no samples and no seed",
        help: isSampled
          ? "add `--samples 128`; at most \(SweepPlan.maximumCells)"
          : "leave `--samples` and `--design-seed` out, or take another design")
      return nil
    }
    let paths = factors.map(\.path)
    if let twice = paths.enumerated().first(where: { paths[..<$0.offset].contains($0.element) }) {
      faults.error(
        .badArguments, at: nil, "--vary names \(Display.quote(twice.element)) twice",
        help: "give all its values in one option")
    }
    guard !faults.hasErrors, let design = Design(name: name, samples: samples ?? 0) else {
      return nil
    }
    return SweepRequest.plan(factors, design, seed: designSeed ?? 1, faults: faults)
      .map { SweepRequest(plan: $0) }
  }

  private static func kpis(_ text: String) throws -> [String] {
    try text.split(separator: ",").map { word in
      guard let measure = Measure(name: String(word)) else {
        let near = Spelling.nearest(to: String(word), among: Measure.allCases.map(\.name))
        throw Ending.fault(
          .unknownKPI, "there is no kpi \(Display.quote(word))",
          help: near.map { "did you mean \(Display.quote($0))?" }
            ?? "`spillway measures` lists them")
      }
      return measure.name
    }
  }

  private static func scopes(_ text: String) throws -> [ScopeKind] {
    try text.split(separator: ",").map { word in
      guard let kind = ScopeKind(rawValue: String(word)) else {
        let names = ScopeKind.allCases.map(\.rawValue)
        let near = Spelling.nearest(to: String(word), among: names)
        throw Ending.fault(
          .badArguments, "there is no scope \(Display.quote(word))",
          help: near.map { "did you mean \(Display.quote($0))?" }
            ?? "there are \(Display.list(names))")
      }
      return kind
    }
  }
}

/// How the cells of a sweep are simulated.
struct SweepRunOptions: ParsableArguments {
  @Option(help: "The strategy of cells that vary none. (default: the first of the file)")
  var strategy: String?

  @Option(help: "Independent passes over the horizon, in each cell.")
  var replications: Int?

  @Option(help: "The seed of all randomness, the same in every cell.")
  var seed: UInt64?

  @Option(
    help: "Refuse sweeps that would simulate more contacts than this. (default: 500000000)")
  var maxContacts: Double?
}
