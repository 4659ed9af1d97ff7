import { createHash, sign } from 'node:crypto'
import { PassThrough, Readable, Transform } from 'node:stream'
import { ZipFile } from 'yazl'
import { pemOf, signingKey } from './bundle-keys.ts'
import { type BundleFacts, type ListedFile, MANIFEST, manifestBytes, SIGNATURE } from './manifest.ts'

/** A file of a bundle; it is opened when its turn has come. */
export type BundleFile = { path: string; open: () => Readable | Promise<Readable> }

/** A file whose text is at hand. */
export function textFile(path: string, text: string): BundleFile {
  return { path, open: () => Readable.from([Buffer.from(text)]) }
}

/** A file of JSON. */
export function jsonFile(path: string, value: unknown): BundleFile {
  return textFile(path, `${JSON.stringify(value, null, 2)}\n`)
}

/**
 * A ZIP file (APPNOTE 6.3) of these files in their order, with their hashes in `SHA256SUMS`, a manifest of all, its signature
 * and the public key. Every time in it is 1 January 1980, so that the same content gives the same bytes.
 * @returns a stream, read at the reader's pace; it ends in an error where a file cannot be read
 */
export function writeBundle(facts: BundleFacts, files: readonly BundleFile[]): Readable {
  const key = signingKey()
  const publicKey = pemOf(key)
  const zip = new ZipFile()
  const out = new PassThrough()
  const listed: ListedFile[] = []
  let current: Readable | null = null
  const fail = (error: Error) => out.destroy(error)
  const add = (path: string, open: BundleFile['open'], isListed = true) =>
    zip.addReadStreamLazy(path, OPTIONS, (callback) => {
      Promise.resolve()
        .then(open)
        .then((source) => {
          current = source
          source.on('error', fail)
          callback(null, isListed ? hashed(source, path, listed) : source)
        }, fail)
    })
  let manifest: Buffer = Buffer.alloc(0)
  for (const { path, open } of files) add(path, open)
  add('public-key.pem', () => Readable.from([Buffer.from(publicKey)]))
  add('SHA256SUMS', () => Readable.from([Buffer.from(sumsOf(listed))]))
  add(
    MANIFEST,
    () => {
      manifest = manifestBytes(facts, publicKey, listed)
      return Readable.from([manifest])
    },
    false,
  )
  add(SIGNATURE, () => Readable.from([sign(null, manifest, key)]), false)
  zip.end()
  zip.on('error', fail)
  out.on('close', () => current?.destroy())
  zip.outputStream.pipe(out)
  return out
}

/** `new Date(1980, 0, 1)` is the same in the ZIP's own time, which has no zone, wherever it is written. */
const OPTIONS = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 }

function hashed(source: Readable, path: string, listed: ListedFile[]): Readable {
  const hash = createHash('sha256')
  let bytes = 0
  const through = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
    flush(done) {
      listed.push({ path, bytes, sha256: hash.digest('hex') })
      done()
    },
  })
  return source.pipe(through)
}

/** As `sha256sum -c` reads it. */
function sumsOf(listed: readonly ListedFile[]): string {
  return listed.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')
}
