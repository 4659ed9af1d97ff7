import { describe, expect, it } from 'vitest'
import { draft } from '#lib/articles/create-draft.ts'
import { createDrafts } from '#lib/articles/create-drafts.ts'
import { deleteDraft } from '#lib/articles/delete-draft.ts'
import { deleteDrafts } from '#lib/articles/delete-drafts.ts'
import { contentSchema } from '#lib/articles/schema.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { aBody, aCity, anEditor, aReportsContent } from '../../support/cast.ts'

// Purpose: a batch of drafts leaves the very rows that drafts made one by one leave.

async function contents() {
  await aCity()
  return Promise.all(
    [
      { title: '甲', summary: '概述“一”\n第二行', author: '张三' },
      { title: '乙', sourceName: null, sourceUrl: null, body: aBody('反斜杠 \\ 与 \u{20000}') },
      { title: '丙', sourceName: '新的来源' },
    ].map(async (changes) => contentSchema.parse(await aReportsContent(changes))),
  )
}

/** Every row about these articles, but for numbers and moments. */
async function rowsAbout(ids: readonly number[]) {
  const bare = (rows: object[]) =>
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          value instanceof Date || /^(id|articleId)$/.test(name) ? 'any' : value,
        ]),
      ),
    )
  const where = { articleId: { in: [...ids] } }
  return {
    articles: bare(await db().article.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } })),
    revisions: bare(await db().revision.findMany({ where, orderBy: { id: 'asc' } })),
    audit: bare(await db().auditEntry.findMany({ where, orderBy: { id: 'asc' } })),
    texts: await db().articleText.count({ where }),
  }
}

describe('createDrafts', () => {
  it('leaves what drafts made one by one leave', async () => {
    await aCity()
    const [editor, all] = [await anEditor(), await contents()]
    const single: number[] = []
    for (const content of all)
      single.push((await transaction((tx) => draft(tx, editor, { origin: 'repost', ...content }))).id)
    const batch = await transaction((tx) =>
      createDrafts(
        tx,
        editor,
        all.map((content) => ({ origin: 'repost', content, collectedAt: null })),
      ),
    )
    expect(batch).toHaveLength(3)
    expect(await rowsAbout(batch)).toEqual(await rowsAbout(single))
  })

  it('keeps the moment at which it was collected', async () => {
    const collectedAt = new Date('2020-05-04T01:00:00Z')
    const [content] = await contents()
    if (!content) throw new Error('no content')
    const [id] = await transaction(async (tx) =>
      createDrafts(tx, await anEditor(), [{ origin: 'repost', content, collectedAt }]),
    )
    const article = await db().article.findUnique({ where: { id: id ?? 0 } })
    expect(article).toMatchObject({ status: 'draft', publishedAt: null, collectedAt })
  })

  it('refuses a place that there is none, and leaves nothing', async () => {
    const [content] = await contents()
    if (!content) throw new Error('no content')
    const wrong = { ...content, cityId: 999 }
    const making = transaction(async (tx) =>
      createDrafts(tx, await anEditor(), [
        { origin: 'repost', content, collectedAt: null },
        { origin: 'repost', content: wrong, collectedAt: null },
      ]),
    )
    await expect(making).rejects.toMatchObject({ code: 'invalid-input' })
    expect(await db().article.count()).toBe(0)
  })

  it('of none makes none', async () =>
    expect(await transaction(async (tx) => createDrafts(tx, await anEditor(), []))).toEqual([]))
})

describe('deleteDrafts', () => {
  it('leaves what drafts deleted one by one leave, and skips what is none', async () => {
    const [editor, all] = [await anEditor(), await contents()]
    const make = () =>
      transaction((tx) =>
        createDrafts(
          tx,
          editor,
          all.map((content) => ({ origin: 'repost', content, collectedAt: null })),
        ),
      )
    const [single, batch] = [await make(), await make()]
    for (const id of single) await deleteDraft(editor, { id, version: 1 })
    const deleted = await transaction((tx) => deleteDrafts(tx, editor, [...batch, ...single]))
    expect(deleted.sort((a, b) => a - b)).toEqual(batch)
    expect(await rowsAbout(batch)).toEqual(await rowsAbout(single))
  })
})
