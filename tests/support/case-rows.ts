import { randomBytes } from 'node:crypto'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import type { CaseClockKind } from '#lib/db/generated/enums.ts'
import { HOUR_MS } from '#lib/time.ts'

type Given = Partial<Prisma.RightsCaseUncheckedCreateInput> & {
  /** The hours from now at which each of its clocks ends; it began 24 hours before that. */
  due?: Partial<Record<CaseClockKind, number>>
  /** The articles that it is about. */
  about?: number[]
}

/** A case as the database has it, whatever brought it there: for reads that look at its columns alone.
 *  @returns its number */
export async function aCaseRow({ due = {}, about = [], ...given }: Given = {}): Promise<number> {
  const { id } = await db().rightsCase.create({
    data: {
      ...{ kind: 'copyright', demand: 'delete', isTruthStated: true },
      ...{ receiptHash: randomBytes(32), receiptSealed: '', claimSealed: '' },
      ...given,
    },
  })
  for (const [kind, hours] of Object.entries(due)) {
    const dueAt = new Date(Date.now() + hours * HOUR_MS)
    const startedAt = new Date(dueAt.getTime() - 24 * HOUR_MS)
    await db().caseClock.create({ data: { caseId: id, kind: kind as CaseClockKind, startedAt, dueAt } })
  }
  for (const articleId of about)
    await db().caseArticle.create({ data: { caseId: id, articleId, url: `/articles/${articleId}` } })
  return id
}
