import { widthOf } from './break-lines.ts'
import { at, box, type Placed } from './canvas.ts'
import { colours } from './colours.ts'
import { drawText } from './draw-text.ts'
import { siteSign } from './site-sign.ts'

/** The site's mark: the first letter of its name that the fonts have, on vermilion (no letter where they have none), and
 *  beside it the whole name, in letters so small that both fit into `room`, a width in pixels. */
export async function siteMark(
  name: string,
  { left, top, size, room }: { left: number; top: number; size: number; room: number },
): Promise<Placed[]> {
  const sign = await drawText(siteSign({ siteName: name, host: '' }), {
    weight: 'bold',
    size: Math.round(size * 0.62),
    colour: colours.paper,
  })
  const letters = Math.floor(Math.min(size * 0.56, (room - size * 1.3) / Math.max(1, widthOf(name))))
  const words = await drawText(name, { weight: 'bold', size: letters, colour: colours.ink })
  return [
    at(box(size, size, colours.accent, Math.round(size * 0.08)), left, top),
    at(sign, left + (size - sign.width) / 2, top + (size - sign.height) / 2),
    at(words, left + size * 1.3, top + (size - words.height) / 2),
  ]
}
