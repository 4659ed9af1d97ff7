import { describe, expect, it } from 'vitest'
import { LineReader } from '#lib/backup/line-reader.ts'

/** A text in chunks of this many bytes. */
async function* inPieces(text: string, bytes: number) {
  const all = Buffer.from(text)
  for (let at = 0; at < all.length; at += bytes) yield all.subarray(at, at + bytes)
}

const table = ['1\t甲', '2\t\\\\.', '\\\\.', '', 'x'.repeat(30)].map((row) => `${row}\n`).join('')

describe('LineReader', () => {
  it('finds rows and their end wherever the chunks begin', async () => {
    for (let bytes = 1; bytes < 40; bytes += 1) {
      const reader = new LineReader(inPieces(`{"a":1}\n${table}\\.\n{"b":2}\n\\.\n{"c":3}\n`, bytes))
      expect(await reader.line()).toBe('{"a":1}')
      let rows = ''
      for await (const piece of reader.rows()) {
        expect(piece.at(-1)).toBe(10)
        rows += piece.toString()
      }
      expect(rows).toBe(table)
      expect(await reader.line()).toBe('{"b":2}')
      for await (const _ of reader.rows()) throw new Error('there are none')
      expect(await reader.line()).toBe('{"c":3}')
      await reader.end()
    }
  })

  it('refuses a missing end, and bytes after the end', async () => {
    const rows = async (text: string) => {
      for await (const _ of new LineReader(inPieces(text, 7)).rows());
    }
    for (const cut of ['', '1\t甲', '1\t甲\n', '1\t甲\n\\', '1\t甲\n\\.'])
      await expect(rows(cut)).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(new LineReader(inPieces('{"a"', 2)).line()).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(new LineReader(inPieces('x', 2)).end()).rejects.toMatchObject({ code: 'invalid-input' })
  })
})
