import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'

const counted = {
  /** Cases about what came from there, those that were joined once. */
  cases: z.int(),
  /** Those that ended with a removal. */
  upheld: z.int(),
  lastAt: z.date(),
}
const contributorRow = z.object({
  /** His contributions that were complained about, by number: who he is stays sealed. Each by itself once his identity was deleted. */
  contributions: z.array(z.int()),
  ...counted,
})
const sourceRow = z.object({ name: z.string(), ...counted })

export type RepeatContributor = z.infer<typeof contributorRow>
export type RepeatSource = z.infer<typeof sourceRow>

const MOST = 200

/** Whose contributions, and which sources' texts, led to a removal: the most often first (最高人民法院《信息网络传播权规定》§9: whether
 *  measures were taken against repeated infringement counts).
 *  @throws DomainError forbidden */
export async function repeatInfringers(
  editor: Editor,
): Promise<{ contributors: RepeatContributor[]; sources: RepeatSource[] }> {
  permit(editor, 'case.read')
  const [contributors, sources] = await Promise.all([
    queryRows(contributorRow, contributorsOfCases),
    queryRows(sourceRow, sourcesOfCases),
  ])
  return { contributors, sources }
}

const removed = Prisma.sql`('removed', 'blocked')`

/** The cases of the contributor of a text, or else of its source. */
type Origin = { contributorKey: Uint8Array | null; sourceId: number | null }

/** How many cases about texts of one origin led to a removal, counted as in the list; without the case that is looked at. */
export async function upheldBefore(
  exceptCase: number,
  { contributorKey, sourceId }: Origin,
): Promise<number> {
  if (contributorKey === null && sourceId === null) return 0
  const cases = contributorKey
    ? Prisma.sql`${ofContributors} AND contribution.contributor_key = ${contributorKey} AND c.outcome IN ${removed}`
    : Prisma.sql`${ofSources} AND article.source_id = ${sourceId} AND ${outcomeOfArticle} IN ${removed}`
  const [row] = await queryRows(
    z.object({ upheld: z.int() }),
    Prisma.sql`SELECT count(DISTINCT c.id)::int AS upheld ${cases} AND c.id <> ${exceptCase}`,
  )
  if (!row) throw new Error('an aggregate without a row')
  return row.upheld
}

const ofContributors = Prisma.sql`
  FROM rights_case AS c JOIN contribution ON contribution.id = c.contribution_id
  WHERE c.merged_into_id IS NULL AND c.kind <> 'correction'`

const ofSources = Prisma.sql`
  FROM rights_case AS c JOIN case_article ON case_article.case_id = c.id
  JOIN article ON article.id = case_article.article_id JOIN source ON source.id = article.source_id
  WHERE c.merged_into_id IS NULL AND c.contribution_id IS NULL AND c.kind <> 'correction'`

/** A case that removes one text can give another one back. */
const outcomeOfArticle = Prisma.sql`coalesce(case_article.outcome, c.outcome)`

const contributorsOfCases = Prisma.sql`
  SELECT array_agg(DISTINCT contribution.id ORDER BY contribution.id) AS contributions, count(*)::int AS cases,
    count(*) FILTER (WHERE c.outcome IN ${removed})::int AS upheld, max(c.received_at) AS "lastAt"
  ${ofContributors}
  GROUP BY contribution.contributor_key, CASE WHEN contribution.contributor_key IS NULL THEN contribution.id END
  HAVING bool_or(c.outcome IN ${removed})
  ORDER BY upheld DESC, "lastAt" DESC LIMIT ${MOST}`

const sourcesOfCases = Prisma.sql`
  SELECT name, count(*)::int AS cases, count(*) FILTER (WHERE outcome IN ${removed})::int AS upheld,
    max(received_at) AS "lastAt"
  FROM (
    SELECT DISTINCT source.id, source.name, c.id AS case_id, c.received_at,
      ${outcomeOfArticle} AS outcome
    ${ofSources}
  ) AS one
  GROUP BY id, name HAVING bool_or(outcome IN ${removed})
  ORDER BY upheld DESC, "lastAt" DESC LIMIT ${MOST}`
