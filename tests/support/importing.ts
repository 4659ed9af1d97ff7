import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Candidate, type Found, type Importer, isRefusal } from '#lib/imports/candidate.ts'
import type { RunInput } from '#lib/imports/runs/run-input.ts'

/** What an importer finds in files of this content. */
export async function importing(
  importer: Importer<RunInput>,
  files: Record<string, string | Uint8Array>,
  how: { site?: string; withPages?: boolean } = {},
): Promise<Found[]> {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-import-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const written = Object.entries(files).map(async ([name, content]) => {
    const path = join(folder, name.replaceAll('/', '_'))
    await writeFile(path, content)
    return { name, path }
  })
  const input = { files: await Promise.all(written), ...how }
  const context = { signal: new AbortController().signal, isDone: async () => false, progress: () => {} }
  return Array.fromAsync(importer(input, context))
}

/** Of what was found the articles, with nothing refused. */
export function articlesOf(found: readonly Found[]): Candidate[] {
  const refused = found.filter(isRefusal)
  if (refused.length > 0) throw new Error(refused.map(({ key, reason }) => `${key}: ${reason}`).join('\n'))
  return found.filter((one): one is Candidate => !isRefusal(one))
}

export const reasonsOf = (found: readonly Found[]) =>
  found.filter(isRefusal).map(({ key, reason }) => `${key} ${reason}`)
