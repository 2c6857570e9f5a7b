import Report
import Study
import Synchronization

/// How far a study has come, on standard error: one line that is rewritten on a terminal, a few
/// lines elsewhere, at growing distances.
final class ProgressLine: Sendable {
  private let isLive: Bool
  private let state = Mutex((width: 0, next: 10.0))

  init() { isLive = Screen.isLive }

  /// Shows how far it is.
  func show(_ progress: Progress) {
    show(StudyWords(Invocation.words).progress(progress), seconds: progress.seconds)
  }

  /// Shows words about how far it is after so many seconds.
  func show(_ words: String, seconds: Double) {
    state.withLock { state in
      if isLive {
        let text = TextWidth.cut(words, to: Screen.columns - 1)
        Screen.error("\r" + TextWidth.padded(text, to: state.width))
        state.width = TextWidth.of(text)
      } else if seconds >= state.next {
        Screen.error(words + "\n")
        state.next = seconds * 1.5
      }
    }
  }

  /// Takes the line away.
  func clear() {
    state.withLock { state in
      guard state.width > 0 else { return }
      Screen.error("\r" + String(repeating: " ", count: state.width) + "\r")
      state.width = 0
    }
  }
}
