import { backUpInto } from '../backup/nightly.ts'
import { config } from '../config.ts'
import { logs } from '../logs.ts'

/** Nightly, where BACKUP_DIR is set: one more backup there, and the oldest beyond BACKUP_KEEP removed. */
export async function backUpTheDatabase(): Promise<void> {
  const { databaseUrl = '', backupDir = '', backupKeep } = config()
  const { path, bytes, removed } = await backUpInto(databaseUrl, backupDir, backupKeep)
  logs().info({ path, bytes, removed }, 'backed up the database')
}
