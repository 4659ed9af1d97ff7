/** Segments of a JPEG file that a picture needs: JFIF, the colour profile, Adobe's colour transform. */
const keptMarker = (marker: number) => marker < 0xe0 || marker === 0xe0 || marker === 0xee
const isColourProfile = (marker: number, content: Buffer) =>
  marker === 0xe2 && content.subarray(0, 12).toString('latin1') === 'ICC_PROFILE\0'

/**
 * The same picture without what was written about it: EXIF with its place, XMP, IPTC, comments, embedded second pictures
 * (JPEG, ITU-T T.81, B.1.1.4). Colour profile and pixels stay as they are, byte by byte; what follows the end of the
 * picture goes.
 * @returns null where the segments are not those of a JPEG file
 */
export function withoutJpegMetadata(bytes: Buffer): Buffer | null {
  if (bytes.readUInt16BE(0) !== 0xffd8) return null
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    // Any number of bytes 0xff may stand before a marker.
    if (marker === 0xff) at += 1
    else if (marker === 0xd9) return Buffer.concat([...kept, bytes.subarray(at, at + 2)])
    else if (at + 4 > bytes.length) return null
    else {
      const end = at + 2 + bytes.readUInt16BE(at + 2)
      const content = bytes.subarray(at + 4, end)
      const isKept = marker !== 0xfe && (keptMarker(marker) || isColourProfile(marker, content))
      const scanEnd = marker === 0xda ? endOfScan(bytes, end) : end
      if (isKept) kept.push(bytes.subarray(at, scanEnd))
      at = scanEnd
    }
  }
  return null
}

/** Where the compressed data of a scan end: at the next marker that is no restart and no escaped 0xff. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}
