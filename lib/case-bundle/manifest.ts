import { z } from 'zod'

/** The parts of a bundle that stand outside the manifest's list of files. */
export const MANIFEST = 'manifest.json'
export const SIGNATURE = 'manifest.sig'

const listedFile = z.strictObject({
  path: z.string().min(1),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** What a bundle says of itself; its bytes are what is signed. */
const manifestSchema = z.strictObject({
  format: z.literal('citysite-case-bundle'),
  version: z.literal(1),
  /** `C-0118` */
  case: z.string(),
  site: z.string(),
  siteUrl: z.string(),
  /** The last step of the case that it holds: the same case exported twice gives the same bytes. */
  asOf: z.iso.datetime(),
  identities: z.enum(['included', 'withheld']),
  algorithms: z.strictObject({ hash: z.literal('SHA-256'), signature: z.literal('Ed25519') }),
  /** SPKI in PEM. */
  publicKey: z.string(),
  files: z.array(listedFile),
})

export type Manifest = z.output<typeof manifestSchema>
export type ListedFile = z.output<typeof listedFile>

/** What is known of a bundle before its files are read. */
export type BundleFacts = Pick<Manifest, 'case' | 'site' | 'siteUrl' | 'asOf' | 'identities'>

/** The bytes that are signed. */
export function manifestBytes(facts: BundleFacts, publicKey: string, files: ListedFile[]): Buffer {
  const manifest: Manifest = {
    format: 'citysite-case-bundle',
    version: 1,
    ...facts,
    algorithms: { hash: 'SHA-256', signature: 'Ed25519' },
    publicKey,
    files,
  }
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
}

/** A manifest from its bytes; null for anything else. */
export function manifestFrom(bytes: Buffer): Manifest | null {
  try {
    return manifestSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? null
  } catch {
    return null
  }
}
