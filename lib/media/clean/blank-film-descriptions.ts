import { type FileHandle, open } from 'node:fs/promises'
import type { Film } from '../detect/read-film.ts'

const PIECE_BYTES = 65_536

/**
 * Empties the boxes of a film that describe it, in place: they become free space (ISO/IEC 14496-12, 8.1.2) of the same
 * length, so that nothing else moves. With them goes the place where it was taken.
 */
export async function blankFilmDescriptions(path: string, film: Pick<Film, 'descriptions'>): Promise<void> {
  const file = await open(path, 'r+')
  try {
    for (const { at, contentAt, end } of film.descriptions) {
      await file.write('free', at + 4, 'latin1')
      await writeZeros(file, contentAt, end)
    }
  } finally {
    await file.close()
  }
}

async function writeZeros(file: FileHandle, from: number, to: number): Promise<void> {
  const zeros = Buffer.alloc(Math.min(PIECE_BYTES, to - from))
  for (let at = from; at < to; at += zeros.length)
    await file.write(zeros, 0, Math.min(zeros.length, to - at), at)
}
