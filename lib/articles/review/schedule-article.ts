import { z } from 'zod'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../../actors/actor.ts'
import type { Editor } from '../../actors/editor.ts'
import { permit } from '../../editors/permissions.ts'
import { DomainError } from '../../errors.ts'
import { parseInput } from '../../input.ts'
import { shanghaiMinute } from '../../time.ts'
import { claim } from '../claim.ts'
import { textOf } from '../content.ts'
import { permitSource } from '../permit-source.ts'
import { publicationInstant, typedMinute } from '../publication-date.ts'
import { recordChange } from '../record-change.ts'
import { type Seen, seenSchema, sourceReasonSchema } from '../schema.ts'
import { moves } from '../status.ts'
import { reviewNote } from './review-note.ts'

const FURTHEST_DAYS = 366

/** A minute of Shanghai's clock, as `2026-12-01T08:00`. */
const minuteSchema = z.string('请填写发布时间').transform((text, context): Date => {
  const at = publicationInstant(typedMinute(text))
  if (at) return at
  context.addIssue({ code: 'custom', message: '发布时间要写成 2026-12-01 08:00 这样' })
  return z.NEVER
})

const schema = seenSchema.extend({ at: minuteSchema, sourceReason: sourceReasonSchema })

type Plan = { at: Date; sourceReason?: string }

/** Has an approved article published at a time to come, by the clock of the database. Who sets the time answers for the
 *  article then, and has decided on its source.
 *  @throws DomainError forbidden (its source) | invalid-input | not-found | wrong-state | conflict */
async function scheduleFor(tx: Tx, actor: Actor, seen: Seen, { at, sourceReason = '' }: Plan): Promise<Seen> {
  const article = await claim(tx, seen, 'schedule')
  const { id, version } = article
  const editorId = editorIdOf(actor)
  const entered = await tx.$executeRaw`
    INSERT INTO article_schedule (article_id, due_at, editor_id, actor)
    SELECT ${id}, ${at}, ${editorId}, ${actor.name}
    WHERE ${at} > clock_timestamp() AND ${at} < clock_timestamp() + ${FURTHEST_DAYS} * interval '1 day'`
  if (entered === 0) throw outOfRange()
  const exception = await permitSource(tx, actor, article, await textOf(tx, article), sourceReason)
  if (editorId !== null) await tx.article.update({ where: { id }, data: { editorId } })
  const details = { at: shanghaiMinute(at), ...exception }
  await recordChange(tx, article, { move: 'schedule', by: actor, details })
  return { id, version }
}

/** The same, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function scheduleArticle(editor: Editor, input: unknown): Promise<Seen> {
  permit(editor, moves.schedule.permission)
  const { at, sourceReason, ...seen } = parseInput(schema, input)
  return transaction((tx) => scheduleFor(tx, editor, seen, { at, sourceReason }))
}

/** Takes the time back: the article stays approved.
 *  @throws DomainError not-found | wrong-state | conflict */
export async function unschedule(
  tx: Tx,
  actor: Actor,
  seen: Seen,
  { note }: { note: string },
): Promise<Seen> {
  const article = await claim(tx, seen, 'unschedule')
  const { id, version } = article
  await tx.articleSchedule.deleteMany({ where: { articleId: id } })
  await recordChange(tx, article, { move: 'unschedule', by: actor, details: { note } })
  return { id, version }
}

/** The same, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function unscheduleArticle(editor: Editor, input: unknown): Promise<Seen> {
  permit(editor, moves.unschedule.permission)
  const { note, ...seen } = parseInput(seenSchema.extend({ note: reviewNote }), input)
  return transaction((tx) => unschedule(tx, editor, seen, { note }))
}

function outOfRange(): DomainError {
  const message = '发布时间须在现在以后、一年以内'
  return new DomainError('invalid-input', `${message}。`, { fields: { at: message } })
}
