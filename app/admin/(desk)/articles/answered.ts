import type { Answer } from '#components/desk/article-content.ts'
import type { Editor } from '#lib/actors/editor.ts'
import { articleForDesk } from '#lib/articles/desk.ts'
import { wasDoneBefore } from '#lib/articles/was-done-before.ts'
import { refusalOf } from '#lib/web/form-state.ts'
import { actingEditor } from '#lib/web/session.ts'
import { latestOf } from './latest.ts'

type On = {
  /** Null while the article does not exist. */
  id: number | null
  /** What the press is to lead to, so that one whose answer was lost can be told from one that comes too late. */
  asked?: Parameters<typeof wasDoneBefore>[2] & { message: string }
}

/** Runs a verb for whoever is signed in. A refusal for staleness brings along how the article stands now, unless the
 *  same press has done its work before: then it is given the same answer. */
export async function answered(on: On, act: (editor: Editor) => Promise<Answer>): Promise<Answer> {
  try {
    return await act(await actingEditor())
  } catch (error) {
    const refusal = refusalOf(error)
    const isStale = refusal.code === 'conflict' || refusal.code === 'wrong-state'
    if (!isStale || on.id === null) return { done: false, refusal }
    const editor = await actingEditor()
    const article = await articleForDesk(editor, on.id)
    if (!article) return { done: false, refusal }
    if (on.asked && wasDoneBefore(article, editor, on.asked)) {
      const { id, version, status, workingCopy } = article
      const copyVersion = on.asked.isCopy ? (workingCopy?.version ?? 0) : 0
      return { done: true, id, version, copyVersion, status, message: on.asked.message }
    }
    return { done: false, refusal, latest: latestOf(article) }
  }
}
