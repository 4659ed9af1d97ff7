import { at, box, type Placed } from './canvas.ts'
import { colours } from './colours.ts'
import { drawHeadline } from './draw-headline.ts'
import { drawText } from './draw-text.ts'
import { photograph } from './photograph.ts'
import { type DrawnArticle, shareSizes } from './share-drawing.ts'
import { siteMark } from './site-mark.ts'

const { width, height } = shareSizes.card
const BAR = 16
const MARGIN = 72
const PHOTOGRAPH = 456

/** 1200 × 630: the title in a Chinese serif, beside the article's picture where there is one. */
export async function drawCard(
  { siteName, article }: { siteName: string; article: DrawnArticle },
  file: string | null,
): Promise<Placed[]> {
  const focal = article.photograph?.focal ?? { x: 50, y: 50 }
  const picture = file && (await photograph(file, { width: PHOTOGRAPH, height: height - BAR, focal }))
  const room = width - 2 * MARGIN - (picture ? PHOTOGRAPH : 0) + (picture ? MARGIN / 3 : 0)
  const [above, below] = [MARGIN + 60, height - BAR - MARGIN - 10]
  const title = await drawHeadline(article.title, {
    width: room,
    height: below - above - 40,
    mostLines: picture ? 5 : 4,
    sizes: picture ? [64, 58, 52, 46, 42] : [88, 80, 72, 64, 56],
  })
  const facts = await drawText(article.facts, { weight: 'regular', size: 28, colour: colours.faint })
  return [
    ...(await siteMark(siteName, { left: MARGIN, top: MARGIN - 12, size: 56, room })),
    at(title, MARGIN, (above + below - title.height) / 2),
    at(facts, MARGIN, below),
    ...(picture ? [at(picture, width - PHOTOGRAPH, 0)] : []),
    at(box(width, BAR, colours.accent), 0, height - BAR),
  ]
}
