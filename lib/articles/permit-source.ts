import type { Article, Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../actors/actor.ts'
import { allows } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { type Gap, gapSentence } from '../sources/source-bases.ts'
import { sourceGap } from '../sources/source-gap.ts'
import type { ArticleText } from './content.ts'

/**
 * A repost goes to readers where its source is one that may be reposted from; else by a chief editor's decision, which is
 * kept with the reason. What the system does itself, as an import by the operator, has a basis of its own.
 * @returns what the audit entry says of such a decision
 * @throws DomainError forbidden | invalid-input (`fields.sourceReason`)
 */
export async function permitSource(
  tx: Tx,
  actor: Actor,
  { id, version, origin }: Pick<Article, 'id' | 'version' | 'origin'>,
  { sourceName, sourceUrl }: Pick<ArticleText, 'sourceName' | 'sourceUrl'>,
  reason: string,
): Promise<Prisma.InputJsonObject> {
  // One without a source is refused for that.
  if (origin !== 'repost' || sourceName === null || !('role' in actor)) return {}
  const found = await sourceGap({ sourceName, sourceUrl }, { client: tx })
  if (!found) return {}
  const { gap } = found
  if (!allows(actor, 'article.publish-unlisted')) throw forbidden(found)
  if (reason === '') throw unexplained(found)
  await tx.repostException.create({
    data: {
      ...{ articleId: id, version, gap, sourceUrl, reason },
      sourceName,
      editorId: editorIdOf(actor),
      actor: actor.name,
    },
  })
  return { sourceGap: gap, sourceReason: reason }
}

function forbidden(found: Gap): DomainError {
  const sentence = gapSentence(found)
  return new DomainError('forbidden', `${sentence}只有主编可以决定发布，须写明理由；或先把来源加进名单。`, {
    fields: { sourceName: sentence },
    details: { gap: found.gap },
  })
}

function unexplained(found: Gap): DomainError {
  return new DomainError('invalid-input', `${gapSentence(found)}仍要发布，请写明理由。`, {
    fields: { sourceReason: '请写明理由' },
    details: { gap: found.gap },
  })
}
