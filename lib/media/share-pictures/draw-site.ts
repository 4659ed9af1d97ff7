import { widthOf } from './break-lines.ts'
import { at, box, type Placed } from './canvas.ts'
import { colours } from './colours.ts'
import { drawText } from './draw-text.ts'
import { type Shape, shareSizes } from './share-drawing.ts'
import { siteSign } from './site-sign.ts'

/** The picture of the site itself: its mark above its name. */
export async function drawSite(siteName: string, shape: Shape): Promise<Placed[]> {
  const { width, height } = shareSizes[shape]
  const [side, bar] = [190, 18]
  const sign = await drawText(siteSign({ siteName, host: '' }), {
    weight: 'bold',
    size: 118,
    colour: colours.paper,
  })
  const size = Math.min(84, Math.floor((width - 160) / Math.max(1, widthOf(siteName))))
  const name = await drawText(siteName, { weight: 'bold', size, colour: colours.ink })
  const top = (height - bar - side - 52 - name.height) / 2
  return [
    at(box(side, side, colours.accent, 14), (width - side) / 2, top),
    at(sign, (width - sign.width) / 2, top + (side - sign.height) / 2),
    at(name, (width - name.width) / 2, top + side + 52),
    at(box(width, bar, colours.accent), 0, height - bar),
  ]
}
