import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { unzipSync, type Zippable, zipSync } from 'fflate'
import { describe, expect, it, onTestFinished } from 'vitest'
import { publicKeyPem, publicKeys } from '#lib/case-bundle/bundle-keys.ts'
import { manifestFrom } from '#lib/case-bundle/manifest.ts'
import { verifyBundle } from '#lib/case-bundle/verify-bundle.ts'
import { writeBundle } from '#lib/case-bundle/write-bundle.ts'
import { completeConfig, config } from '#lib/config.ts'
import { sha256 } from '../../support/sha256.ts'
import { aBundleFile, aFolder, facts, files } from './bundle-cast.ts'

const ownKey = () => createPublicKey(publicKeyPem())
const text = (of: string) => new TextEncoder().encode(of)
const EVIDENCE = 'evidence/01-合同.txt'

/** A bundle that somebody has unpacked, changed and packed again. */
async function repacked(change: (parts: Zippable) => void): Promise<string> {
  const path = await aBundleFile(join(aFolder(), 'bundle.zip'))
  const parts: Zippable = unzipSync(readFileSync(path))
  change(parts)
  writeFileSync(path, zipSync(parts))
  return path
}

describe('a bundle', () => {
  it('is whole as it was written, and says what it holds', async () => {
    const path = await aBundleFile(join(aFolder(), 'bundle.zip'))
    const { isWhole, manifest, problems } = await verifyBundle(path, [ownKey()])
    expect({ isWhole, problems }).toEqual({ isWhole: true, problems: [] })
    expect(manifest).toMatchObject({ ...facts, publicKey: publicKeyPem() })
    const paths = manifest?.files.map((file) => file.path)
    expect(paths).toEqual([...files.map((file) => file.path), 'public-key.pem', 'SHA256SUMS'])
    const parts = unzipSync(readFileSync(path))
    expect(manifest?.files[2]?.sha256).toBe(sha256(Buffer.from(parts[EVIDENCE] ?? [])))
    expect(Buffer.from(parts.SHA256SUMS ?? []).toString()).toContain(
      `${manifest?.files[2]?.sha256}  ${EVIDENCE}\n`,
    )
  })

  it('of the same content has the same bytes', async () => {
    const [first, second] = await Promise.all([
      buffer(writeBundle(facts, files)),
      buffer(writeBundle(facts, files)),
    ])
    expect(first.equals(second)).toBe(true)
  })

  it('ends in the error of a file that cannot be read', async () => {
    const broken = { path: 'broken', open: () => Promise.reject(new Error('the store is away')) }
    await expect(buffer(writeBundle(facts, [broken]))).rejects.toThrow('the store is away')
    const failing = {
      path: 'failing',
      open: () =>
        new Readable({
          read() {
            this.destroy(new Error('the line broke'))
          },
        }),
    }
    await expect(buffer(writeBundle(facts, [failing]))).rejects.toThrow('the line broke')
  })

  it('closes the file that it reads when the reader leaves', async () => {
    const endless = new Readable({ read: (size) => endless.push(Buffer.alloc(size)) })
    const bundle = writeBundle(facts, [{ path: 'endless', open: () => endless }])
    await new Promise((resolve) => bundle.once('readable', resolve))
    const closed = new Promise((resolve) => endless.once('close', resolve))
    bundle.destroy()
    await closed
    expect(endless.destroyed).toBe(true)
  })
})

it('a bundle stays verifiable after the secret has changed', async () => {
  const path = await aBundleFile(join(aFolder(), 'bundle.zip'))
  const { secret = '', previousSecrets } = config()
  completeConfig({ secret: `another ${secret}`, previousSecrets: [secret] })
  onTestFinished(() => completeConfig({ secret, previousSecrets }))
  expect(await verifyBundle(path, publicKeys())).toMatchObject({ isWhole: true })
  completeConfig({ previousSecrets: [] })
  expect(await verifyBundle(path, publicKeys())).toMatchObject({ problems: [{ kind: 'forged' }] })
})

