import { Worker } from 'node:worker_threads'
import { PictureError } from './picture-error.ts'

/** Four bytes a pixel, several times over. */
const MOST_HEIC_PIXELS = 64_000_000
const LONGEST_MS = 60_000
const limits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 }

/** Pixels of four bytes: red, green, blue, alpha. */
type Pixels = { width: number; height: number; data: Uint8ClampedArray }

/** Decodes a HEIC file in a thread with limits; upright, as the file's own rotation is applied.
 *  @throws PictureError */
export async function decodeHeic(bytes: Buffer): Promise<Pixels> {
  const workerData = { bytes: new Uint8Array(bytes), mostPixels: MOST_HEIC_PIXELS }
  const worker = new Worker(new URL('./heic-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: limits,
  })
  const timeout = Promise.withResolvers<never>()
  const timer = setTimeout(() => timeout.reject(new PictureError('too-slow')), LONGEST_MS)
  try {
    return await Promise.race([pixelsOf(worker), timeout.promise])
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

function pixelsOf(worker: Worker): Promise<Pixels> {
  return new Promise((resolve, reject) => {
    worker.once('message', (said: Pixels | 'too-many-pixels') =>
      said === 'too-many-pixels' ? reject(new PictureError(said)) : resolve(said),
    )
    worker.once('error', () => reject(new PictureError('damaged')))
    worker.once('exit', () => reject(new PictureError('damaged')))
  })
}

/** The colour profile that a HEIC file carries (`colr` box, ISO/IEC 14496-12, 12.1.5); null where it has none. */
export function heicProfile(bytes: Buffer): Buffer | null {
  const at = bytes.indexOf('colrprof', 0, 'latin1')
  if (at < 4) return null
  const end = at - 4 + bytes.readUInt32BE(at - 4)
  return end <= bytes.length && end - at > 136 ? bytes.subarray(at + 8, end) : null
}
