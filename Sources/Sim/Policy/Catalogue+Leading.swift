/// Where the entries of the tables may lead.
extension Catalogue {
  /// The lists an arrival or a waiting contact may come to by a move.
  public func lists(of move: Move) -> [Int] {
    switch move.act {
    case .move: [move.list]
    case .sendHead(_, let list): [list]
    case .place(let index): lists(of: placements[index])
    case .search, .refuse, .named, .callBack: []
    }
  }

  private func lists(of placement: Placement) -> [Int] {
    destinations[placement.destinations].map(\.list)
      + (placement.fallback < 0 ? [] : lists(of: placements[placement.fallback]))
  }

  /// The groups that a move may connect an arrival to.
  func groups(of act: Act) -> [Int] {
    switch act {
    case .search(let range), .sendHead(let range, _): groups(of: range)
    case .place(let index): groups(of: placements[index])
    case .named(let set, let range): Array(groupSets[set]) + groups(of: range)
    case .move, .refuse, .callBack: []
    }
  }

  private func groups(of placement: Placement) -> [Int] {
    destinations[placement.destinations].flatMap { groups(of: $0.tries) }
      + (placement.fallback < 0 ? [] : groups(of: placements[placement.fallback]))
  }

  private func groups(of range: Range<Int>) -> [Int] {
    tries[range].flatMap { $0.groups.map { candidates[$0].group } }
  }
}
