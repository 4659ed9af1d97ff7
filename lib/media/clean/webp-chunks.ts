const HEAD_BYTES = 12
const EXIF_FLAG = 0x08
const XMP_FLAG = 0x04

/** The same picture without EXIF and XMP (RFC 9649, 2.7); what follows its end goes.
 *  @returns null where the chunks are not those of a WebP file */
export function withoutWebpMetadata(bytes: Buffer): Buffer | null {
  const end = Math.min(8 + bytes.readUInt32LE(4), bytes.length)
  const parts: Buffer[] = []
  for (let at = HEAD_BYTES; at + 8 <= end; ) {
    const type = bytes.toString('latin1', at, at + 4)
    const size = bytes.readUInt32LE(at + 4)
    // Chunks of an odd length have one byte more.
    const next = at + 8 + size + (size % 2)
    if (at + 8 + size > end) return null
    if (/^(VP8 |VP8L|VP8X|ALPH|ANIM|ANMF|ICCP)$/.test(type))
      parts.push(type === 'VP8X' ? withoutFlags(bytes.subarray(at, next)) : bytes.subarray(at, next))
    at = next
  }
  return parts.length > 0 ? fileOf(parts) : null
}

function withoutFlags(chunk: Buffer): Buffer {
  const changed = Buffer.from(chunk)
  changed[8] = (changed[8] ?? 0) & ~(EXIF_FLAG | XMP_FLAG)
  return changed
}

function fileOf(parts: readonly Buffer[]): Buffer {
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(4 + parts.reduce((sum, part) => sum + part.length, 0), 4)
  return Buffer.concat([head, ...parts])
}
