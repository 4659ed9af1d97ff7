import type { CommanderError, Command as Parser } from 'commander'

/** The Chinese sentence for one of commander's errors.
 *  @throws the error itself, when our commands cannot cause it */
export function usageSentence(error: CommanderError, parser: Parser): string {
  const { named, similar } = partsOf(error.message)
  switch (error.code) {
    case 'commander.unknownOption':
      return unknownOption(named, similar, parser)
    case 'commander.unknownCommand':
      return unknownCommand(named, similar, parser)
    case 'commander.help':
      return `${namesOf(parser).join(' ')} 缺少命令`.trim()
    case 'commander.missingArgument':
    case 'commander.missingMandatoryOptionValue':
      return `缺少 ${named}`
    case 'commander.optionMissingArgument':
      return `选项 ${named} 后面缺少值；以“-”开头的值请写成 ${named}=值`
    case 'commander.excessArguments':
      return `多了“${parser.args[parser.registeredArguments.length]?.slice(0, 40)}”`
    default:
      throw error
  }
}

/** The first word that commander's message quotes, and the names that it suggests. */
function partsOf(message: string): { named: string; similar: string[] } {
  const [, quoted = ''] = /'([^' ]*)/.exec(message) ?? []
  const [, similar = ''] = /\n\(Did you mean (?:one of )?([a-z, -]+)\?\)$/.exec(message) ?? []
  return { named: quoted.slice(0, 60), similar: similar === '' ? [] : similar.split(', ') }
}

function unknownOption(named: string, similar: string[], parser: Parser): string {
  const [name = ''] = named.split('=')
  // The value is not repeated: it can be a password.
  if (parser.options.some(({ long }) => long === name)) return `选项 ${name} 不带值`
  return `没有选项 ${name}${suggestion(similar)}`
}

/** With commander's suggestions; without any, the commands of that name in other groups: `article publish` for `publish`. */
function unknownCommand(named: string, similar: string[], parser: Parser): string {
  const group = namesOf(parser)
  const nearest = similar.map((name) => [...group, name].join(' '))
  const elsewhere = below(rootOf(parser)).filter((one) => one.name() === named)
  const names = nearest.length > 0 ? nearest : elsewhere.map((one) => namesOf(one).join(' '))
  return `没有命令“${[...group, named].join(' ')}”${suggestion(names)}`
}

function suggestion(names: string[]): string {
  return names.length === 0 ? '' : `；相近的有：${names.join('、')}`
}

function below(parser: Parser): Parser[] {
  return parser.commands.flatMap((one) => [one, ...below(one)])
}

function rootOf(parser: Parser): Parser {
  return parser.parent ? rootOf(parser.parent) : parser
}

/** The words that name a command or a group of them; none for the program itself. */
export function namesOf(parser: Parser): string[] {
  return parser.parent ? [...namesOf(parser.parent), parser.name()] : []
}