describe('a bundle that was changed is told by what was done to it', () => {
  it.each<[string, (parts: Zippable) => void, object]>([
    [
      'a changed text',
      (parts) => (parts[EVIDENCE] = text('另一份合同')),
      { kind: 'changed', path: EVIDENCE },
    ],
    ['a missing file', (parts) => delete parts[EVIDENCE], { kind: 'missing', path: EVIDENCE }],
    [
      'an added file',
      (parts) => (parts['evidence/02.txt'] = text('补')),
      { kind: 'added', path: 'evidence/02.txt' },
    ],
    ['no manifest', (parts) => delete parts['manifest.json'], { kind: 'missing', path: 'manifest.json' }],
    ['no signature', (parts) => delete parts['manifest.sig'], { kind: 'missing', path: 'manifest.sig' }],
    [
      'a long signature',
      (parts) => (parts['manifest.sig'] = new Uint8Array(65)),
      { kind: 'forged', path: 'manifest.json' },
    ],
  ])('%s', async (_, change, problem) => {
    const verdict = await verifyBundle(await repacked(change), [ownKey()])
    expect(verdict).toMatchObject({ isWhole: false, problems: [problem] })
  })

  it('a manifest that was made to fit the changed text is forged, whoever else has signed it', async () => {
    const stranger = generateKeyPairSync('ed25519')
    const path = await repacked((parts) => {
      const manifest = manifestFrom(Buffer.from(parts['manifest.json'] as Uint8Array))
      const changed = text('另一份合同')
      const files = manifest?.files.map((file) =>
        file.path === EVIDENCE
          ? { path: EVIDENCE, bytes: changed.length, sha256: sha256(Buffer.from(changed)) }
          : file,
      )
      const bytes = text(JSON.stringify({ ...manifest, files }))
      parts[EVIDENCE] = changed
      parts['manifest.json'] = bytes
      parts['manifest.sig'] = sign(null, bytes, stranger.privateKey)
    })
    const forged = { isWhole: false, manifest: null, problems: [{ kind: 'forged', path: 'manifest.json' }] }
    expect(await verifyBundle(path, [ownKey()])).toEqual(forged)
    expect(await verifyBundle(path, [])).toEqual(forged)
    // By the stranger's own key it is what he says it is, apart from the sums that he forgot.
    expect(await verifyBundle(path, [ownKey(), stranger.publicKey])).toMatchObject({ isWhole: true })
  })

  it('one byte of the stored file, wherever it stands in a text', async () => {
    const folder = aFolder()
    const bytes = readFileSync(await aBundleFile(join(folder, 'whole.zip')))
    const at = bytes.indexOf('letters/0001') + 40
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    writeFileSync(join(folder, 'changed.zip'), changed)
    const { isWhole, problems } = await verifyBundle(join(folder, 'changed.zip'), [ownKey()])
    expect(isWhole).toBe(false)
    expect(problems).toContainEqual({ kind: 'changed', path: 'letters/0001-受理通知.txt' })
  })

  it('a name that stands in it twice', async () => {
    const folder = aFolder()
    const [first] = files
    const path = await aBundleFile(join(folder, 'twice.zip'), first ? [first, first] : [])
    const { isWhole, problems } = await verifyBundle(path, [ownKey()])
    expect(isWhole).toBe(false)
    expect(problems).toContainEqual({ kind: 'twice', path: 'case.json' })
  })

  it('a file that is none, or cut', async () => {
    const folder = aFolder()
    const bytes = readFileSync(await aBundleFile(join(folder, 'whole.zip')))
    for (const part of [Buffer.from('%PDF-1.7'), bytes.subarray(0, bytes.length - 30), Buffer.alloc(0)]) {
      writeFileSync(join(folder, 'part.zip'), part)
      const verdict = await verifyBundle(join(folder, 'part.zip'), [ownKey()])
      expect(verdict).toMatchObject({ isWhole: false, problems: [{ kind: 'unreadable' }] })
    }
    await expect(verifyBundle(join(folder, 'none.zip'), [ownKey()])).rejects.toThrow('没有这个文件')
  })
})
