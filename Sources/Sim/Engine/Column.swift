/// A table column of plain values that owns its memory: the only unsafe code of the engine.
///
/// Swift's arrays cost the loop about a fifth in uniqueness checks and reference counts. A column
/// has one owner and no references; it keeps its bounds check in release, which costs no measurable
/// time.
struct Column<Value: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Value>
  private(set) var count: Int

  /// A column of equal values.
  init(repeating value: Value, count: Int) {
    precondition(count >= 0, "a column has no negative length")
    base = Column.memory(count)
    base.initialize(repeating: value, count: count)
    self.count = count
  }

  /// A column of the values of an array.
  init(_ values: [Value]) {
    let rows = Column.memory(values.count)
    values.withUnsafeBufferPointer { source in
      if let from = source.baseAddress { rows.initialize(from: from, count: source.count) }
    }
    base = rows
    count = values.count
  }

  deinit { release() }

  /// Memory that begins with a cache line, so that a row of 64 or 128 bytes touches no line more
  /// than it fills; none for an empty column, of which a replication has many.
  private static func memory(_ count: Int) -> UnsafeMutablePointer<Value> {
    guard count > 0 else { return nowhere }
    return UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Value>.stride, alignment: 64
    ).bindMemory(to: Value.self, capacity: count)
  }

  /// Where an empty column begins; no row is ever read there.
  private static var nowhere: UnsafeMutablePointer<Value> {
    guard let place = UnsafeMutableRawPointer(bitPattern: 64) else {
      preconditionFailure("64 is an address")
    }
    return place.assumingMemoryBound(to: Value.self)
  }

  private func release() {
    if count > 0 { UnsafeMutableRawPointer(base).deallocate() }
  }

  subscript(_ index: Int) -> Value {
    @inline(__always) unsafeAddress {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "no such row")
      return UnsafePointer(base + index)
    }
    @inline(__always) unsafeMutableAddress {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "no such row")
      return base + index
    }
  }

  subscript(_ index: Int32) -> Value {
    @inline(__always) unsafeAddress {
      precondition(UInt(bitPattern: Int(index)) < UInt(bitPattern: count), "no such row")
      return UnsafePointer(base + Int(index))
    }
    @inline(__always) unsafeMutableAddress {
      precondition(UInt(bitPattern: Int(index)) < UInt(bitPattern: count), "no such row")
      return base + Int(index)
    }
  }

  /// Sets a row and tells what it held.
  @inline(__always)
  mutating func exchange(_ index: Int32, with value: Value) -> Value {
    precondition(UInt(bitPattern: Int(index)) < UInt(bitPattern: count), "no such row")
    let held = base[Int(index)]
    base[Int(index)] = value
    return held
  }

  /// Makes the column longer, the new rows holding `value`: a copy, so called in whole steps.
  @inline(never)
  mutating func grow(to length: Int, with value: Value) {
    precondition(length >= count, "a column does not shrink")
    let larger = Column.memory(length)
    larger.moveInitialize(from: base, count: count)
    (larger + count).initialize(repeating: value, count: length - count)
    release()
    base = larger
    count = length
  }

  /// The rows from `start` on, as an array.
  func array(from start: Int = 0) -> [Value] {
    Array(UnsafeBufferPointer(start: base + start, count: count - start))
  }
}

/// A column that may be written while its owner is only borrowed: the notes of a policy, which it
/// writes while it reads the floor.
///
/// It shares no memory with anything else, so nobody who borrows the floor can see a value change
/// but through the slate itself.
struct Slate<Value: BitwiseCopyable>: ~Copyable {
  /// Nothing where nobody takes notes.
  private let base: UnsafeMutablePointer<Value>?
  let count: Int

  init(repeating value: Value, count: Int) {
    precondition(count >= 0, "a slate has no negative length")
    base = count > 0 ? UnsafeMutablePointer<Value>.allocate(capacity: count) : nil
    base?.initialize(repeating: value, count: count)
    self.count = count
  }

  deinit { base?.deallocate() }

  subscript(_ index: Int) -> Value {
    @inline(__always) get { row(index).pointee }
    @inline(__always) nonmutating set { row(index).pointee = newValue }
  }

  @inline(__always)
  private func row(_ index: Int) -> UnsafeMutablePointer<Value> {
    guard let base, UInt(bitPattern: index) < UInt(bitPattern: count) else {
      preconditionFailure("no such note")
    }
    return base + index
  }
}

/// One value with an address of its own, so that handing it to a policy copies a pointer.
///
/// A large value that is passed on by a property of another is copied to the stack first: for the
/// floor that was a tenth of all instructions.
struct Box<Value: ~Copyable>: ~Copyable {
  let pointer: UnsafeMutablePointer<Value>

  init(_ value: consuming Value) {
    pointer = UnsafeMutablePointer<Value>.allocate(capacity: 1)
    pointer.initialize(to: value)
  }

  deinit {
    pointer.deinitialize(count: 1)
    pointer.deallocate()
  }

  var value: Value {
    @inline(__always) unsafeAddress { UnsafePointer(pointer) }
    @inline(__always) unsafeMutableAddress { pointer }
  }

  /// A view to read by, valid while the box is.
  @inline(__always) var view: View<Value> { View(pointer: UnsafePointer(pointer)) }
}

/// A borrowed box.
struct View<Value: ~Copyable>: BitwiseCopyable {
  fileprivate let pointer: UnsafePointer<Value>

  var value: Value {
    @inline(__always) unsafeAddress { pointer }
  }
}
