import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { startOf } from '#app/admin/(desk)/articles/start.ts'
import type { Editor } from '#lib/actors/editor.ts'
import { autosave } from '#lib/articles/autosave/autosave.ts'
import { formTextSchema } from '#lib/articles/autosave/form-text.ts'
import { deleteDraft, undeleteDraft } from '#lib/articles/delete-draft.ts'
import { articleForDesk } from '#lib/articles/desk.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { saveDraft } from '#lib/articles/save-draft.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { aChiefEditor, aDraft, aFederationReport, anEditor, aReportsContent } from '../support/cast.ts'

let chief: Editor
beforeEach(async () => {
  chief = await aChiefEditor()
})

/** An editor leaves a text with this title in the form of an article as it stands. */
async function leaves(editor: Editor, id: number, title: string) {
  const content = { ...formTextSchema.parse(await aReportsContent()), title }
  const { version = 0 } = (await articleForDesk(editor, id)) ?? {}
  const form = { editorId: editor.id, tab: randomUUID(), key: randomUUID(), articleId: id }
  const sent = { act: 'save', ...form, version, copyVersion: 0, edit: 1, seq: 0 }
  await autosave(editor, { ...sent, origin: 'repost', note: '', content }, 'Mac')
}

/** How his form of it begins: with which unsaved title, on which version, and whether the two are to be merged. */
async function opens(editor: Editor, id: number) {
  const article = await articleForDesk(editor, id)
  if (!article) throw new Error('there is no article')
  const { unsaved, standing, conflict } = await startOf(editor, article)
  return [unsaved?.content.title, standing.version, conflict !== undefined]
}

it('an unsaved text outlives that its own editor takes the article down and restores it, however often', async () => {
  const { id, ...report } = await aFederationReport()
  await leaves(chief, id, '没有提交的修改')
  let { version } = report
  for (const note of ['权利人提出', '又一次']) {
    const down = await takeDownArticle(chief, { id, version, reason: 'copyright', note })
    version = (await restoreArticle(chief, { id, version: down.version, note: '已授权' })).version
    expect(await opens(chief, id)).toEqual(['没有提交的修改', version, false])
    await leaves(chief, id, '没有提交的修改')
  }
})

it('and that he deletes his draft and takes that back', async () => {
  const editor = await anEditor()
  const { id, version } = await aDraft()
  await leaves(editor, id, '没有提交的修改')
  const gone = await deleteDraft(editor, { id, version })
  const back = await undeleteDraft(editor, { id, version: gone.version })
  expect(await opens(editor, id)).toEqual(['没有提交的修改', back.version, false])
})

it('it is merged with what a colleague stored meanwhile, and none any more once its editor has stored a text', async () => {
  const editor = await anEditor()
  const { id, version } = await aDraft()
  await leaves(editor, id, '没有提交的修改')
  const theirs = { ...(await aReportsContent()), title: '同事的标题' }
  const saved = await saveDraft(chief, { ...theirs, id, version })
  expect(await opens(editor, id)).toEqual(['没有提交的修改', version, true])
  await saveDraft(editor, { ...theirs, title: '自己的标题', id, version: saved.version })
  expect((await opens(editor, id))[0]).toBeUndefined()
})
