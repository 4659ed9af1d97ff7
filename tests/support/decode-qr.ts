import jsqr from 'jsqr'
import sharp from 'sharp'

// The package is CommonJS, whose default export is beside its module's.
const decode = (jsqr as unknown as { default?: typeof jsqr }).default ?? jsqr

/** What a telephone reads in a picture; null where there is no code in it. */
export async function decodeQr(picture: Buffer): Promise<string | null> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return decode(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null
}
