import CGSL
import Sim

/// Points of a Sobol sequence in the unit cube, each coordinate at least 0 and below 1.
enum SobolPoints {
  /// The dimensions that GSL has direction numbers for.
  static let maximumDimensions = 40

  /// Binary digits of a coordinate, as GSL makes them.
  private static let bits = 30

  /// The first points of the sequence under a random digital shift, sample after sample.
  ///
  /// GSL leaves out the origin, with which the first 2^m points are balanced: it is put back
  /// (Owen 2020, "On dropping the first Sobol' point"). The shift, an exclusive or of every
  /// coordinate's digits with random ones, keeps the balance, moves no point onto the border, and
  /// makes plans of other seeds independent samples.
  static func shifted(samples: Int, dimensions: Int, seed: UInt64) -> [Double] {
    precondition((1...maximumDimensions).contains(dimensions), "dimensions that GSL has")
    guard let generator = gsl_qrng_alloc(cgsl_sobol(), UInt32(dimensions)) else {
      preconditionFailure("GSL has a Sobol sequence of 40 dimensions")
    }
    defer { gsl_qrng_free(generator) }
    let shifts = (0..<dimensions).map { dimension in
      let key = StreamKey(seed: seed, replication: 1)
      let words = key.block(purpose: .estimation, entity: UInt64(dimension), index: 2).words
      return words.0 >> UInt64(64 - bits)
    }
    var point = [Double](repeating: 0, count: dimensions)
    var coordinates: [Double] = []
    coordinates.reserveCapacity(samples * dimensions)
    for sample in 0..<samples {
      if sample > 0 { gsl_qrng_get(generator, &point) }
      for (coordinate, shift) in zip(point, shifts) {
        let digits = UInt64(coordinate * 0x1p30) ^ shift
        coordinates.append((Double(digits) + 0.5) * 0x1p-30)
      }
    }
    return coordinates
  }
}
