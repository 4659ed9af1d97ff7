import { systemActor } from '#lib/actors/actor.ts'
import { type Editor, mintEditor } from '#lib/actors/editor.ts'
import { createDraft } from '#lib/articles/create-draft.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { db } from '#lib/db/client.ts'
import { createEditor } from '#lib/editors/create-editor.ts'
import { addSource } from '#lib/sources/add-source.ts'

export type Seen = { id: number; version: number }

const person = {
  email: 'bench@example.cn',
  name: '测速',
  role: 'admin',
  password: 'a-long-password-for-the-bench-7',
} as const

/** An administrator. */
export async function anEditor(): Promise<Editor> {
  const known = await db().editor.findUnique({ where: { email: person.email } })
  if (!known) await createEditor(systemActor('测量'), person)
  const editor = mintEditor(await db().editor.findUniqueOrThrow({ where: { email: person.email } }))
  // The source of the texts that are published here.
  if (!known) await addSource(editor, { name: '乐从发布', basis: 'agreement' })
  return editor
}

/** Published copies of the seed's article. */
export async function copiesOfTheSeed(count: number): Promise<Seen[]> {
  const editor = await anEditor()
  const { title, summary, body, cityId } = await db().article.findUniqueOrThrow({ where: { id: 1 } })
  const content = { title, summary, body, cityId, sourceName: '乐从发布', sourceUrl: null }
  const copies: Seen[] = []
  for (let copy = 0; copy < count; copy++) {
    const draft = await createDraft(editor, {
      origin: 'repost',
      originalTitle: null,
      author: null,
      ...content,
    })
    copies.push(await publishArticle(editor, draft))
  }
  return copies
}
