import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import type { MailState } from '#lib/db/generated/enums.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { startOfMinute } from '../time.ts'
import { caseKinds } from './case-kinds.ts'
import { isLetter, letters } from './letters.ts'
import { sourceChannelKeys, sourceChannels } from './source-channels.ts'
import { sourcesOfCase } from './sources-of-case.ts'

/** One time that a source was told, or a mail that did not tell it. */
type SourceTelling = {
  at: Date
  /** What it was told by: the letter's name, or the way. */
  what: string
  /** What became of the mail; who noted it where an editor told it. */
  how: string
  hasFailed: boolean
}

/** A source of a case's reposts, and what it was told. */
export type DeskSource = {
  id: number
  name: string
  hasContact: boolean
  /** The newest first. */
  tellings: SourceTelling[]
  /** What it is still to be told; null where it has been. */
  due: 'suspension' | 'outcome' | null
}

const outcomesTold = ['removed', 'restored', 'corrected', 'blocked', 'withdrawn'] as const

/** The sources of a case's reposts, each with when and how it was told; none before it was accepted, and of one that keeps no repost.
 *  @throws DomainError forbidden */
export async function sourcesForDesk(editor: Editor, caseId: number): Promise<DeskSource[]> {
  permit(editor, 'case.read')
  const row = await db().rightsCase.findUnique({ where: { id: caseId } })
  // 这里有误 is no claim of a right, and tells no source anything.
  if (!row || caseKinds[row.kind].path === 'correction') return []
  const isEnded = outcomesTold.some((outcome) => outcome === row.outcome)
  if (row.state !== 'accepted' && !isEnded) return []
  // What was withdrawn before it was accepted kept nothing from readers.
  if (row.outcome === 'withdrawn' && row.acceptedAt === null) return []
  const since = isEnded ? row.closedAt : row.acceptedAt
  const [sources, tellings] = await Promise.all([sourcesOfCase(db(), caseId), tellingsOf(caseId)])
  return sources.map(({ id, name, contact }) => {
    const own = tellings.filter((one) => one.sourceId === id).sort((a, b) => b.at.getTime() - a.at.getTime())
    const isTold = own.some(
      ({ at, hasFailed }) => !hasFailed && (since === null || at >= startOfMinute(since)),
    )
    return {
      ...{ id, name, hasContact: contact !== null },
      tellings: own.map(({ sourceId: _, ...one }) => one),
      due: isTold ? null : isEnded ? 'outcome' : 'suspension',
    }
  })
}

type TellingOf = SourceTelling & { sourceId: number }

async function tellingsOf(caseId: number): Promise<TellingOf[]> {
  return [...(await mailedTellings(caseId)), ...(await notedTellings(caseId))]
}

const mailed: Record<MailState, { how: string; hasFailed: boolean }> = {
  queued: { how: '邮件等待发送', hasFailed: false },
  sent: { how: '邮件已发送', hasFailed: false },
  undeliverable: { how: '邮件无法送达', hasFailed: true },
  failed: { how: '邮件服务器没有接收', hasFailed: true },
  not_configured: { how: '没有配置发信服务器，没有发出', hasFailed: true },
}

async function mailedTellings(caseId: number): Promise<TellingOf[]> {
  const messages = await db().caseMessage.findMany({ where: { caseId, side: 'source' } })
  const mails = await db().mail.findMany({
    where: { id: { in: messages.flatMap(({ mailId }) => mailId ?? []) } },
    select: { id: true, state: true },
  })
  return messages.flatMap(({ sourceId, at, letter, mailId }) => {
    // One that waits for an address has told nobody anything.
    if (sourceId === null || mailId === null) return []
    const state = mails.find(({ id }) => id === mailId)?.state ?? 'not_configured'
    return [{ sourceId, at, what: nameOf(letter), ...mailed[state] }]
  })
}

const nameOf = (key: string) => (isLetter(key) ? letters[key].name : key)

const notedSchema = z.object({
  sourceId: z.int(),
  channel: z.enum(sourceChannelKeys),
  toldAt: z.iso.datetime().transform((text) => new Date(text)),
})

async function notedTellings(caseId: number): Promise<TellingOf[]> {
  const steps = await db().caseStep.findMany({ where: { caseId, event: 'record-source-told' } })
  return steps.map(({ actor, details }) => {
    const { sourceId, channel, toldAt } = notedSchema.parse(details)
    return { sourceId, at: toldAt, what: sourceChannels[channel], how: `${actor} 登记`, hasFailed: false }
  })
}
