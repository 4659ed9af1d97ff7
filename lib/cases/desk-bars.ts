import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import type { BarLikeness } from './bar-likeness.ts'
import { type BarMatch, barMatches } from './bar-matches.ts'

/** Bars that another case made and that may hold against the claimant of this one (条例 §17), by what is the same. Never who he is. */
export type BarFlag = {
  madeBy: number
  likeness: BarLikeness
  /** Those of this case, each with the one that was restored: the same one, or one with the same text. */
  articles: { articleId: number; restored: number }[]
}

/** A bar that this case made: of its own claimant, or of one whose notice was merged into it. */
export type MadeBar = {
  id: number
  articleId: number
  title: string
  claimantCaseId: number
  at: Date
  liftedAt: Date | null
}

export type CaseBars = { flags: BarFlag[]; made: MadeBar[] }

/** Cases whose articles are still to be answered, or were not taken up. */
const unsettled = { OR: [{ outcome: null }, { outcome: 'rejected' as const }] }

/** What 条例 §17 says of a case: whether its claimant may be one who is barred, and whom it has barred itself.
 *  @throws DomainError forbidden */
export async function barsOfCase(editor: Editor, id: number): Promise<CaseBars> {
  permit(editor, 'case.read')
  const row = await db().rightsCase.findUnique({
    where: { id },
    include: { articles: { where: { articleId: { not: null }, ...unsettled }, select: { articleId: true } } },
  })
  if (!row) return { flags: [], made: [] }
  const { articles, ...notice } = row
  const ids = articles.flatMap(({ articleId }) => articleId ?? [])
  const matches = await barMatches(db(), notice, ids)
  const ofOthers = matches.filter(({ madeBy }) => madeBy !== id && madeBy !== row.mergedIntoId)
  return { flags: flagsOf(ofOthers), made: await barsMadeBy(id) }
}

function flagsOf(matches: readonly BarMatch[]): BarFlag[] {
  const flags = new Map<string, BarFlag>()
  for (const { madeBy, likeness, articleId, restored } of matches) {
    const flag = flags.get(`${madeBy} ${likeness}`) ?? { madeBy, likeness, articles: [] }
    flag.articles.push({ articleId, restored })
    flags.set(`${madeBy} ${likeness}`, flag)
  }
  return [...flags.values()]
}

async function barsMadeBy(caseId: number): Promise<MadeBar[]> {
  const bars = await db().barredWork.findMany({
    where: { caseId },
    orderBy: [{ claimantCaseId: 'asc' }, { articleId: 'asc' }],
    include: { article: { select: { title: true } } },
  })
  return bars.map(({ caseId: _, article: { title }, ...bar }) => ({ ...bar, title }))
}
