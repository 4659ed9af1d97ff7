import type { Prisma } from '#lib/db/generated/client.ts'
import { foldIdentity, placesOf } from './fold-identity.ts'
import { identifying, type KeptIdentity } from './identity.ts'
import { identityUnlessDeleted } from './read-identity.ts'

/** Stands for what was left out. */
export const LEFT_OUT = '〔身份从略〕'

/**
 * How a text is shown to who has not opened these parties: without their names, contacts and addresses, however they are
 * spaced, and whatever their width and case.
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
  const sought = parts.sort((a, b) => b.length - a.length)
  return (text) => sought.reduce(withoutPart, text)
}

/** A single character would be left out of every other word. */
function partsOf(identity: KeptIdentity): string[] {
  return identifying(identity).flatMap((part) => {
    const folded = foldIdentity(part)
    return [...folded].length > 1 ? [folded] : []
  })
}

function withoutPart(text: string, part: string): string {
  let [left, last] = ['', 0]
  for (const { from, to } of placesOf(text, part)) {
    left += text.slice(last, from) + LEFT_OUT
    last = to
  }
  return left + text.slice(last)
}
