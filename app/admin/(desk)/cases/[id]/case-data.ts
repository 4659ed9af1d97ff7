import type { ArticleView } from '#components/desk/case-article.tsx'
import type { EvidenceLine } from '#components/desk/case-evidence.tsx'
import { formatTime } from '#components/desk/format-time.ts'
import type { Editor } from '#lib/actors/editor.ts'
import { mediaOf } from '#lib/articles/body/media-of.ts'
import type { DeskArticle } from '#lib/articles/desk-types.ts'
import { caseKinds } from '#lib/cases/case-kinds.ts'
import { caseMoves } from '#lib/cases/case-moves.ts'
import { articleOfCase, type CaseArticleText } from '#lib/cases/desk-article.ts'
import { barsOfCase } from '#lib/cases/desk-bars.ts'
import type { DeskCase } from '#lib/cases/desk-case-types.ts'
import { type EvidenceFile, evidenceOfCase } from '#lib/cases/desk-evidence.ts'
import { isKeptByCase } from '#lib/cases/desk-held-article.ts'
import { joinedMessages } from '#lib/cases/desk-joined.ts'
import { mailsOfCase } from '#lib/cases/desk-mails.ts'
import { otherCases } from '#lib/cases/desk-other-cases.ts'
import { sourcesForDesk } from '#lib/cases/desk-sources.ts'
import { evidenceLabel } from '#lib/cases/shown-evidence.ts'
import { allows } from '#lib/editors/permissions.ts'
import { readMedia } from '#lib/media/read-media.ts'
import { pathNumber } from '#lib/path-number.ts'

/** The query of the address, as it came. */
export type CaseAsked = Record<string, string | string[] | undefined>

const views: readonly ArticleView[] = ['current', 'original', 'difference']

/** The address of a case with one of its articles beside it. */
export function casePath(
  id: number,
  { article, view }: { article: number | null; view: ArticleView },
): string {
  const query = new URLSearchParams()
  if (article !== null) query.set('article', String(article))
  if (view !== 'current') query.set('view', view)
  return query.size > 0 ? `/admin/cases/${id}?${query}` : `/admin/cases/${id}`
}

/** Where an article that the case keeps from readers is corrected before it comes back; null where its case does not know that step. */
export function correctPath(
  editor: Editor,
  { id, kind, state }: Pick<DeskCase, 'id' | 'kind' | 'state'>,
  article: DeskArticle | null,
): string | null {
  const { from, paths, by } = caseMoves['correct-suspended']
  const isOpen = from.some((one) => one === state) && allows(editor, by)
  const knows = paths.some((path) => path === caseKinds[kind].path)
  if (!article || !isOpen || !knows || !isKeptByCase(article, id)) return null
  return `/admin/cases/${id}/correct/${article.id}`
}

/** What stands around a case: the article that was chosen, the first one otherwise, the evidence and the related cases. */
export async function caseData(editor: Editor, { id, articles, now }: DeskCase, asked: CaseAsked) {
  const numbers = articles.flatMap(({ articleId }) => articleId ?? [])
  const wanted = pathNumber(String(asked.article))
  const chosen = numbers.find((one) => one === wanted) ?? numbers[0] ?? null
  const [shown, files, others, mails, sources, bars, joined] = await Promise.all([
    chosen === null ? null : articleOfCase(editor, { caseId: id, articleId: chosen }),
    evidenceOfCase(editor, id),
    otherCases(editor, id),
    mailsOfCase(editor, id),
    sourcesForDesk(editor, id),
    barsOfCase(editor, id),
    joinedMessages(editor, id),
  ])
  const view = views.find((one) => one === asked.view) ?? 'current'
  return {
    ...{ chosen, shown, others, mails, sources, bars, joined },
    view: shown?.contributed ? view : ('current' as const),
    media: await readMedia(mediaIn(shown)),
    files: files.map((file) => lineOf(file, now)),
  }
}

function mediaIn(shown: CaseArticleText | null): number[] {
  if (!shown) return []
  const { article, contributed } = shown
  return [...mediaOf(article.body), ...(contributed ? mediaOf(contributed.body) : [])]
}

function lineOf({ id, party, format, bytes, at, isDeleted }: EvidenceFile, now: Date): EvidenceLine {
  const size = bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`
  return { id, party, format, label: evidenceLabel(format), size, at: formatTime(at, now), isDeleted }
}
