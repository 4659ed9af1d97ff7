import type { Place } from './line-writer.ts'
import { type PictureSource, pictureSource } from './picture-source.ts'
import type { Style, TidyWalk } from './tidy-walk.ts'

/** The longest alternative text of a sign that is drawn by a picture. */
const SIGN_LENGTH = 8

/** What programs write where nobody has described a picture. */
const NO_WORDS = /^(?:图片|图像|image|img|photo|picture|[\w-]+\.(?:jpe?g|png|gif|webp))\s*\d*$/i

/** Writes a picture as a block of its own. */
export function writePicture(walk: TidyWalk, image: Element, style: Style, place: Place): void {
  const alt = (image.getAttribute('alt') ?? '').trim()
  const isSign = /\bemoji\b/i.test(image.getAttribute('class') ?? '') && alt.length <= SIGN_LENGTH
  if (isSign && alt !== '') walk.lines.text(alt, place)
  else writeSourced(walk, pictureSource(image, style, walk.options.base), alt, place)
}

function writeSourced(walk: TidyWalk, source: PictureSource, alt: string, place: Place): void {
  if (source.kind === 'unreachable') walk.leaveOut('picture')
  if (source.kind !== 'address' && source.kind !== 'file') return
  const image = walk.document.createElement('img')
  image.setAttribute('src', source.kind === 'file' ? 'file:' : source.address)
  if (alt && !NO_WORDS.test(alt)) image.setAttribute('alt', alt)
  const figure = walk.document.createElement('figure')
  figure.appendChild(image)
  walk.pictures += 1
  walk.lines.block(figure, place.container)
}

/** Writes a figure: its picture with the words below it, where it holds just one. */
export function writeFigure(walk: TidyWalk, element: Element, style: Style, place: Place): void {
  const before = walk.pictures
  const caption = element.querySelector('figcaption')
  const words = (caption?.textContent ?? '').replace(/\s+/g, ' ').trim()
  caption?.remove()
  walk.block(element, style, place)
  if (words === '') return
  const made = place.container.lastElementChild
  if (walk.pictures === before + 1 && made?.localName === 'figure') {
    const written = walk.document.createElement('figcaption')
    written.textContent = words
    made.appendChild(written)
  } else {
    walk.lines.text(words, place)
    walk.lines.close()
  }
}
