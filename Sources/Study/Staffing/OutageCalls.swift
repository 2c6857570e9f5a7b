import Sim

/// The expected rate of the callers of a network outage.
///
/// Who notices before the repair calls then; of the others a share calls after it. Both are summed
/// over cells of 30 s, or a 4096th of the time from the outage to the horizon where that is longer.
enum OutageCalls {
  /// The rate of the callers until the horizon, constant in each cell.
  static func rate(
    of outage: NetworkOutage, until end: Ticks, tables: LawTables
  ) -> RateProfile {
    let start = outage.starts
    let nobody = RateProfile(segments: [RateProfile.Segment(from: 0, rate: 0)])
    guard start < end, outage.callers > 0 else { return nobody }
    let cell = max(30, (end - start).seconds / 4096)
    let count = Int(((end - start).seconds / cell).rounded(.up))
    func survivals(_ law: Law) -> [Double] {
      (0...count).map { law.survival(Double($0) * cell, tables: tables) }
    }
    let (aware, repair) = (survivals(outage.awareness), survivals(outage.repair))
    var calls = (0..<count).map { index -> Double in
      let noticing = aware[index] - aware[index + 1]
      return noticing * (repair[index] + repair[index + 1]) / 2
    }
    if outage.afterRepairShare > 0, !outage.afterRepair.isNever {
      let after = survivals(outage.afterRepair)
      for done in 0..<count {
        let unaware = (aware[done] + aware[done + 1]) / 2
        let mass = (repair[done] - repair[done + 1]) * unaware * outage.afterRepairShare
        guard mass > 1e-12 else { continue }
        for index in done..<count {
          calls[index] += mass * (after[index - done] - after[index - done + 1])
        }
      }
    }
    var segments: [RateProfile.Segment] = start > 0 ? nobody.segments : []
    for (index, share) in calls.enumerated() {
      let from = start + Ticks(seconds: Double(index) * cell)
      let rate = share * Double(outage.callers) / cell
      if from <= 0 { segments = [RateProfile.Segment(from: 0, rate: rate)] }
      if from > 0, from < end { segments.append(RateProfile.Segment(from: from, rate: rate)) }
    }
    return RateProfile(segments: segments)
  }
}
