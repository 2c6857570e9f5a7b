import Erlang
import Report
import Scenarios
import Study

/// One row of a batch: which formula, and its arguments.
struct FormulaRow {
  /// The formulas, by the names that stand in the column `model`.
  enum Model: String, CaseIterable {
    /// Lost when all agents are busy.
    case erlangB = "erlang_b"
    /// Everybody waits.
    case erlangC = "erlang_c"
    /// Customers give up.
    case erlangA = "erlang_a"
    /// A limited waiting room, with or without patience: M/M/s/K+M.
    case erlangX = "erlang_x"
  }

  /// The columns, in the order of the reference.
  enum Column: String, CaseIterable {
    case model, agents
    case offeredLoad = "offered_load"
    case handleTime = "handle_time"
    case patience
    case answerWithin = "answer_within"
    case waitingRoom = "waiting_room"

    /// Whether a file without it says too little.
    var isNeeded: Bool { [.model, .agents, .offeredLoad].contains(self) }
  }

  /// Why a row has no answer, in English: it stands in JSON, which is the same in every language.
  struct Refusal: Error {
    let column: Column?
    let code: FaultCode
    let problem: String
    var help: String?
  }

  let model: Model
  private let agents: Double
  private let offeredLoad: Double
  private let handleTime: Double?
  private let patience: Double?
  private let answerWithin: Double?
  private let waitingRoom: Int?

  /// Reads a row; cells that its model does not use are not looked at.
  ///
  /// `cell` gives the text of a column with the point as decimal mark, empty where there is none.
  init(_ cell: (Column) throws(Refusal) -> String) throws(Refusal) {
    model = try Self.model(try cell(.model))
    agents = try Self.required(.agents, cell)
    offeredLoad = try Self.required(.offeredLoad, cell)
    let usesPatience = model == .erlangA || model == .erlangX
    handleTime = try Self.number(.handleTime, cell)
    patience = usesPatience ? try Self.number(.patience, cell) : nil
    answerWithin = try Self.number(.answerWithin, cell)
    waitingRoom = model == .erlangX ? try Self.room(try cell(.waitingRoom)) : nil
    if model == .erlangA, patience == nil { throw Self.missing(.patience, "erlang_a") }
    if handleTime == nil, patience != nil { throw Self.missing(.handleTime, model.rawValue) }
    if handleTime == nil, answerWithin != nil, model != .erlangB {
      throw Self.missing(.handleTime, "answer_within")
    }
    if let handleTime, handleTime == 0 {
      throw Refusal(
        column: .handleTime, code: .outOfRange, problem: "a handle time of 0 makes no sense",
        help: "write seconds above 0")
    }
  }

  /// The answer as the keys of a JSON object.
  func write(to json: inout JSONWriter<String>) throws(Refusal) {
    do throws(ErlangError) {
      let figures = try figures()
      json.key("model")
      json.value(model.rawValue)
      for (column, value) in [
        (Column.agents, agents), (.offeredLoad, offeredLoad), (.handleTime, handleTime),
        (.patience, patience), (.answerWithin, answerWithin),
        (.waitingRoom, waitingRoom.map(Double.init)),
      ] {
        guard let value else { continue }
        json.key(column.rawValue)
        json.value(value)
      }
      json.key("stable")
      json.value(figures.isStable)
      figures.values.write(to: &json)
    } catch {
      throw Refusal(column: nil, code: .outOfRange, problem: error.description)
    }
  }

  private func figures() throws(ErlangError) -> (values: QueueFigures, isStable: Bool) {
    switch model {
    case .erlangB:
      let loss = try ErlangB(agents: agents, offeredLoad: offeredLoad)
      return (QueueFigures(loss, handleTime: handleTime, within: answerWithin), true)
    case .erlangC:
      do throws(ErlangError) {
        let queue = try ErlangC(
          agents: agents, offeredLoad: offeredLoad, meanHandleTime: handleTime ?? 1)
        return (QueueFigures(queue, handleTime: handleTime, within: answerWithin), true)
      } catch {
        guard error.kind == .unstable else { throw error }
        return (.growing(within: answerWithin), false)
      }
    case .erlangA, .erlangX:
      do throws(ErlangError) {
        let queue = try BirthDeathQueue(
          agents: agents, offeredLoad: offeredLoad, meanHandleTime: handleTime ?? 1,
          meanPatience: patience, waitingRoom: waitingRoom)
        return (QueueFigures(queue, handleTime: handleTime, within: answerWithin), true)
      } catch {
        guard error.kind == .unstable else { throw error }
        return (.growing(within: answerWithin), false)
      }
    }
  }

  private static func model(_ text: String) throws(Refusal) -> Model {
    guard let model = Model(rawValue: text) else {
      let names = Model.allCases.map(\.rawValue)
      throw Refusal(
        column: .model, code: .unknownChoice,
        problem: text.isEmpty ? "the cell is empty" : "there is no model \(Display.quote(text))",
        help: Spelling.nearest(to: text, among: names).map { "did you mean `\($0)`?" }
          ?? "write \(Display.list(names.map { "`\($0)`" }, last: .or))")
    }
    return model
  }

  private static func required(
    _ column: Column, _ cell: (Column) throws(Refusal) -> String
  ) throws(Refusal) -> Double {
    guard let value = try number(column, cell) else {
      throw Refusal(
        column: column, code: .badCell, problem: "the cell is empty",
        help: "write a number; an empty cell is not taken for 0")
    }
    return value
  }

  /// A number of 0 or more; nil for an empty cell.
  private static func number(
    _ column: Column, _ cell: (Column) throws(Refusal) -> String
  ) throws(Refusal) -> Double? {
    let text = try cell(column)
    if text.isEmpty { return nil }
    do throws(ScalarFault) {
      let value = try Parse.number(text)
      if value >= 0 { return value }
    } catch {
      throw Refusal(
        column: column, code: error.code, problem: error.problem.english, help: error.help.english)
    }
    throw Refusal(
      column: column, code: .outOfRange, problem: "\(Display.quote(text)) is below 0",
      help: "write a number of 0 or more")
  }

  private static func room(_ text: String) throws(Refusal) -> Int? {
    if text.isEmpty { return nil }
    do throws(ScalarFault) {
      return try Parse.whole(text, in: 0...1_000_000)
    } catch {
      throw Refusal(
        column: .waitingRoom, code: error.code, problem: error.problem.english,
        help: error.help.english)
    }
  }

  private static func missing(_ column: Column, _ what: String) -> Refusal {
    Refusal(
      column: column, code: .badCell, problem: "the cell is empty, and `\(what)` needs it",
      help: "write seconds")
  }
}
