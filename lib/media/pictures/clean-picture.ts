import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Metadata } from 'sharp'
import { withoutGifMetadata } from '../clean/gif-blocks.ts'
import { withoutJpegMetadata } from '../clean/jpeg-segments.ts'
import { withoutPngMetadata } from '../clean/png-chunks.ts'
import { withoutWebpMetadata } from '../clean/webp-chunks.ts'
import { decodeHeic, heicProfile } from './decode-heic.ts'
import { openPicture } from './hardened-sharp.ts'
import { PictureError } from './picture-error.ts'
import type { CleanPicture, PictureTask } from './picture-tasks.ts'
import type { PictureFormat } from './picture-types.ts'
import { withColourProfile } from './with-colour-profile.ts'

/** Nearly without loss, where the pixels have to be written anew. */
const QUALITY = 92
const PLACEHOLDER_PIXELS = 16
/** Characters; it stands in every page that shows the picture. */
const LONGEST_PLACEHOLDER = 400

const strip: Record<PictureFormat, (bytes: Buffer) => Buffer | null> = {
  jpeg: withoutJpegMetadata,
  png: withoutPngMetadata,
  webp: withoutWebpMetadata,
  gif: withoutGifMetadata,
}

/**
 * Reads a picture, and writes it upright and without what was written about it (place, time, camera, texts). Pixels and
 * colour profile stay byte by byte, except where the picture lay on its side, was made for print, or was HEIC.
 * @throws PictureError, or sharp's Error for a file that it cannot read
 */
export async function cleanPicture({
  path,
  into,
  format,
}: Extract<PictureTask, { kind: 'clean' }>): Promise<CleanPicture> {
  const given = await readFile(path)
  const bytes = format === 'heic' ? await jpegOfHeic(given) : await cleaned(given, format)
  const kept = format === 'heic' ? 'jpeg' : format
  const { width, height, pages = 1 } = await openPicture(bytes).metadata()
  const to = join(into, `clean.${kept}`)
  await writeFile(to, bytes)
  const placeholder = await placeholderOf(bytes)
  return { path: to, format: kept, width, height, bytes: bytes.length, frames: pages, placeholder }
}

async function cleaned(bytes: Buffer, format: PictureFormat): Promise<Buffer> {
  const metadata = await openPicture(bytes).metadata()
  if (metadata.format !== format) throw new PictureError('damaged')
  const stripped = mustBeWrittenAnew(metadata) ? null : strip[format](bytes)
  return stripped ?? writtenAnew(bytes, metadata)
}

function mustBeWrittenAnew({ orientation = 1, space }: Metadata): boolean {
  return orientation > 1 || space === 'cmyk'
}

async function writtenAnew(bytes: Buffer, { format, space, chromaSubsampling }: Metadata): Promise<Buffer> {
  const animated = format === 'gif' || format === 'webp'
  const upright = openPicture(bytes, { animated }).autoOrient()
  // Colours for print become those of screens; others keep their profile.
  const picture = space === 'cmyk' ? upright.toColourspace('srgb') : upright.keepIccProfile()
  const whole = chromaSubsampling === '4:4:4'
  if (format === 'png') return picture.png().toBuffer()
  if (format === 'webp') return picture.webp({ quality: QUALITY, effort: 4 }).toBuffer()
  if (format === 'gif') return picture.gif().toBuffer()
  return picture.jpeg({ quality: QUALITY, chromaSubsampling: whole ? '4:4:4' : '4:2:0' }).toBuffer()
}

async function jpegOfHeic(bytes: Buffer): Promise<Buffer> {
  const { width, height, data } = await decodeHeic(bytes)
  const raw = { width, height, channels: 4 } as const
  const pixels = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  const jpeg = await openPicture(pixels, { raw }).removeAlpha().jpeg({ quality: QUALITY }).toBuffer()
  const profile = heicProfile(bytes)
  return profile ? withColourProfile(jpeg, profile) : jpeg
}

/** A few pixels of the first frame; to make them, the whole of it is read. */
async function placeholderOf(bytes: Buffer): Promise<string | null> {
  const small = await openPicture(bytes)
    .resize(PLACEHOLDER_PIXELS, PLACEHOLDER_PIXELS, { fit: 'inside' })
    .webp({ quality: 40, alphaQuality: 40, effort: 4 })
    .toBuffer()
  const address = `data:image/webp;base64,${small.toString('base64')}`
  return address.length <= LONGEST_PLACEHOLDER ? address : null
}
