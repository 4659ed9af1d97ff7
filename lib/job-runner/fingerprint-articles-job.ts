import { storedBodySchema } from '../articles/body/body.ts'
import { unmarkedText } from '../articles/body/plain-text.ts'
import { logs } from '../logs.ts'
import { backfillFingerprints } from '../near-duplicates/backfill-fingerprints.ts'

/** Once after an update: by what the texts that were there before are compared with new ones. */
export async function fingerprintTheArticles(): Promise<void> {
  const added = await backfillFingerprints((body) => unmarkedText(storedBodySchema.parse(body)))
  if (added > 0) logs().info({ added }, 'fingerprinted articles of an earlier version')
}
