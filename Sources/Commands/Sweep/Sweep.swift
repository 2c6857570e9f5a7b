import ArgumentParser

/// `spillway sweep`: a scenario with many values of some of its parts.
struct Sweep: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a scenario over many values of its parts, and see which of them matter.",
    discussion: """
      `spillway sweep SCENARIO --vary PATH=FROM:TO:STEP` or `--plan FILE` runs the cells of a \
      plan and keeps them in a store; the same command goes on after any stop. The other commands \
      read a store.
      """,
    subcommands: [
      SweepRun.self, SweepStatus.self, SweepExport.self, SweepAnalyze.self, SweepMerge.self,
      SweepSubmit.self, SweepCollect.self,
    ], defaultSubcommand: SweepRun.self)
}
