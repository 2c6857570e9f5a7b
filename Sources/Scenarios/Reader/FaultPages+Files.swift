extension FaultPage {
  static let filePages: [FaultPage] = [
    FaultPage(
      .fileMissing, .file, "The file does not exist",
      """
      There is no file at this path. Paths in a scenario are relative to the folder of the
      scenario. The message names a file of similar spelling if there is one.
      """),
    FaultPage(
      .fileUnreadable, .file, "The file cannot be read",
      """
      The system refused to open or read the file; the message says why.
      """),
    FaultPage(
      .notARegularFile, .file, "Not a regular file",
      """
      The path leads to a folder, a device, a pipe or a socket. Only regular files are read,
      because reading anything else may never end. To read from a pipe, give `-` for the scenario.
      """),
    FaultPage(
      .outsideFolder, .unsafe, "Outside the folder of the scenario",
      """
      A path in a scenario cannot leave the folder that the scenario is in, neither by `..` nor
      through a symbolic link, so that a scenario from a stranger cannot read other files. Copy or
      move the file into the folder.
      """),
    FaultPage(
      .absolutePath, .unsafe, "An absolute path",
      """
      Paths in a scenario are relative to its folder, so that the folder can be moved and shared,
      and so that it cannot read other files.
      """),
    FaultPage(
      .networkPath, .unsupported, "A network address",
      """
      Spillway reads files and never fetches anything over the network. Download the file into the
      folder of the scenario.
      """),
    FaultPage(
      .extendsCycle, .reference, "Files that extend each other",
      """
      A file extends itself, directly or by way of others, so that there is no base to start from.
      The message shows the chain.
      """),
    FaultPage(
      .extendsTooDeep, .limit, "A chain of `extends` that is too long",
      """
      A scenario may stand on a chain of at most 4 files (the limit `extendsDepth`).
      """),
    FaultPage(
      .tooManyFiles, .limit, "Too many files",
      """
      A scenario is made from at most 16 scenario files (the limit `files`).
      """),
    FaultPage(
      .badPath, .type, "Not a usable path",
      """
      The path is empty or holds characters that cannot stand in one.
      """),
    FaultPage(
      .raggedRow, .syntax, "A row with more or fewer cells",
      """
      Every row of a CSV file has as many cells as the first one. A cell that holds the separator
      is put in double quotes.
      """),
    FaultPage(
      .strayQuote, .syntax, "A quote inside a cell",
      """
      A cell either starts and ends with a double quote or holds none; a quote inside a quoted
      cell is written twice.
      """),
    FaultPage(
      .unclosedCellQuote, .syntax, "A quoted cell that is not closed",
      """
      A cell starts with a double quote and the file ends before it is closed. The fault is shown
      where the cell opens.
      """),
    FaultPage(
      .tooManyColumns, .limit, "Too many columns",
      """
      A CSV file has at most 4,096 columns (the limit `tableColumns`).
      """),
    FaultPage(
      .tooManyRows, .limit, "Too many rows",
      """
      A CSV file has at most 1,000,000 rows (the limit `tableRows`) and 4,000,000 cells (the limit
      `tableCells`).
      """),
    FaultPage(
      .emptyTable, .syntax, "The table is empty",
      """
      The CSV file has no rows, or only a header.
      """),
    FaultPage(
      .unknownColumn, .reference, "An unknown column",
      """
      The CSV file has no column of this name. The message names the nearest one and lists the
      columns. A file without a header has columns by number: `column: 2`.
      """),
    FaultPage(
      .columnTwice, .duplicate, "A column name is used twice",
      """
      Two columns of the CSV file have the name that is asked for, so that either could be meant.
      """),
    FaultPage(
      .badCell, .type, "A cell that cannot be read",
      """
      The cell is not what its column holds. The message shows the cell as it stands and what the
      rest of the column looks like. Nothing is filled in for a hole in a table.
      """),
    FaultPage(
      .noMatchingRow, .reference, "No row matches",
      """
      No row of the table has the value that `where` asks for. The message names the nearest value
      of that column.
      """),
  ]
}
