import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { isDomainError } from '../errors.ts'
import { runPictureTask } from '../media/pictures/run-picture-task.ts'
import type { ShareDrawing } from '../media/share-pictures/share-drawing.ts'
import { mediaStorage } from '../media/storage.ts'
import { inWorkFolder } from '../media/work-folder.ts'

/** Has a share picture drawn by the picture process; without its photograph where that cannot be read.
 *  @returns the JPEG file */
export function drawnFile(drawing: ShareDrawing): Promise<Buffer<ArrayBuffer>> {
  return inWorkFolder(async (into) => {
    const photograph = await photographOf(drawing, into)
    const draw = (photograph: string | null) => runPictureTask({ kind: 'share', drawing, photograph, into })
    const { path } = await draw(photograph).catch((error) => {
      if (photograph === null || !isDomainError(error)) throw error
      return draw(null)
    })
    return readFile(path)
  })
}

async function photographOf({ article }: ShareDrawing, into: string): Promise<string | null> {
  const stored = article?.photograph ? await mediaStorage().get(article.photograph.hash) : null
  if (!stored) return null
  const path = join(into, 'photograph')
  await pipeline(stored, createWriteStream(path, { mode: 0o600 }))
  return path
}
