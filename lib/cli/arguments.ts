import { parseArgs } from 'node:util'
import { type Command, type Given, UsageError, wholeNumber } from './command.ts'

/** What every command takes. */
const commonOptions = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const

/** The command that the first words name, and the words after it; null when they name none. */
export function findCommand(
  commands: readonly Command[],
  words: readonly string[],
): { command: Command; rest: string[] } | null {
  for (const command of commands) {
    const name = command.name.split(' ')
    if (name.every((word, at) => words[at] === word)) return { command, rest: words.slice(name.length) }
  }
  return null
}

/** Reads the words after a command's name by its own grammar; an unknown option is no option.
 *  @throws UsageError */
export function readArguments(command: Command, words: string[]): Given & { json: boolean; help: boolean } {
  const { values, positionals } = parsed(command, words)
  const { json, help, ...given } = values
  const result = {
    operands: positionals,
    values: strings(given),
    flags: flags(given),
    json: !!json,
    help: !!help,
  }
  if (!result.help) assertComplete(command, result)
  return result
}

function parsed(command: Command, words: string[]) {
  const own = Object.entries(command.options).map(
    ([name, option]) => [name, { type: option.value === undefined ? 'boolean' : 'string' }] as const,
  )
  try {
    return parseArgs({
      args: words,
      options: { ...Object.fromEntries(own), ...commonOptions },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    throw new UsageError(sentenceOf(error), command)
  }
}

/** Node's own refusal, in our words; told apart by its code. */
function sentenceOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const option = error instanceof Error ? /'(-[^' <]*)/.exec(error.message)?.[1] : undefined
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有选项 ${option ?? ''}`.trim()
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return `选项 ${option ?? ''} 的值不对（须有值而没有，或不带值却给了）`
  throw error
}

function assertComplete(command: Command, given: Given): void {
  const [missing] = command.operands.slice(given.operands.length)
  if (missing !== undefined) throw new UsageError(`缺少 ${missing}`, command)
  // FILE... takes as many as there are.
  const isOpen = command.operands.at(-1)?.endsWith('...') ?? false
  const extra = isOpen ? undefined : given.operands[command.operands.length]
  if (extra !== undefined) throw new UsageError(`多了“${extra.slice(0, 40)}”`, command)
  const [first = ''] = given.operands
  if (command.operands[0] === 'ID') wholeNumber(first, 'ID', command)
  for (const [name, option] of Object.entries(command.options)) {
    const isGiven = option.value === undefined ? given.flags.has(name) : given.values[name] !== undefined
    if (option.required && !isGiven) throw new UsageError(`缺少 --${name}`, command)
  }
}

type Values = Record<string, unknown>

function strings(values: Values): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

function flags(values: Values): Set<string> {
  return new Set(Object.keys(values).filter((name) => values[name] === true))
}
