/// A contact's way to a center that has been asked to take it over.
struct OpenOffer: BitwiseCopyable {
  /// The route to a group of that center.
  var route: Int32 = -1
  /// When the center answers.
  var ends: Ticks = 0
}

/// Offers of waiting contacts to other centers: each holds a line while it is open.
extension FloorState {
  /// Opens an offer of a contact for so many ticks.
  mutating func open(_ offer: OfferID, of slot: Int32, for length: Ticks) {
    contacts[slot].isOffered = true
    offers[slot] = OpenOffer(route: offer.route, ends: now + length)
    let link = routes[offer.route].link
    if link >= 0 { linkInUse[link] += 1 }
  }

  /// Ends the offer of a contact, if it has one, and frees its line; tells the center that may now
  /// use the line for others, or -1.
  @inline(__always)
  mutating func endOffer(_ slot: Int32) -> Int32 {
    contacts[slot].isOffered ? close(slot) : -1
  }

  @inline(never)
  private mutating func close(_ slot: Int32) -> Int32 {
    contacts[slot].isOffered = false
    let route = offers[slot].route
    let link = routes[route].link
    guard link >= 0 else { return -1 }
    linkInUse[link] -= 1
    return groups[Int(route) % groupCount].center
  }
}
