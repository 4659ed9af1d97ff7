import { type CommanderError, Option, type ParseOptionsResult, Command as Parser } from 'commander'
import { type Command, type Given, operandHelp, UsageError, wholeNumber } from './command.ts'
import { ChineseHelp, listOfCommands, PROGRAM, usageOf } from './help.ts'
import { namesOf, usageSentence } from './usage-sentence.ts'

/** Thrown where commander would print a help page: of the command, or the group of commands, at `parser`. */
export class HelpRequest extends Error {
  readonly parser: CommandParser

  constructor(parser: CommandParser) {
    super('help was asked for')
    this.parser = parser
  }
}

type Act = (command: Command, given: Given) => Promise<void>

/** commander's parser, which throws a UsageError where commander would print an English sentence and exit. */
export class CommandParser extends Parser {
  /** The command that it parses; undefined for a group of commands. */
  readonly definition: Command | undefined

  constructor(name: string, definition?: Command) {
    super(name)
    this.definition = definition
    this.configureOutput({ writeOut: () => {}, writeErr: () => {} })
    this.helpOption('-h, --help', '显示本页').helpCommand(false)
    this.exitOverride((error) => this.#refuse(error))
  }

  /** Refuses what commander would take: an option as the value of the one before it (a value that begins with a hyphen is
   *  written `--note=-x`), and a value of an option that has none. */
  override parseOptions(words: string[]): ParseOptionsResult {
    for (const [at, word] of words.entries()) {
      if (word === '--') break
      const option = this.options.find(({ long }) => long === word.split('=')[0])
      if (option && !option.required && word !== option.long)
        this.error(`option '${word}'`, { code: 'commander.unknownOption' })
      if (option?.required && word === option.long && /^-./.test(words[at + 1] ?? ''))
        this.error(`option '${word}'`, { code: 'commander.optionMissingArgument' })
    }
    return super.parseOptions(words)
  }

  override createHelp(): ChineseHelp {
    return Object.assign(new ChineseHelp(this.definition), this.configureHelp())
  }

  get #usage(): string {
    return this.definition ? usageOf(this.definition) : [...namesOf(this), '命令 [选项]'].join(' ')
  }

  #refuse(error: CommanderError): never {
    if (error.code === 'commander.helpDisplayed') {
      const [word = '-'] = this.args
      // commander shows the help of the group without looking at this word. Parsing it refuses an unknown command.
      if (this.commands.length > 0 && !word.startsWith('-')) this.parse([word], { from: 'user' })
      throw new HelpRequest(this)
    }
    throw new UsageError(usageSentence(error, this), this.#usage)
  }
}

/** The parser of a whole command line. It calls `act` for the command that is named, with what was given.
 *  @throws UsageError | HelpRequest, and what `act` throws */
export function parserOf(commands: readonly Command[], act: Act): CommandParser {
  const program = new CommandParser(PROGRAM)
  program
    .option('--json', '输出供程序读取的 JSON')
    .configureHelp({ formatHelp: () => listOfCommands(commands) })
  for (const command of commands) {
    const [name = '', ...groups] = command.name.split(' ').reverse()
    const group = groups.reduceRight(groupNamed, program)
    group.addCommand(parserOfCommand(name, command, act))
  }
  return program
}

function groupNamed(parent: CommandParser, name: string): CommandParser {
  const known = parent.commands.find((one) => one.name() === name)
  if (known instanceof CommandParser) return known
  const group = new CommandParser(name)
  group.configureHelp({ formatHelp: () => group.commands.map((one) => one.helpInformation()).join('\n\n') })
  parent.addCommand(group)
  return group
}

function parserOfCommand(name: string, command: Command, act: Act): CommandParser {
  const parser = new CommandParser(name, command)
  parser.description(command.help)
  for (const operand of command.operands) {
    const argument = parser.createArgument(`<${operand}>`, operandHelp[operand])
    if (operand === 'ID') argument.argParser((text) => wholeNumber(text, operand, usageOf(command)))
    parser.addArgument(argument)
  }
  for (const [option, { value, help, required = false }] of Object.entries(command.options)) {
    const flags = value === undefined ? `--${option}` : `--${option} <${value}>`
    parser.addOption(new Option(flags, help).makeOptionMandatory(required))
  }
  return parser.action(() => act(command, { operands: parser.args, values: valuesOf(parser) }))
}

function valuesOf(parser: Parser): Given['values'] {
  const values = Object.entries(parser.opts<Record<string, unknown>>())
  const given = values.map(([name, value]) => [name, value === true ? '' : value])
  return Object.fromEntries(given.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
