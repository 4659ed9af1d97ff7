import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { MediaKind } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import { processSingleton } from '../process-singleton.ts'

const fileRow = z.object({
  hash: z.string(),
  media_id: z.number(),
  format: z.string(),
  bytes: z.bigint(),
  kind: z.enum(MediaKind),
  name: z.string(),
  is_public: z.boolean(),
})

/** A file as the database knows it. Two media can have the same one; it is public where one of them is. */
export type FoundFile = {
  mediaIds: number[]
  format: string
  bytes: number
  kind: MediaKind
  /** Of the uploaded file. */
  name: string
  /** Whether a published article uses it now. */
  isPublic: boolean
}

type Waiting = { hash: string; take: (rows: FileRow[]) => void; fail: (error: unknown) => void }
type FileRow = z.infer<typeof fileRow>

const MOST_AT_ONCE = 200

/**
 * The file of this hash; null where no medium has it. Requests that come while the database is asked are asked together
 * next, so that a page's ten pictures, or a thousand readers', cost few questions; none is answered from before it came.
 */
export async function findFile(hash: string): Promise<FoundFile | null> {
  const queue = processSingleton('media-files-asked', () => ({ waiting: [] as Waiting[], isAsking: false }))
  const rows = await new Promise<FileRow[]>((take, fail) => {
    queue.waiting.push({ hash, take, fail })
    if (!queue.isAsking) void askAll(queue)
  })
  const shown = rows.find((row) => row.is_public) ?? rows[0]
  return shown
    ? {
        mediaIds: rows.map((row) => row.media_id),
        ...{ format: shown.format, kind: shown.kind, name: shown.name },
        bytes: Number(shown.bytes),
        isPublic: shown.is_public,
      }
    : null
}

async function askAll(queue: { waiting: Waiting[]; isAsking: boolean }): Promise<void> {
  queue.isAsking = true
  while (queue.waiting.length > 0) {
    const asked = queue.waiting.splice(0, MOST_AT_ONCE)
    try {
      const rows = await rowsOf([...new Set(asked.map(({ hash }) => hash))])
      for (const { hash, take } of asked) take(rows.filter((row) => row.hash === hash))
    } catch (error) {
      for (const { fail } of asked) fail(error)
    }
  }
  queue.isAsking = false
}

/** Each hash by its index, each medium's uses by theirs; the first published article ends the search. */
function rowsOf(hashes: readonly string[]): Promise<FileRow[]> {
  return queryRows(
    fileRow,
    Prisma.sql`
      SELECT file.hash, file.media_id, file.format, file.bytes, media.kind, media.name,
        EXISTS (
          SELECT FROM article_media AS used JOIN article ON article.id = used.article_id
          WHERE used.media_id = file.media_id AND used.place = 'live' AND article.status = 'published'
        ) AS is_public
      FROM media_file AS file JOIN media ON media.id = file.media_id
      WHERE file.hash = ANY (${hashes}) AND media.deleted_at IS NULL`,
  )
}
