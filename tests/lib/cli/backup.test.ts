import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { config } from '#lib/config.ts'
import { db } from '#lib/db/client.ts'
import { localStorage } from '#lib/media/local-storage.ts'
import { aBackupFolder, noDatabase } from '../../support/backups.ts'
import { aFederationReport } from '../../support/cast.ts'
import { aFile } from '../../support/media-cast.ts'
import { aClaimant, someEvidence } from '../../support/parties.ts'
import { newSecret } from '../sealed/secrets.ts'
import { call, callJson, callProcess, read } from './call.ts'

describe('backup and restore', () => {
  it('carry everything into a database that was not there', async () => {
    const folder = await aBackupFolder()
    await aFederationReport()
    const photograph = await aFile(Buffer.from('一张照片'), { kind: 'picture', format: 'jpeg' })
    const evidence = await someEvidence({ party: await aClaimant() })
    const { hash: sealed, sealedBytes } = await db().sealedFile.findUniqueOrThrow({ where: { id: evidence } })
    const file = join(folder, 'portal.backup.zst')
    const made = await callJson(['backup', file])
    expect(made).toMatchObject({
      exitCode: 0,
      printed: { file, rows: { article: 1, city: 1, party: 1 }, media: { copied: 2 } },
    })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['media', 'portal.backup.zst'])

    const other = await noDatabase('elsewhere')
    const dataDir = await aBackupFolder()
    // The secret was changed since.
    const env = { DATABASE_URL: other.url, DATA_DIR: dataDir, SECRET: newSecret }
    const restored = read(await callProcess(['restore', file, '--json'], { env }))
    expect(restored).toMatchObject({
      exitCode: 0,
      printed: { rows: made.printed.rows, migrated: [], media: { files: 2, copied: 2 }, unknown: 2 },
    })
    const both = { ...env, SECRET_PREVIOUS: config().secret ?? '' }
    expect(read(await callProcess(['seal', 'rotate', '--json'], { env: both }))).toMatchObject({
      ...{ exitCode: 0, printed: { texts: 2, files: 1, unreadable: 0 } },
    })
    expect(await localStorage(join(dataDir, 'media')).head(photograph.hash)).toEqual({ bytes: 12 })
    expect(await localStorage(join(folder, 'media', 'sealed')).head(sealed)).toEqual({
      bytes: Number(sealedBytes),
    })
    // Not twice, and not over what is there.
    for (const again of [callProcess(['restore', file], { env }), call(['backup', file])]) {
      const refused = await again
      expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
      expect(refused.stderr.trim().split('\n')).toHaveLength(1)
    }
  }, 120_000)

  it('make no database of a file that is no backup', async () => {
    const folder = await aBackupFolder()
    await writeFile(join(folder, 'text'), 'no backup')
    const other = await noDatabase('never')
    const refused = await callProcess(['restore', join(folder, 'text')], { env: { DATABASE_URL: other.url } })
    expect(refused).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/^这个文件不是本站的备份：.*\n$/),
    })
    await expect(other.client()).rejects.toThrow('does not exist')
  }, 60_000)
})
