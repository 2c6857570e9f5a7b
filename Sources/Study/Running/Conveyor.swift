import Foundation

/// Works on numbered pieces on several threads and hands them over strictly in their order.
///
/// Whoever finishes a piece that is next in order hands it over, and all that wait behind it; there
/// is no thread that only collects. At most `ahead` pieces are begun and not yet handed over, so
/// memory is bounded however unlike the pieces are. A piece that fails ends the run when its turn
/// comes, so the error that is reported does not depend on the threads either.
final class Conveyor<Piece: Sendable>: @unchecked Sendable {
  // Everything below is read and written with the condition locked, but for `take`, which runs
  // unlocked while `isHandingOver` keeps every other thread from it.
  private let condition = NSCondition()
  private let limit: Int
  private let ahead: Int
  private let make: @Sendable (Int) throws -> Piece
  private let take: (Piece) -> Bool
  private let mayBegin: @Sendable () -> Bool
  private var begun = 0
  private var handedOver = 0
  private var waiting: [Int: Result<Piece, any Error>] = [:]
  private var isHandingOver = false
  /// No further piece is begun.
  private var isEnded = false
  /// No further piece is handed over, finished or not.
  private var isClosed = false
  private var failure: (any Error)?
  private var running = 0

  /// A conveyor of `limit` pieces.
  ///
  /// - Parameters:
  ///   - ahead: Most pieces begun and not yet handed over.
  ///   - mayBegin: Asked before a piece is begun; after a `false` no more are.
  ///   - make: Makes a piece, on any thread.
  ///   - take: Takes the pieces in order, one at a time; `false` ends the run.
  init(
    limit: Int, ahead: Int, mayBegin: @escaping @Sendable () -> Bool,
    make: @escaping @Sendable (Int) throws -> Piece, take: @escaping (Piece) -> Bool
  ) {
    precondition(ahead >= 1, "a conveyor carries a piece")
    self.limit = limit
    self.ahead = ahead
    self.mayBegin = mayBegin
    self.make = make
    self.take = take
  }

  /// Runs to the end on the calling thread and as many more as asked for.
  func run(threads: Int) throws {
    running = threads
    for _ in 1..<max(1, threads) {
      let thread = Thread { self.work() }
      thread.stackSize = 8 << 20
      thread.start()
    }
    work()
    condition.lock()
    while running > 0 { condition.wait() }
    condition.unlock()
    if let failure { throw failure }
  }

  private func work() {
    condition.lock()
    while !isEnded || waiting[handedOver] != nil {
      if !isHandingOver, let next = waiting.removeValue(forKey: handedOver) {
        handOver(next)
      } else if !isEnded, begun < limit, begun < handedOver + ahead {
        begin()
      } else if handedOver == limit || (isEnded && !isHandingOver) {
        break
      } else {
        condition.wait()
      }
    }
    running -= 1
    condition.broadcast()
    condition.unlock()
  }

  private func handOver(_ piece: Result<Piece, any Error>) {
    isHandingOver = true
    condition.unlock()
    var goesOn = false
    var fault: (any Error)?
    switch piece {
    case .success(let piece): goesOn = take(piece)
    case .failure(let error): fault = error
    }
    condition.lock()
    isHandingOver = false
    handedOver += 1
    if !goesOn {
      failure = failure ?? fault
      isEnded = true
      isClosed = true
      waiting.removeAll()
    }
    condition.broadcast()
  }

  private func begin() {
    guard mayBegin() else {
      isEnded = true
      condition.broadcast()
      return
    }
    let index = begun
    begun += 1
    condition.unlock()
    let piece = Result { try make(index) }
    condition.lock()
    // After an end by `take` nothing that follows is wanted; after an end by `mayBegin` whatever
    // was begun is finished and handed over in its turn.
    if !isClosed { waiting[index] = piece }
    condition.broadcast()
  }
}
