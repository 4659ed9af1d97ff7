import { describe, expect, it } from 'vitest'
import { amendArticle } from '#lib/articles/amend.ts'
import { articleForDesk } from '#lib/articles/desk.ts'
import { wasDoneBefore } from '#lib/articles/was-done-before.ts'
import { aChiefEditor, aDraft, aFederationReport, anEditor, aReportsContent } from '../../support/cast.ts'

async function stored(id: number) {
  const article = await articleForDesk(await anEditor(), id)
  if (!article) throw new Error(`there is no article ${id}`)
  return article
}

describe('wasDoneBefore knows the act that was done before', () => {
  it('by the state and the text, as they are stored', async () => {
    const draft = await stored((await aDraft()).id)
    const editor = await anEditor()
    const content = await aReportsContent()
    expect(wasDoneBefore(draft, editor, { status: 'draft', content })).toBe(true)
    // As the form sends it: texts, and an edge that is trimmed before it is stored.
    const sent = { ...content, title: ` ${content.title} `, author: '', cityId: String(content.cityId) }
    expect(wasDoneBefore(draft, editor, { status: 'draft', content: sent })).toBe(true)
    expect(wasDoneBefore(draft, editor, { status: 'published', content })).toBe(false)
    expect(wasDoneBefore(draft, editor, { status: 'draft', content: { ...content, summary: '别的' } })).toBe(
      false,
    )
    expect(wasDoneBefore(draft, editor, { status: 'draft', content: 'nonsense' })).toBe(false)
    expect(wasDoneBefore(draft, await aChiefEditor(), { status: 'draft', content }), 'a colleague').toBe(
      false,
    )
  })

  it('and for an amendment by its public note', async () => {
    const seen = await aFederationReport()
    const content = await aReportsContent({ title: '新的标题' })
    const editor = await anEditor()
    await amendArticle(editor, { ...seen, ...content, note: '更正了标题。' })
    const article = await stored(seen.id)
    expect(wasDoneBefore(article, editor, { status: 'published', content, note: '更正了标题。 ' })).toBe(true)
    expect(wasDoneBefore(article, editor, { status: 'published', content, note: '别的说明。' })).toBe(false)
    expect(wasDoneBefore(article, editor, { status: 'published', content })).toBe(false)
  })
})
