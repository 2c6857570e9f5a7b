import Foundation
import Testing

/// A Slurm of a controller and two nodes on the loopback of this machine.
struct Loopback {
  private static let script = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../scripts/slurm-on-loopback").standardizedFileURL.path
  private let folder: String

  /// Starts one; nil, with a line that says why, where that cannot be.
  init?(in place: URL) throws {
    if let obstacle = Self.obstacle {
      print("No Slurm here, the test is skipped: \(obstacle) (apt-get install slurm-wlm munge)")
      return nil
    }
    folder = place.appending(path: "cluster").path
    let up = try Self.call("up", folder)
    #expect(up.code == 0, "\(up.errors)")
  }

  /// What keeps one from starting.
  private static var obstacle: String? {
    let lacking = ["slurmctld", "slurmd", "sbatch", "munged"].filter { name in
      !["/usr/sbin", "/usr/bin"].contains {
        FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
      }
    }
    if !lacking.isEmpty { return "\(lacking.joined(separator: ", ")) is not installed" }
    return geteuid() == 0 ? nil : "its daemons start as root alone"
  }

  /// A line of bash after which Slurm's commands know it.
  var environment: String { "export SLURM_CONF='\(folder)/slurm.conf'" }

  /// Takes a node away with all that runs on it, as a power cut does.
  func lose(node: Int) throws {
    let lost = try Self.call("lose", folder, "\(node)")
    #expect(lost.code == 0, "\(lost.errors)")
  }

  /// Ends it.
  func end() { _ = try? Self.call("down", folder) }

  private static func call(_ words: String...) throws -> Command.Outcome {
    // In a folder of its own: daemons keep the files open that they are started with.
    let command = try Command()
    return try command.shell(([script] + words).map { "'\($0)'" }.joined(separator: " "))
  }
}
