/// When a run with a precision looks whether it is reached.
enum Looks {
  /// The numbers of replications at which it looks: a quarter more each time, the last the maximum.
  ///
  /// They depend on nothing but the settings, so that a stop depends on nothing but the data.
  static func numbers(minimum: Int, maximum: Int) -> [Int] {
    var next = max(2, minimum)
    var numbers: [Int] = []
    while next < maximum {
      numbers.append(next)
      next += max(1, next / 4)
    }
    return numbers + [maximum]
  }
}
