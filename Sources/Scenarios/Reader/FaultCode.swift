/// Every fault that Spillway can report, each with a number that never changes its meaning.
///
/// Hundreds are areas: 00xx text, 01xx numbers and units, 02xx structure, 03xx references, 04xx
/// model, 05xx strategies, 06xx files and CSV, 07xx command line, 08xx run limits, 09xx stores. A
/// number that is retired is not given again. Each case has a page in the file of its area.
public enum FaultCode: Int, CaseIterable, Sendable {
  // 00xx text
  case emptyScenario = 1
  case rootNotMap = 2
  case tabIndentation = 3
  case wrongIndentation = 4
  case unclosedQuote = 5
  case unclosedBracket = 6
  case valueInsideValue = 7
  case missingColon = 8
  case reservedCharacter = 9
  case yamlSyntax = 10
  case unknownEscape = 11
  case invalidUTF8 = 12
  case utf16 = 13
  case controlCharacter = 14
  case invalidCharacterEscape = 15
  case invisibleCharacter = 16
  case terminalEscape = 17
  case anchor = 20
  case alias = 21
  case mergeKey = 22
  case tag = 23
  case directive = 24
  case secondDocument = 25
  case complexKey = 26
  case duplicateKey = 30
  case keysDifferByCase = 31
  case fileTooLarge = 40
  case tooDeep = 41
  case tooManyNodes = 42
  case scalarTooLong = 43

  // 01xx numbers and units
  case missingUnit = 101
  case unknownUnit = 102
  case notADuration = 103
  case clockAsDuration = 104
  case shareWithoutPercent = 110
  case notAShare = 111
  case shareOutOfRange = 112
  case notARate = 115
  case notANumber = 120
  case quotedNumber = 121
  case leadingZero = 122
  case otherBase = 123
  case digitSeparator = 124
  case decimalComma = 125
  case notFinite = 126
  case tooLargeToHold = 127
  case tooSmallToHold = 128
  case notWhole = 129
  case outOfRange = 130
  case numberTooLong = 131
  case notABoolean = 132
  case notAClockTime = 140
  case clockOutOfRange = 141
  case notADate = 142
  case dateOutOfRange = 143
  case ambiguousDate = 144
  case nameTooLong = 150
  case emptyName = 151

  // 02xx structure
  case unknownKey = 201
  case missingKey = 202
  case wrongShape = 203
  case noValue = 204
  case keysExclude = 205
  case unknownChoice = 206
  case emptyList = 207

  // 03xx references
  case unknownName = 301
  case nameTwice = 302

  // 04xx model
  case newerFormat = 401
  case impossibleLaw = 402
  case sharesDoNotSum = 403
  case intervalsDoNotFit = 404
  case tooManyIntervals = 405
  case endBeforeStart = 406
  case localTimeMissing = 407
  case localTimeTwice = 408
  case severalTimes = 409
  case outsideHorizon = 410
  case selfLink = 411
  case breakOutsideShift = 412
  case rowsDoNotFit = 413
  case neverEmpties = 414
  case correlationsDiffer = 415
  case amplitudeAboveMean = 416
  case zoneNeeded = 417
  case overContactBudget = 418
  case worldTooLarge = 419
  case overload = 430
  case unusedGroup = 431
  case nobodyLeaves = 432
  case unstaffed = 433
  case eventsOverlap = 434
  case noEffect = 435
  case demandTwice = 436
  case planTooLarge = 440
  case planDoesNotFit = 441

  // 05xx strategies
  case helpsItself = 501
  case noWay = 502
  case notSkilled = 503
  case overflowCircle = 504
  case neverTrue = 505
  case ringOrder = 506
  case tooManyRules = 507
  case nobodyTakes = 510
  case parked = 511
  case partlyHelped = 512
  case passesOwnAgents = 513
  case helperUnstaffed = 514
  case leavesOutType = 515
  case mutualDiversion = 516
  case lateLast = 517
  case agingCap = 518
  case shortHold = 519
  case sharesFreely = 520
  case herding = 521
  case starving = 522
  case mostlyInVain = 530
  case idleBesideQueue = 531

  // 06xx files and CSV
  case fileMissing = 601
  case fileUnreadable = 602
  case notARegularFile = 603
  case outsideFolder = 604
  case absolutePath = 605
  case networkPath = 606
  case extendsCycle = 607
  case extendsTooDeep = 608
  case tooManyFiles = 609
  case badPath = 610
  case raggedRow = 620
  case strayQuote = 621
  case unclosedCellQuote = 622
  case tooManyColumns = 623
  case tooManyRows = 624
  case emptyTable = 625
  case unknownColumn = 626
  case columnTwice = 627
  case badCell = 628
  case noMatchingRow = 629

  // 07xx command line
  case badArguments = 701
  case outOfBounds = 702
  case unknownStrategy = 703
  case outputExists = 704
  case cannotWrite = 705
  case unknownKPI = 706
  case unknownTemplate = 707
  case unknownCode = 708
  case nothingToCompare = 709
  case noAnswer = 710
  case badOverride = 711
  case unknownPath = 712
  case setTwice = 713
  case nothingToCheck = 714
  case baselineMissing = 715
  case baselineUnfit = 716
  case noRevision = 717
  case unlikeSides = 718

  // 08xx run limits
  case stillBusy = 801
  case timeSpent = 802
  case booksDiffer = 803
  case cellsFailed = 804

  // 09xx result stores and clusters
  case storeUnusable = 901
  case storeOfAnother = 902
  case storeDamaged = 903
  case storesDiffer = 904
  case clusterRefused = 905

  // 10xx pages, charts and pictures
  case chartLibraryMissing = 1001
  case chartLibraryUnfit = 1002
  case browserMissing = 1003
  case browserFailed = 1004
}
