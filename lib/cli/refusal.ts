import { isDomainError } from '../errors.ts'
import { originalCode } from '../outage.ts'

/** Why a command was refused: for a program by `code`, for a person by `message`. */
export type Refusal = {
  code: string
  message: string
  fields?: Readonly<Record<string, string>>
  details?: Readonly<Record<string, unknown>>
}

/** The refusal that an error stands for; null for one that nobody foresaw. */
export function refusalOf(error: unknown): Refusal | null {
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
    const message = foreseen[code]
    if (message !== undefined) return { code: 'unavailable', message }
  }
  return null
}

/** Errors whose message is written as the one line that a person needs. */
const oneLiners: ReadonlySet<string> = new Set(['ConfigError', 'StartError'])

const unreachable = '连不上数据库，请检查它是否在运行、DATABASE_URL 是否正确。'
const busy = '数据库太忙，没有及时应答；没有改动任何内容，请稍后再试。'
const unmigrated = '数据库还没有建表，请先运行 npm run db:migrate。'

/** Of the system, of Postgres and of Prisma: what a machine, not a person, did wrong. */
const foreseen: Readonly<Record<string, string>> = {
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

/** A refusal as lines for a person. */
export function refusalText({ message, fields = {} }: Refusal): string {
  const named = Object.entries(fields).filter(([name, said]) => name !== '' && !message.includes(said))
  return [message, ...named.map(([name, said]) => `  ${optionOf(name)}：${said}`)].join('\n')
}

/** A field by the option that fills it: `sourceUrl` is `--source-url`. */
function optionOf(field: string): string {
  const option = options[field] ?? field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return field === 'password' ? field : `--${option}`
}

const options: Readonly<Record<string, string>> = {
  body: 'body-file',
  sourceName: 'source',
  cityId: 'city',
  columnId: 'column',
}
