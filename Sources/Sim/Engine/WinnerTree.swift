/// The least of a fixed number of stamps, of which one changes at a time: a tournament.
struct WinnerTree: ~Copyable {
  private var stamps: Column<Stamp>
  private var winners: Column<Int32>
  private let leaves: Int
  /// The least stamp.
  private(set) var leastStamp = Stamp.never
  /// The position of the least stamp; of equal ones the first.
  private(set) var least: Int = 0

  /// `count` stamps, all `never`.
  init(count: Int) {
    var leaves = 1
    while leaves < count { leaves *= 2 }
    self.leaves = leaves
    stamps = Column(repeating: .never, count: leaves)
    winners = Column(repeating: 0, count: 2 * leaves)
    for leaf in 0..<leaves { winners[leaves + leaf] = Int32(leaf) }
    var node = leaves - 1
    while node >= 1 {
      winners[node] = winners[2 * node]
      node -= 1
    }
  }

  /// Sets a stamp.
  @inline(__always)
  mutating func update(_ position: Int, to stamp: Stamp) {
    stamps[position] = stamp
    var node = (leaves + position) >> 1
    while node >= 1 {
      let left = winners[2 * node]
      let right = winners[2 * node + 1]
      winners[node] = stamps[right] < stamps[left] ? right : left
      node >>= 1
    }
    least = leaves == 1 ? 0 : Int(winners[1])
    leastStamp = stamps[least]
  }
}
