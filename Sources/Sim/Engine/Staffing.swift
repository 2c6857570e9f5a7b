/// Which outages of centers are on, and how many agents of a group they keep away.
struct Staffing: Sendable {
  private let outages: [CenterOutage]
  private var isOn: [Bool]
  private let groupsOfCenter: [[Int]]

  init(_ model: Model) {
    outages = model.centerOutages
    isOn = outages.map { _ in false }
    groupsOfCenter = model.centers.indices.map { center in
      model.groups.indices.filter { Int(model.groups[$0].center) == center }
    }
  }

  /// Switches an outage on or off.
  mutating func toggle(_ outage: Int) -> (center: Int, isOn: Bool) {
    isOn[outage].toggle()
    return (Int(outages[outage].center), isOn[outage])
  }

  /// The groups of a center.
  func groups(of center: Int) -> [Int] { groupsOfCenter[center] }

  /// Agents kept away of each group of a center, given the staff of each.
  ///
  /// Of overlapping shares the largest holds, rounded half up a group; numbers add up and are
  /// spread over the groups by their staff, the largest remainders first, ties to the earlier
  /// group.
  func away(center: Int, staff: [Int]) -> [Int] {
    var share = 0.0
    var number = 0
    for (index, outage) in outages.enumerated() where isOn[index] && Int(outage.center) == center {
      switch outage.extent {
      case .share(let part): share = max(share, part)
      case .agents(let count): number += Int(count)
      }
    }
    let total = staff.reduce(0, +)
    guard total > 0 else { return staff.map { _ in 0 } }
    number = min(number, total)
    var parts = staff.map { number * $0 / total }
    let order = staff.indices.sorted {
      (number * staff[$1] % total, $0) < (number * staff[$0] % total, $1)
    }
    for index in order.prefix(number - parts.reduce(0, +)) { parts[index] += 1 }
    return staff.indices.map {
      min(staff[$0], Int(share * Double(staff[$0]) + 0.5) + parts[$0])
    }
  }
}
