import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { LockedArticle } from './case-articles.ts'
import { caseKinds } from './case-kinds.ts'

/** Articles of a notice that have the same other side. */
export type SideGroup = {
  articles: LockedArticle[]
  /** Null for what the portal published itself, and for a contribution that came before they were kept. */
  contributionId: number | null
  /** Whether there is a contributor whom the notice is to be forwarded to. */
  isForwarded: boolean
}

/**
 * Parts the articles of a notice by whose they are. What editors repost or write is the portal's own act, for which nobody else
 * answers; a contribution has a contributor, known or not, who is to be heard (条例 §15, 16; 民法典 §1195, 1196). A report of illegal
 * content is the editors' to decide alone.
 */
export async function groupBySide(
  tx: Tx,
  { kind }: Pick<RightsCase, 'kind'>,
  articles: readonly LockedArticle[],
): Promise<SideGroup[]> {
  const rows = await tx.contribution.findMany({
    where: { articleId: { in: articles.map(({ id }) => id) } },
    select: { id: true, articleId: true },
  })
  const isHeard = caseKinds[kind].path === 'copyright' || caseKinds[kind].path === 'civil'
  const groups = new Map<string, SideGroup>()
  for (const article of articles) {
    const isForwarded = isHeard && article.origin === 'contribution'
    const contributionId = isForwarded ? (rows.find((row) => row.articleId === article.id)?.id ?? null) : null
    const key = `${isForwarded} ${contributionId}`
    const group = groups.get(key) ?? { articles: [], contributionId, isForwarded }
    group.articles.push(article)
    groups.set(key, group)
  }
  const all = [...groups.values()]
  const [only] = all
  // The editors decide on it, and who sent it is told.
  if (!isHeard && only && rows.length === 1) only.contributionId = rows[0]?.id ?? null
  return all
}
