import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from './start-error.ts'

/** The key material of a portal that was given none: made at its first start, then kept in `<folder>/secret`.
 *  @throws StartError when what is kept there is no secret */
export async function secretFile(folder: string): Promise<string> {
  const file = join(folder, 'secret')
  const kept = (await read(file)) ?? (await made(folder, file))
  if (kept.length >= 32) return kept
  throw new StartError(`${file} holds ${kept.length} characters; a secret has at least 32`)
}

async function read(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new StartError(`${file} cannot be read: ${(error as Error).message}`)
  }
}

/** Appears complete or not at all; of two who make one, both get the first. */
async function made(folder: string, file: string): Promise<string> {
  const fresh = `${file}.${process.pid}`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(fresh, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600 })
  await link(fresh, file).catch(() => {})
  await rm(fresh, { force: true })
  return (await read(file)) ?? ''
}
