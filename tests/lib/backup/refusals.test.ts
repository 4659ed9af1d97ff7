import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { backUp } from '#lib/backup/back-up.ts'
import { checkBackup, restoreBackup } from '#lib/backup/restore-backup.ts'
import { writeCompressed } from '#lib/backup/write-file.ts'
import { aBackupFolder, aDatabase, type OtherDatabase, rewritten } from '../../support/backups.ts'
import { aFederationReport } from '../../support/cast.ts'

const folder = await aBackupFolder()
const here = () => process.env.DATABASE_URL ?? ''
const file = (name: string) => join(folder, name)

let target: OtherDatabase
let good: Buffer

beforeAll(async () => {
  target = await aDatabase('refusing')
})

/** A backup with an article in it. */
async function aBackup(): Promise<string> {
  const path = file('good.zst')
  if (!good) {
    await aFederationReport()
    await backUp(here(), path)
    good = await readFile(path)
  }
  return path
}

function isSound(file: Buffer, content: Buffer): boolean {
  try {
    return zstdDecompressSync(file).equals(content)
  } catch {
    return false
  }
}

/** Expects that the file is refused, with and without a check first, and that the database is unchanged. */
async function isRefused(path: string, message: string | RegExp) {
  await expect(checkBackup(path)).rejects.toMatchObject({
    name: 'DomainError',
    message: expect.stringMatching(message),
  })
  await expect(restoreBackup(target.url, path)).rejects.toMatchObject({
    message: expect.stringMatching(message),
  })
  const client = await target.client()
  const { rows } = await client.query(
    `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
     UNION ALL SELECT typname FROM pg_type WHERE typnamespace = 'public'::regnamespace`,
  )
  expect(rows).toEqual([])
  await client.end()
}

describe('a file is refused in one sentence, before anything is written', () => {
  it('when it is no backup', async () => {
    await writeFile(file('text'), '{"format":"citysite-backup"}\n')
    await writeFile(file('empty'), '')
    await writeFile(file('other'), zstdCompressSync(Buffer.from('{"format":"of something else"}\n')))
    for (const name of ['text', 'other']) await isRefused(file(name), /^这个文件不是本站的备份/)
    await isRefused(file('empty'), /^这份备份已损坏或不完整，不能恢复。$/)
    await mkdir(file('folder'))
    await isRefused(file('folder'), /^这是一个文件夹/)
    await isRefused(file('none'), /^没有这个文件/)
  })

  it('when it was cut off, wherever', async () => {
    await aBackup()
    for (const share of [0.3, 0.9]) {
      await writeFile(file('cut'), good.subarray(0, Math.floor(good.length * share)))
      await isRefused(file('cut'), /^这份备份已损坏或不完整，不能恢复。$/)
    }
    await writeFile(file('cut'), good.subarray(0, -20))
    await isRefused(file('cut'), /^这份备份已损坏或不完整，不能恢复。$/)
  })

  it('when a byte is another one', async () => {
    await aBackup()
    const content = zstdDecompressSync(good)
    let refused = 0
    for (let at = 4; at < good.length; at += Math.ceil(good.length / 40)) {
      const flipped = Buffer.from(good)
      flipped.writeUInt8((flipped[at] ?? 0) ^ 0x01, at)
      // A few bits mean nothing: all that the file says is the same without them.
      if (isSound(flipped, content)) continue
      await writeFile(file('flipped'), flipped)
      await expect(checkBackup(file('flipped'))).rejects.toMatchObject({ code: 'invalid-input' })
      refused += 1
    }
    expect(refused).toBeGreaterThan(30)
  })

  it('when what is in it was changed, though the file is sound', async () => {
    const path = await aBackup()
    const changes: [string, (text: string) => string][] = [
      ['row', (text) => text.replace('授旗仪式', '授旗典礼')],
      ['lost-row', (text) => text.replace(/^.*授旗仪式.*\n/m, '')],
      ['lost-end', (text) => text.replace(/\{"end".*\n/, '')],
      ['table', (text) => text.replace('{"table":"city"', '{"table":"source"')],
      ['late', (text) => text.replace('{"end":true,"sha256":"', '{"end":true,"sha256":"0')],
    ]
    for (const [name, change] of changes) {
      const changed = await rewritten(path, file(name), change)
      await expect(checkBackup(changed)).rejects.toMatchObject({ code: 'invalid-input' })
    }
    // Seen only when every row has been written already.
    await isRefused(file('late'), /^这份备份已损坏/)
  })

  it('when it is of a newer program', async () => {
    const path = await aBackup()
    const later = await rewritten(path, file('later'), (text) =>
      text.replace('"migrations":[', '"migrations":["20990101000000_later",'),
    )
    await isRefused(later, /^这份备份来自更新的版本（迁移 20990101000000_later），请先更新程序再恢复。$/)
    const format = await rewritten(path, file('format'), (text) => text.replace('"version":1', '"version":2'))
    await isRefused(format, /^这份备份的格式比这一版程序新/)
  })
})

describe('a database is refused', () => {
  it('when it has content, and keeps it', async () => {
    await aFederationReport()
    await expect(restoreBackup(here(), file('good.zst'))).rejects.toMatchObject({
      code: 'wrong-state',
      message: expect.stringMatching(/^这个数据库不是空的（\w+ 表里有内容），没有恢复任何内容。$/),
    })
  })

  it('when it is another program’s', async () => {
    const foreign = await aDatabase('foreign')
    const client = await foreign.client()
    await client.query('CREATE TABLE theirs (id int)')
    await expect(restoreBackup(foreign.url, file('good.zst'))).rejects.toThrow('别的程序的表（theirs）')
    expect((await client.query('SELECT FROM theirs')).rowCount).toBe(0)
  })

  it('while a portal runs on it', async () => {
    const served = await aDatabase('served', { migrated: true })
    await served.client('citysite-jobs')
    await expect(restoreBackup(served.url, file('good.zst'))).rejects.toThrow('请先停止站点')
  })

  it('for a backup, when it has no tables yet', async () => {
    await expect(backUp(target.url, file('nothing'))).rejects.toThrow('还没有建表')
    expect(await readdir(folder)).not.toContain('nothing')
  })
})

describe('a backup that is aborted', () => {
  it('leaves no file', async () => {
    const before = await readdir(folder)
    const aborter = new AbortController()
    const endless = (async function* () {
      for (;;) {
        yield Buffer.alloc(100_000, 'x')
        await new Promise((resolve) => setTimeout(resolve, 5))
        aborter.abort()
      }
    })()
    await expect(writeCompressed(file('half'), endless, aborter.signal)).rejects.toThrow()
    expect(await readdir(folder)).toEqual(before)
  })
})
