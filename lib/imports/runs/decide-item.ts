import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { Origin } from '#lib/db/generated/enums.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../../actors/editor.ts'
import { createDrafts, type NewDraft } from '../../articles/create-drafts.ts'
import { contentSchema } from '../../articles/schema.ts'
import { enterText } from '../../articles/text-identity.ts'
import { recordAudit } from '../../audit/record.ts'
import { DomainError } from '../../errors.ts'
import { parseInput } from '../../input.ts'
import { claimRun } from './claim-run.ts'
import { runIdSchema } from './stop-run.ts'

const schema = runIdSchema.extend({ key: z.string().min(1), isWanted: z.boolean() })

const storedSchema = z.object({ origin: z.enum(Origin), content: z.unknown() })

/** A candidate that waits for a decision, as its item keeps it. */
export function waitingContent({ origin, content }: NewDraft): Prisma.InputJsonObject {
  // Everything in it is text, numbers, lists and objects.
  return { origin, content: content as unknown as Prisma.InputJsonObject }
}

/**
 * Decides on an article that looks much like another one: makes a draft of it, or none.
 * @returns the number of the draft, null where none was made
 * @throws DomainError forbidden | invalid-input | not-found | wrong-state
 */
export async function decideItem(editor: Editor, input: unknown): Promise<number | null> {
  const { id, key, isWanted } = parseInput(schema, input)
  return transaction(async (tx) => {
    await claimRun(tx, editor, id, ['waiting', 'running', 'stopping', 'stopped', 'done', 'failed'])
    const item = await tx.importItem.findUnique({ where: { runId_key: { runId: id, key } } })
    if (!item) throw new DomainError('not-found', '这次导入里没有这一项。')
    if (item.outcome !== 'undecided') throw new DomainError('wrong-state', '这一项已经处理过了。')
    const articleId = isWanted ? await makeDraft(tx, editor, id, item.content) : null
    const outcome = isWanted ? 'made' : 'dropped'
    await tx.importItem.update({
      where: { runId_key: { runId: id, key } },
      data: { outcome, content: Prisma.DbNull, ...(articleId === null ? {} : { articleId }) },
    })
    await tx.importRun.update({
      where: { id },
      data: { undecided: { decrement: 1 }, [outcome]: { increment: 1 } },
    })
    const details = { key: key.slice(0, 200), isWanted, ...(articleId === null ? {} : { articleId }) }
    await recordAudit(tx, {
      event: 'import_item_decided',
      by: editor,
      about: { subject: 'import_run', id },
      details,
    })
    return articleId
  })
}

async function makeDraft(tx: Tx, editor: Editor, runId: number, stored: unknown): Promise<number> {
  const { origin, content } = storedSchema.parse(stored)
  const text = parseInput(contentSchema, content)
  const draft = { origin, content: text, collectedAt: new Date() }
  const [id = 0] = await createDrafts(tx, editor, [draft], { importRun: runId })
  await enterText(tx, id, text)
  return id
}
