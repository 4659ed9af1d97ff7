import { db } from '#lib/db/client.ts'
import type { KeptTextKind } from '#lib/db/generated/enums.ts'
import type { Editor } from '../../actors/editor.ts'
import { permit } from '../../editors/permissions.ts'
import { type FormText, formTextSchema } from './form-text.ts'

/** A text that was stored by itself, or gave way to a later one. */
export type UnsavedText = {
  /** Its name in addresses: `12` for one that is kept, `now-5` for what somebody has not saved yet. */
  key: string
  kind: KeptTextKind
  editorId: string | null
  editorName: string
  at: Date
  characters: number
  device: string
}

/** So many are listed of an article. */
const MOST_LISTED = 60

/** What colleagues have typed of an article and not saved, and what gave way to later texts in the last days, the newest
 *  first. One's own text stands in the form.
 *  @throws DomainError forbidden */
export async function unsavedTexts(editor: Editor, articleId: number): Promise<UnsavedText[]> {
  permit(editor, 'article.draft')
  const [current, kept] = await Promise.all([
    db().autosave.findMany({
      where: { articleId, editorId: { not: editor.id } },
      select: { seq: true, editorId: true, savedAt: true, characters: true, device: true, editor: true },
    }),
    db().keptText.findMany({
      where: { articleId },
      omit: { content: true },
      orderBy: { id: 'desc' },
      take: MOST_LISTED,
    }),
  ])
  const texts = [
    ...current.map(({ seq, savedAt, editor: by, ...row }) => ({
      ...{ key: `now-${seq}`, kind: 'autosave' as const, at: savedAt, editorId: by.id, editorName: by.name },
      ...{ characters: row.characters, device: row.device },
    })),
    ...kept.map(({ id, kind, savedAt, editorId, editorName, characters, device }) => ({
      ...{ key: `${id}`, kind, at: savedAt, editorId, editorName, characters, device },
    })),
  ]
  return texts.sort((one, other) => other.at.getTime() - one.at.getTime())
}

/** One of them with its text; null where it is no more, or cannot be read.
 *  @throws DomainError forbidden */
export async function unsavedText(
  editor: Editor,
  articleId: number,
  key: string,
): Promise<(UnsavedText & { content: FormText; note: string }) | null> {
  permit(editor, 'article.draft')
  const [, now, digits = ''] = /^(now-)?([1-9]\d{0,8})$/.exec(key) ?? []
  const row = now ? await currentText(articleId, Number(digits)) : await keptText(articleId, Number(digits))
  const content = row && formTextSchema.safeParse(row.content).data
  return row && content ? { ...row, key, content } : null
}

async function currentText(articleId: number, seq: number) {
  const row = await db().autosave.findFirst({ where: { articleId, seq }, include: { editor: true } })
  if (!row) return null
  const { content, note, characters, device, savedAt, editor } = row
  const by = { editorId: editor.id, editorName: editor.name }
  return { kind: 'autosave' as const, ...by, at: savedAt, characters, device, content, note }
}

async function keptText(articleId: number, id: number) {
  const row = await db().keptText.findFirst({ where: { articleId, id } })
  if (!row) return null
  const { kind, editorId, editorName, savedAt, characters, device, content, note } = row
  return { kind, editorId, editorName, at: savedAt, characters, device, content, note }
}
