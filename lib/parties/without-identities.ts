import type { Prisma } from '#lib/db/generated/client.ts'
import { type Identity, identifying } from './identity.ts'
import { identityUnlessDeleted } from './read-identity.ts'

/** Stands for what was left out. */
export const LEFT_OUT = '〔身份从略〕'

/**
 * How a text is shown to who has not opened these parties: without their names, contacts and addresses, however they are spaced.
 * @returns a function of texts; the identities stay inside it
 */
export async function withoutIdentities(
  client: Pick<Prisma.TransactionClient, 'party'>,
  parties: readonly (string | null)[],
): Promise<(text: string) => string> {
  const known = await Promise.all(
    parties.map((id) => (id === null ? null : identityUnlessDeleted(client, id))),
  )
  const parts = known.flatMap((identity) => (identity ? partsOf(identity) : []))
  // What holds another part goes first.
  const patterns = parts.sort((a, b) => b.length - a.length).map(spacedAnyhow)
  return (text) => patterns.reduce((left, pattern) => left.replace(pattern, LEFT_OUT), text)
}

/** A single character would be left out of every other word. */
function partsOf(identity: Identity): string[] {
  return identifying(identity).flatMap((part) => {
    const dense = part.replace(SPACING, '')
    return [...dense].length > 1 ? [dense] : []
  })
}

const SPACING = /[\s()-]/g

function spacedAnyhow(dense: string): RegExp {
  const signs = [...dense].map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(signs.join('[\\s()-]*'), 'giu')
}
