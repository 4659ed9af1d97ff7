import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rmdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backUpMedia } from '#lib/backup/copy-media.ts'
import { backUpSealedFiles, restoreSealedFiles } from '#lib/backup/copy-sealed-files.ts'
import { completeConfig } from '#lib/config.ts'
import { db } from '#lib/db/client.ts'
import { findFile } from '#lib/media/find-file.ts'
import { localStorage } from '#lib/media/local-storage.ts'
import { s3Storage } from '#lib/media/s3-storage.ts'
import { mediaStorage } from '#lib/media/storage.ts'
import { sweepFiles } from '#lib/media/sweep-files.ts'
import { deleteExpiredIdentities } from '#lib/parties/delete-expired-identities.ts'
import { openSealedFile } from '#lib/parties/open-sealed-file.ts'
import { prepareSealedFile } from '#lib/parties/prepare-sealed-file.ts'
import { sealedAmong } from '#lib/parties/sealed-files.ts'
import { sealedStorage } from '#lib/parties/sealed-storage.ts'
import { forgetSingletons } from '#lib/process-singleton.ts'
import { aBackupFolder } from '../../support/backups.ts'
import { aChiefEditor, anEditor } from '../../support/cast.ts'
import { aNoisyPhotograph, aPdf } from '../../support/media-files.ts'
import { mediaFolder } from '../../support/media-folder.ts'
import { aClaimant, someEvidence, yesterday } from '../../support/parties.ts'
import { aBucket } from '../../support/s3.ts'

// Purpose: evidence lies sealed apart from the library, is opened on record, copied to backups and erased with its owner.

const folder = mediaFolder()
const why = { why: '核对权利证明' }
const contentOf = async (id: string) => {
  const { stream } = await openSealedFile(await aChiefEditor(), id, why)
  return Buffer.concat(await stream.toArray())
}
const hashOf = async (id: string) => (await db().sealedFile.findUniqueOrThrow({ where: { id } })).hash
const pathOf = (hash: string, under = join(folder.path(), 'media')) =>
  join(under, 'sealed', hash.slice(0, 2), hash)

describe('a file of evidence', () => {
  it('comes back as it was, by its content’s kind; store and database show nothing of it', async () => {
    const party = await aClaimant()
    const content = await aNoisyPhotograph(640, 480)
    const id = await someEvidence({ party }, { name: '欧阳敏仪.txt', content })
    expect(await contentOf(id)).toEqual(content)
    const row = await db().sealedFile.findUniqueOrThrow({ where: { id } })
    expect(
      JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? Number(value) : value)),
    ).not.toContain('欧阳')
    const stored = await readFile(pathOf(row.hash))
    expect(stored.length).toBe(Number(row.sealedBytes))
    expect(stored.includes(content.subarray(1_000, 1_032))).toBe(false)
    const opened = await openSealedFile(await aChiefEditor(), id, why)
    opened.stream.destroy()
    expect(opened).toMatchObject({
      name: '欧阳敏仪.txt',
      format: 'jpeg',
      mime: 'image/jpeg',
      bytes: content.length,
    })
  })

  it.each([
    ['a program', Buffer.from('MZ program'), 'invalid-input'],
    ['a page', Buffer.from('<html><script>alert(1)</script>'), 'invalid-input'],
    ['nothing', Buffer.alloc(0), 'invalid-input'],
  ])('that is %s is refused whatever it is called, and leaves nothing', async (_, content, code) => {
    const party = await aClaimant()
    await expect(someEvidence({ party }, { name: '证明.pdf', content })).rejects.toMatchObject({ code })
    expect(await db().sealedFile.count()).toBe(0)
    expect(await readdir(join(folder.path(), 'media-work')).catch(() => [])).toEqual([])
  })

  it('that is larger than the library takes is refused', async () => {
    completeConfig({ mediaMaxMb: { picture: 1, video: 1, audio: 1, document: 1 } })
    const content = Buffer.concat([aPdf(), randomBytes(1_100_000)])
    const sent = someEvidence({ party: await aClaimant() }, { content })
    await expect(sent).rejects.toMatchObject({ code: 'too-large' })
  })

  it('is opened on record by who may, for a reason that names nobody', async () => {
    const party = await aClaimant()
    const id = await someEvidence({ party })
    await expect(openSealedFile(await anEditor(), id, why)).rejects.toMatchObject({ code: 'forbidden' })
    const named = openSealedFile(await aChiefEditor(), id, { why: '看欧阳敏仪的证件' })
    await expect(named).rejects.toMatchObject({ code: 'invalid-input' })
    expect(await db().auditEntry.count()).toBe(0)
    await contentOf(id)
    expect(await db().auditEntry.findMany()).toMatchObject([
      { event: 'evidence_opened', subjectId: party, details: { why: why.why, file: id } },
    ])
  })

  it('that was changed in the store or is missing there says so, instead of giving something else', async () => {
    const [changed, missing] = [
      await someEvidence({ party: await aClaimant() }, { content: await aNoisyPhotograph(400, 400) }),
      await someEvidence({ party: await aClaimant() }),
    ]
    const path = pathOf(await hashOf(changed))
    const bytes = await readFile(path)
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1
    await writeFile(path, bytes)
    await expect(contentOf(changed)).rejects.toThrow('is not what was sealed there')
    await sealedStorage().delete(await hashOf(missing))
    await expect(contentOf(missing)).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('expires with its owner, or by itself; the store has it no more, and neither has the backup', async () => {
    const backup = await aBackupFolder()
    const ids = [
      await someEvidence({ party: await aClaimant({ until: yesterday() }) }),
      await someEvidence({ until: yesterday() }),
      await someEvidence({ party: await aClaimant() }),
    ]
    const hashes = await Promise.all(ids.map(hashOf))
    await backUpSealedFiles(sealedStorage(), backup)
    const bytes = aPdf().length
    expect(await deleteExpiredIdentities()).toEqual({
      parties: 1,
      letters: 0,
      files: 2,
      erased: 2,
      bytes: 2 * bytes,
    })
    const there = await Promise.all(hashes.map((hash) => sealedStorage().head(hash)))
    expect(there.map((one) => one !== null)).toEqual([false, false, true])
    const [expired = ''] = ids
    await expect(contentOf(expired)).rejects.toMatchObject({ code: 'gone' })
    expect(await backUpSealedFiles(sealedStorage(), backup)).toMatchObject({ files: 1, missing: [] })
    const kept = localStorage(join(backup, 'media', 'sealed'))
    expect((await Array.fromAsync(kept.list())).map(({ hash }) => hash)).toEqual([hashes[2]])
  })

  it('that the store could not erase is erased the next time', async () => {
    const [id, other] = [
      await someEvidence({ until: yesterday() }),
      await someEvidence({ until: yesterday() }),
    ]
    const { hash } = await db().sealedFile.findUniqueOrThrow({ where: { id } })
    const path = pathOf(hash)
    // A folder of that name, which cannot be deleted as a file.
    await sealedStorage().delete(hash)
    await mkdir(path)
    await expect(deleteExpiredIdentities()).rejects.toThrow()
    expect(await db().sealedFile.findUniqueOrThrow({ where: { id } })).toMatchObject({
      name: null,
      erasedAt: null,
    })
    const { erasedAt } = await db().sealedFile.findUniqueOrThrow({ where: { id: other } })
    expect(erasedAt, 'it stands in no other’s way').not.toBeNull()
    await rmdir(path)
    expect(await deleteExpiredIdentities()).toEqual({
      parties: 0,
      letters: 0,
      files: 0,
      erased: 1,
      bytes: aPdf().length,
    })
  })
})

