import { Help, type Option, type Command as Parser } from 'commander'
import type { Command } from './command.ts'
import { aligned, widthOf } from './table.ts'

/** How the command line is called. */
export const PROGRAM = 'npm run cli --'

/** `article publish ID --as E [--version N] [--json]` */
export function usageOf(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => {
    const written = option.value === undefined ? `--${name}` : `--${name} ${option.value}`
    return option.required ? written : `[${written}]`
  })
  return [command.name, ...command.operands, ...options, '[--json]'].join(' ')
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '每个命令都有：',
}

/** The help page of one command: commander's, in Chinese and with an example. */
export class ChineseHelp extends Help {
  override showGlobalOptions = true
  /** Chinese has no spaces between words; the terminal breaks the lines. */
  override minWidthToWrap = Number.POSITIVE_INFINITY
  readonly #command: Command | undefined

  constructor(command: Command | undefined) {
    super()
    this.#command = command
  }

  override formatHelp(parser: Parser, helper: Help): string {
    const page = super.formatHelp(parser, helper).replace('： ', '：')
    return this.#command
      ? `${page}\n例：\n  ${PROGRAM} ${this.#command.name} ${this.#command.example}`.trimEnd()
      : page
  }

  override commandUsage(parser: Parser): string {
    return this.#command ? `${PROGRAM} ${usageOf(this.#command)}` : super.commandUsage(parser)
  }

  override styleTitle(title: string): string {
    return titles[title] ?? title
  }

  override displayWidth(text: string): number {
    return widthOf(text)
  }

  override optionTerm({ flags }: Option): string {
    return flags.replace(/[<>]/g, '')
  }
}

/** The help page of the whole command line. */
export function listOfCommands(commands: readonly Command[]): string {
  return [
    `用法：${PROGRAM} 命令 [选项]`,
    '',
    '命令：',
    aligned(commands.map((command) => [`  ${[command.name, ...command.operands].join(' ')}`, command.help])),
    '',
    `一个命令的全部选项和例子：${PROGRAM} help 命令`,
    '每个命令都可加 --json：结果是标准输出上的一个 JSON；被拒绝时标准错误上是 {"error":{"code","message",…}}。',
    '退出码：0 成功，1 被拒绝（原因在标准错误），2 用法不对。',
  ].join('\n')
}
