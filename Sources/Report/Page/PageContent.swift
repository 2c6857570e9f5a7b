/// What stands on a page beside its sections.
struct PageContent: Sendable {
  /// The title of what was simulated.
  var title = ""
  /// What must be known before any figure is read.
  var alerts: [Alert] = []
  /// The answer in one sentence.
  var answer = ""
  /// The answer in a few figures.
  var facts: [Fact] = []
  /// Sentences for a second look.
  var further: [String] = []
  /// The table under them.
  var ranking: ReportTable?
  /// The chart of the first screen.
  var chart: Chart?
  /// How the page came to be.
  var made: [Entry] = []

  /// What must be known before any figure is read.
  struct Alert: Sendable, Equatable {
    /// Whether the figures are unfinished or wrong, not only to be read with care.
    var isGrave: Bool
    /// What it is, in a word or two.
    var label: String
    var text: String
  }

  /// A figure in large letters.
  struct Fact: Sendable, Equatable {
    var label: String
    var value: String
    var detail: String
    var tone: Tone

    /// What it means for the reader; the words say it too, color only repeats it.
    enum Tone: String, Sendable {
      case good, bad, plain
    }
  }

  /// A name and what it stands for.
  struct Entry: Sendable, Equatable {
    var name: String
    var value: String
  }
}
