import Foundation
import Report
import Testing

/// The film as the page's script reads it.
@Suite struct ChartReplayTests {
  private struct Island: Decodable {
    var centers: [String]
    var clock: [String]
    var frames: Int
    var words: [String: String]
    var strategies: [Strategy]

    struct Strategy: Decodable {
      var name: String
      var waiting: [String], idle: [String], busy: [String]
      var flows: [Series], rules: [Series]
    }
    struct Series: Decodable {
      var frames: String, counts: String
    }
  }

  /// The numbers of a packed series: the reverse of what the page's script is given, written from
  /// the format alone (differences, sign in the lowest bit, five bits to a character).
  private func unpacked(_ text: String) throws -> [Int] {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    let digits = Dictionary(uniqueKeysWithValues: zip(alphabet, 0...))
    var (values, value, bits, last) = ([Int](), 0, 0, 0)
    for letter in text {
      let digit = try #require(digits[letter])
      value |= (digit & 31) << bits
      bits += 5
      guard digit & 32 == 0 else { continue }
      last += value & 1 == 1 ? -(value >> 1) : value >> 1
      values.append(last)
      (value, bits) = (0, 0)
    }
    return values
  }

  private func island(_ language: Language) throws -> Island {
    let html = try ChartPages.page(language).page.html(library: "")
    let start = try #require(html.firstRange(of: "id=\"replay-day\">")).upperBound
    let end = try #require(html[start...].firstRange(of: "</script>")).lowerBound
    return try JSONDecoder().decode(Island.self, from: Data(html[start..<end].utf8))
  }

  /// Every state of the film comes out of the page as it went in.
  @Test func theFilmReadsBack() throws {
    let island = try island(.english)
    let film = ChartPages.film.strategies[0]
    let read = try #require(island.strategies.first)
    #expect(island.centers == ["深圳", "guangzhou"])
    #expect(island.frames == 3 && island.clock == ChartPages.film.clock)
    #expect(try read.waiting.map(unpacked) == film.waiting)
    #expect(try read.idle.map(unpacked) == film.idle)
    #expect(try read.busy.map(unpacked) == film.busy)
    #expect(try read.flows.map { try unpacked($0.frames) } == film.flows.map(\.frames))
    #expect(try read.flows.map { try unpacked($0.counts) } == film.flows.map(\.contacts))
    #expect(try read.rules.map { try unpacked($0.counts) } == film.rules.map(\.acts))
  }

  /// The script fills the same places in both languages.
  @Test func itsWordsHaveTheirPlacesInBothLanguages() throws {
    let (english, chinese) = (try island(.english).words, try island(.chinese).words)
    #expect(Set(english.keys) == Set(chinese.keys))
    for (key, phrase) in english {
      let other = try #require(chinese[key])
      #expect(Set(Words.places(in: phrase)) == Set(Words.places(in: other)), "\(key)")
      #expect(phrase != other, "\(key)")
    }
  }
}
