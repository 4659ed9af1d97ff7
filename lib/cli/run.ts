import { withDatabase } from '../db/with-database.ts'
import { type Command, type Given, type Outcome, UsageError } from './command.ts'
import { commands } from './commands.ts'
import { usageOf } from './help.ts'
import { HelpRequest, parserOf } from './parser.ts'
import { refusalOf, refusalText } from './refusal.ts'
import { namesOf } from './usage-sentence.ts'

/** What one call of the command line prints, and its exit code: 0 done, 1 refused, 2 not understood. */
export type Printed = { stdout: string; stderr: string; exitCode: 0 | 1 | 2 }

/** Opens the database around a command that needs it. */
type Open = (work: () => Promise<Outcome>) => Promise<Outcome>

/** Runs one command line. With `--json` stdout holds the result as JSON, or stderr `{"error": …}` and stdout nothing.
 *  @throws whatever is no refusal */
export async function run(words: string[], open: Open = withDatabase): Promise<Printed> {
  let outcome: Outcome | undefined
  const parser = parserOf(commands, async (command, given) => {
    outcome = await runCommand(command, given, open)
  })
  try {
    await parser.parseAsync(helpAsOption(words), { from: 'user' })
  } catch (error) {
    if (!(error instanceof HelpRequest)) return refused(error, !!parser.opts().json)
    outcome = helpOutcome(error)
  }
  if (!outcome) throw new Error('the command line was parsed, but no command ran')
  const { json, text, exitCode = 0 } = outcome
  return { stdout: `${parser.opts().json ? JSON.stringify(json, null, 2) : text}\n`, stderr: '', exitCode }
}

/** `help article` as `article --help`. */
function helpAsOption(words: readonly string[]): string[] {
  const first = words.findIndex((word) => word !== '--json')
  return words[first] === 'help' ? [...words.toSpliced(first, 1), '--help'] : [...words]
}

async function runCommand(command: Command, given: Given, open: Open): Promise<Outcome> {
  try {
    return command.database ? await open(() => command.run(given)) : await command.run(given)
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(error.message, usageOf(command)) : error
  }
}

function helpOutcome({ parser }: HelpRequest): Outcome {
  const named = namesOf(parser)
  const shown = commands.filter(({ name }) => named.every((word, at) => name.split(' ')[at] === word))
  const json = { commands: shown.map((one) => ({ name: one.name, usage: usageOf(one), help: one.help })) }
  return { json, text: parser.helpInformation() }
}

function refused(error: unknown, asJson: boolean): Printed {
  const refusal = refusalOf(error)
  if (refusal === null) throw error
  const stderr = asJson ? JSON.stringify({ error: refusal }, null, 2) : refusalText(refusal)
  return { stdout: '', stderr: `${stderr}\n`, exitCode: refusal.code === 'usage' ? 2 : 1 }
}
