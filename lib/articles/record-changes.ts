import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../actors/actor.ts'
import { auditInserts } from '../audit/record.ts'
import { type Fingerprint, fingerprintOf } from '../near-duplicates/fingerprint.ts'
import { storeFingerprints } from '../near-duplicates/store-fingerprints.ts'
import { unmarkedText } from './body/plain-text.ts'
import type { ArticleText } from './content.ts'
import { endPreviewLinks } from './end-preview-links.ts'
import { contentColumn, rowFields } from './fields.ts'
import { moveUses } from './move-uses.ts'
import { enterInSearch } from './search/enter-in-search.ts'
import { isOfWorkingCopy, type Move, moves, states } from './status.ts'

/** What became of one article. */
type Changed = {
  article: { id: number; version: number }
  /** Its text as it is now, where the move stores one. */
  text?: ArticleText | undefined
  /** The fingerprint of that text, where it was computed before. */
  fingerprint?: Fingerprint | undefined
  details: Prisma.InputJsonObject
}

/**
 * What the same move of many articles leaves behind of each, whoever sees it: its revision and its audit entry in one
 * statement, the media that it uses, and by what its text is compared. `recordChange` does this for one article, and then what concerns readers; a batch
 * of several is for a move that readers do not see.
 */
export async function recordChanges(
  tx: Tx,
  { move, by }: { move: Move; by: Actor },
  changes: readonly Changed[],
): Promise<void> {
  const { event, storesText } = moves[move]
  if (changes.length === 0) return
  const audit = auditInserts(
    changes.map(({ article, details }) => ({
      event,
      by,
      about: { subject: 'article' as const, id: article.id },
      details,
    })),
  )
  await tx.$executeRaw(
    storesText ? Prisma.sql`WITH revised AS (${revisionInserts(changes, { move, by })}) ${audit}` : audit,
  )
  if (!states[moves[move].to].isPreviewable)
    for (const { article } of changes) await endPreviewLinks(tx, article.id)
  if (!isOfWorkingCopy(move))
    await enterInSearch(
      tx,
      changes.map(({ article, text }) => ({ id: article.id, body: text?.body })),
    )
  if (!storesText) return
  const texts = changes.flatMap(({ article, text, fingerprint }) =>
    text ? [{ articleId: article.id, text, fingerprint }] : [],
  )
  for (const { articleId, text } of texts) await moveUses(tx, articleId, move, text)
  await storeFingerprints(
    tx,
    texts.map(({ articleId, text, fingerprint }) => ({
      articleId,
      fingerprint: fingerprint ?? fingerprintOf(unmarkedText(text.body)),
    })),
  )
}

const textColumns = rowFields.map((field) => Prisma.raw(contentColumn(field)))
const articleColumns = textColumns.map((column) => Prisma.sql`article.${column}`)

/** A revision is the text of the article's row as it is now, with its source by name. */
function revisionInserts(changes: readonly Changed[], { move, by }: { move: Move; by: Actor }): Prisma.Sql {
  if (changes.some(({ text }) => !text)) throw new Error(`the move ${move} stores a text, and got none`)
  const live = states[moves[move].to].public === 'text'
  const rows = changes.map(({ article: { id, version } }) => ({ id, version }))
  return Prisma.sql`
    INSERT INTO revision (article_id, version, live, saved_by_id, saved_by_name, source_name, body, ${Prisma.join(textColumns)})
    SELECT article.id, changed.version, ${live}, ${editorIdOf(by)}, ${by.name}, source.name, article.body,
      ${Prisma.join(articleColumns)}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS changed (id int, version int)
    JOIN article USING (id) LEFT JOIN source ON source.id = article.source_id
    ORDER BY article.id`
}
