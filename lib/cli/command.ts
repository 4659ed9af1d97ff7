/** One option of a command: with `value` it takes one (named so in the usage line), without it is a flag. */
export type Option = { value?: string; required?: boolean; help: string }

/** What was given on the command line, checked against the command's own grammar. */
export type Given = {
  operands: readonly string[]
  values: Readonly<Record<string, string | undefined>>
  flags: ReadonlySet<string>
}

/** What a command has to say: for a program (`--json`) and for a person. */
export type Outcome = { json: unknown; text: string; exitCode?: 0 | 1 }

export type Command = {
  /** `article take-down` */
  name: string
  operands: readonly string[]
  options: Readonly<Record<string, Option>>
  help: string
  /** Whether it needs the database; it is then run with one. */
  database: boolean
  run: (given: Given) => Promise<Outcome>
}

/** A command line that is no sentence of ours: exit code 2, with the usage of the command it came closest to. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly command: Command | undefined

  constructor(message: string, command?: Command) {
    super(message)
    this.command = command
  }
}

/** A value that the grammar requires.
 *  @throws UsageError when it is not there */
export function required(given: Given, option: string): string {
  const value = given.values[option]
  if (value === undefined) throw new UsageError(`缺少 --${option}`)
  return value
}

/** A whole number from 1 on, of an option or operand.
 *  @throws UsageError for anything else */
export function wholeNumber(text: string, name: string, command?: Command): number {
  if (/^[1-9]\d{0,9}$/.test(text) && Number(text) <= 2_147_483_647) return Number(text)
  throw new UsageError(`${name} 应是正整数，却是“${text.slice(0, 40)}”`, command)
}
