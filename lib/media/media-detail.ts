import { db } from '#lib/db/client.ts'
import type { ArticleStatus, MediaPlace } from '#lib/db/generated/enums.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { mayDeleteMedia } from './delete-media.ts'
import { failureSentence } from './media-failure.ts'
import type { MediaView } from './media-types.ts'
import { readMedia } from './read-media.ts'
import { sourcesWith } from './sources-with.ts'
import { type Holders, heldSentence, whatHolds } from './what-holds.ts'

/** `unsubmitted`: in a text of it that is typed or kept, and not submitted. */
type PlaceOfUse = MediaPlace | 'unsubmitted'

type MediaUse = { id: number; title: string; status: ArticleStatus; places: PlaceOfUse[] }

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
  /** Why nobody can delete it, in a sentence; null where it can be. */
  held: string | null
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
  const holders = await whatHolds(id)
  const { version, actor, createdAt, sourceUrl, failure, editorId } = row
  return {
    ...{ ...view, version, actor, createdAt, sourceUrl },
    failureSentence: row.state === 'failed' ? failureSentence(failure) : null,
    uses: await usesOf(id, holders),
    useCount: new Set([...holders.articles, ...holders.unsubmitted]).size,
    held: heldSentence(holders),
    evidenceOf: await sourcesWith(id),
    mayDelete: mayDeleteMedia(editor, editorId),
  }
}

async function usesOf(mediaId: number, { articles, unsubmitted }: Holders): Promise<MediaUse[]> {
  const newest = [...new Set([...articles, ...unsubmitted])]
    .sort((one, other) => other - one)
    .slice(0, MOST_USES)
  const rows = await db().article.findMany({
    where: { id: { in: newest } },
    select: { id: true, title: true, status: true, media: { where: { mediaId }, select: { place: true } } },
    orderBy: { id: 'desc' },
  })
  return rows.map(({ media, ...article }) => ({
    ...article,
    places: [
      ...media.map(({ place }) => place),
      ...(unsubmitted.includes(article.id) ? (['unsubmitted'] as const) : []),
    ],
  }))
}
