extension FaultPage {
  static let textPages: [FaultPage] = [
    FaultPage(
      .emptyScenario, .syntax, "The scenario says nothing",
      """
      The file is empty or holds only comments. A scenario starts with `spillway: 1`, the version
      of the format, and needs a horizon, centers, contacts and demand.
      """),
    FaultPage(
      .rootNotMap, .type, "The scenario is not a map",
      """
      The file as a whole is a list or a single value. A scenario is a map of sections: `spillway:
      1`, `horizon: ...`, `centers: ...`, each key at the start of its line.
      """),
    FaultPage(
      .tabIndentation, .syntax, "A tab in the indentation",
      """
      YAML indents with spaces only, because a tab is as wide as each editor likes. Replace the
      tab by spaces, two for each level.
      """),
    FaultPage(
      .wrongIndentation, .syntax, "A line does not fit those above it",
      """
      The keys of one map start in one column, and what belongs to a key stands further right than
      the key. A key that already has a value on its line has no keys below it.
      """),
    FaultPage(
      .unclosedQuote, .syntax, "A quote is not closed",
      """
      A text that starts with a quote ends with the same quote. Where it is forgotten, the text
      runs on to the next quote in the file and what follows makes no sense, so that the fault is
      shown where the text opens. Text needs quotes only when it starts with a special character
      or holds a colon and a space.
      """),
    FaultPage(
      .unclosedBracket, .syntax, "A bracket is not closed, or a comma is missing",
      """
      A list in `[...]` and a map in `{...}` close with their own bracket, and their parts are
      separated by a comma and a space. The fault is shown at the bracket that opens, or where the
      comma is missing.
      """),
    FaultPage(
      .valueInsideValue, .syntax, "A second colon in a line",
      """
      `key: value` stands once in a line. Put a text that holds a colon and a space in quotes, or
      start a new, deeper line for the inner key.
      """),
    FaultPage(
      .missingColon, .syntax, "A colon is missing",
      """
      Each line of a map is a key, a colon, a space and a value: `lines: 40`. A text that goes
      over several lines is put in quotes.
      """),
    FaultPage(
      .reservedCharacter, .syntax, "A character that starts no value",
      """
      YAML keeps a few characters for itself: a value cannot start with `@`, a backtick or `%`.
      Put the text in quotes.
      """),
    FaultPage(
      .yamlSyntax, .syntax, "The text is not YAML",
      """
      Scenarios are written in a small part of YAML: maps (`key: value`, or `{key: value, key:
      value}`), lists (`- value` on lines of their own, or `[value, value]`), text with or without
      quotes, and comments after `#`. Levels are indented with spaces.
      """),
    FaultPage(
      .unknownEscape, .syntax, "An unknown escape",
      """
      In text between double quotes a backslash starts an escape such as `\\n` or `\\u4e2d`. Write
      `\\\\` for a backslash, or put the text in single quotes, in which nothing is escaped.
      """),
    FaultPage(
      .invalidUTF8, .encoding, "The file is not UTF-8",
      """
      Scenario and CSV files are read as UTF-8, with or without a byte order mark. The message
      names the offset of the first byte that does not fit. Spreadsheets call the right choice
      "CSV UTF-8"; many editors have "Save with encoding".
      """),
    FaultPage(
      .utf16, .encoding, "The file is UTF-16",
      """
      The file has two bytes for every character, as some Windows programs save it. Save it as
      UTF-8.
      """),
    FaultPage(
      .controlCharacter, .encoding, "A control character",
      """
      Apart from tabs and line breaks, control characters do not belong in a text file: they come
      from broken copies or binary files, and are invisible in most editors. Delete the character.
      """),
    FaultPage(
      .invalidCharacterEscape, .encoding, "An escape that names no character",
      """
      `\\u` takes four and `\\U` eight hexadecimal digits of a Unicode character. Half of a
      surrogate pair, such as `\\ud83d`, is not a character. Write the character itself.
      """),
    FaultPage(
      .invisibleCharacter, .unsafe, "An invisible character",
      """
      Characters that have no width or that turn the direction of writing make a file read
      differently from what it says: two names may look alike and differ. They are refused in
      names and, where they can reorder text, everywhere. Retype the name instead of copying it.
      """),
    FaultPage(
      .terminalEscape, .unsafe, "A terminal escape",
      """
      The escape character could recolor, move or erase what a terminal shows. It is refused and
      never printed. Delete it and the codes behind it.
      """),
    FaultPage(
      .anchor, .unsupported, "An anchor",
      """
      `&name` marks a value so that `*name` can repeat it. A few lines of this can stand for
      gigabytes, and a reader of the file has to look elsewhere for what it says, so that it is
      not part of the language. Write the value out, or share parts between files with `extends`.
      """),
    FaultPage(
      .alias, .unsupported, "An alias",
      """
      `*name` repeats a value that was marked with `&name`. This is not part of the language:
      write the value out. A text that starts with `*`, such as `*.csv`, is put in quotes.
      """),
    FaultPage(
      .mergeKey, .unsupported, "A merge key",
      """
      `<<` copies the keys of another map into this one. Use `extends: base.yaml` to share parts
      between scenarios, which shows where each value came from.
      """),
    FaultPage(
      .tag, .unsupported, "A tag",
      """
      `!name` tells other YAML programs what type a value has, or to build an object of their own.
      Here the type of a value follows from its key. Delete the tag; a text that starts with `!`
      is put in quotes.
      """),
    FaultPage(
      .directive, .unsupported, "A directive",
      """
      Lines that start with `%` tell a YAML program which version or tags to use. None are needed
      here.
      """),
    FaultPage(
      .secondDocument, .unsupported, "A second document",
      """
      A line of three dashes starts another document in the same file. One file holds one
      scenario; strategies are alternatives inside it.
      """),
    FaultPage(
      .complexKey, .unsupported, "A key that is not a name",
      """
      A key is a piece of text. Lists and maps cannot be keys, and neither can the long form with
      `?`.
      """),
    FaultPage(
      .duplicateKey, .duplicate, "A key is given twice",
      """
      Two entries of one map have the same key, so that one of them would be lost. Both places are
      shown; the first one counts for the rest of the messages. Names that differ only in how
      their accents are encoded are the same name.
      """),
    FaultPage(
      .keysDifferByCase, .meaning, "Two keys differ only by case",
      """
      Keys and names are told apart by case, so that `Front` and `front` are two. That is allowed,
      and often not meant.
      """),
    FaultPage(
      .fileTooLarge, .limit, "The file is too large",
      """
      A scenario file has at most 1 MiB (the limit `fileBytes`), which is checked before it is
      read. Tables belong in CSV files, of which each may have 32 MiB (`tableBytes`) and all
      together 128 MiB (`allTableBytes`).
      """),
    FaultPage(
      .tooDeep, .limit, "Nested too deeply",
      """
      Maps and lists may stand in each other up to 64 levels (the limit `depth`). No part of the
      language needs more than a dozen.
      """),
    FaultPage(
      .tooManyNodes, .limit, "Too many keys and values",
      """
      A scenario file has at most 100,000 keys and values (the limit `nodes`). Tables belong in
      CSV files.
      """),
    FaultPage(
      .scalarTooLong, .limit, "A text is too long",
      """
      A single text has at most 64 KiB (the limit `scalarBytes`). Most often a quote is missing
      and the text runs on to the end of the file.
      """),
  ]
}
