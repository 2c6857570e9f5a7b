// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "spillway",
  products: [
    .executable(name: "spillway", targets: ["spillway"]),
    .library(name: "Erlang", targets: ["Erlang"]),
    .library(name: "Sim", targets: ["Sim"]),
    .library(name: "Study", targets: ["Study"]),
    .library(name: "Scenarios", targets: ["Scenarios"]),
    .library(name: "Store", targets: ["Store"]),
    .library(name: "Commands", targets: ["Commands"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(name: "CMalloc"),
    .target(
      name: "Sim", swiftSettings: strict,
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(name: "Erlang", swiftSettings: strict),
    .target(name: "Study", dependencies: ["Sim", "Erlang", "CGSL"], swiftSettings: strict),
    .target(name: "Scenarios", dependencies: ["Study", "Sim", "CYAML"], swiftSettings: strict),
    .target(
      name: "Report",
      dependencies: ["Study", .product(name: "Mustache", package: "swift-mustache")],
      resources: ["terms", "kpis", "text", "routing", "faults", "help", "erlang", "page", "charts"]
        .map {
          .embedInCode("Language/zh/\($0).json")
        } + ["page.html", "page.css", "page.js"].map { .embedInCode("Page/Template/\($0)") }
        + ["replay.js", "replay.css"].map { .embedInCode("Page/Charts/\($0)") },
      swiftSettings: strict),
    .target(
      name: "Store",
      dependencies: ["Study", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .target(
      name: "Commands",
      dependencies: [
        "Report", "Scenarios", "Store", "Study", "Sim", "Erlang",
        .target(name: "CMalloc", condition: .when(platforms: [.linux])),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .executableTarget(name: "spillway", dependencies: ["Commands"], swiftSettings: strict),
    .testTarget(
      name: "SimTests", dependencies: ["Sim"], resources: [.copy("Random/Data")],
      swiftSettings: strict),
    .testTarget(
      name: "ErlangTests", dependencies: ["Erlang"], resources: [.copy("Data")],
      swiftSettings: strict),
    .testTarget(name: "StudyTests", dependencies: ["Study", "Erlang"], swiftSettings: strict),
    .testTarget(name: "ScenariosTests", dependencies: ["Scenarios"], swiftSettings: strict),
    .testTarget(
      name: "FaultTests", dependencies: ["Scenarios"], exclude: ["Cases"], swiftSettings: strict),
    .testTarget(
      name: "ExampleTests", dependencies: ["Report", "Scenarios", "Sim", "Study"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportTests", dependencies: ["Report", "Scenarios", "Study"], swiftSettings: strict),
    .testTarget(name: "CommandTests", dependencies: ["spillway"], swiftSettings: strict),
    .testTarget(
      name: "LawTests", dependencies: ["Erlang", "Scenarios", "Sim", "Study"],
      resources: [.copy("Data")], swiftSettings: strict),
    .testTarget(name: "StoreTests", dependencies: ["Store", "Study"], swiftSettings: strict),
    .testTarget(
      name: "BrowserTests", dependencies: ["spillway"], exclude: ["Pages"], swiftSettings: strict),
    .testTarget(name: "TidyTests", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
