import { articleFields, contentFields } from '../articles/fields.ts'
import { isDomainError } from '../errors.ts'
import { originalCode } from '../outage.ts'
import { UsageError } from './command.ts'
import { PROGRAM } from './help.ts'

/** Why a command was refused: for a program by `code` (an ErrorCode, or `usage`), for a person by `message`. */
export type Refusal = {
  code: string
  message: string
  /** How the command that was meant is written; of a `usage` refusal alone. */
  usage?: string
  fields?: Readonly<Record<string, string>>
  details?: Readonly<Record<string, unknown>>
}

/** The refusal that an error stands for; null for an unexpected error. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof UsageError) {
    const { message, usage = '命令 [选项]' } = error
    return { code: 'usage', message, usage }
  }
  if (isDomainError(error)) {
    const { code, message, fields, details } = error
    return {
      code,
      message,
      ...(Object.keys(fields).length > 0 ? { fields } : {}),
      ...(Object.keys(details).length > 0 ? { details } : {}),
    }
  }
  if (error instanceof Error && oneLiners.has(error.name))
    return { code: 'unavailable', message: error.message }
  for (const code of codesOf(error)) {
    const message = outages[code]
    if (message !== undefined) return { code: 'unavailable', message }
  }
  return null
}

/** Errors whose message is a sentence for a person. */
const oneLiners: ReadonlySet<string> = new Set(['ConfigError', 'StartError'])

const unreachable = '连不上数据库，请检查它是否在运行、DATABASE_URL 是否正确。'
const busy = '数据库太忙，没有及时应答；没有改动任何内容，请稍后再试。'
const unmigrated = '数据库还没有建表，请先运行 npm run db:migrate。'

/** Codes of the operating system, Postgres and Prisma, by the sentence for a person. */
const outages: Readonly<Record<string, string>> = {
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  ENOTFOUND: unreachable,
  ETIMEDOUT: unreachable,
  P1001: unreachable,
  P1000: '数据库不接受这个用户名或密码，请检查 DATABASE_URL。',
  '28P01': '数据库不接受这个用户名或密码，请检查 DATABASE_URL。',
  P1003: '没有这个数据库，请检查 DATABASE_URL。',
  '3D000': '没有这个数据库，请检查 DATABASE_URL。',
  P1008: busy,
  P2024: busy,
  P2028: busy,
  P2021: unmigrated,
  '42P01': unmigrated,
}

/** The codes along an error's causes, outermost first. */
function codesOf(error: unknown): string[] {
  const codes: string[] = []
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') codes.push(at.code)
    codes.push(originalCode(at))
    if (at instanceof AggregateError) codes.push(...at.errors.flatMap(codesOf))
  }
  return codes
}

/** A refusal as text for a person. */
export function refusalText({ message, usage, fields = {} }: Refusal): string {
  const named = Object.entries(fields).filter(([name, text]) => name !== '' && !message.includes(text))
  // On the desk the fields are marked red; here they are listed.
  const heading = message.replace('标红的', '以下')
  const lines = named.map(([name, text]) => `  ${optionOf(name)}：${text}`)
  const help = usage === undefined ? [] : [`用法：${PROGRAM} ${usage}`, `全部命令：${PROGRAM} help`]
  return [heading, ...lines, ...help].join('\n')
}

/** The option that fills a field: `--source-url` for `sourceUrl`. */
function optionOf(field: string): string {
  if (field === 'password') return '密码'
  const known = contentFields.find((one) => one === field)
  return `--${known ? articleFields[known].option : field}`
}
