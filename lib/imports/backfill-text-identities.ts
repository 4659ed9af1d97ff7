import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { storedBodySchema } from '../articles/body/body.ts'
import { textIdentity } from '../articles/text-identity.ts'

const BATCH = 200

type Row = { id: number; title: string; sourceName: string | null; body: unknown }
type Batch = (after: number) => Promise<Row[]>

/** How many articles were imported by version 0.1.0, which identified a page by its bytes (import_digest), and have no text
 *  identity yet. */
export function countMissingTextIdentities(): Promise<number> {
  return db().article.count({ where: { importDigest: { not: null } } })
}

/**
 * Adds the text identities of articles that version 0.1.0 imported or took down, so that their pages are recognised when
 * they are collected again. Each batch is a transaction; the backfill can be interrupted and repeated. Of two articles with
 * the same text the one that was taken down is entered first, then the older one.
 * @param onBatch called with the number of articles processed so far
 */
export async function backfillTextIdentities(onBatch: (done: number) => void = () => {}): Promise<void> {
  let done = 0
  for (const read of [importedAndRemoved, removed, imported]) {
    let after = 0
    for (let rows = await read(after); rows.length > 0; rows = await read(after)) {
      await enter(rows)
      after = rows.at(-1)?.id ?? after
      done += rows.length
      onBatch(done)
    }
  }
}

/** Taken-down articles with the text that was collected, their first revision. */
const importedAndRemoved: Batch = (after) => db().$queryRaw`
  SELECT article.id, revision.title, source_name AS "sourceName", revision.body
  FROM article JOIN revision ON article_id = article.id AND revision.version = 1
  WHERE import_digest IS NOT NULL AND status IN ('suspended', 'taken_down') AND article.id > ${after} ORDER BY article.id LIMIT ${BATCH}`

const imported: Batch = (after) => db().$queryRaw`
  SELECT article.id, revision.title, source_name AS "sourceName", revision.body
  FROM article JOIN revision ON article_id = article.id AND revision.version = 1
  WHERE import_digest IS NOT NULL AND article.id > ${after} ORDER BY article.id LIMIT ${BATCH}`

/** Taken-down articles with the text that readers saw last. */
const removed: Batch = (after) => db().$queryRaw`
  SELECT article.id, title, source.name AS "sourceName", body
  FROM article LEFT JOIN source ON source.id = source_id
  WHERE status IN ('suspended', 'taken_down') AND article.id > ${after}
    AND NOT EXISTS (SELECT 1 FROM article_text WHERE article_id = article.id) ORDER BY article.id LIMIT ${BATCH}`

async function enter(rows: readonly Row[]): Promise<void> {
  const data = rows.map(({ id, title, sourceName, body }) => ({
    articleId: id,
    identity: textIdentity({ title, sourceName, body: storedBodySchema.parse(body) }),
  }))
  await transaction(async (tx) => {
    await tx.articleText.createMany({ data, skipDuplicates: true })
    await tx.article.updateMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      data: { importDigest: null },
    })
  })
}
