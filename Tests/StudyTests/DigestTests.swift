import Sim
import Study
import Testing

/// The fingerprint: its hash against another implementation, and that it sees everything.
@Suite struct DigestTests {
  /// BLAKE2b of 32 bytes as Python's hashlib gives it (the hash is that of RFC 7693).
  @Test func hashIsBlake2b() {
    #expect(
      Digest(of: [UInt8]()).description
        == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8")
    #expect(
      Digest(of: Array("abc".utf8)).description
        == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319")
    // Messages of 0 to 399 bytes, so that every border of a block is met, hashed together.
    let digests = (0..<400).map { length in
      Digest(of: (0..<length).map { UInt8((length * 7 + 3 * $0) % 256) })
    }
    #expect(
      Digest(of: digests).description
        == "08c1f82041c3ddbb6b34a77f050716e7939407e79ab6a64aa2ae79120e00fc66")
  }

  /// Catches a part of the observations that the fingerprint forgets.
  @Test func everyPartCounts() throws {
    let model = RunTests.two
    let seen = try World.runner("overflow", Overflow()).run(model, 1, 1)
    let changes: [(inout Observations) -> Void] = [
      { $0.byOrigin.counts[3] += 1 }, { $0.movedOut.counts[0] += 1 },
      { $0.movedIn.counts[0] += 1 }, { $0.eventsByOrigin.counts[0] += 1 },
      { $0.eventsByHandler.counts[0] += 1 }, { $0.waitSquares[0] += 0x1p-30 },
      { $0.waitSquaresOut[0] += 0x1p-30 }, { $0.waitSquaresIn[0] += 0x1p-30 },
      { $0.answeredWaits.counts[0] += 1 }, { $0.abandonedWaits.counts[7] += 1 },
      { $0.answeredWaitsHandled.counts[0] += 1 }, { $0.abandonedWaitsHandled.counts[7] += 1 },
      { $0.answeredWaitsDay.counts[100] += 1 }, { $0.abandonedWaitsDay.counts[0] += 1 },
      { $0.groups[1].answered += 1 }, { $0.groups[1].guests += 1 }, { $0.groups[1].wait += 1 },
      { $0.groups[1].within[1] += 1 }, { $0.groups[1].busy += 1 }, { $0.groups[1].staffed += 1 },
      { $0.groups[1].overtime += 1 }, { $0.waitingArea[0] += 1 },
      { $0.waitingSquareArea[0] += 0x1p-30 }, { $0.redialingArea[0] += 1 },
      { $0.redialingAtEnd[1] += 1 }, { $0.health.counts[4] += 1 },
      { $0.estimateErrors.append(EstimateErrors()) }, { $0.probes[2] += 1 },
      { $0.identities.waited += 1 },
      { $0.identities.staffedArea += 1 }, { $0.contactsSimulated += 1 }, { $0.events += 1 },
    ]
    var digests: Set = [Digest(of: seen)]
    for (index, change) in changes.enumerated() {
      var changed = seen
      change(&changed)
      #expect(digests.insert(Digest(of: changed)).inserted, "change \(index) was not seen")
    }
    #expect(Digest(of: seen) == Digest(of: seen))
  }
}
