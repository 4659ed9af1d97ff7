import { openPicture } from '../pictures/hardened-sharp.ts'
import type { Piece } from './canvas.ts'

/** A photograph that fills a rectangle; of what is cut away the focal point (in hundredths) is the farthest. */
export async function photograph(
  path: string,
  { width, height, focal }: { width: number; height: number; focal: { x: number; y: number } },
): Promise<Piece> {
  const { width: own, height: high } = await openPicture(path).metadata()
  const scale = Math.max(width / own, height / high)
  const size = {
    width: Math.max(width, Math.round(own * scale)),
    height: Math.max(height, Math.round(high * scale)),
  }
  const { data, info } = await openPicture(path)
    .resize({ ...size, fit: 'fill' })
    .extract({
      left: within((size.width * focal.x) / 100 - width / 2, size.width - width),
      top: within((size.height * focal.y) / 100 - height / 2, size.height - height),
      width,
      height,
    })
    .toColourspace('srgb')
    .flatten({ background: '#fff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { pixels: data, width: info.width, height: info.height }
}

const within = (value: number, most: number) => Math.round(Math.min(Math.max(value, 0), most))
