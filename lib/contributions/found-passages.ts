import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { ArticleStatus } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import { fold } from '../search/folded-text.ts'
import { textGrams } from '../search/grams.ts'
import { searching } from '../search/searching.ts'

/** Shorter ones are said by many. In folded characters, without marks. */
const SHORTEST = 12
/** So many sentences of a text are looked for, spread over the whole of it. */
const MOST_SENTENCES = 40
/** In so many articles each. */
const MOST_ARTICLES = 3

const row = z.object({
  sentence: z.int(),
  articleId: z.int(),
  title: z.string(),
  status: z.enum(ArticleStatus),
  sourceName: z.string().nullable(),
})

/** An article that holds sentences of a text, word for word. */
type PassagesIn = {
  articleId: number
  title: string
  status: ArticleStatus
  sourceName: string | null
  /** As the text has them, in order. */
  sentences: string[]
}

export type FoundPassages = {
  /** How many sentences were looked for. */
  asked: number
  /** How many of them were found anywhere. */
  found: number
  /** Those with the most sentences first. */
  articles: PassagesIn[]
}

/**
 * Which sentences of a text stand word for word in articles of the portal, whatever their state, spaces, marks and kinds of
 * characters aside; those that were deleted are none.
 * @param except the article that was made of the text
 */
export async function findPassages(
  words: string,
  { except = 0 }: { except?: number | undefined } = {},
): Promise<FoundPassages> {
  const sentences = sentencesOf(words)
  if (sentences.length === 0) return { asked: 0, found: 0, articles: [] }
  const asked = sentences.map(({ folded }, sentence) => ({
    sentence,
    words: folded,
    grams: [...textGrams(folded)],
  }))
  const rows = await searching((tx) =>
    queryRows(
      row,
      Prisma.sql`
        SELECT asked.sentence, found.*, source.name AS "sourceName"
        FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS asked (sentence int, words text, grams int[])
        CROSS JOIN LATERAL (
          SELECT article.id AS "articleId", article.title, article.status::text, article.source_id
          FROM search_entry JOIN article ON article.id = article_id
          WHERE search_entry.grams @> asked.grams AND strpos(search_entry.text, asked.words) > 0
            AND article.status <> 'deleted' AND article.id <> ${except}
          ORDER BY article.id LIMIT ${MOST_ARTICLES}
        ) AS found LEFT JOIN source ON source.id = found.source_id
        ORDER BY asked.sentence`,
      tx,
    ),
  )
  const found = new Set(rows.map(({ sentence }) => sentence)).size
  return { asked: sentences.length, found, articles: byArticle(rows, sentences) }
}

type Sentence = { text: string; folded: string }

function byArticle(rows: readonly z.infer<typeof row>[], sentences: readonly Sentence[]): PassagesIn[] {
  const articles = new Map<number, PassagesIn>()
  for (const { sentence, articleId, ...facts } of rows) {
    const passages = articles.get(articleId) ?? { articleId, ...facts, sentences: [] }
    passages.sentences.push(sentences[sentence]?.text ?? '')
    articles.set(articleId, passages)
  }
  return [...articles.values()].sort((one, other) => other.sentences.length - one.sentences.length)
}

/** The sentences of a text that are long enough to say something, each once. */
function sentencesOf(words: string): Sentence[] {
  const sentences = new Map<string, Sentence>()
  for (const piece of words.split(/(?<=[。！？!?；;…])|\n/u)) {
    const folded = fold(piece).replaceAll('\n', '')
    if (folded.length >= SHORTEST && !sentences.has(folded))
      sentences.set(folded, { text: piece.trim(), folded })
  }
  const all = [...sentences.values()]
  if (all.length <= MOST_SENTENCES) return all
  const step = all.length / MOST_SENTENCES
  return Array.from({ length: MOST_SENTENCES }, (_, at) => all[Math.floor(at * step)]).flatMap(
    (one) => one ?? [],
  )
}
