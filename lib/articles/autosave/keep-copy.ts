import type { Prisma, WorkingCopy } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { charactersOf, formTextSchema } from './form-text.ts'
import { deleteSurplus } from './kept-texts.ts'

/** Keeps a working copy that is overwritten or given up. */
export async function keepCopy(tx: Tx, copy: WorkingCopy): Promise<void> {
  const { articleId, basedOn, note, savedById, savedByName, savedAt } = copy
  const text = formTextSchema.safeParse(copy.content).data
  await tx.keptText.create({
    data: {
      ...{ articleId, kind: 'working_copy', version: basedOn, note, device: '' },
      ...{ editorId: savedById, editorName: savedByName, savedAt },
      // It was stored as a document before.
      content: copy.content as Prisma.InputJsonValue,
      characters: text ? charactersOf(text) : 0,
    },
  })
  await tx.$executeRaw(deleteSurplus(articleId, savedById))
}
