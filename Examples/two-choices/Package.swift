// swift-tools-version: 6.2
import PackageDescription

// Where Spillway lies; next to this package unless said otherwise.
let spillway = Context.environment["SPILLWAY_PATH"] ?? "../spillway"

let package = Package(
  name: "two-choices",
  dependencies: [.package(name: "spillway", path: spillway)],
  targets: [
    .executableTarget(
      name: "two-choices",
      dependencies: [
        .product(name: "Commands", package: "spillway"),
        .product(name: "Scenarios", package: "spillway"),
        .product(name: "Sim", package: "spillway"),
      ])
  ]
)
