/// The least of a fixed number of stamps, of which one changes at a time: a tournament of eights.
///
/// A match of eight is decided by selections without a branch, since which of them wins no
/// processor foresees; matches of two would wait for each other's loads and stores.
struct WinnerTree: ~Copyable {
  /// Eight stamps, the match they play, and its place in the one above.
  struct Match: BitwiseCopyable {
    var stamps = InlineArray<8, Stamp>(repeating: .never)

    /// The position of the least; of equal ones the first.
    @inline(__always)
    var winner: Int {
      let a = lesser(0, 1)
      let b = lesser(2, 3)
      let c = lesser(4, 5)
      let d = lesser(6, 7)
      let e = b.stamp < a.stamp ? b : a
      let f = d.stamp < c.stamp ? d : c
      return f.stamp < e.stamp ? f.index : e.index
    }

    @inline(__always)
    private func lesser(_ first: Int, _ second: Int) -> (stamp: Stamp, index: Int) {
      let (left, right) = (stamps[first], stamps[second])
      return right < left ? (right, second) : (left, first)
    }
  }

  private var matches: Column<Match>
  /// Number of the first match of each round.
  private var rounds: Column<Int>
  /// The least stamp.
  private(set) var leastStamp = Stamp.never
  /// The position of the least stamp; of equal ones the first.
  private(set) var least: Int = 0

  /// `count` stamps, all `never`.
  init(count: Int) {
    var starts: [Int] = []
    var total = 0
    var width = max(count, 1)
    repeat {
      width = (width + 7) / 8
      starts.append(total)
      total += width
    } while width > 1
    matches = Column(repeating: Match(), count: total)
    rounds = Column(starts)
  }

  /// Sets a stamp.
  @inline(__always)
  mutating func update(_ position: Int, to stamp: Stamp) {
    let match = position &>> 3
    matches[match].stamps[position & 7] = stamp
    let winner = matches[match].winner
    if rounds.count == 1 {
      least = winner
      leastStamp = matches[match].stamps[winner & 7]
    } else {
      climb(from: match, with: matches[match].stamps[winner & 7])
    }
  }

  /// Takes the winner of a match of the first round up, and finds who won them all.
  @inline(never)
  private mutating func climb(from match: Int, with stamp: Stamp) {
    var (position, stamp) = (match, stamp)
    for round in 1..<rounds.count {
      let match = rounds[round] + position &>> 3
      matches[match].stamps[position & 7] = stamp
      position &>>= 3
      stamp = matches[match].stamps[matches[match].winner & 7]
    }
    leastStamp = stamp
    least = 0
    for round in stride(from: rounds.count - 1, through: 0, by: -1) {
      least = least &<< 3 + matches[rounds[round] + least].winner
    }
  }
}
