import { createHash } from 'node:crypto'
import { Prisma } from '#lib/db/generated/client.ts'
import type { ArticleStatus } from '#lib/db/generated/enums.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { sourceIdOf, textOf } from '../articles/content.ts'
import { expireArticle } from '../articles/expire-article.ts'
import { recordAudit } from '../audit/record.ts'
import { enqueue } from '../outbox/enqueue.ts'
import { expire } from '../page-cache/expire.ts'
import { policyFor } from '../policies/policy-for.ts'
import { POLICY } from '../policies/tags.ts'
import { keepRevision } from '../revisions/keep.ts'
import { makeShareLinks } from '../share/make-links.ts'
import { startOfShanghaiDay } from '../time.ts'
import { adjustViews } from '../views/adjust.ts'
import { decodePage } from './decode-page.ts'
import { findCity } from './find-city.ts'
import { keepFirstPolicy, type PolicyFound } from './first-policy.ts'
import { type CollectedPage, parseCollected } from './parse-collected.ts'

export type Imported = {
  articleId: number
  /** False when the same text was imported before; nothing was changed then. */
  created: boolean
  /** How the article stands now; one that was taken down stays so. */
  status: ArticleStatus
  policy: PolicyFound
}

/**
 * Publishes the article of a collected page as a repost, once: its 声明 becomes the first version of the policy where
 * there is none, its 人气 an adjustment of the counter. The same text, however encoded, is the same article.
 * @throws DomainError invalid-input (`details.line` where the text is no such page) | too-large | not-found (the city)
 */
export async function importCollected(
  bytes: Uint8Array,
  to: { city: string; actor: string },
): Promise<Imported> {
  const text = decodePage(bytes)
  const page = parseCollected(text)
  const importDigest = createHash('sha256').update(text.trim()).digest()
  const into = { ...to, cityId: await findCity(to.city), importDigest }
  try {
    return await transaction((tx) => importPage(tx, page, into))
  } catch (error) {
    if (!isSameText(error)) throw error
    // Another import of this text committed first; now it can be seen.
    return transaction((tx) => importPage(tx, page, into))
  }
}

type Into = { city: string; cityId: number; actor: string; importDigest: Buffer<ArrayBuffer> }

async function importPage(tx: Tx, page: CollectedPage, into: Into): Promise<Imported> {
  const { city, cityId, actor, importDigest } = into
  const policy = await keepFirstPolicy(tx, page.policy)
  const known = await tx.article.findUnique({ where: { importDigest }, select: { id: true, status: true } })
  if (known) return { articleId: known.id, created: false, status: known.status, policy }

  const article = await tx.article.create({ data: { ...(await columnsOf(tx, page)), cityId, importDigest } })
  await keepRevision(tx, article, await textOf(tx, article), { live: true, by: actor })
  await makeShareLinks(tx, article.id)
  await adjustViews(tx, { articleId: article.id, amount: page.views, origin: 'import:collected' })
  const details = { city, views: page.views, policy, version: article.version }
  await recordAudit(tx, { event: 'article_imported', by: actor, articleId: article.id, details })
  await enqueue(tx, { topic: 'article.published', articleId: article.id })
  await expireArticle(tx, article)
  if (policy === 'first') await expire(tx, [POLICY])
  return { articleId: article.id, created: true, status: article.status, policy }
}

async function columnsOf(tx: Tx, { title, summary, body, author, sourceName, publishedOn }: CollectedPage) {
  const fixed = { origin: 'repost', status: 'published' } as const
  const times = { publishedAt: startOfShanghaiDay(publishedOn), collectedAt: new Date() }
  const [sourceId, policyId] = [await sourceIdOf(tx, sourceName), await policyFor(tx, 'repost')]
  return { ...fixed, ...times, title, summary, body, author, sourceId, policyId }
}

/** Whether the unique index on the digest refused; an article has no other one that an import could meet. */
function isSameText(error: unknown): boolean {
  const refused = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
  return refused && error.meta?.modelName === 'Article'
}
