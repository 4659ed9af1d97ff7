import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { EntryBodies } from '#lib/page-cache/entry-bodies.ts'
import { seedText } from '../imports/seed-page.ts'

const text = '<p>授旗仪式在服务阵地举行。</p>'.repeat(300)
const aBodyOf = (body: string | Buffer, isCompressible = true) =>
  new EntryBodies(Buffer.from(body), isCompressible)
const bytesOf = (body: string | undefined) => Buffer.from(body ?? '', 'latin1')

describe('the body of a cache entry', () => {
  it('is what it was, byte for byte, also where the bytes are no text', () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, value) => value))
    expect(bytesOf(aBodyOf(bytes, false).in('identity'))).toEqual(bytes)
  })

  it('is there in no encoding that nobody has asked for', () => {
    const bodies = aBodyOf(text)
    expect([bodies.in('br'), bodies.in('gzip')]).toEqual([undefined, undefined])
  })

  it('is made in an encoding once for all who ask at the same time', async () => {
    const bodies = aBodyOf(text)
    const one = bodies.make('gzip')
    expect(bodies.make('gzip')).toBe(one)
    expect(await one).toBe(true)
    expect(gunzipSync(bytesOf(bodies.in('gzip'))).toString()).toBe(text)
  })

  it('takes less memory once it is compressed: the plain one is dropped, and restored when it is asked for', async () => {
    const bodies = aBodyOf(text)
    const whole = bodies.bytes
    await bodies.make('br')
    expect(bodies.in('identity')).toBeUndefined()
    expect(bodies.bytes).toBeLessThan(whole / 10)
    expect(await bodies.make('identity')).toBe(true)
    expect(bytesOf(bodies.in('identity')).toString()).toBe(text)
    expect(bodies.bytes).toBeGreaterThan(whole)
  })

  it('is made in the second encoding from the first one', async () => {
    const bodies = aBodyOf(text)
    await bodies.make('gzip')
    await bodies.make('br')
    expect(brotliDecompressSync(bytesOf(bodies.in('br'))).toString()).toBe(text)
    expect(bodies.in('gzip')).toBeDefined()
  })

  it('is smaller after it is compressed with the best effort, in both encodings', async () => {
    const bodies = aBodyOf(seedText)
    await bodies.make('br')
    await bodies.make('gzip')
    const before = bodies.bytes
    await bodies.recompress()
    expect(bodies.effort).toBe('best')
    expect(bodies.bytes).toBeLessThan(before)
    expect(brotliDecompressSync(bytesOf(bodies.in('br'))).toString()).toBe(seedText)
    expect(gunzipSync(bytesOf(bodies.in('gzip'))).toString()).toBe(seedText)
  })
})
