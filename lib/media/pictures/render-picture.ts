import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sharp } from 'sharp'
import { MOST_ANIMATED_PIXELS, openPicture } from './hardened-sharp.ts'
import type { PictureTask, Rendition } from './picture-tasks.ts'
import { animatedWidths, renditionWidths } from './rendition-widths.ts'

/** Settings by measurement: AVIF of effort 2 takes a seventh of the time of its default at nearly the same quality. */
const encoders = {
  avif: (picture: Sharp) => picture.avif({ quality: 50, effort: 2 }),
  webp: (picture: Sharp) => picture.webp({ quality: 76, effort: 4 }),
  jpeg: (picture: Sharp) => picture.flatten({ background: '#fff' }).jpeg({ quality: 78, mozjpeg: true }),
} as const

/**
 * Writes a picture in up to five widths as AVIF, WebP and JPEG, one after the other; an animation as WebP alone, which
 * keeps its frames. Colours become sRGB, since old browsers know no profile.
 * @throws Error of sharp for a file that it cannot read
 */
export async function renderPicture({
  path,
  into,
}: Extract<PictureTask, { kind: 'render' }>): Promise<Rendition[]> {
  const { width, height, pages = 1 } = await openPicture(path).metadata()
  return pages > 1
    ? renderAnimation(path, into, width * height * pages, width)
    : renderStill(path, into, width)
}

async function renderStill(path: string, into: string, width: number): Promise<Rendition[]> {
  const widths = renditionWidths(width)
  const widest = widths.at(-1) ?? width
  // Decoded once; the narrower ones are made from the widest.
  const { data, info } = await openPicture(path)
    .resize({ width: widest, withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels as 1 | 2 | 3 | 4 }
  const made: Rendition[] = []
  for (const width of widths)
    for (const format of ['avif', 'webp', 'jpeg'] as const) {
      const to = join(into, `${width}.${format}`)
      const picture = openPicture(data, { raw }).resize({ width })
      const written = await encoders[format](picture).toFile(to)
      made.push({ path: to, format, width: written.width, height: written.height, bytes: written.size })
    }
  return made
}

async function renderAnimation(
  path: string,
  into: string,
  pixels: number,
  width: number,
): Promise<Rendition[]> {
  if (pixels > MOST_ANIMATED_PIXELS) return []
  const made: Rendition[] = []
  for (const one of animatedWidths(width)) {
    const to = join(into, `${one}.webp`)
    const picture = openPicture(path, { animated: true }).resize({ width: one })
    const { width, height, pageHeight } = await picture.webp({ quality: 70, effort: 2 }).toFile(to)
    made.push({ path: to, format: 'webp', width, height: pageHeight ?? height, bytes: (await stat(to)).size })
  }
  return made
}
