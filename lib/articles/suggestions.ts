import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { pinyinInitials } from '../text/pinyin-initials.ts'
import { TAG_SEPARATOR } from './tag-names.ts'

/** Of each state as many of the newest articles are looked at, and as many names suggested. */
const LOOKED_AT = 1_000
const MOST = 100

/** A name that was used before, with the initials of its pinyin. */
type Suggestion = { name: string; initials: string }

export type Suggestions = { sourceName: Suggestion[]; author: Suggestion[]; tags: Suggestion[] }

const used = z.object({ field: z.enum(['sourceName', 'author', 'tags']), name: z.string() })

/** The names that this desk has used lately, the most used first: of sources, of authors and of tags. */
export async function suggestionsFor(editor: Editor): Promise<Suggestions> {
  permit(editor, 'article.draft')
  const rows = await queryRows(
    used,
    Prisma.sql`
      WITH newest AS (${newestOf('published')} UNION ALL ${newestOf('draft')})
      (SELECT 'sourceName' AS field, source.name FROM newest JOIN source ON source.id = source_id
        GROUP BY source.name ORDER BY count(*) DESC, source.name LIMIT ${MOST})
      UNION ALL
      (SELECT 'author', author FROM newest WHERE author IS NOT NULL
        GROUP BY author ORDER BY count(*) DESC, author LIMIT ${MOST})
      UNION ALL
      (SELECT 'tags', tag FROM newest CROSS JOIN LATERAL string_to_table(tags, ${TAG_SEPARATOR}) AS each (tag)
        GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ${MOST})`,
  )
  const of = (wanted: keyof Suggestions) =>
    rows.filter(({ field }) => field === wanted).map(({ name }) => ({ name, initials: pinyinInitials(name) }))
  return { sourceName: of('sourceName'), author: of('author'), tags: of('tags') }
}

/** By the very words of the index of the desk's list. */
function newestOf(status: string): Prisma.Sql {
  return Prisma.sql`
    (SELECT source_id, author, tags FROM article WHERE status = ${status}::article_status AND id > 0
      ORDER BY changed_at DESC, id DESC LIMIT ${LOOKED_AT})`
}
