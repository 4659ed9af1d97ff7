import type { ByteSource } from './byte-source.ts'

/** A box of an ISO base media file (ISO/IEC 14496-12, 4.2): its type, where it begins, and where its content does. */
export type Box = { type: string; at: number; contentAt: number; end: number }

/** More boxes in one place are no film of a camera. */
const MOST_BOXES = 2_000

/** The boxes between two places, in order; it ends where a size cannot be true. */
export async function boxesOf(source: ByteSource, from: number, to: number): Promise<Box[]> {
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to && boxes.length < MOST_BOXES; ) {
    const head = await source.read(at, 16)
    const box = boxAt(head, at, to)
    if (!box) break
    boxes.push(box)
    at = box.end
  }
  return boxes
}

function boxAt(head: Buffer, at: number, to: number): Box | null {
  if (head.length < 8) return null
  const size = head.readUInt32BE(0)
  const isLong = size === 1 && head.length === 16
  const length = isLong ? Number(head.readBigUInt64BE(8)) : size === 0 ? to - at : size
  const contentAt = at + (isLong ? 16 : 8)
  if (at + length > to || contentAt > at + length) return null
  return { type: head.toString('latin1', 4, 8), at, contentAt, end: at + length }
}

/** The boxes of one type inside a box. */
export async function boxesIn(source: ByteSource, { contentAt, end }: Box, type: string): Promise<Box[]> {
  return (await boxesOf(source, contentAt, end)).filter((box) => box.type === type)
}
