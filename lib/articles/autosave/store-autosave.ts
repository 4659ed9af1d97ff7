import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Editor } from '../../actors/editor.ts'
import { DomainError } from '../../errors.ts'
import type { SentText } from './autosave-request.ts'
import type { AutosaveAnswer } from './autosave-types.ts'
import { charactersOf } from './form-text.ts'
import { isWorthKeeping, judge, type SentAutosave, type StoredAutosave } from './judge-autosave.ts'
import { deleteSurplus, keepAutosave } from './kept-texts.ts'
import { storedTextOf } from './own-autosave.ts'
import { wholeText } from './whole-text.ts'

/** Another tab of the editor may store between the look and the writing. */
const MOST_TRIES = 4

const savedRow = z.object({ seq: z.number(), saved_at: z.date() })

type Outcome = Pick<AutosaveAnswer, 'saved' | 'newer'>

/**
 * Stores an editor's unsaved text of an article. Each writing is one statement, guarded by the number that was seen: of
 * two tabs that write at once, one is told of the other's text.
 * Nothing is stored of a text that is sent in part where the stored one is not that from which it was cut.
 */
export async function storeAutosave(
  editor: Editor,
  articleId: number,
  sent: SentText,
  device: string,
): Promise<Outcome> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const stored = await db().autosave.findUnique({
      where: { articleId_editorId: { articleId, editorId: editor.id } },
    })
    const content = wholeText(stored, sent)
    if (!content) return {}
    const text = { ...sent, content, characters: charactersOf(content) }
    const verdict = judge(stored, text)
    if (stored && verdict === 'repeat') return { saved: savedOf(stored) }
    const newer = stored && verdict === 'newer' ? storedTextOf(stored) : null
    if (newer) return { newer }
    const saved = await write({ articleId, editorId: editor.id }, text, { stored, device })
    if (saved) return { saved: { ...saved, characters: text.characters } }
  }
  throw new DomainError('unavailable', '同时有几个窗口在保存，请稍后再试。')
}

const savedOf = ({ seq, savedAt, characters }: { seq: number; savedAt: Date; characters: number }) => ({
  ...{ seq, characters },
  at: savedAt.toISOString(),
})

async function write(
  of: { articleId: number; editorId: string },
  text: SentText & SentAutosave,
  { stored, device }: { stored: (StoredAutosave & { savedAt: Date }) | null; device: string },
): Promise<{ seq: number; at: string } | null> {
  const { articleId, editorId } = of
  const keeps = stored !== null && isWorthKeeping(stored, text, new Date())
  const kept = keeps ? Prisma.sql`WITH kept AS (${keepAutosave({ ...of, seq: stored.seq })})` : Prisma.empty
  const values = Prisma.sql`
    ${articleId}, ${editorId}, nextval('autosave_seq'), ${text.tab}::uuid, ${text.edit}, ${text.version},
    ${text.copyVersion}, ${text.origin}::origin, ${JSON.stringify(text.content)}::jsonb, ${text.note}, ${text.characters},
    ${device}`
  const [row] = await queryRows(
    savedRow,
    Prisma.sql`${kept}
      INSERT INTO autosave (article_id, editor_id, seq, tab, edit, version, copy_version, origin, content, note, characters,
        device) VALUES (${values})
      ON CONFLICT (article_id, editor_id) DO UPDATE SET
        seq = excluded.seq, tab = excluded.tab, edit = excluded.edit, version = excluded.version,
        copy_version = excluded.copy_version, origin = excluded.origin, content = excluded.content, note = excluded.note,
        characters = excluded.characters, device = excluded.device, saved_at = now(),
        since = CASE WHEN ${keeps} THEN now() ELSE autosave.since END
      WHERE autosave.seq = ${stored?.seq ?? 0}
      RETURNING seq, saved_at`,
  )
  if (row && keeps) await db().$executeRaw(deleteSurplus(articleId, editorId))
  return row ? { seq: row.seq, at: row.saved_at.toISOString() } : null
}
