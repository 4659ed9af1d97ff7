import { shortened } from '../../text/shortened.ts'
import { at, box, type Placed } from './canvas.ts'
import { colours } from './colours.ts'
import { drawHeadline } from './draw-headline.ts'
import { drawQr } from './draw-qr.ts'
import { drawText } from './draw-text.ts'
import { photograph } from './photograph.ts'
import { type DrawnArticle, shareSizes } from './share-drawing.ts'
import { siteMark } from './site-mark.ts'

const { width, height } = shareSizes.poster
const MARGIN = 84
const PHOTOGRAPH = 608
const FOOT = 330
const ROOM = width - 2 * MARGIN
const SUMMARY = { size: 36, leading: 1.75 }

type Drawn = { siteName: string; host: string; article: DrawnArticle }

/** 海报, 1080 × 1620: picture, title, facts, summary, and the code that leads to the article. */
export async function drawPoster({ siteName, host, article }: Drawn, file: string | null): Promise<Placed[]> {
  const focal = article.photograph?.focal ?? { x: 50, y: 50 }
  const picture = file && (await photograph(file, { width, height: PHOTOGRAPH, focal }))
  const head = picture
    ? [at(picture, 0, 0)]
    : [
        at(box(width, 20, colours.accent), 0, 0),
        ...(await siteMark(siteName, { left: MARGIN, top: 120, size: 80, room: ROOM })),
      ]
  const start = picture ? PHOTOGRAPH + 72 : 320
  const title = await drawHeadline(article.title, {
    width: ROOM,
    height: 480,
    mostLines: 4,
    sizes: picture ? [80, 72, 64, 56] : [96, 88, 80, 72, 64],
  })
  const facts = await drawText(article.facts, { weight: 'regular', size: 30, colour: colours.faint })
  const factsTop = start + title.height + 52
  const text = factsTop + facts.height + 56
  return [
    ...head,
    at(title, MARGIN, start),
    at(facts, MARGIN, factsTop),
    ...(await summaryAt(article.summary, text, height - FOOT - 40)),
    ...(await foot({ siteName, host, address: article.address })),
  ]
}

/** As many lines of the summary as there is room for. */
async function summaryAt(summary: string, top: number, bottom: number): Promise<Placed[]> {
  const lines = Math.floor((bottom - top) / (SUMMARY.size * SUMMARY.leading))
  const most = Math.floor(ROOM / SUMMARY.size) * lines - 2
  if (lines < 1 || summary === '') return []
  const drawn = await drawText(shortened(summary, most), {
    weight: 'regular',
    colour: colours.quiet,
    width: ROOM,
    ...SUMMARY,
  })
  return [at(drawn, MARGIN, top)]
}

async function foot({ siteName, host, address }: { siteName: string; host: string; address: string }) {
  const top = height - FOOT
  const code = drawQr(address, 6)
  const left = width - MARGIN - code.width + 24
  const words = await drawText('扫码阅读全文', { weight: 'bold', size: 40, colour: colours.ink })
  const where = await drawText(host, { weight: 'regular', size: 28, colour: colours.faint })
  return [
    at(box(ROOM, 2, colours.rule), MARGIN, top),
    ...(await siteMark(siteName, { left: MARGIN, top: top + 56, size: 64, room: 600 })),
    at(words, MARGIN, top + 160),
    at(where, MARGIN, top + 226),
    at(code, left, top + (FOOT - code.height) / 2),
  ]
}
