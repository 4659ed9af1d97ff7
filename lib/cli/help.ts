import type { Command } from './command.ts'
import { aligned } from './table.ts'

const CALL = 'npm run cli --'

/** `article publish ID --as E [--version N] [--json]` */
export function usageOf(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => {
    const written = option.value === undefined ? `--${name}` : `--${name} ${option.value}`
    return option.required ? written : `[${written}]`
  })
  return [command.name, ...command.operands, ...options, '[--json]'].join(' ')
}

/** All that one command takes. */
export function helpOf(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => [
    `  --${name}${option.value === undefined ? '' : ` ${option.value}`}`,
    option.help,
  ])
  return [
    `用法：${CALL} ${usageOf(command)}`,
    '',
    command.help,
    '',
    '选项：',
    aligned([...options, ['  --json', '输出供程序读取的 JSON'], ['  --help', '显示本页']]),
  ].join('\n')
}

/** Every command on one page. */
export function helpOfAll(commands: readonly Command[]): string {
  return [
    `用法：${CALL} 命令 [选项]`,
    '',
    '命令：',
    aligned(commands.map((command) => [`  ${[command.name, ...command.operands].join(' ')}`, command.help])),
    '',
    `一个命令的全部选项：${CALL} help 命令`,
    '每个命令都可加 --json：结果是标准输出上的一个 JSON；被拒绝时标准错误上是 {"error":{"code","message",…}}。',
    '退出码：0 成功，1 被拒绝（原因在标准错误），2 用法不对。',
  ].join('\n')
}
