import Commands

/// The program: the command line with the policies of the catalogue.
@main enum Main {
  static func main() { Program.run() }
}
