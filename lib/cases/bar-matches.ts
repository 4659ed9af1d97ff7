import { z } from 'zod'
import { Prisma, type RightsCase } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { NEAR } from '../near-duplicates/bands.ts'
import { type PartyKey, partyKeys } from '../parties/party-keys.ts'
import type { BarLikeness } from './bar-likeness.ts'

const row = z.object({
  /** The article of the notice. */
  articleId: z.int(),
  /** The case that made the bar. */
  madeBy: z.int(),
  /** The article that was restored in it: the same one, or one with the same text. */
  restored: z.int(),
  contact: z.boolean(),
  holder: z.boolean(),
  name: z.boolean(),
  /** Whether an editor knew that the notice was of whom it named: it came to him another way than by the form, or he confirmed who its
   *  claimant is. */
  confirmed: z.boolean(),
})

/** A bar that may hold against the claimant of a case, and how far he is like the one whom it was made against. */
export type BarMatch = { articleId: number; madeBy: number; restored: number; likeness: BarLikeness }

/**
 * The bars in force that may hold against the claimant of a case for some articles (条例 §17), of copyright alone. Two articles have the same
 * work where they have the same text: one that is so near that a removed text would not be published again either, or, where it is too short
 * to tell, the very same body.
 */
export async function barMatches(
  tx: Pick<Tx, '$queryRaw' | 'party'>,
  notice: RightsCase,
  articleIds: readonly number[],
): Promise<BarMatch[]> {
  if (notice.kind !== 'copyright' || articleIds.length === 0) return []
  const keys = await partyKeys(tx, notice.partyId)
  const known = hashesOf(keys)
  if (known.length === 0) return []
  const rows = await queryRows(
    row,
    Prisma.sql`
      SELECT asked.id AS "articleId", bar.case_id AS "madeBy", bar.article_id AS restored,
        bool_or(key.purpose = 'contact') AS contact, bool_or(key.purpose <> 'contact') AS name,
        bool_or(key.purpose = 'holder' AND key.hash = ANY (${hashesOf(keys, 'holder')}::bytea[])) AS holder,
        bool_or(own.way <> 'form' OR own.foreign_confirmed_at IS NOT NULL) AS confirmed
      FROM barred_key AS key JOIN barred_work AS bar ON bar.id = key.bar_id AND bar.lifted_at IS NULL
      JOIN rights_case AS own ON own.id = bar.claimant_case_id
      JOIN article AS asked ON asked.id = ANY (${[...articleIds]}::int[])
        AND (asked.id = bar.article_id OR EXISTS (
          SELECT FROM article AS barred JOIN article_fingerprint AS one ON one.article_id = barred.id
          JOIN article_fingerprint AS other ON other.article_id = asked.id
          WHERE barred.id = bar.article_id AND CASE WHEN one.bands = '{}' OR other.bands = '{}'
            THEN one.bands = other.bands AND asked.body = barred.body
            ELSE bit_count((one.hash # other.hash)::bit(64)) <= ${NEAR} END))
      WHERE key.hash = ANY (${known}::bytea[])
      GROUP BY bar.id, bar.case_id, bar.article_id, asked.id ORDER BY asked.id, bar.case_id, bar.article_id`,
    tx,
  )
  return rows.map(({ contact, holder, name, confirmed, ...match }) => ({
    ...match,
    likeness: likenessOf({ contact, holder, name, confirmed }),
  }))
}

type Same = Pick<z.output<typeof row>, 'contact' | 'holder' | 'name' | 'confirmed'>

function likenessOf({ contact, holder, name, confirmed }: Same): BarLikeness {
  if (contact && holder) return confirmed ? 'full' : 'unconfirmed'
  if (contact) return name ? 'agent' : 'contact'
  return 'name'
}

/** The same of the articles of a case that it still concerns. */
export async function barMatchesOfCase(
  tx: Pick<Tx, '$queryRaw' | 'party' | 'caseArticle'>,
  notice: RightsCase,
): Promise<{ matches: BarMatch[]; articleIds: number[] }> {
  const rows = await tx.caseArticle.findMany({
    where: { caseId: notice.id, outcome: null, articleId: { not: null } },
    select: { articleId: true },
  })
  const articleIds = rows.flatMap(({ articleId }) => articleId ?? [])
  return { matches: await barMatches(tx, notice, articleIds), articleIds }
}

function hashesOf(keys: readonly PartyKey[], only?: PartyKey['purpose']): Uint8Array<ArrayBuffer>[] {
  return keys.flatMap(({ purpose, hashes }) => (only === undefined || purpose === only ? hashes : []))
}
