/// Sets of numbers, one behind the other in one array.
///
/// The loop reads them by position: an array of arrays would count a reference each time.
public struct NumberSets: Sendable {
  private var numbers: [Int] = []
  private var ranges: [Range<Int>] = []

  /// No sets.
  public init() {}

  /// How many sets there are.
  public var count: Int { ranges.count }

  /// Adds a set behind the others.
  public mutating func append(_ set: [Int]) {
    ranges.append(numbers.count..<numbers.count + set.count)
    numbers += set
  }

  /// A set.
  public subscript(_ set: Int) -> ArraySlice<Int> { numbers[ranges[set]] }

  /// All numbers of all sets, set by set.
  public var all: [Int] { numbers }

  /// Replaces every number of every set.
  public mutating func renumber(_ number: (Int) -> Int) { numbers = numbers.map(number) }

  /// The sum of a figure over a set.
  @inline(__always)
  func sum(_ set: Int, _ figure: (Int) -> Int) -> Int {
    let range = ranges[set]
    var sum = 0
    var position = range.lowerBound
    while position < range.upperBound {
      sum &+= figure(numbers[position])
      position &+= 1
    }
    return sum
  }

  /// Whether something holds of any number of a set.
  @inline(__always)
  func contains(_ set: Int, where holds: (Int) -> Bool) -> Bool {
    let range = ranges[set]
    var position = range.lowerBound
    while position < range.upperBound {
      if holds(numbers[position]) { return true }
      position &+= 1
    }
    return false
  }
}
