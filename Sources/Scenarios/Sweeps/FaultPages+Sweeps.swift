extension FaultPage {
  static let sweepPages: [FaultPage] = [
    FaultPage(
      .planTooLarge, .limit, "A sweep of too many cells or factors",
      """
      A full grid multiplies the numbers of levels: six factors of ten levels are a million cells.
      The message says the product. Take fewer levels, or a Latin hypercube or a Sobol sequence,
      whose number of samples you choose. A Sobol sequence has at most 40 dimensions.
      """),
    FaultPage(
      .planDoesNotFit, .meaning, "A plan that does not fit together",
      """
      A full grid needs a step in every range; `zip` needs as many values in every factor; a Sobol
      sequence is balanced only over a power of two of samples.
      """),
    FaultPage(
      .cellsFailed, .limit, "Cells of a sweep failed",
      """
      Some cells have no figures, each with its reason in the store: a combination of values that
      the scenario refuses, or a run that never ends. `spillway sweep status` lists the reasons,
      `spillway sweep export` has them in the column `failed`, and `--retry-failed` tries again.
      """),
    FaultPage(
      .storeUnusable, .store, "The store cannot be used",
      """
      There is no such file, it is something else than a store, it was written by a newer program,
      or the file system refuses to write it. Nothing that was in it is changed.
      """),
    FaultPage(
      .storeOfAnother, .store, "The store holds another sweep",
      """
      Results of different scenarios, plans, seeds, numbers of replications or versions of the
      program are never mixed in one store; the message says in what the two differ. Name another
      store with `--store`, or remove the old one if its results are not wanted.
      """),
    FaultPage(
      .storeDamaged, .store, "The store is not what was written",
      """
      A row does not fit its seal: the disk or another program changed it. `spillway sweep ...
      --verify` takes damaged cells out and simulates them again, which gives the same figures.
      """),
    FaultPage(
      .storesDiffer, .store, "Two stores differ in a cell",
      """
      The same scenario, cell, seed and version give the same bits everywhere. Where two stores of
      one sweep have different figures for a cell, one of them was made by a changed program or on
      a machine that computes wrongly: find out which before you trust either.
      """),
    FaultPage(
      .clusterRefused, .file, "The cluster refuses",
      """
      A command of the scheduler failed or is not installed; its words follow. What was submitted
      before stays as it is.
      """),
  ]
}
