import { join } from 'node:path'
import type { PictureTask } from '../pictures/picture-tasks.ts'
import type { Placed as PlacedFile } from '../pictures/picture-types.ts'
import { type Placed, writePicture } from './canvas.ts'
import { colours } from './colours.ts'
import { drawCard } from './draw-card.ts'
import { drawPoster } from './draw-poster.ts'
import { drawSite } from './draw-site.ts'
import { drawSquare } from './draw-square.ts'
import { isDrawable } from './draw-text.ts'
import { type DrawnArticle, type ShareDrawing, shareSizes } from './share-drawing.ts'

const shapes = { card: drawCard, square: drawSquare, poster: drawPoster } as const

/** Emoji with their joiners: the fonts have none, and a title says the same without. */
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d/gu

/**
 * Draws a share picture. What the fonts cannot set is left out; without its title the picture is that of the site.
 * @throws PictureError for a photograph that cannot be read
 */
export async function drawSharePicture({
  drawing,
  photograph,
  into,
}: Extract<PictureTask, { kind: 'share' }>): Promise<PlacedFile> {
  const path = join(into, `${drawing.shape}.jpg`)
  const { width, height } = shareSizes[drawing.shape]
  const pieces = await piecesOf(drawing, photograph)
  const { size } = await writePicture(path, { width, height, ground: colours.paper }, pieces)
  return { path, width, height, bytes: size }
}

function piecesOf(drawing: ShareDrawing, photograph: string | null): Promise<Placed[]> {
  const { host, shape } = drawing
  const siteName = isDrawable(drawing.siteName) ? drawing.siteName : host
  const article = drawing.article && withoutEmoji(drawing.article)
  const title = article?.title.join('') ?? ''
  if (!article || title.trim() === '' || !isDrawable(title)) return drawSite(siteName, shape)
  return shapes[shape]({ siteName, host, article: drawable(article) }, photograph)
}

function withoutEmoji(article: DrawnArticle): DrawnArticle {
  const title = article.title.map((piece) => piece.replace(EMOJI, '')).filter((piece) => piece !== '')
  return { ...article, title, summary: article.summary.replace(EMOJI, '') }
}

function drawable(article: DrawnArticle): DrawnArticle {
  const orNothing = (text: string) => (isDrawable(text) ? text : '')
  return { ...article, summary: orNothing(article.summary), facts: orNothing(article.facts) }
}
