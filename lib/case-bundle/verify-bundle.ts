import { createHash, type KeyObject, verify } from 'node:crypto'
import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { unreadableFile } from '../unreadable-file.ts'
import { type ListedFile, MANIFEST, type Manifest, manifestFrom, SIGNATURE } from './manifest.ts'

/** What is wrong with a bundle. `forged`: the manifest is not what the key has signed. */
export type BundleProblem = {
  kind: 'unreadable' | 'forged' | 'changed' | 'missing' | 'added' | 'twice'
  path: string
}

export type Verdict = { isWhole: boolean; manifest: Manifest | null; problems: BundleProblem[] }

const MANIFEST_LIMIT = 64 * 1024 * 1024
const SIGNATURE_BYTES = 64

/**
 * Whether a file is a whole bundle that one of these public keys has signed: every file of the manifest is there, unchanged,
 * and no other. Of a manifest that is forged nothing else is believed.
 * @throws DomainError invalid-input where the file cannot be read
 */
export async function verifyBundle(path: string, keys: readonly KeyObject[]): Promise<Verdict> {
  let zip: ZipFile
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true })
  } catch (error) {
    const told = unreadableFile(error, path)
    if (told !== error) throw told
    return refused({ kind: 'unreadable', path: '' })
  }
  try {
    return await verdictOf(zip, keys)
  } finally {
    zip.close()
  }
}

async function verdictOf(zip: ZipFile, keys: readonly KeyObject[]): Promise<Verdict> {
  const entries = new Map<string, Entry>()
  const problems: BundleProblem[] = []
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName)) problems.push({ kind: 'twice', path: entry.fileName })
      entries.set(entry.fileName, entry)
    }
  } catch {
    return refused({ kind: 'unreadable', path: '' })
  }
  const missing = [MANIFEST, SIGNATURE].filter((path) => !entries.has(path))
  if (missing.length > 0) return refused(...missing.map((path) => ({ kind: 'missing' as const, path })))
  const manifest = await signedManifest(zip, entries, keys)
  if (!manifest) return refused({ kind: 'forged', path: MANIFEST })
  for (const file of manifest.files) {
    const entry = entries.get(file.path)
    if (!entry) problems.push({ kind: 'missing', path: file.path })
    else if (!(await isUnchanged(zip, entry, file))) problems.push({ kind: 'changed', path: file.path })
  }
  const known = new Set([MANIFEST, SIGNATURE, ...manifest.files.map(({ path }) => path)])
  for (const path of entries.keys()) if (!known.has(path)) problems.push({ kind: 'added', path })
  return { isWhole: problems.length === 0, manifest, problems }
}

const refused = (...problems: BundleProblem[]): Verdict => ({ isWhole: false, manifest: null, problems })

async function signedManifest(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  keys: readonly KeyObject[],
): Promise<Manifest | null> {
  const bytes = await contentOf(zip, entries.get(MANIFEST), MANIFEST_LIMIT)
  const signature = await contentOf(zip, entries.get(SIGNATURE), SIGNATURE_BYTES)
  if (!bytes || !signature || !keys.some((key) => verify(null, bytes, key, signature))) return null
  return manifestFrom(bytes)
}

/** The bytes of a small file; null where it is larger, or damaged. */
async function contentOf(zip: ZipFile, entry: Entry | undefined, most: number): Promise<Buffer | null> {
  if (!entry || entry.uncompressedSize > most) return null
  const chunks: Buffer[] = []
  const isRead = await readEntry(zip, entry, (chunk) => chunks.push(chunk))
  return isRead ? Buffer.concat(chunks) : null
}

async function isUnchanged(zip: ZipFile, entry: Entry, { bytes, sha256 }: ListedFile): Promise<boolean> {
  if (entry.uncompressedSize !== bytes) return false
  const hash = createHash('sha256')
  return (await readEntry(zip, entry, (chunk) => hash.update(chunk))) && hash.digest('hex') === sha256
}

/** Whether it could be read to its end; what is damaged cannot. */
async function readEntry(zip: ZipFile, entry: Entry, take: (chunk: Buffer) => unknown): Promise<boolean> {
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream as AsyncIterable<Buffer>) take(chunk)
    return true
  } catch {
    return false
  }
}
