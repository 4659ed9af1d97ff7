/** One segment holds this much of a profile (ICC.1:2022, B.4). */
const MOST_BYTES = 65_519

/** A JPEG file with a colour profile, which says how its pixels are meant; they stay as they are. */
export function withColourProfile(jpeg: Buffer, profile: Buffer): Buffer {
  const count = Math.ceil(profile.length / MOST_BYTES)
  const segments = Array.from({ length: count }, (_, index) => {
    const part = profile.subarray(index * MOST_BYTES, (index + 1) * MOST_BYTES)
    const head = Buffer.from('\xff\xe2\0\0ICC_PROFILE\0\0\0', 'latin1')
    head.writeUInt16BE(part.length + 16, 2)
    head[16] = index + 1
    head[17] = count
    return Buffer.concat([head, part])
  })
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])
}
