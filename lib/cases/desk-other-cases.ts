import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { CaseKind, CaseOutcome, CaseState } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'

const otherRow = z.object({
  id: z.number(),
  kind: z.enum(CaseKind),
  state: z.enum(CaseState),
  outcome: z.enum(CaseOutcome).nullable(),
  receivedAt: z.date(),
  sameArticle: z.boolean(),
  sameClaimant: z.boolean(),
})

/** Another case about one of the same articles, or by the same claimant. */
export type OtherCase = z.output<typeof otherRow>

const MOST = 20

/** The other cases of a case's articles and claimant, those that are open before the others, newest first. A claimant is known by
 *  the keyed hash of his contact; nothing of him is opened.
 *  @throws DomainError forbidden */
export async function otherCases(editor: Editor, id: number): Promise<OtherCase[]> {
  permit(editor, 'case.read')
  return queryRows(
    otherRow,
    Prisma.sql`
      WITH this AS (SELECT claimant_key FROM rights_case WHERE id = ${id}),
        same_article AS (
          SELECT DISTINCT other.case_id AS id FROM case_article AS own
          JOIN case_article AS other ON other.article_id = own.article_id AND other.case_id <> own.case_id
          WHERE own.case_id = ${id}),
        same_claimant AS (
          SELECT other.id FROM rights_case AS other JOIN this ON this.claimant_key = other.claimant_key
          WHERE other.id <> ${id})
      SELECT c.id, c.kind::text, c.state::text, c.outcome::text, c.received_at AS "receivedAt",
        c.id IN (SELECT id FROM same_article) AS "sameArticle",
        c.id IN (SELECT id FROM same_claimant) AS "sameClaimant"
      FROM rights_case AS c
      WHERE c.id IN (SELECT id FROM same_article UNION SELECT id FROM same_claimant)
      ORDER BY c.state = 'closed', c.id DESC LIMIT ${MOST}`,
  )
}
