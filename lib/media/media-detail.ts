import { db } from '#lib/db/client.ts'
import type { ArticleStatus, MediaPlace } from '#lib/db/generated/enums.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { mayDeleteMedia } from './delete-media.ts'
import { failureSentence } from './media-failure.ts'
import type { MediaView } from './media-types.ts'
import { readMedia } from './read-media.ts'
import { sourcesWith } from './sources-with.ts'

type MediaUse = { id: number; title: string; status: ArticleStatus; places: MediaPlace[] }

/** A medium with what only the desk shows. */
export type MediaDetail = MediaView & {
  version: number
  /** Who brought it in, and when. */
  actor: string
  createdAt: Date
  sourceUrl: string | null
  /** Why it was not fetched, in a sentence; null where that is not so. */
  failureSentence: string | null
  /** The articles that use it, newest first, and how many there are: at most these are named. */
  uses: MediaUse[]
  useCount: number
  /** The listed sources whose evidence it is, by name. */
  evidenceOf: string[]
  /** Whether this editor may delete it once nothing uses it. */
  mayDelete: boolean
}

const MOST_USES = 50

/** One medium for the desk; null where there is none.
 *  @throws DomainError forbidden */
export async function mediaForDesk(editor: Editor, id: number): Promise<MediaDetail | null> {
  permit(editor, 'media.add')
  const row = await db().media.findFirst({ where: { id, deletedAt: null } })
  const view = (await readMedia([id])).get(id)
  if (!row || !view) return null
  const { version, actor, createdAt, sourceUrl, failure, editorId } = row
  return {
    ...{ ...view, version, actor, createdAt, sourceUrl },
    failureSentence: row.state === 'failed' ? failureSentence(failure) : null,
    uses: await usesOf(id),
    useCount: (await db().articleMedia.groupBy({ by: ['articleId'], where: { mediaId: id } })).length,
    evidenceOf: await sourcesWith(id),
    mayDelete: mayDeleteMedia(editor, editorId),
  }
}

async function usesOf(mediaId: number): Promise<MediaUse[]> {
  const articles = await db().article.findMany({
    where: { media: { some: { mediaId } } },
    select: { id: true, title: true, status: true, media: { where: { mediaId }, select: { place: true } } },
    orderBy: { id: 'desc' },
    take: MOST_USES,
  })
  return articles.map(({ media, ...article }) => ({ ...article, places: media.map(({ place }) => place) }))
}
