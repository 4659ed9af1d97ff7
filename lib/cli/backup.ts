import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { backUp } from '../backup/back-up.ts'
import { backUpMedia, type MediaCopy, together } from '../backup/copy-media.ts'
import { backUpSealedFiles } from '../backup/copy-sealed-files.ts'
import { ensureDatabase } from '../backup/ensure-database.ts'
import { checkBackup, restoreBackup } from '../backup/restore-backup.ts'
import { config } from '../config.ts'
import { withDatabase } from '../db/with-database.ts'
import { DomainError, isDomainError } from '../errors.ts'
import { mediaStorage } from '../media/storage.ts'
import { sealedStorage } from '../parties/sealed-storage.ts'
import { unknownSeals } from '../sealed/unknown-seals.ts'
import { withAbortOnSignal } from './abort-on-signal.ts'
import { type Command, command, type Given, type Outcome } from './command.ts'
import { databaseUrl } from './database-url.ts'
import { filesSentence, restoreFiles, withFiles } from './media.ts'
import { Progress } from './progress.ts'

const example = '/var/backups/citysite.backup.zst'

export const backupCommands: Command[] = [
  command({
    name: 'backup',
    operands: ['FILE'],
    help: '把整个数据库备份到一个文件，媒体文件备份到它旁边的 media/；站点可以照常运行',
    example,
    run: backUpToFile,
  }),
  command({
    name: 'restore',
    operands: ['FILE'],
    help: '把备份恢复到一个空的数据库，连同它旁边的媒体文件；先停止站点，较旧的备份会随后迁移',
    example,
    // The file is checked before a database is started.
    database: false,
    run: restoreFromFile,
  }),
]

async function backUpToFile({ operands: [file = ''] }: Given): Promise<Outcome> {
  await refuseExisting(file)
  const progress = new Progress('备份（行，总数为估计）')
  const { header, rows, bytes } = await withAbortOnSignal((signal) =>
    backUp(databaseUrl(), file, { signal, onRows: (done, about) => progress.at(done, about) }),
  )
  progress.end()
  const media = await backUpFiles(dirname(file))
  return {
    json: { file, bytes, at: header.at, migrations: header.migrations, rows, media },
    text: `已备份 ${Object.keys(rows).length} 个表、${total(rows)} 行到 ${file}（${bytes} 字节）。${mediaSentence(media)}`,
  }
}

async function restoreFromFile({ operands: [file = ''] }: Given): Promise<Outcome> {
  await withProgress('检查备份（MB）', (onBytes) => checkBackup(file, onBytes))
  const { databaseUrl: external } = config()
  const created = external === undefined ? null : await ensureDatabase(external)
  try {
    const { header, rows, migrated, media, said, unknown } = await withDatabase(async () => {
      const restored = await withProgress('恢复（MB）', (onBytes) =>
        restoreBackup(databaseUrl(), file, onBytes),
      )
      const files = await filesOfBackup(dirname(file))
      return { ...restored, ...files, unknown: await unknownSeals() }
    })
    const later = migrated.length > 0 ? `随后迁移：${migrated.join('、')}。` : ''
    return {
      json: { file, at: header.at, rows, migrated, media, unknown },
      text: `已恢复 ${header.at} 的备份：${Object.keys(rows).length} 个表、${total(rows)} 行。${later}${said}${sealedSentence(unknown)}`,
    }
  } catch (error) {
    await created?.remove()
    throw error
  }
}

/** A bucket's files are its operator's to copy: it has versions and copies of its own. */
async function backUpFiles(folder: string): Promise<MediaCopy | null> {
  if (config().mediaS3) return null
  return withFiles('备份媒体文件', async (onFile, signal) => {
    const media = await backUpMedia(mediaStorage(), folder, { onFile, signal })
    return together(media, await backUpSealedFiles(sealedStorage(), folder, { onFile, signal }))
  })
}

/** The database is restored by now, and stays so: what hinders the files is said, and can be made up for. */
async function filesOfBackup(folder: string): Promise<{ media: MediaCopy | null; said: string }> {
  if (config().mediaS3) return { media: null, said: mediaSentence(null) }
  try {
    const media = await restoreFiles(folder)
    return { media, said: mediaSentence(media) }
  } catch (error) {
    const reason = isDomainError(error) ? error.message : `${(error as Error).message}。`
    const again = `解决后运行：npm run cli -- media restore ${folder}`
    return { media: null, said: `媒体文件没有全部恢复：${reason}${again}` }
  }
}

function mediaSentence(media: MediaCopy | null): string {
  return media === null
    ? '媒体文件在存储桶里，没有一起备份或恢复：请为存储桶开启多版本，或另行复制。'
    : filesSentence(media)
}

/** A backup is read with the secret of its time. */
function sealedSentence(unknown: number): string {
  if (unknown === 0) return ''
  return `有 ${unknown} 段密封的内容，是用现在没有的密钥密封的：请把当时的 SECRET 写进 SECRET_PREVIOUS，再运行 seal rotate。`
}

type OnBytes = (read: number, size: number) => void

async function withProgress<T>(what: string, work: (onBytes: OnBytes) => Promise<T>): Promise<T> {
  const progress = new Progress(what)
  const megabytes = (bytes: number) => Math.round(bytes / 1_000_000)
  const result = await work((read, size) => progress.at(megabytes(read), megabytes(size)))
  progress.end()
  return result
}

/** An existing file is never overwritten: it may be the only backup. */
async function refuseExisting(file: string): Promise<void> {
  const [isThere, hasFolder] = await Promise.all([file, dirname(file)].map(exists))
  if (isThere) throw new DomainError('conflict', `已有这个文件，没有覆盖它：${file}`)
  if (!hasFolder) throw new DomainError('invalid-input', `没有这个文件夹：${dirname(file)}`)
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return false
      throw error
    },
  )
}

function total(rows: Record<string, number>): number {
  return Object.values(rows).reduce((sum, count) => sum + count, 0)
}
