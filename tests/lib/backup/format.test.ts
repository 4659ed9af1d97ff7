import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decompress } from '#lib/backup/decompress.ts'
import { headerSchema, parseLine, tableSchema } from '#lib/backup/format.ts'
import { RowSum } from '#lib/backup/row-sum.ts'

const rows = Buffer.from('1\tlecong\t乐从\n2\tbeijiao\t北滘\n')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citysite-format-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('the sum of a table’s rows', () => {
  it('is the same wherever the chunks are divided, also within a character', () => {
    for (let at = 0; at <= rows.length; at++) {
      const sum = new RowSum()
      sum.add(rows.subarray(0, at))
      sum.add(rows.subarray(at))
      expect(sum.result()).toEqual({ rows: 2, sha256: createHash('sha256').update(rows).digest('hex') })
    }
  })

  it('of no rows is that of nothing', () =>
    expect(new RowSum().result()).toEqual({ rows: 0, sha256: createHash('sha256').digest('hex') }))
})

describe('a line of a backup', () => {
  it('is read by its schema, and a damaged one is said to be damaged, not what the parser says', () => {
    expect(parseLine(tableSchema, '{"table":"city","columns":["id"]}')).toEqual({
      table: 'city',
      columns: ['id'],
    })
    for (const line of ['', '{', '[]', '{"table":"city","columns":[]}', '1\tlecong'])
      expect(() => parseLine(tableSchema, line)).toThrow(
        expect.objectContaining({ code: 'invalid-input', message: '这份备份已损坏或不完整，不能恢复。' }),
      )
  })

  it('that begins the file names the format, and numbers that Postgres can have', () => {
    const header = {
      ...{ format: 'citysite-backup', version: 1, at: '2026-11-24T04:00:00Z', postgres: '18.4' },
      ...{
        migrations: ['20261124000000_first'],
        sequences: { city_id_seq: '9223372036854775807' },
        leftOut: [],
      },
    }
    expect(headerSchema.parse(header)).toEqual(header)
    for (const wrong of [
      { format: 'dump' },
      { version: 0 },
      { at: 'yesterday' },
      { sequences: { a: '1; DROP' } },
    ])
      expect(headerSchema.safeParse({ ...header, ...wrong }).success).toBe(false)
  })
})

describe('the file of a backup', () => {
  /** What is read of a file with these bytes, and the progress that was told. */
  async function read(bytes: Buffer) {
    const path = join(folder, 'backup.zst')
    await writeFile(path, bytes)
    const [chunks, told]: [Buffer[], number[]] = [[], []]
    for await (const chunk of decompress(path, (done, size) => told.push(done / size))) chunks.push(chunk)
    return { content: Buffer.concat(chunks), told }
  }

  it('is decompressed, and tells how far it has come', async () => {
    const { content, told } = await read(zstdCompressSync(rows))
    expect(content).toEqual(rows)
    expect(told.at(-1)).toBe(1)
  })

  it.each([
    ['no backup', Buffer.from('PK\u0003\u0004 a zip file'), '这个文件不是本站的备份'],
    ['cut off', zstdCompressSync(Buffer.alloc(100_000, rows)).subarray(0, 40), '这份备份已损坏或不完整'],
  ])('is refused in a sentence when it is %s', async (_what, bytes, sentence) =>
    expect(read(bytes)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining(sentence),
    }),
  )

  it('is refused when there is none', async () => {
    const reading = decompress(join(folder, 'none.zst')).next()
    await expect(reading).rejects.toMatchObject({ message: expect.stringContaining('没有这个文件') })
  })
})
