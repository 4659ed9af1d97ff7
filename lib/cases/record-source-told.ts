import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { parseInput, wrongFields } from '../input.ts'
import { rowNumber, seenRow } from '../seen-row.ts'
import { startOfMinute } from '../time.ts'
import { claimCase } from './claim-case.ts'
import { assertCaseNamesNobody, optionalNote } from './decision-note.ts'
import { givenMinute } from './given-minute.ts'
import { recordCaseStep } from './record-case-step.ts'
import { sourceChannelKeys, sourceChannels } from './source-channels.ts'
import { sourcesOfCase } from './sources-of-case.ts'

const schema = (now: Date) =>
  seenRow.extend({
    /** The number of the source's name. */
    sourceId: rowNumber,
    channel: z.enum(sourceChannelKeys, '请选择告知的方式'),
    toldAt: givenMinute('告知的时间', now),
    note: optionalNote,
  })

/** Notes that an editor has told a source of a case's reposts, where no mail does: by what, and when. A matter of the house, no article
 *  rules it.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict */
export async function recordSourceTold(editor: Editor, input: unknown): Promise<{ version: number }> {
  permit(editor, 'case.accept')
  const { sourceId, channel, toldAt, note, ...seen } = parseInput(schema(await databaseNow()), input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const move = 'record-source-told'
    const row = await claimCase(tx, seen, { move, at })
    await assertCaseNamesNobody(tx, row, note)
    const name = await nameOfSource(tx, row.id, sourceId)
    if (toldAt < startOfMinute(row.acceptedAt ?? row.receivedAt))
      throw wrongFields({ toldAt: '告知的时间不能早于受理的时间' })
    const details = { sourceId, channel, toldAt: toldAt.toISOString() }
    const reason = [`${name}：${sourceChannels[channel]}`, note].filter(Boolean).join('。')
    await recordCaseStep(tx, row, { move, by: editor, at, reason, details })
    return { version: row.version }
  })
}

async function nameOfSource(tx: Tx, caseId: number, sourceId: number): Promise<string> {
  const source = (await sourcesOfCase(tx, caseId)).find(({ id }) => id === sourceId)
  if (!source) throw wrongFields({ sourceId: '本案的转载稿件没有这个来源' })
  return source.name
}
