import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import type { RightsCase } from '#lib/db/generated/client.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { config } from '../config.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { seenRow } from '../seen-row.ts'
import { prose } from '../text/text-fields.ts'
import { stopClocks } from './case-clocks.ts'
import { claimCase, holdCase } from './claim-case.ts'
import { assertCaseNamesNobody } from './decision-note.ts'
import { recordCaseStep } from './record-case-step.ts'
import { startPeriod } from './start-period.ts'
import { writeLetter } from './write-letter.ts'

const schema = seenRow.extend({
  text: z
    .string('请填写公告的内容')
    .pipe(prose(4_000, '公告'))
    .pipe(z.string().min(20, '请写明通知的内容，至少 20 字')),
})

/** Publishes the content of a notice whose contributor cannot be reached (条例 §15: 网络地址不明无法转送); it names nobody. His time begins
 *  with it. Where the letter was mailed to him there is nothing to publish.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function publishNotice(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.accept')
  const { text, ...seen } = parseInput(schema, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    await assertUnreached(tx, seen.id)
    await assertCaseNamesNobody(tx, await holdCase(tx, seen.id), text, { field: 'text' })
    const version = await keepPublicNotice(tx, seen, { move: 'publish-notice', by: editor, at, text })
    return { version }
  })
}

async function assertUnreached(tx: Tx, caseId: number): Promise<void> {
  const forwarded = await tx.caseMessage.findFirst({
    where: { caseId, letter: 'forward' },
    orderBy: { at: 'desc' },
    select: { mailId: true },
  })
  const mailed = await tx.mail.count({
    where: { id: { in: forwarded?.mailId ? [forwarded.mailId] : [] }, state: { in: ['queued', 'sent'] } },
  })
  if (mailed > 0)
    throw new DomainError('wrong-state', '通知已经用电子邮件转送投稿人；没有退信的，不需要公告。')
}

type PublicNotice = {
  move: 'publish-notice' | 'publish-notice-by-setting'
  by: Actor
  at: Date
  text: string
}

/** Keeps the content of a notice as it is published (条例 §15). It names nobody: who wrote it saw to that.
 *  @returns the case's version */
export async function keepPublicNotice(
  tx: Tx,
  { id, version }: Pick<RightsCase, 'id' | 'version'>,
  { move, by, at, text }: PublicNotice,
): Promise<number> {
  const columns = { publicNotice: text, noticePublishedAt: at }
  const row = await claimCase(tx, { id, version }, { move, at, columns })
  await stopClocks(tx, id, at, ['act_limit'])
  await startPeriod(tx, id, 'counter_silence', at)
  await recordCaseStep(tx, row, { move, by, at })
  await writeLetter(tx, row, { letter: 'notice_published', at, fields: { noticeUrl: noticeUrl(id) } })
  return row.version
}

/** The address of a published notice. */
function noticeUrl(caseId: number): string {
  return `${config().siteUrl}/notices/${caseId}`
}
