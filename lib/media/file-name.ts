import { withoutInvisible } from '../text/visible.ts'
import { type Format, formats } from './formats.ts'

const MOST_CHARACTERS = 200

/**
 * The name of an uploaded file, cleaned: without folders, control and invisible characters, and with the extension of what
 * the file is; the name itself decides nothing.
 */
export function fileName(given: string, format: Format): string {
  const { extension, label } = formats[format]
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const clean = withoutInvisible(last.toWellFormed())
    .replace(/[\p{Cc}\p{Noncharacter_Code_Point}<>:"|?*]/gu, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const stem = clean.replace(endings(format), '').trim()
  return `${[...(stem || label)]
    .slice(0, MOST_CHARACTERS - 1 - extension.length)
    .join('')
    .slice(0, MOST_CHARACTERS - 1 - extension.length)}.${extension}`
}

/** The format's own extension in all its spellings, and HEIC's, which becomes JPEG. */
function endings(format: Format): RegExp {
  const known: Partial<Record<Format, string>> = {
    jpeg: 'jpe?g|jpe|jfif|heic|heif',
    mp4: 'mp4|m4v',
    ogg: 'ogg|oga|opus',
  }
  return new RegExp(`\\.(?:${known[format] ?? formats[format].extension})$`, 'i')
}
