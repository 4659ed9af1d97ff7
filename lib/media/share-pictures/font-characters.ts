import { readFileSync } from 'node:fs'

/** The code points that a TrueType font has a glyph for: the subtable of format 12 of its `cmap`, or that of format 4
 *  (OpenType 1.9, "cmap"). */
export function fontCharacters(path: string): ReadonlySet<number> {
  const font = readFileSync(path)
  const at = tableAt(font, 'cmap')
  const subtables = Array.from({ length: font.readUInt16BE(at + 2) }, (_, index) => {
    const offset = at + font.readUInt32BE(at + 4 + index * 8 + 4)
    return { offset, format: font.readUInt16BE(offset) }
  })
  const whole = subtables.find(({ format }) => format === 12)
  if (whole) return new Set(groupsOf(font, whole.offset))
  const plane = subtables.find(({ format }) => format === 4)
  if (plane) return new Set(segmentsOf(font, plane.offset))
  throw new Error(`${path} has no character map of format 4 or 12`)
}

function tableAt(font: Buffer, tag: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  throw new Error(`the font has no table ${tag}`)
}

function* groupsOf(font: Buffer, offset: number): Generator<number> {
  const groups = font.readUInt32BE(offset + 12)
  for (let index = 0; index < groups; index += 1) {
    const group = offset + 16 + index * 12
    yield* between(font.readUInt32BE(group), font.readUInt32BE(group + 4))
  }
}

/** Of these ranges of 16-bit characters the last is a mark of the end. */
function* segmentsOf(font: Buffer, offset: number): Generator<number> {
  const bytes = font.readUInt16BE(offset + 6)
  for (let index = 0; index < bytes - 2; index += 2)
    yield* between(font.readUInt16BE(offset + 16 + bytes + index), font.readUInt16BE(offset + 14 + index))
}

function* between(first: number, last: number): Generator<number> {
  for (let code = first; code <= last; code += 1) yield code
}
