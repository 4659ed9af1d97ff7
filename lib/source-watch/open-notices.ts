import { db } from '#lib/db/client.ts'
import type { SourceState } from '#lib/db/generated/enums.ts'
import type { Editor } from '../actors/editor.ts'
import { isRemoved } from '../articles/status.ts'
import { allows, permit } from '../editors/permissions.ts'

/** A notice as the desk shows it. */
export type OpenNotice = {
  id: number
  version: number
  articleId: number
  title: string
  isTakenDown: boolean
  /** 责任编辑 of the article; null where it has none. */
  editor: string | null
  address: string
  state: SourceState
  status: number | null
  before: string | null
  after: string | null
  foundAt: Date
}

const MOST = 50

/** The open notices that an editor is to look at, the oldest first: those of his own articles and of articles that nobody
 *  answers for; a chief editor's are all.
 *  @throws DomainError forbidden */
export async function openNotices(editor: Editor): Promise<OpenNotice[]> {
  permit(editor, 'article.draft')
  const rows = await db().sourceNotice.findMany({
    where: { settledAt: null, ...concerning(editor) },
    include: { article: { select: { title: true, status: true, editor: { select: { name: true } } } } },
    orderBy: { id: 'asc' },
    take: MOST,
  })
  return rows.map(({ article, id, version, articleId, address, state, status, before, after, foundAt }) => ({
    ...{ id, version, articleId, address, state, status, before, after, foundAt },
    title: article.title,
    isTakenDown: isRemoved(article.status),
    editor: article.editor?.name ?? null,
  }))
}

/** How many there are. */
export function countNotices(editor: Editor): Promise<number> {
  return db().sourceNotice.count({ where: { settledAt: null, ...concerning(editor) } })
}

function concerning(editor: Editor) {
  if (allows(editor, 'article.take-down')) return {}
  return { article: { OR: [{ editorId: editor.id }, { editorId: null }] } }
}
