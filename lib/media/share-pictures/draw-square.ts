import { at, box, type Placed } from './canvas.ts'
import { colours } from './colours.ts'
import { drawHeadline } from './draw-headline.ts'
import { photograph } from './photograph.ts'
import { type DrawnArticle, shareSizes } from './share-drawing.ts'
import { siteMark } from './site-mark.ts'

const { width, height } = shareSizes.square
const BAR = 20
const MARGIN = 64

/** What chats show as small as a stamp: the article's picture alone, else its title in large letters. */
export async function drawSquare(
  { siteName, article }: { siteName: string; article: DrawnArticle },
  file: string | null,
): Promise<Placed[]> {
  const bar = at(box(width, BAR, colours.accent), 0, height - BAR)
  const focal = article.photograph?.focal ?? { x: 50, y: 50 }
  if (file) return [at(await photograph(file, { width, height: height - BAR, focal }), 0, 0), bar]
  const [above, room] = [MARGIN + 72, width - 2 * MARGIN]
  const title = await drawHeadline(article.title, {
    width: room,
    height: height - BAR - above - 40,
    mostLines: 5,
    sizes: [128, 112, 96, 84, 72, 64],
  })
  return [
    ...(await siteMark(siteName, { left: MARGIN, top: MARGIN - 4, size: 64, room })),
    at(title, MARGIN, above + (height - BAR - above - title.height) / 2),
    bar,
  ]
}
