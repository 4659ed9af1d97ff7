import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from './start-error.ts'

/** The secret of a portal without SECRET: read from `<folder>/secret`, which is created at the first start.
 *  @throws StartError when the file cannot be read, or is too short */
export async function secretFile(folder: string): Promise<string> {
  const file = join(folder, 'secret')
  const secret = (await read(file)) ?? (await create(folder, file))
  if (secret.length >= 32) return secret
  throw new StartError(`${file} holds ${secret.length} characters; a secret has at least 32`)
}

async function read(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new StartError(`${file} cannot be read: ${(error as Error).message}`)
  }
}

/** Creates the file with its content in one step; of two processes that create it, both read the first one's. */
async function create(folder: string, file: string): Promise<string> {
  const fresh = `${file}.${process.pid}`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(fresh, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600 })
  await link(fresh, file).catch(() => {})
  await rm(fresh, { force: true })
  return (await read(file)) ?? ''
}
