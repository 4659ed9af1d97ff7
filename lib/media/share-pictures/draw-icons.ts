import { join } from 'node:path'
import { newPicture } from '../pictures/hardened-sharp.ts'
import type { PictureTask } from '../pictures/picture-tasks.ts'
import type { Placed } from '../pictures/picture-types.ts'
import { box } from './canvas.ts'
import { colours } from './colours.ts'
import { drawText } from './draw-text.ts'
import { iconSizes } from './icon-drawing.ts'
import { siteSign } from './site-sign.ts'

/** The letter's size, in parts of the icon's width: in a tab as large as it can be read. */
const letterOf = (size: number) => Math.round(size * (size <= 48 ? 0.8 : 0.66))
/** The round of the corners, in the same parts. */
const ROUND = 0.11
/** iOS rounds the corners itself, and paints what is clear black. */
const FULL = 180

/** Draws the site's icons, its sign on vermilion, as PNG files named by their widths. */
export async function drawIcons({
  drawing,
  into,
}: Extract<PictureTask, { kind: 'icons' }>): Promise<Placed[]> {
  const sign = siteSign(drawing)
  return Promise.all(iconSizes.map((size) => drawIcon(sign, size, join(into, `${size}.png`))))
}

async function drawIcon(sign: string, size: number, path: string): Promise<Placed> {
  const ground = box(size, size, colours.accent, size === FULL ? 0 : Math.round(size * ROUND))
  const letter = await drawText(sign, {
    weight: 'bold',
    size: letterOf(size),
    colour: colours.paper,
  })
  const layers = [ground, letter].map(({ pixels: input, width, height }) => ({
    input,
    left: Math.round((size - width) / 2),
    top: Math.round((size - height) / 2),
    raw: { width, height, channels: 4 } as const,
  }))
  const create = {
    width: size,
    height: size,
    channels: 4,
    background: { r: 0, g: 0, b: 0, alpha: 0 },
  } as const
  const { size: bytes } = await newPicture({ create }).composite(layers).png({ palette: true }).toFile(path)
  return { path, width: size, height: size, bytes }
}
