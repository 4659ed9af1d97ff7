/** What the head of a WebM file says. */
export type Webm = {
  docType: string
  hasPicture: boolean
  width: number | null
  height: number | null
  /** In seconds. */
  duration: number | null
}

/** Elements that hold others, by their identifiers (RFC 9559). */
const holding = new Set([0x1a45dfa3, 0x18538067, 0x1549a966, 0x1654ae6b, 0xae, 0xe0])
const DOC_TYPE = 0x4282
const TRACK_TYPE = 0x83
const WIDTH = 0xb0
const HEIGHT = 0xba
const SCALE = 0x2ad7b1
const DURATION = 0x4489

/** Reads the elements of the first bytes of an EBML file (RFC 8794), as far as they go. */
export function readWebm(head: Buffer): Webm {
  const found = new Map<number, Buffer[]>()
  for (let at = 0; at < head.length; ) {
    const element = elementAt(head, at)
    if (!element) break
    const { id, contentAt, end } = element
    if (!holding.has(id)) found.set(id, [...(found.get(id) ?? []), head.subarray(contentAt, end)])
    at = holding.has(id) ? contentAt : end
  }
  const first = (id: number) => found.get(id)?.[0]
  const tracks = (found.get(TRACK_TYPE) ?? []).map(numberOf)
  return {
    docType: first(DOC_TYPE)?.toString('latin1').replace(/\0+$/, '') ?? '',
    // Without a track in these bytes it is a film whose head is long.
    hasPicture: tracks.includes(1) || tracks.length === 0,
    width: numberOf(first(WIDTH)) || null,
    height: numberOf(first(HEIGHT)) || null,
    duration: secondsOf(first(DURATION), numberOf(first(SCALE)) || 1_000_000),
  }
}

/** An element: its identifier and size are numbers of one to eight bytes whose leading zero bits tell how many. */
function elementAt(head: Buffer, at: number): { id: number; contentAt: number; end: number } | null {
  const idLength = Math.clz32(head[at] ?? 0) - 23
  const sizeAt = at + idLength
  const sizeLength = Math.clz32(head[sizeAt] ?? 0) - 23
  const contentAt = sizeAt + sizeLength
  if (idLength < 1 || idLength > 4 || sizeLength < 1 || sizeLength > 8 || contentAt > head.length) return null
  let size = (head[sizeAt] ?? 0) & (0xff >> sizeLength)
  for (let next = sizeAt + 1; next < contentAt; next++) size = size * 256 + (head[next] ?? 0)
  return { id: head.readUIntBE(at, idLength), contentAt, end: contentAt + size }
}

function numberOf(bytes: Buffer | undefined): number {
  return bytes && bytes.length > 0 && bytes.length <= 6 ? bytes.readUIntBE(0, bytes.length) : 0
}

function secondsOf(bytes: Buffer | undefined, nanosecondsPerUnit: number): number | null {
  if (bytes?.length !== 4 && bytes?.length !== 8) return null
  const units = bytes.length === 4 ? bytes.readFloatBE(0) : bytes.readDoubleBE(0)
  const seconds = (units * nanosecondsPerUnit) / 1e9
  return seconds > 0 && seconds < 1e6 ? seconds : null
}
