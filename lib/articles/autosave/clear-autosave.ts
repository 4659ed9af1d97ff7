import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { deleteSurplus, keepAutosave } from './kept-texts.ts'

type Cleared = {
  /** The number of the autosave that the form saw last. */
  seq: number
  /** Whether it gives way by a choice, and was not undone by hand. */
  givesWay: boolean
}

/** Forgets the unsaved text that a form has stored, or seen under this number. It is kept where it gives way by a choice,
 *  and where another form wrote it: the editor has given it up when he opened this one. */
export async function clearAutosave(
  { articleId, editorId, tab }: { articleId: number; editorId: string; tab: string },
  { seq, givesWay }: Cleared,
): Promise<void> {
  const of = { articleId, editorId }
  if (!givesWay) await db().autosave.deleteMany({ where: { ...of, tab } })
  await db().$executeRaw(Prisma.sql`
    WITH kept AS (${keepAutosave({ ...of, seq })})
    DELETE FROM autosave WHERE article_id = ${articleId} AND editor_id = ${editorId} AND seq = ${seq}`)
  await db().$executeRaw(deleteSurplus(articleId, editorId))
}