describe('the store of sealed files', () => {
  it('is apart from the library: no address finds them, no sweep of the library sees them, and theirs takes leftovers', async () => {
    const id = await someEvidence({ party: await aClaimant() })
    const hash = await hashOf(id)
    const path = join(folder.path(), 'leftover.pdf')
    await writeFile(path, aPdf())
    const leftover = await prepareSealedFile({ path, name: '没有提交.pdf' })
    const old = new Date(Date.now() - 8 * 86_400_000)
    for (const one of [hash, leftover.hash]) await utimes(pathOf(one), old, old)
    expect(await findFile(hash)).toBeNull()
    expect(await mediaStorage().head(hash)).toBeNull()
    expect(await sweepFiles(mediaStorage())).toMatchObject({ files: 0, deleted: 0 })
    expect(await sweepFiles(sealedStorage(), { among: sealedAmong })).toMatchObject({ deleted: 1 })
    expect(await sealedStorage().head(leftover.hash)).toBeNull()
    expect(await contentOf(id)).toEqual(aPdf())
  })

  it('can be a bucket, where they have a prefix of their own, and comes back from a backup', async () => {
    const settings = await aBucket()
    const id = await someEvidence({ party: await aClaimant() })
    const hash = await hashOf(id)
    const backup = await aBackupFolder()
    expect(await backUpSealedFiles(sealedStorage(), backup)).toMatchObject({ files: 1, copied: 1 })
    expect(await backUpMedia(mediaStorage(), backup)).toMatchObject({ files: 0 })
    completeConfig({ mediaS3: settings })
    forgetSingletons(['test database', 'pool', 'prisma', 'slow-clients', 'config'])
    expect(await restoreSealedFiles(backup, sealedStorage())).toMatchObject({ files: 1, copied: 1 })
    expect(await contentOf(id)).toEqual(aPdf())
    const [whole, sealed] = [s3Storage(settings), s3Storage(settings, 'sealed/')]
    expect(await Array.fromAsync(whole.list())).toEqual([])
    expect(await whole.head(hash)).toBeNull()
    expect(await Array.fromAsync(sealed.list())).toMatchObject([{ hash }])
    await sealed.delete(hash)
    expect(await Array.fromAsync(sealed.list())).toEqual([])
  })
})
