import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../actors/actor.ts'
import { auditInserts } from '../audit/record.ts'
import { storeFingerprints } from '../near-duplicates/store-fingerprints.ts'
import { unmarkedText } from './body/plain-text.ts'
import type { ArticleText } from './content.ts'
import { endPreviewLinks } from './end-preview-links.ts'
import { contentColumn, contentFields } from './fields.ts'
import { moveUses } from './move-uses.ts'
import { type Move, moves, states } from './status.ts'

/** What became of one article. */
type Changed = {
  article: { id: number; version: number }
  /** Its text as it is now, where the move stores one. */
  text?: ArticleText | undefined
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
  if (!storesText) return
  const texts = changes.flatMap(({ article, text }) => (text ? [{ articleId: article.id, text }] : []))
  for (const { articleId, text } of texts) await moveUses(tx, articleId, move, text)
  await storeFingerprints(
    tx,
    texts.map(({ articleId, text }) => ({ articleId, words: unmarkedText(text.body) })),
  )
}

const revisionColumns = Prisma.join(
  ['article_id', 'version', 'live', 'saved_by_id', 'saved_by_name', ...contentFields.map(contentColumn)].map(
    (column) => Prisma.raw(column),
  ),
)

function revisionInserts(changes: readonly Changed[], { move, by }: { move: Move; by: Actor }): Prisma.Sql {
  const live = states[moves[move].to].public === 'text'
  const rows = changes.map(({ article, text }) => {
    if (!text) throw new Error(`the move ${move} stores a text, and got none`)
    const saved = { saved_by_id: editorIdOf(by), saved_by_name: by.name }
    return { article_id: article.id, version: article.version, live, ...saved, ...columnsOfText(text) }
  })
  return Prisma.sql`
    INSERT INTO revision (${revisionColumns})
    SELECT ${revisionColumns} FROM jsonb_populate_recordset(NULL::revision, ${JSON.stringify(rows)}::jsonb)`
}

function columnsOfText(text: ArticleText): Record<string, unknown> {
  return Object.fromEntries(contentFields.map((field) => [contentColumn(field), text[field]]))
}
