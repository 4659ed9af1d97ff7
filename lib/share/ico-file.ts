/** Bytes of the header and of each entry (the ICO format as Windows Vista extended it, with PNG files in it). */
const HEADER = 6
const ENTRY = 16

/** An ICO file of square PNG pictures, each narrower than 256 pixels. */
export function icoFile(pictures: readonly { width: number; png: Buffer }[]): Buffer<ArrayBuffer> {
  const head = Buffer.alloc(HEADER + ENTRY * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  pictures.forEach(({ width, png }, index) => {
    const at = HEADER + ENTRY * index
    head.writeUInt8(width, at)
    head.writeUInt8(width, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  })
  return Buffer.concat([head, ...pictures.map(({ png }) => png)])
}
