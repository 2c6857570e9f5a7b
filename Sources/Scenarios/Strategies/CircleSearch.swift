/// Finds a way round in a graph of centers.
struct CircleSearch {
  /// Where each center passes contacts on, with the rule that says so.
  let next: [[(center: Int, rule: Int)]]
  private var state: [State]

  private enum State { case unseen, onPath, done }

  init(next: [[(center: Int, rule: Int)]]) {
    self.next = next
    state = Array(repeating: .unseen, count: next.count)
  }

  /// The first way round, its first center repeated at the end, and the rule of its last step.
  ///
  /// Linear in centers and steps; it keeps its own stack, since a chain may be as long as the file.
  mutating func circle() -> (centers: [Int], rule: Int)? {
    for start in next.indices where state[start] == .unseen {
      var path = [(center: start, step: 0)]
      state[start] = .onPath
      while let top = path.last {
        guard top.step < next[top.center].count else {
          state[top.center] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].step += 1
        let step = next[top.center][top.step]
        switch state[step.center] {
        case .done: continue
        case .unseen:
          state[step.center] = .onPath
          path.append((step.center, 0))
        case .onPath:
          let centers = path.map(\.center).drop { $0 != step.center }
          return (centers + [step.center], step.rule)
        }
      }
    }
    return nil
  }
}
