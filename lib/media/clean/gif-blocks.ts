const EXTENSION = 0x21
const IMAGE = 0x2c
const TRAILER = 0x3b
const COMMENT = 0xfe
const APPLICATION = 0xff

/** The same picture, all its frames, without comments and XMP (GIF89a, 24 and 26); what follows its end goes.
 *  @returns null where the blocks are not those of a GIF file */
export function withoutGifMetadata(bytes: Buffer): Buffer | null {
  const parts: Buffer[] = []
  let at = 13 + colourTableBytes(bytes[10] ?? 0)
  parts.push(bytes.subarray(0, at))
  while (at < bytes.length) {
    if (bytes[at] === TRAILER) return Buffer.concat([...parts, Buffer.of(TRAILER)])
    const end = endOfBlock(bytes, at)
    if (end === null) return null
    if (isKept(bytes, at)) parts.push(bytes.subarray(at, end))
    at = end
  }
  return null
}

function colourTableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}

function endOfBlock(bytes: Buffer, at: number): number | null {
  if (bytes[at] === EXTENSION) return endOfSubBlocks(bytes, at + 2)
  if (bytes[at] !== IMAGE) return null
  return endOfSubBlocks(bytes, at + 11 + colourTableBytes(bytes[at + 9] ?? 0))
}

function endOfSubBlocks(bytes: Buffer, from: number): number | null {
  for (let at = from; at < bytes.length; at += 1 + (bytes[at] ?? 0)) if (bytes[at] === 0) return at + 1
  return null
}

/** Of application blocks only the one that says how often an animation is shown. */
function isKept(bytes: Buffer, at: number): boolean {
  if (bytes[at] !== EXTENSION || bytes[at + 1] === 0xf9 || bytes[at + 1] === 0x01) return true
  if (bytes[at + 1] === COMMENT || bytes[at + 1] !== APPLICATION) return false
  return /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(bytes.toString('latin1', at + 3, at + 14))
}
