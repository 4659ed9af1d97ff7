import { type Box, boxesIn, boxesOf } from './boxes.ts'
import type { ByteSource } from './byte-source.ts'

/** What the head of an ISO base media file says. */
export type Film = {
  hasPicture: boolean
  hasSound: boolean
  /** In pixels, upright. */
  width: number | null
  height: number | null
  /** In seconds. */
  duration: number | null
  /** Boxes that describe the film and may tell the place where it was taken. */
  descriptions: readonly Pick<Box, 'at' | 'contentAt' | 'end'>[]
}

type Track = { handler: string; width: number; height: number }

/** Where cameras write the place: `udta/©xyz`, `udta/loci`, Apple's `meta`, XMP in `uuid`. */
const describing = ['udta', 'meta', 'uuid']

/** Reads an MP4, MOV or M4A file; null where it has no head (`moov`), which every whole one has. */
export async function readFilm(source: ByteSource): Promise<Film | null> {
  const top = await boxesOf(source, 0, source.size)
  const moov = top.find(({ type }) => type === 'moov')
  if (!moov) return null
  const inside = await boxesOf(source, moov.contentAt, moov.end)
  const traks = inside.filter(({ type }) => type === 'trak')
  const tracks = await Promise.all(traks.map((trak) => readTrack(source, trak)))
  const picture = tracks.find(({ handler }) => handler === 'vide')
  const inTracks = await Promise.all(traks.map((trak) => boxesOf(source, trak.contentAt, trak.end)))
  return {
    hasPicture: picture !== undefined,
    hasSound: tracks.some(({ handler }) => handler === 'soun'),
    width: picture?.width || null,
    height: picture?.height || null,
    duration: await readDuration(source, inside),
    descriptions: [...top, ...inside, ...inTracks.flat()].filter(({ type }) => describing.includes(type)),
  }
}

async function readTrack(source: ByteSource, trak: Box): Promise<Track> {
  const [tkhd] = await boxesIn(source, trak, 'tkhd')
  const [mdia] = await boxesIn(source, trak, 'mdia')
  const [hdlr] = mdia ? await boxesIn(source, mdia, 'hdlr') : []
  const handler = hdlr ? (await source.read(hdlr.contentAt + 8, 4)).toString('latin1') : ''
  return { handler, ...(tkhd ? await readSize(source, tkhd) : { width: 0, height: 0 }) }
}

/** Matrix, width and height are the last 44 bytes of a track's header (8.3.2); numbers are 16.16 fixed point. */
async function readSize(source: ByteSource, { contentAt, end }: Box) {
  const tail = await source.read(Math.max(contentAt, end - 44), 44)
  if (tail.length < 44) return { width: 0, height: 0 }
  const [width, height] = [tail.readUInt32BE(36) >>> 16, tail.readUInt32BE(40) >>> 16]
  const isTurned = tail.readInt32BE(0) === 0 && tail.readInt32BE(16) === 0
  return isTurned ? { width: height, height: width } : { width, height }
}

async function readDuration(source: ByteSource, inside: readonly Box[]): Promise<number | null> {
  const mvhd = inside.find(({ type }) => type === 'mvhd')
  if (!mvhd) return null
  const head = await source.read(mvhd.contentAt, 32)
  if (head.length < 32) return null
  const isLong = head[0] === 1
  const scale = head.readUInt32BE(isLong ? 20 : 12)
  const units = isLong ? Number(head.readBigUInt64BE(24)) : head.readUInt32BE(16)
  const seconds = units / scale
  return scale > 0 && units > 0 && seconds < 1e6 ? seconds : null
}
