// swift-tools-version: 6.2
import PackageDescription

// Programs that measure parts of Spillway from within; bench.py builds and runs them.
let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "spillway", path: "..")],
  targets: [
    .executableTarget(
      name: "erlang-bench", dependencies: [.product(name: "Erlang", package: "spillway")],
      path: "erlang", swiftSettings: [.treatAllWarnings(as: .error)])
  ],
  swiftLanguageModes: [.v6]
)
