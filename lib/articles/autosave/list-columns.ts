import { Prisma } from '#lib/db/generated/client.ts'
import { PRESENCE_SECONDS } from './presence.ts'

// What the desk's list says of unsaved texts and open forms, as subqueries of one article.

/** Who has typed something last that is not saved, and when. */
export const lastUnsaved = Prisma.sql`
  SELECT editor.name, autosave.saved_at FROM autosave JOIN editor ON editor.id = autosave.editor_id
  WHERE autosave.article_id = article.id ORDER BY autosave.saved_at DESC LIMIT 1`

/** The names of those who have it open. */
export const openForms = Prisma.sql`
  SELECT string_agg(DISTINCT editor.name, '、') AS names FROM presence JOIN editor ON editor.id = presence.editor_id
  WHERE presence.article_id = article.id AND presence.seen_at > now() - ${PRESENCE_SECONDS} * interval '1 second'`
