import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Client, queryRows } from '#lib/db/rows.ts'

/** What a medium stays in the library for. */
export type Holders = {
  /** The articles whose text shows it, and those of which a text does that is not submitted. */
  articles: number[]
  unsubmitted: number[]
  /** Texts that are not submitted: typed, kept, looked at by a preview link, or waiting for a decision of an import. */
  texts: number
  /** Contributions that are open or accepted: what came with them stays as it came. */
  contributions: number
}

const holderRow = z.object({
  holder: z.enum(['article', 'text', 'contribution']),
  article_id: z.number().nullable(),
})

/** The texts that are not submitted and of which a condition holds, each with the number of its article. */
function unsubmittedTexts(condition: (text: Prisma.Sql) => Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT article_id FROM autosave WHERE ${condition(Prisma.sql`content`)}
    UNION ALL SELECT article_id FROM kept_text WHERE ${condition(Prisma.sql`content`)}
    UNION ALL SELECT article_id FROM preview_text WHERE ${condition(Prisma.sql`text`)}
    UNION ALL SELECT article_id FROM preview_link
      WHERE ended_at IS NULL AND expires_at > now() AND ${condition(Prisma.sql`text`)}
    UNION ALL SELECT NULL::int FROM import_item
      WHERE outcome = 'undecided' AND ${condition(Prisma.sql`content`)}`
}

/** The contributions that came with a medium, or of which an answer did, and that are neither declined nor withdrawn. */
function contributionsWith(media: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT FROM contribution WHERE state IN ('received', 'need_info', 'accepted') AND (media_ids @> ${media}
      OR id IN (SELECT contribution_id FROM contribution_message AS message WHERE message.media_ids @> ${media}))`
}

/** What holds a medium, read at one moment: a text that goes from one of these places to another is seen at one of them. */
export async function whatHolds(mediaId: number, client?: Client): Promise<Holders> {
  const rows = await queryRows(
    holderRow,
    Prisma.sql`
      SELECT 'article' AS holder, article_id FROM article_media WHERE media_id = ${mediaId}
      UNION ALL SELECT 'text', article_id
        FROM (${unsubmittedTexts((text) => Prisma.sql`media_in(${text}) @> ARRAY[${mediaId}::int]`)}) AS texts
      UNION ALL SELECT 'contribution', NULL FROM (${contributionsWith(Prisma.sql`ARRAY[${mediaId}::int]`)}) AS sent`,
    client,
  )
  const of = (kind: string) => rows.filter(({ holder }) => holder === kind)
  const articlesOf = (kind: string) => [...new Set(of(kind).flatMap(({ article_id }) => article_id ?? []))]
  return {
    articles: articlesOf('article'),
    unsubmitted: articlesOf('text'),
    texts: of('text').length,
    contributions: of('contribution').length,
  }
}

/** Why it cannot be deleted, in a sentence; null where it can. */
export function heldSentence({ articles, texts, contributions }: Holders): string | null {
  if (articles.length > 0) return `有 ${articles.length} 篇文章用到它，不能删除。`
  if (texts > 0) return `有 ${texts} 份还没有提交的文字或自动保存的版本用到它，不能删除。`
  if (contributions > 0) return `有 ${contributions} 份投稿带有它，不能删除。`
  return null
}

/** The condition that nothing holds a medium and that no listed source is proven by it, of a statement about the table
 *  `media`. */
export const isHeldByNothing = Prisma.sql`
  NOT EXISTS (SELECT FROM article_media WHERE article_media.media_id = media.id)
  AND NOT EXISTS (${unsubmittedTexts((text) => Prisma.sql`media_in(${text}) @> ARRAY[media.id]`)})
  AND NOT EXISTS (${contributionsWith(Prisma.sql`ARRAY[media.id]`)})
  AND NOT EXISTS (SELECT FROM listed_source WHERE removed_at IS NULL AND evidence_id = media.id)`
