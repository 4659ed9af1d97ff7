/** One option of a command: with `value` it takes one (so named in the usage line), without it is a flag. */
export type Option = { value?: string; required?: boolean; help: string }

/** What was given on the command line, checked against the command's operands and options. */
export type Given = {
  operands: readonly string[]
  /** By the option's name in camel case: `--source-url` is `sourceUrl`. A flag that was given is empty. */
  values: Readonly<Record<string, string | undefined>>
}

/** What a command answers: for a program (`--json`) and for a person. */
export type Outcome = { json: unknown; text: string; exitCode?: 0 | 1 }

export type Command = {
  /** `article take-down` */
  name: string
  /** `ID`, or `FILE...` for one or more. */
  operands: readonly Operand[]
  options: Readonly<Record<string, Option>>
  help: string
  /** What follows the name in the example of its help page. */
  example: string
  /** Whether it needs the database; it is then run with one. */
  database: boolean
  run: (given: Given) => Promise<Outcome>
}

/** A command; it has no operands, no options and an example without words, and needs the database, unless given otherwise. */
export function command(given: Pick<Command, 'name' | 'help' | 'run'> & Partial<Command>): Command {
  return { operands: [], options: {}, example: '', database: true, ...given }
}

/** What an operand means, for the help pages. */
export const operandHelp = {
  ID: '文章编号',
  EMAIL: '编辑的电子邮箱',
  NAME: '迁移的名字',
  FILE: '备份文件',
  'FILE...': '文件或文件夹，可以有多个',
  'ADDRESS...': '网址，可以有多个',
  CSV: '表格文件（CSV）',
  FOLDER: '文件夹',
  LINK: '预览链接的编号',
  NUMBER: '案号，如 C-0118',
  POLICY:
    'disclaimer（免责声明）、contribution_rules（投稿须知）、corrections（更正政策）或 privacy（隐私政策）',
  BUNDLE: '卷宗文件',
  KEY: '设置的名称',
} as const

type Operand = keyof typeof operandHelp

/** A command line that cannot be understood: exit code 2, with the usage of the command that was meant. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly usage: string | undefined

  constructor(message: string, usage?: string) {
    super(message)
    this.usage = usage
  }
}

/** The value of a required option.
 *  @throws UsageError when it is missing */
export function required(given: Given, option: string): string {
  const value = given.values[option]
  if (value === undefined) throw new UsageError(`缺少 --${option}`)
  return value
}

/** A whole number from 1 to 2^31 - 1, of an option or operand.
 *  @throws UsageError for anything else */
export function wholeNumber(text: string, name: string, usage?: string): number {
  if (/^[1-9]\d{0,9}$/.test(text) && Number(text) <= 2_147_483_647) return Number(text)
  throw new UsageError(`${name} 应是正整数，却是“${text.slice(0, 40)}”`, usage)
}
