import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, lchown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StartError } from '../start-error.ts'
import type { Runner } from './embedded-runner.ts'

export const USER = 'citysite'
export const DATABASE = 'citysite'

/** Makes the cluster `<folder>/postgres` unless it is there; a cluster broken off half-way is never taken for one.
 *  @returns the password of its superuser
 *  @throws StartError | the signal's reason */
export async function prepareCluster(runner: Runner, folder: string, signal?: AbortSignal): Promise<string> {
  const passwordFile = join(folder, 'postgres-password')
  if (existsSync(join(folder, 'postgres'))) {
    await settleOwner(runner, join(folder, 'postgres'))
    return readPassword(passwordFile)
  }
  const fresh = join(folder, 'postgres.new')
  await rm(fresh, { recursive: true, force: true })
  await makeFolder(fresh, runner.owner)
  const password = randomBytes(24).toString('base64url')
  await writeFile(passwordFile, password, { mode: 0o600 })
  try {
    await initialise(runner, fresh, password, signal)
    await createDatabase(runner, fresh, signal)
    await rename(fresh, join(folder, 'postgres'))
    return password
  } catch (error) {
    await rm(fresh, { recursive: true, force: true, maxRetries: 5 })
    throw error
  }
}

/** A copy that was put back by root, or on another machine, may belong to somebody else; Postgres insists on its own. */
async function settleOwner({ owner }: Runner, cluster: string): Promise<void> {
  const { uid } = await stat(cluster)
  const wanted = owner?.uid ?? process.getuid?.() ?? uid
  if (uid === wanted) return
  if (!owner)
    throw new StartError(
      `${cluster} belongs to user ${uid}, this is user ${wanted}; run: chown -R ${wanted} ${cluster}`,
    )
  // The folder itself at last: it is what the next start looks at.
  for (const name of [...(await readdir(cluster, { recursive: true })), ''])
    await lchown(join(cluster, name), owner.uid, owner.gid)
}

async function readPassword(file: string): Promise<string> {
  const password = await readFile(file, 'utf8').catch(() => '')
  if (password) return password
  throw new StartError(`${file} is missing; without it the database beside it cannot be opened`)
}

async function makeFolder(folder: string, owner: Runner['owner']): Promise<void> {
  await mkdir(folder, { mode: 0o700 })
  if (owner) await chown(folder, owner.uid, owner.gid)
}

async function initialise(
  runner: Runner,
  data: string,
  password: string,
  signal?: AbortSignal,
): Promise<void> {
  const handed = join(dirname(data), 'postgres-password.handed')
  await writeFile(handed, password, { mode: 0o600 })
  if (runner.owner) await chown(handed, runner.owner.uid, runner.owner.gid)
  const words = ['-D', data, '-U', USER, '--pwfile', handed, '--auth=scram-sha-256', '--no-instructions']
  try {
    const initdb = runner.run('initdb', [...words, '--locale=C.UTF-8', '--encoding=UTF8'])
    await finished(initdb, 'make a database', signal)
  } finally {
    await rm(handed, { force: true })
  }
}

/** In single-user mode, so that a cluster appears with its database or not at all. */
async function createDatabase(runner: Runner, data: string, signal?: AbortSignal): Promise<void> {
  const postgres = runner.run('postgres', ['--single', '-D', data, 'postgres'])
  postgres.stdin?.end(`CREATE DATABASE ${DATABASE};\n`)
  await finished(postgres, 'make a database', signal)
}

async function finished(child: ChildProcess, purpose: string, signal?: AbortSignal): Promise<void> {
  let said = ''
  const refuse = () => child.kill('SIGTERM')
  if (signal?.aborted) refuse()
  signal?.addEventListener('abort', refuse, { once: true })
  child.stdout?.resume()
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4_000)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve)
  })
  signal?.removeEventListener('abort', refuse)
  signal?.throwIfAborted()
  if (code !== 0) throw new StartError(`cannot ${purpose}: ${reasonIn(said) || `it ended with ${code}`}`)
}

/** The one line that matters among what Postgres's programs said. */
export function reasonIn(said: string): string {
  if (/No space left on device|Disk quota exceeded|could not extend file/.test(said))
    return 'the disk is full'
  const lines = said.split('\n').map((line) => line.replace(/^.*?\b(FATAL|PANIC|error): +/i, ''))
  const telling = said.split('\n').findIndex((line) => /\b(FATAL|PANIC|error|invalid binary)\b/i.test(line))
  return (lines[telling] ?? lines.findLast((line) => line.trim() !== '') ?? '').trim()
}
