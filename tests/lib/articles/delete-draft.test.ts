import { describe, expect, it } from 'vitest'
import { createDraft } from '#lib/articles/create-draft.ts'
import { deleteDraft, undeleteDraft } from '#lib/articles/delete-draft.ts'
import { listForDesk } from '#lib/articles/desk-list.ts'
import { readPublished } from '#lib/articles/published.ts'
import { db } from '#lib/db/client.ts'
import { aChiefEditor, aDraft, anEditor, aReportsContent } from '../../support/cast.ts'
import { obeysTheVerbLaws, race } from '../../support/verb-laws.ts'

describe('deleteDraft', () => {
  obeysTheVerbLaws({ move: 'delete', call: deleteDraft, event: 'article_deleted' })

  it('takes the draft out of every list but that of the deleted ones, and keeps its text for the record', async () => {
    const editor = await anEditor()
    const { id } = await deleteDraft(editor, await aDraft())
    expect((await listForDesk(editor)).items).toEqual([])
    expect((await listForDesk(editor, { q: '授旗' })).items).toEqual([])
    expect((await listForDesk(editor)).counts).toMatchObject({ draft: { number: 0 } })
    expect((await listForDesk(editor, { status: 'deleted' })).items).toMatchObject([
      { id, draftedById: editor.id },
    ])
    expect(await readPublished(id)).toBeNull()
    expect(await db().revision.count({ where: { articleId: id } })).toBe(1)
  })

  it('lets an editor delete what he began himself, a chief what anybody began', async () => {
    const content = { origin: 'repost', ...(await aReportsContent()) }
    const foreign = await createDraft(await aChiefEditor(), content)
    await expect(deleteDraft(await anEditor(), foreign)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db().article.findMany()).toMatchObject([{ status: 'draft', version: 1 }])
    await deleteDraft(await aChiefEditor(), await aDraft())
    expect(await db().article.count({ where: { status: 'deleted' } })).toBe(1)
  })

  it('of a deletion and a save at once one wins', async () => {
    const seen = await aDraft()
    const { won } = await race(
      async () => deleteDraft(await anEditor(), seen),
      async () => deleteDraft(await aChiefEditor(), seen),
    )
    expect(won).toBe(1)
  })
})

describe('undeleteDraft', () => {
  obeysTheVerbLaws({ move: 'undelete', call: undeleteDraft, event: 'article_undeleted' })

  it('brings the draft back as it was', async () => {
    const editor = await anEditor()
    const deleted = await deleteDraft(editor, await aDraft())
    await undeleteDraft(editor, deleted)
    expect((await listForDesk(editor, { status: 'draft' })).items).toMatchObject([
      { id: deleted.id, title: '乐从镇志愿者联合会举行授旗仪式' },
    ])
  })
})
