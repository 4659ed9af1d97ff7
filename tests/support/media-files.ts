import { readFileSync } from 'node:fs'
import { type Zippable, zipSync } from 'fflate'
import sharp from 'sharp'

/** Files of every kind, made here, small. The bytes say what they are; nothing has a name. */

/** A place in the middle of Lecong, as telephones write it. */
const place = {
  IFD0: { Copyright: 'CitySite', Make: 'TelephoneMaker' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '22/1 56/1 30/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '113/1 5/1 40/1',
  },
}

/** Left half red, right half blue: to be seen whether it was turned. */
function twoColours(width: number, height: number) {
  const half = Math.round(width / 2)
  const blue = { create: { width: width - half, height, channels: 3 as const, background: '#1e3cc8' } }
  return sharp({ create: { width, height, channels: 3, background: '#c81e1e' } }).composite([
    { input: blue, left: half, top: 0 },
  ])
}

type Telephone = { width?: number; height?: number; orientation?: number }

/** A photograph with a place, a colour profile, and perhaps lying on its side. */
export async function aPhotograph({
  width = 96,
  height = 64,
  orientation = 1,
}: Telephone = {}): Promise<Buffer> {
  const jpeg = await twoColours(width, height)
    .withExif(place)
    .withMetadata({ orientation })
    .withExifMerge(place)
    .withIccProfile('p3')
    .jpeg({ quality: 90 })
    .toBuffer()
  return jpeg
}

/** As bytes without repetition, so that nothing compresses it. */
export async function aNoisyPhotograph(width: number, height: number): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .jpeg({ quality: 90 })
    .toBuffer()
}

export const aPng = () => twoColours(96, 64).png().toBuffer()
export const aWebp = () => twoColours(96, 64).withExif(place).webp().toBuffer()

/** Three frames of 64 × 48, shown for ever. */
export async function anAnimatedGif(frames = 3): Promise<Buffer> {
  const colours = ['#c81e1e', '#1e3cc8', '#1ec83c']
  const pages = Array.from({ length: frames }, (_, at) =>
    sharp({ create: { width: 64, height: 48, channels: 3, background: colours[at % 3] ?? '#000' } })
      .png()
      .toBuffer(),
  )
  return sharp(await Promise.all(pages), { join: { animated: true } })
    .gif({ loop: 0, delay: Array(frames).fill(100) })
    .toBuffer()
}

/** 96 × 64, Display P3, with a place; made with libheif's heif-enc from `aPhotograph`. */
export const aHeic = () => readFileSync('tests/lib/media/fixtures/telephone.heic')

/** A PNG of a few bytes that says it is 30,000 pixels wide and high. */
export function aBomb(side = 30_000): Buffer {
  const small = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  small.writeUInt32BE(side, 16)
  small.writeUInt32BE(side, 20)
  small.writeUInt32BE(crc32(small.subarray(12, 29)), 29)
  return small
}

function crc32(bytes: Buffer): number {
  let crc = -1
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** A box of an ISO base media file. */
export function box(type: string, ...content: Buffer[]): Buffer {
  const inside = Buffer.concat(content)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(inside.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, inside])
}

const zeros = (length: number) => Buffer.alloc(length)
const uint32 = (...numbers: number[]) => {
  const bytes = Buffer.alloc(numbers.length * 4)
  for (const [at, number] of numbers.entries()) bytes.writeUInt32BE(number, at * 4)
  return bytes
}

type FilmShape = { brand?: string; handler?: string; upright?: boolean; described?: boolean }

/** A film of 12.5 s, 1280 × 720 as it was taken, without a frame in it. */
export function aFilm({
  brand = 'isom',
  handler = 'vide',
  upright = true,
  described = true,
}: FilmShape = {}): Buffer {
  const matrix = upright
    ? uint32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    : uint32(0, 0x10000, 0, 0xffff0000, 0, 0, 0, 0, 0x40000000)
  const tkhd = box('tkhd', zeros(40), matrix, uint32(1280 << 16, 720 << 16))
  const hdlr = box('hdlr', zeros(8), Buffer.from(handler, 'latin1'), zeros(13))
  const mvhd = box('mvhd', zeros(12), uint32(1_000, 12_500), zeros(80))
  const told = described
    ? [box('udta', box('\xa9xyz', Buffer.from('\0\x12\x15\xc7+22.9417+113.0944/', 'latin1')))]
    : []
  const moov = box('moov', mvhd, box('trak', tkhd, box('mdia', hdlr)), ...told)
  const ftyp = box('ftyp', Buffer.from(`${brand}\0\0\0\0${brand}`, 'latin1'))
  return Buffer.concat([ftyp, box('mdat', Buffer.from('frames')), moov])
}

const element = (id: string, content: Buffer) =>
  Buffer.concat([Buffer.from(id, 'hex'), Buffer.of(0x80 | content.length), content])

/** A film or, with track type 2, a sound. */
export function aWebm(docType = 'webm', trackType = 1): Buffer {
  const head = element('1a45dfa3', element('4282', Buffer.from(docType)))
  const size = Buffer.concat([element('b0', Buffer.of(2, 0x80)), element('ba', Buffer.of(1, 0x68))])
  const track = Buffer.concat([
    element('83', Buffer.of(trackType)),
    ...(trackType === 1 ? [element('e0', size)] : []),
  ])
  const tracks = element('1654ae6b', element('ae', track))
  return Buffer.concat([head, Buffer.from('1853806701ffffffffffffff', 'hex'), tracks])
}

/** A second of MPEG audio, layer III: 44.1 kHz, 128 kbit/s. */
export function anMp3({ tagged = true } = {}): Buffer {
  const frame = Buffer.concat([Buffer.of(0xff, 0xfb, 0x90, 0x00), zeros(413)])
  const tag = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x0a', 'latin1'), zeros(10)])
  return Buffer.concat([...(tagged ? [tag] : []), ...Array.from({ length: 38 }, () => frame)])
}

export const anOgg = (codec = 'OpusHead') =>
  Buffer.concat([Buffer.from('OggS\0\x02', 'latin1'), zeros(22), Buffer.from(codec, 'latin1'), zeros(40)])

export const aPdf = () =>
  Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

/** An Office file of today by the names in it. */
export function anOfficeFile(...names: string[]): Buffer {
  const files: Zippable = { '[Content_Types].xml': new Uint8Array([60]) }
  for (const name of names) files[name] = new Uint8Array([60])
  return Buffer.from(zipSync(files))
}

/** An old Office file by the names of its streams: one table sector, one directory sector. */
export function anOldOfficeFile(...names: string[]): Buffer {
  const header = Buffer.alloc(512)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(9, 30)
  header.writeUInt32LE(1, 48)
  header.fill(0xff, 76)
  header.writeUInt32LE(0, 76)
  const table = Buffer.alloc(512, 0xff)
  table.writeUInt32LE(0xfffffffe, 4)
  const directory = Buffer.alloc(512)
  for (const [at, name] of ['Root Entry', ...names].entries()) {
    directory.write(name, at * 128, 'utf16le')
    directory.writeUInt16LE(name.length * 2 + 2, at * 128 + 64)
  }
  return Buffer.concat([header, table, directory])
}
