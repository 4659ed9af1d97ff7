import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, lchown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StartError } from '../start-error.ts'
import type { Runner } from './embedded-runner.ts'

export const USER = 'citysite'
export const DATABASE = 'citysite'

/** Creates the cluster `<folder>/postgres` unless it exists; it appears only when it is complete.
 *  @returns the password of its superuser
 *  @throws StartError | the signal's reason */
export async function prepareCluster(runner: Runner, folder: string, signal?: AbortSignal): Promise<string> {
  const passwordFile = join(folder, 'postgres-password')
  if (existsSync(join(folder, 'postgres'))) {
    await ensureOwner(runner, join(folder, 'postgres'))
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

/** Postgres requires a cluster of its own user; a copy that root restored, or from another machine, has another owner. */
async function ensureOwner({ owner }: Runner, cluster: string): Promise<void> {
  const { uid } = await stat(cluster)
  const wanted = owner?.uid ?? process.getuid?.() ?? uid
  if (uid === wanted) return
  if (!owner)
    throw new StartError(
      `${cluster} belongs to user ${uid}, this is user ${wanted}; run: chown -R ${wanted} ${cluster}`,
    )
  // The folder itself last: its owner is what the next start checks.
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
  const passwordFile = join(dirname(data), 'postgres-password.initdb')
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (runner.owner) await chown(passwordFile, runner.owner.uid, runner.owner.gid)
  const words = [
    '-D',
    data,
    '-U',
    USER,
    '--pwfile',
    passwordFile,
    '--auth=scram-sha-256',
    '--no-instructions',
  ]
  try {
    const initdb = runner.run('initdb', [...words, '--locale=C.UTF-8', '--encoding=UTF8'])
    await finished(initdb, 'make a database', signal)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** In single-user mode, so that the cluster contains its database when it appears. */
async function createDatabase(runner: Runner, data: string, signal?: AbortSignal): Promise<void> {
  const postgres = runner.run('postgres', ['--single', '-D', data, 'postgres'])
  postgres.stdin?.end(`CREATE DATABASE ${DATABASE};\n`)
  await finished(postgres, 'make a database', signal)
}

async function finished(child: ChildProcess, purpose: string, signal?: AbortSignal): Promise<void> {
  let output = ''
  const abort = () => child.kill('SIGTERM')
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort, { once: true })
  child.stdout?.resume()
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-4_000)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve)
  })
  signal?.removeEventListener('abort', abort)
  signal?.throwIfAborted()
  if (code !== 0) throw new StartError(`cannot ${purpose}: ${reasonIn(output) || `it ended with ${code}`}`)
}

/** The line with the reason in the output of one of Postgres's programs. */
export function reasonIn(output: string): string {
  if (/No space left on device|Disk quota exceeded|could not extend file/.test(output))
    return 'the disk is full'
  const lines = output.split('\n').map((line) => line.replace(/^.*?\b(FATAL|PANIC|error): +/i, ''))
  const at = output.split('\n').findIndex((line) => /\b(FATAL|PANIC|error|invalid binary)\b/i.test(line))
  return (lines[at] ?? lines.findLast((line) => line.trim() !== '') ?? '').trim()
}
