import { z } from 'zod'
import { Prisma } from '../db/generated/client.ts'
import { queryRows } from '../db/rows.ts'
import { DomainError } from '../errors.ts'
import { noteBounce } from '../mail/note-bounce.ts'
import { readBounce } from '../mail/read-bounce.ts'
import { type Command, command, type Outcome } from './command.ts'
import { aligned } from './table.ts'

const MOST_BYTES = 5_000_000

export const mailCommands: Command[] = [
  command({ name: 'mail status', help: '邮件各有多少封：待发、已发、无法送达', run: status }),
  command({
    name: 'mail bounce',
    help: '从标准输入读一封退信（RFC 3464），把它说的邮件记为无法送达；供邮件服务器的别名调用',
    run: bounce,
  }),
]

const states = {
  queued: '待发',
  sent: '已发',
  undeliverable: '无法送达',
  failed: '本站未能发出',
  not_configured: '没有配置邮件服务器',
} as const

async function status(): Promise<Outcome> {
  const counts = await queryRows(
    z.object({
      state: z.enum(['queued', 'sent', 'undeliverable', 'failed', 'not_configured']),
      code: z.string(),
      count: z.int(),
    }),
    Prisma.sql`
      SELECT state::text, coalesce(code, '') AS code, count(*)::int AS count FROM mail GROUP BY 1, 2 ORDER BY 1, 3 DESC`,
  )
  const rows = counts.map(({ state, code, count }) => [states[state], code, String(count)])
  return { json: { counts }, text: rows.length > 0 ? aligned(rows) : '还没有邮件。' }
}

async function bounce(): Promise<Outcome> {
  const report = readBounce(await standardInput())
  if (!report) throw new DomainError('invalid-input', '这不是退信，或说的不是本站的邮件，没有改动。')
  if (!report.isFailure)
    return { json: { mail: report.mailId, changed: false }, text: '对方服务器还在重试，没有改动。' }
  const changed = await noteBounce(report)
  return {
    json: { mail: report.mailId, changed },
    text: changed ? `已记为无法送达：邮件 ${report.mailId}。` : '没有这封已发出的邮件，没有改动。',
  }
}

/** As bytes, one character each: what a report names is ASCII, and its parts decode themselves. */
async function standardInput(): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of process.stdin) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw new DomainError('too-large', '退信最大 5 MB。')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('latin1')
}
