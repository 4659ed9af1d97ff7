import { db } from '#lib/db/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import type { Content } from './schema.ts'

type Place = Pick<Content, 'cityId' | 'columnId'>

/** Remembers where an editor has put a text, for his next new one. The same place again writes nothing. */
export async function rememberPlace(tx: Tx, editor: Editor, { cityId, columnId }: Place): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO editor_place AS last (editor_id, city_id, column_id) VALUES (${editor.id}, ${cityId}, ${columnId})
    ON CONFLICT (editor_id) DO UPDATE SET city_id = excluded.city_id, column_id = excluded.column_id
    WHERE (last.city_id, last.column_id) IS DISTINCT FROM (excluded.city_id, excluded.column_id)`
}

/** Where an editor has put his last text; null where there was none. */
export function lastPlace(editor: Editor): Promise<Place | null> {
  const select = { cityId: true, columnId: true } as const
  return db().editorPlace.findUnique({ where: { editorId: editor.id }, select })
}
