import { withDatabase } from '../db/with-database.ts'
import { findCommand, readArguments } from './arguments.ts'
import { type Command, type Given, type Outcome, UsageError } from './command.ts'
import { commands } from './commands.ts'
import { helpOf, helpOfAll, usageOf } from './help.ts'
import { refusalOf, refusalText } from './refusal.ts'

/** What one call of the command line prints, and its exit code: 0 done, 1 refused, 2 not a command of ours. */
export type Printed = { stdout: string; stderr: string; exitCode: 0 | 1 | 2 }

/** Opens the database around a command that needs it. */
type Open = (work: () => Promise<Outcome>) => Promise<Outcome>

/** Runs one command line. With `--json` stdout holds the result as JSON, or stderr `{"error": …}` and stdout nothing.
 *  Only an error that nobody foresaw is thrown. */
export async function run(words: string[], open: Open = withDatabase): Promise<Printed> {
  const asJson = words.includes('--json')
  try {
    const { json, text, exitCode = 0 } = await outcomeOf(words[0] === '--json' ? words.slice(1) : words, open)
    return { stdout: `${asJson ? JSON.stringify(json, null, 2) : text}\n`, stderr: '', exitCode }
  } catch (error) {
    if (error instanceof UsageError) return misused(error, asJson)
    const refusal = refusalOf(error)
    if (refusal === null) throw error
    const stderr = asJson ? JSON.stringify({ error: refusal }, null, 2) : refusalText(refusal)
    return { stdout: '', stderr: `${stderr}\n`, exitCode: 1 }
  }
}

function misused({ message, command }: UsageError, asJson: boolean): Printed {
  const usage = command ? usageOf(command) : '命令 [选项]'
  const stderr = asJson
    ? JSON.stringify({ error: { code: 'usage', message, usage } }, null, 2)
    : `${message}\n用法：npm run cli -- ${usage}\n全部命令：npm run cli -- help`
  return { stdout: '', stderr: `${stderr}\n`, exitCode: 2 }
}

async function outcomeOf(words: string[], open: Open): Promise<Outcome> {
  const isHelp = words[0] === 'help'
  const found = findCommand(commands, isHelp ? words.slice(1) : words)
  if (!found) return withoutCommand(isHelp ? words.slice(1) : words, isHelp)
  if (isHelp) return helpOutcome(found.command)
  const { help, ...given } = readArguments(found.command, found.rest)
  return help ? helpOutcome(found.command) : runCommand(found.command, given, open)
}

async function runCommand(command: Command, given: Given, open: Open): Promise<Outcome> {
  try {
    return command.database ? await open(() => command.run(given)) : await command.run(given)
  } catch (error) {
    throw error instanceof UsageError && !error.command ? new UsageError(error.message, command) : error
  }
}

function withoutCommand(words: readonly string[], isHelp: boolean): Outcome {
  const named = words.filter((word) => !word.startsWith('-')).join(' ')
  if (named === '' && (isHelp || words.includes('--help') || words.includes('-h'))) return helpOutcome()
  const group = commands.filter((command) => command.name.startsWith(`${named} `))
  if (isHelp && named !== '' && group.length > 0) return helpOutcome(...group)
  throw new UsageError(named === '' ? '缺少命令' : `没有命令“${named.slice(0, 60)}”`)
}

function helpOutcome(...shown: Command[]): Outcome {
  const all = shown.length === 0
  const described = all ? commands : shown
  const json = { commands: described.map((one) => ({ name: one.name, usage: usageOf(one), help: one.help })) }
  return { json, text: all ? helpOfAll(commands) : shown.map(helpOf).join('\n\n') }
}
