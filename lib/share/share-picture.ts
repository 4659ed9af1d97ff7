import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { ShareDrawing } from '../media/share-pictures/share-drawing.ts'
import { mediaStorage } from '../media/storage.ts'
import { processSingleton } from '../process-singleton.ts'
import { drawnFile } from './draw-to-file.ts'
import { digestOf, siteDrawing } from './drawing-of.ts'

type File = Buffer<ArrayBuffer>

/** So many pictures wait to be drawn in this process; whoever asks for one more gets none. */
const MOST_WAITING = 10

/**
 * A share picture of an article: the one that is kept where it shows the same, else drawn and kept.
 * @returns null while too many others are being drawn
 */
export async function sharePicture(articleId: number, drawing: ShareDrawing): Promise<File | null> {
  const digest = digestOf(drawing)
  const kept = await keptPicture(articleId, drawing.shape, digest)
  if (kept) return kept
  const file = await drawnInTurn(drawing)
  if (file) await keep(articleId, { shape: drawing.shape, digest, file })
  return file
}

/** The site's own picture, drawn once a process. */
export function sitePicture(): Promise<File> {
  const cell = processSingleton('site-picture', () => ({ file: undefined as Promise<File> | undefined }))
  cell.file ??= drawnFile(siteDrawing('card')).catch((error) => {
    cell.file = undefined
    throw error
  })
  return cell.file
}

async function keptPicture(articleId: number, shape: ShareDrawing['shape'], digest: string) {
  const row = await db().sharePicture.findUnique({ where: { articleId_shape: { articleId, shape } } })
  const stored = row?.drawing === digest ? await mediaStorage().get(row.hash) : null
  return stored && ((await buffer(stored)) as File)
}

async function drawnInTurn(drawing: ShareDrawing): Promise<File | null> {
  const turn = processSingleton('share-pictures-drawn', () => ({ waiting: 0 }))
  if (turn.waiting >= MOST_WAITING) return null
  turn.waiting += 1
  try {
    return await drawnFile(drawing)
  } finally {
    turn.waiting -= 1
  }
}

/** Enters the file where the article is still published: its row is held, so that a takedown comes before or after. */
async function keep(
  articleId: number,
  { shape, digest, file }: { shape: ShareDrawing['shape']; digest: string; file: File },
): Promise<void> {
  const hash = createHash('sha256').update(file).digest('hex')
  await mediaStorage().put(hash, file)
  await transaction(
    (tx) => tx.$executeRaw`
      WITH held AS (SELECT id FROM article WHERE id = ${articleId} AND status = 'published' FOR SHARE)
      INSERT INTO share_picture (article_id, shape, drawing, hash)
      SELECT id, ${shape}::share_shape, ${digest}, ${hash} FROM held
      ON CONFLICT (article_id, shape) DO UPDATE
      SET drawing = EXCLUDED.drawing, hash = EXCLUDED.hash, made_at = EXCLUDED.made_at`,
  )
}
