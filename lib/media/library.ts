import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { MediaKind } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import type { MediaView } from './media-types.ts'
import { readMedia } from './read-media.ts'
import { isHeldByNothing } from './what-holds.ts'

const DEFAULT_PAGE = 48
const LARGEST_PAGE = 200

export type LibraryFilter = {
  /** Words, each of which stands in the name, caption, credit, source or alt text. */
  q?: string
  kinds?: readonly MediaKind[]
  /** Those alone that nothing uses: no article, no text that is not submitted, no listed source. */
  unused?: boolean
  /** Those alone that this editor brought in. */
  mine?: boolean
  /** The `before` of a page: the one that follows it. */
  before?: number
  limit?: number
}

export type LibraryPage = { items: MediaView[]; before: number | null }

/** A page of the media library, newest first.
 *  @throws DomainError forbidden */
export async function listMedia(editor: Editor, filter: LibraryFilter = {}): Promise<LibraryPage> {
  permit(editor, 'media.add')
  const limit = Math.min(Math.max(filter.limit ?? DEFAULT_PAGE, 1), LARGEST_PAGE)
  const found = await queryRows(
    z.object({ id: z.number() }),
    Prisma.sql`
      SELECT id FROM media WHERE ${Prisma.join(conditionsOf(editor, filter), ' AND ')}
      ORDER BY id DESC LIMIT ${limit + 1}`,
  )
  const ids = found.slice(0, limit).map(({ id }) => id)
  const views = await readMedia(ids, db())
  const items = ids.flatMap((id) => views.get(id) ?? [])
  return { items, before: found.length > limit ? (ids.at(-1) ?? null) : null }
}

function conditionsOf(editor: Editor, filter: LibraryFilter): Prisma.Sql[] {
  const { q = '', kinds, unused, mine, before } = filter
  const conditions = [Prisma.sql`deleted_at IS NULL`]
  if (before !== undefined) conditions.push(Prisma.sql`id < ${before}`)
  if (kinds && kinds.length > 0) conditions.push(Prisma.sql`kind::text = ANY (${[...kinds]})`)
  if (mine) conditions.push(Prisma.sql`editor_id = ${editor.id}`)
  if (unused) conditions.push(isHeldByNothing)
  for (const word of q.split(/\s+/).filter(Boolean).slice(0, 8))
    conditions.push(Prisma.sql`concat_ws(' ', name, caption, credit, source, alt) ILIKE ${containing(word)}`)
  return conditions
}

function containing(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`
}
