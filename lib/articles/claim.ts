import type { Article } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { shanghaiMinute } from '../time.ts'
import type { Seen } from './schema.ts'
import { moves, states, type Transition, versionEvents } from './status.ts'

/**
 * Takes the article for one move: a single guarded UPDATE on id, state and the version that the editor saw. From here
 * to the commit nobody else can move it. Returns the row as it now stands (version raised, text untouched).
 * @throws DomainError not-found | wrong-state | conflict
 */
export async function claim(tx: Tx, seen: Seen, move: Transition): Promise<Article> {
  const { from, to } = moves[move]
  const [claimed] = await tx.article.updateManyAndReturn({
    where: { id: seen.id, version: seen.version, status: { in: [...from] } },
    data: { status: to, version: { increment: 1 }, changedAt: new Date() },
  })
  if (claimed) return claimed
  throw await refusal(tx, seen, move)
}

/**
 * Holds the article as it is until the transaction ends, for a move that leaves its row alone: nobody else can move it
 * meanwhile. Its version stays.
 * @throws DomainError not-found | wrong-state | conflict
 */
export async function hold(tx: Tx, seen: Seen, move: Transition): Promise<Article> {
  const from: string[] = [...moves[move].from]
  const held = await tx.$queryRaw<unknown[]>`
    SELECT FROM article WHERE id = ${seen.id} AND version = ${seen.version} AND status::text = ANY (${from})
    FOR NO KEY UPDATE`
  if (held.length === 0) throw await refusal(tx, seen, move)
  return tx.article.findUniqueOrThrow({ where: { id: seen.id } })
}

/** One look at what stood in the way. */
async function refusal(tx: Tx, seen: Seen, move: Transition): Promise<DomainError> {
  const row = await tx.article.findUnique({ where: { id: seen.id } })
  if (!row) return new DomainError('not-found', '没有这篇文章。')
  const from: readonly string[] = moves[move].from
  if (!from.includes(row.status)) {
    return new DomainError('wrong-state', `这篇文章现在是“${states[row.status].name}”，不能进行这项操作。`, {
      details: { status: row.status },
    })
  }
  const last = await tx.auditEntry.findFirst({
    where: { articleId: seen.id, event: { in: [...versionEvents] } },
    orderBy: { id: 'desc' },
  })
  const changedBy = last?.actor ?? '别人'
  return new DomainError(
    'conflict',
    `${changedBy} 于 ${shanghaiMinute(row.changedAt)} 改动了这篇文章，您看到的不是最新版。`,
    {
      details: { version: row.version, changedAt: row.changedAt.toISOString(), changedBy },
    },
  )
}
