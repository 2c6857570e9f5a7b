/// The pending events of contacts and agents, one for each slot at most, in order of time.
///
/// A ring of buckets of equal width with a bitmap of those in use; a bucket is a doubly linked list
/// through the slots, so that inserting and removing cost a few instructions, and the least of a
/// bucket is found by looking at the one or two it holds. What lies beyond the ring waits in a list
/// of its own. A heap's sifting would cost mispredicted branches, and lazy deletion would double
/// its size.
struct Calendar: ~Copyable {
  struct Node: BitwiseCopyable {
    var stamp = Stamp.never
    var sequence: UInt64 = 0
    var next: Int32 = -1
    /// The slot before, or `-2 - bucket` at the head of a bucket, or -1 where nothing is scheduled.
    var previous: Int32 = -1
  }

  private var nodes: Column<Node>
  private var heads: Column<Int32>
  private var bits: Column<UInt64>
  private let shift: Int64
  private let mask: Int64
  private var sequence: UInt64 = 0
  private var farHead: Int32 = -1
  private var farLeast = Stamp.never
  private var least: Int32 = -1
  private(set) var leastStamp = Stamp.never
  private var isLeastKnown = true

  /// The pseudo-bucket of the events beyond the ring.
  private var farBucket: Int32 { Int32(truncatingIfNeeded: mask + 1) }

  /// A calendar for about `spacing` ticks between events, most of them due within `reach` ticks.
  init(slots: Int, spacing: Ticks, reach: Ticks) {
    var shift: Int64 = 4
    while shift < 40 && (Int64(1) << shift) < spacing { shift += 1 }
    var buckets = 256
    while buckets < 262_144 && (Int64(buckets) << shift) < reach { buckets *= 2 }
    self.shift = shift
    mask = Int64(buckets - 1)
    nodes = Column(repeating: Node(), count: slots)
    heads = Column(repeating: -1, count: buckets)
    bits = Column(repeating: 0, count: buckets / 64)
  }

  /// Makes room for more slots.
  mutating func grow(to slots: Int) { nodes.grow(to: slots, with: Node()) }

  /// The slot of the earliest event, known after `findLeast` found one.
  var leastSlot: Int32 { least }

  /// Whether a slot has a pending event.
  @inline(__always)
  func holds(_ slot: Int32) -> Bool { nodes[slot].previous != -1 }

  /// When and what the pending event of a slot is.
  @inline(__always)
  func stamp(of slot: Int32) -> Stamp { nodes[slot].stamp }

  /// Schedules the event of a slot that has none.
  @inline(__always)
  mutating func insert(_ slot: Int32, at stamp: Stamp, now: Ticks) {
    sequence &+= 1
    let bucket = stamp.time &>> shift
    if bucket &- (now &>> shift) > mask {
      insertFar(slot, stamp, sequence)
    } else {
      link(slot, stamp, sequence, into: Int32(truncatingIfNeeded: bucket & mask))
    }
    // Of equal stamps the earlier sequence goes first, and that is the one already known.
    if isLeastKnown && stamp < leastStamp {
      least = slot
      leastStamp = stamp
    }
  }

  /// Takes the pending event of a slot off.
  @inline(__always)
  mutating func remove(_ slot: Int32) {
    let node = nodes[slot]
    if node.previous >= 0 {
      nodes[node.previous].next = node.next
    } else {
      let bucket = -2 &- node.previous
      if bucket == farBucket {
        farHead = node.next
      } else {
        heads[bucket] = node.next
        if node.next < 0 { bits[Int(bucket &>> 6)] &= ~(1 &<< UInt64(bucket & 63)) }
      }
    }
    if node.next >= 0 { nodes[node.next].previous = node.previous }
    nodes[slot].previous = -1
    if slot == least {
      isLeastKnown = false
      least = -1
    }
  }

  /// Finds the earliest event, so that `leastStamp` is known; `Stamp.never` if there is none.
  @inline(__always)
  mutating func findLeast(now: Ticks) {
    if !isLeastKnown { search(now: now) }
  }

  @inline(__always)
  private mutating func search(now: Ticks) {
    least = -1
    leastStamp = .never
    isLeastKnown = true
    scanRing(from: now &>> shift)
    if farHead >= 0 && !(leastStamp < farLeast) { searchFar(now: now) }
  }

  @inline(never)
  private mutating func searchFar(now: Ticks) {
    refill(now: now)
    least = -1
    leastStamp = .never
    scanRing(from: now &>> shift)
    // While everything lies beyond the ring, the least of it is the least of all.
    if least < 0 { scanBucket(farHead) }
  }

  @inline(__always)
  private mutating func scanRing(from position: Int64) {
    let start = Int(position & mask)
    var index = start &>> 6
    var word = bits[index] & (~0 &<< UInt64(start & 63))
    for _ in 0...bits.count {
      if word != 0 {
        scanBucket(heads[index &<< 6 &+ word.trailingZeroBitCount])
        return
      }
      index += 1
      if index == bits.count { index = 0 }
      word = bits[index]
    }
  }

  @inline(__always)
  private mutating func scanBucket(_ head: Int32) {
    var slot = head
    while slot >= 0 {
      let node = nodes[slot]
      if node.stamp < leastStamp
        || (node.stamp == leastStamp && node.sequence < nodes[least].sequence)
      {
        least = slot
        leastStamp = node.stamp
      }
      slot = node.next
    }
  }

  @inline(__always)
  private mutating func link(
    _ slot: Int32, _ stamp: Stamp, _ sequence: UInt64, into bucket: Int32
  ) {
    let head = heads.exchange(bucket, with: slot)
    nodes[slot] = Node(stamp: stamp, sequence: sequence, next: head, previous: -2 &- bucket)
    if head >= 0 {
      nodes[head].previous = slot
    } else {
      bits[Int(bucket &>> 6)] |= 1 &<< UInt64(bucket & 63)
    }
  }

  @inline(never)
  private mutating func insertFar(_ slot: Int32, _ stamp: Stamp, _ sequence: UInt64) {
    nodes[slot] = Node(
      stamp: stamp, sequence: sequence, next: farHead, previous: -2 - farBucket)
    if farHead >= 0 { nodes[farHead].previous = slot }
    farHead = slot
    if stamp < farLeast { farLeast = stamp }
  }

  /// Moves into the ring what has come within its reach.
  private mutating func refill(now: Ticks) {
    var slot = farHead
    farHead = -1
    farLeast = .never
    while slot >= 0 {
      let node = nodes[slot]
      let bucket = node.stamp.time &>> shift
      if bucket &- (now &>> shift) > mask {
        insertFar(slot, node.stamp, node.sequence)
      } else {
        link(
          slot, node.stamp, node.sequence, into: Int32(truncatingIfNeeded: bucket & mask))
      }
      slot = node.next
    }
  }
}
