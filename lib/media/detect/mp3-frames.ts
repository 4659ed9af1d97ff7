import type { ByteSource } from './byte-source.ts'

type Frame = { bytes: number; samples: number; rate: number; kbps: number }

const kbpsOf: Record<'v1' | 'v2', readonly number[]> = {
  v1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  v2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
const ratesOf = [44_100, 48_000, 32_000]
/** Frames that must follow each other: two bytes of any file may look like the beginning of one. */
const FRAMES = 3
/** Some encoders leave empty bytes between the tag and the first frame. */
const MOST_PADDING = 4_096

/** Whether a file is MPEG audio, layer III: an optional ID3v2 tag, then frames one after the other. */
export async function isMp3(source: ByteSource): Promise<boolean> {
  return (await firstFrame(source)) !== null
}

/** The duration of an MP3 file in seconds: by its Xing header, else by the speed of its first frame. */
export async function mp3Duration(source: ByteSource): Promise<number | null> {
  const found = await firstFrame(source)
  if (!found) return null
  const { at, frame } = found
  const bytes = await source.read(at, 200)
  const tag = Math.max(bytes.indexOf('Xing'), bytes.indexOf('Info'))
  const hasCount = tag > 0 && ((bytes[tag + 7] ?? 0) & 1) === 1
  if (hasCount) return (bytes.readUInt32BE(tag + 8) * frame.samples) / frame.rate
  return ((source.size - at) * 8) / (frame.kbps * 1_000)
}

async function firstFrame(source: ByteSource): Promise<{ at: number; frame: Frame } | null> {
  const from = await afterTag(source)
  const bytes = await source.read(from, from > 0 ? MOST_PADDING : 4)
  const start = bytes.findIndex((byte) => byte !== 0)
  if (start < 0) return null
  let at = from + start
  const first = frameOf(await source.read(at, 4))
  for (let count = 0, frame = first; count < FRAMES && at < source.size; count++) {
    if (!frame) return null
    at += frame.bytes
    frame = at < source.size ? frameOf(await source.read(at, 4)) : frame
  }
  return first ? { at: from + start, frame: first } : null
}

/** Behind the ID3v2 tag, whose length is four times seven bits (ID3 2.4, 3.1). */
async function afterTag(source: ByteSource): Promise<number> {
  const head = await source.read(0, 10)
  if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return 0
  return 10 + head.subarray(6, 10).reduce((length, byte) => length * 128 + (byte & 0x7f), 0)
}

/** A frame's header (ISO/IEC 11172-3, 2.4.2.3); null for what is none of layer III. */
function frameOf(head: Buffer): Frame | null {
  if (head.length < 4 || head[0] !== 0xff || ((head[1] ?? 0) & 0xe0) !== 0xe0) return null
  const [, second = 0, third = 0] = head
  const version = (second >> 3) & 3
  const [layer, kbpsAt, rateAt] = [(second >> 1) & 3, third >> 4, (third >> 2) & 3]
  if (version === 1 || layer !== 1) return null
  const kbps = kbpsOf[version === 3 ? 'v1' : 'v2'][kbpsAt]
  const rate = (ratesOf[rateAt] ?? 0) / (version === 3 ? 1 : version === 2 ? 2 : 4)
  if (!kbps || !rate) return null
  const samples = version === 3 ? 1_152 : 576
  return { bytes: Math.floor((samples * 125 * kbps) / rate) + ((third >> 1) & 1), samples, rate, kbps }
}
