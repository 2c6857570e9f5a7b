/// The languages that people read Spillway in.
public enum Language: String, Sendable, CaseIterable {
  /// English, as written in the program.
  case english = "en"
  /// Simplified Chinese, from the catalogs in `zh`.
  case chinese = "zh"
}
