import { join } from 'node:path'
import { newPicture } from '../pictures/hardened-sharp.ts'
import type { Piece } from './canvas.ts'
import { fontCharacters } from './font-characters.ts'

const folder = join(import.meta.dirname, 'fonts')
const fonts = {
  bold: { file: join(folder, 'noto-serif-sc-bold.ttf'), name: 'Noto Serif SC Bold' },
  regular: { file: join(folder, 'noto-serif-sc-regular.ttf'), name: 'Noto Serif SC' },
} as const

/** The height of a line as the fonts set it, in parts of the size of the letters. */
const OWN_LEADING = 1.4375

export type TextStyle = {
  weight: keyof typeof fonts
  /** Of the letters, in pixels. */
  size: number
  colour: string
  /** Height of a line, in parts of the size. */
  leading?: number
  /** Where lines end by themselves, in pixels; without it where the text says. */
  width?: number
}

/** Sets a text, cut to what is to be seen of it: a single clear pixel where that is nothing. */
export async function drawText(text: string, style: TextStyle): Promise<Piece> {
  if (text.trim() === '') return { pixels: Buffer.alloc(4), width: 1, height: 1 }
  const { weight, size, colour, leading = 1.5, width } = style
  const { file, name } = fonts[weight]
  const markup = `<span foreground="${colour}">${escaped(text)}</span>`
  const { data, info } = await newPicture({
    text: {
      text: markup,
      font: `${name} ${size}`,
      fontfile: file,
      rgba: true,
      dpi: 72,
      spacing: Math.round((leading - OWN_LEADING) * size),
      ...(width ? { width, wrap: 'word-char' } : {}),
    },
  })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { pixels: data, width: info.width, height: info.height }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign)

let characters: ReadonlySet<number> | undefined

/** Whether the fonts have every character of a text. Another one would be drawn as a box. */
export function isDrawable(text: string): boolean {
  characters ??= fontCharacters(fonts.bold.file)
  for (const one of text) if (one !== '\n' && !characters.has(one.codePointAt(0) ?? 0)) return false
  return true
}
