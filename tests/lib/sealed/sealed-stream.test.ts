import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { sealStream, unsealStream } from '#lib/sealed/sealed-stream.ts'
import { newSecret, oldSecret, withSecrets } from './secrets.ts'

// Purpose: a file comes back whole or not at all: no chunk can be changed, exchanged, left out or cut off unnoticed.

const [HEAD, CHUNK, TAG] = [26, 65_536, 16]
const place = { row: '3f6a' }

/** In pieces of some size, as a network or a disk hands them over. */
const inPieces = (bytes: Buffer, size: number) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.subarray(at * size, (at + 1) * size),
    ),
  )
const sealed = async (bytes: Buffer, size = 50_000) =>
  Buffer.concat(await Array.fromAsync(sealStream(place, inPieces(bytes, size))))
const opened = async (bytes: Buffer, { row = place.row, size = 70_001 } = {}) =>
  Buffer.concat(await Array.fromAsync(unsealStream({ row }, inPieces(bytes, size))))

describe('a sealed stream', () => {
  it.each([0, 1, 17, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 5 * CHUNK + 4711])(
    'of %i bytes comes back as it was, whatever pieces it comes in',
    async (length) => {
      const content = randomBytes(length)
      for (const size of [1_000, CHUNK, 1_000_000]) {
        const closed = await sealed(content, size)
        const chunks = Math.max(1, Math.ceil(length / CHUNK))
        expect(closed.length).toBe(HEAD + length + chunks * TAG)
        expect((await opened(closed, { size })).equals(content)).toBe(true)
      }
    },
  )

  it('of one byte at a time does, too, and two of one file have no byte in common to begin with', async () => {
    const content = Buffer.from('证据：原作首发于2023年8月18日')
    const [one, two] = [await sealed(content, 1), await sealed(content, 1)]
    expect(await opened(one, { size: 1 })).toEqual(content)
    expect(one.subarray(HEAD, HEAD + 8)).not.toEqual(two.subarray(HEAD, HEAD + 8))
    expect(one.includes('2023')).toBe(false)
  })

  it('is refused where anything of it is another', async () => {
    const content = randomBytes(3 * CHUNK)
    const whole = await sealed(content)
    const chunk = (at: number) => whole.subarray(HEAD + at * (CHUNK + TAG), HEAD + (at + 1) * (CHUNK + TAG))
    const head = whole.subarray(0, HEAD)
    const flipped = (at: number) => {
      const copy = Buffer.from(whole)
      copy[at] = (copy[at] ?? 0) ^ 1
      return copy
    }
    const wrong: Record<string, Buffer> = {
      'nothing at all': Buffer.alloc(0),
      'no head': whole.subarray(0, HEAD),
      'another kind of file': flipped(0),
      'another salt': flipped(HEAD - 1),
      'a changed byte': flipped(HEAD + CHUNK + 100),
      'a changed tag': flipped(whole.length - 1),
      'cut within a chunk': whole.subarray(0, -1),
      'cut behind a chunk': whole.subarray(0, HEAD + 2 * (CHUNK + TAG)),
      'cut behind the head and a byte': whole.subarray(0, HEAD + 1),
      'a chunk left out': Buffer.concat([head, chunk(0), chunk(2)]),
      'chunks exchanged': Buffer.concat([head, chunk(1), chunk(0), chunk(2)]),
      'a chunk twice': Buffer.concat([head, chunk(0), chunk(0), chunk(1), chunk(2)]),
      'something behind the end': Buffer.concat([whole, Buffer.from('x')]),
      'a chunk of another file': Buffer.concat([
        head,
        chunk(0),
        (await sealed(content)).subarray(HEAD + CHUNK + TAG),
      ]),
    }
    for (const [what, bytes] of Object.entries(wrong))
      await expect(opened(bytes), what).rejects.toThrow('the sealed file 3f6a is not what was sealed there')
    await expect(opened(whole, { row: '3f6b' }), 'moved').rejects.toThrow('the sealed file 3f6b is not what')
  })

  it('is readable with an earlier secret alone, and names the key that is missing', async () => {
    withSecrets(oldSecret)
    const content = randomBytes(100)
    const closed = await sealed(content)
    withSecrets(newSecret)
    await expect(opened(closed)).rejects.toMatchObject({ name: 'UnreadableSeal', reason: 'unknown-key' })
    withSecrets(newSecret, [oldSecret])
    expect(await opened(closed)).toEqual(content)
  })

  it('lets go of its source where its reader stops', async () => {
    const source = inPieces(randomBytes(10 * CHUNK), CHUNK)
    for await (const bytes of sealStream(place, source)) if (bytes.length > HEAD) break
    const closed = inPieces(await sealed(randomBytes(10 * CHUNK)), CHUNK)
    for await (const _ of unsealStream(place, closed)) break
    const foreign = inPieces(await sealed(randomBytes(10 * CHUNK)), CHUNK)
    withSecrets(newSecret)
    await expect(Array.fromAsync(unsealStream(place, foreign))).rejects.toThrow('was sealed with the key')
    expect([source, closed, foreign].map(({ destroyed }) => destroyed)).toEqual([true, true, true])
  })
})
