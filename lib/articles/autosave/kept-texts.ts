import { type Autosave, Prisma } from '#lib/db/generated/client.ts'

/** So many texts of each kind are kept of an article and a person; the oldest goes first. */
const MOST_KEPT = 40

/** The statement that keeps an editor's unsaved text as it is stored under this number. */
export function keepAutosave({ articleId, editorId, seq }: Pick<Autosave, 'articleId' | 'editorId' | 'seq'>) {
  return Prisma.sql`
    INSERT INTO kept_text (article_id, kind, editor_id, editor_name, version, content, note, characters, device, saved_at)
    SELECT article_id, 'autosave', editor_id, editor.name, version, content, note, characters, device, saved_at
    FROM autosave JOIN editor ON editor.id = editor_id
    WHERE article_id = ${articleId} AND editor_id = ${editorId} AND seq = ${seq}`
}

/** The statement that deletes the oldest of too many. */
export function deleteSurplus(articleId: number, editorId: string | null): Prisma.Sql {
  return Prisma.sql`
    DELETE FROM kept_text WHERE id IN (
      SELECT id FROM (
        SELECT id, row_number() OVER (PARTITION BY kind ORDER BY id DESC) AS place FROM kept_text
        WHERE article_id = ${articleId} AND editor_id IS NOT DISTINCT FROM ${editorId}
      ) AS kept WHERE place > ${MOST_KEPT})`
}
