import ArgumentParser
import Report
import Scenarios
import Study

/// What arrives: erlangs, or contacts in an interval with their handle time.
struct LoadOptions: ParsableArguments {
  @Option(help: "Offered load in erlangs, instead of a volume or a rate.")
  var load: String?

  @Option(help: "Contacts that arrive in an --interval.")
  var volume: String?

  @Option(
    help: "The interval of the --volume, or of the contacts that --agents can take, as in 30min.")
  var interval: String?

  @Option(help: "Contacts that arrive in a time, instead of a volume, as in 120/h.")
  var rate: String?

  @Option(help: "Mean time that an agent spends on a contact, wrap-up included, as in 215s.")
  var handleTime: String?

  /// What was said, with every fault told to the reader.
  ///
  /// Without `needsHandleTime` a load in erlangs is enough.
  func offered(_ reader: OptionReader, needsHandleTime: Bool = true) -> OfferedLoad {
    let erlangs = reader.number("--load", load)
    let count = reader.number("--volume", volume)
    let length = reader.duration("--interval", interval)
    let perSecond = reader.rate("--rate", rate)
    let handleTime = reader.duration("--handle-time", handleTime)
    let given = [load, volume, rate].compactMap { $0 }.count
    if given > 1 {
      reader.refuse(
        .badArguments, "--load, --volume and --rate exclude each other", "write one of them")
    }
    // Beside agents alone the interval says how the load they carry is to be told.
    if (volume == nil) != (interval == nil), given > 0 {
      reader.refuse(
        .badArguments, "--volume and --interval belong together",
        "write both, as in --volume 500 --interval 30min")
    }
    if self.handleTime == nil, needsHandleTime || load == nil && given > 0 {
      reader.refuse(
        .badArguments, "--handle-time is missing",
        "write the mean time an agent spends on a contact, as in --handle-time 215s")
    }
    let words = Invocation.words
    var offered = OfferedLoad(erlangs: erlangs, handleTime: handleTime, interval: length)
    if let count, let length, let handleTime {
      offered.erlangs = count * handleTime / length
      let number = Figures.decimal(count, count == count.rounded() ? 0 : 2)
      offered.source = words(
        "\(number) contacts in \(Figures.seconds(length)), each \(Figures.seconds(handleTime)) of"
          + " an agent's time")
    }
    if let perSecond, let handleTime {
      offered.erlangs = perSecond * handleTime
      offered.source = words(
        "\(Figures.decimal(perSecond * 3_600, 1)) contacts an hour, each "
          + "\(Figures.seconds(handleTime)) of an agent's time")
    }
    return offered
  }
}

/// What arrives at a group.
struct OfferedLoad {
  /// Erlangs; nil where the load is what is asked for.
  var erlangs: Double?
  /// Seconds; nil where no time is asked for.
  var handleTime: Double?
  /// The interval of the planner's volumes, seconds.
  var interval: Double?
  /// Where the load comes from, in words, if it was not given in erlangs.
  var source: String?

  /// A load as contacts of the interval, an hour where none was named; nil without a handle time.
  func contacts(_ load: Double, _ words: Words) -> String? {
    guard let handleTime else { return nil }
    let number = Figures.decimal(load / handleTime * (interval ?? 3_600), 1)
    return interval.map { words("\(number) contacts in \(Figures.seconds($0))") }
      ?? words("\(number) contacts in an hour")
  }
}
