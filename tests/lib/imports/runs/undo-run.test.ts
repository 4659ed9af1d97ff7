import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { notePresence } from '#lib/articles/autosave/presence.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { saveDraft } from '#lib/articles/save-draft.ts'
import { db } from '#lib/db/client.ts'
import { executeRun } from '#lib/imports/runs/execute-run.ts'
import { type UndoInput, undoRun } from '#lib/imports/runs/undo-run.ts'
import {
  aChiefEditor,
  aListedSource,
  anAdmin,
  anEditor,
  aReportsContent,
  aVisitingStudent,
} from '../../../support/cast.ts'
import { aCandidate, aRun, candidates, importersOf, theItems, theRun } from '../../../support/import-cast.ts'

// Purpose: an import of which nothing was published is taken back whole; what somebody has worked on is asked for.

const done = async (many = 3) => {
  const id = await aRun()
  await executeRun(id, { importers: importersOf(candidates(many)) })
  const ids = (await theItems(id)).map(({ articleId }) => articleId ?? 0)
  return { id, ids }
}

const importers = importersOf([])
const undo = async (input: UndoInput) => {
  await undoRun(await anEditor(), input)
  await executeRun(input.id, { importers })
}
const states = async (ids: readonly number[]) =>
  (await db().article.findMany({ where: { id: { in: [...ids] } }, orderBy: { id: 'asc' } })).map(
    ({ status }) => status,
  )

describe('undoing a run', () => {
  it('deletes its drafts with an audit entry each, so that the same file can be imported again', async () => {
    const { id, ids } = await done(12)
    await undo({ id })
    expect(await theRun(id)).toMatchObject({ state: 'undone', made: 0, dropped: 12 })
    expect(new Set(await states(ids))).toEqual(new Set(['deleted']))
    expect(await db().auditEntry.count({ where: { event: 'article_deleted' } })).toBe(12)
    expect((await theItems(id)).every(({ outcome }) => outcome === 'dropped')).toBe(true)
    const again = await done(12)
    expect(await theRun(again.id)).toMatchObject({ made: 12, known: 0 })
  })

  it('names the drafts that were edited since, and keeps or deletes them as it is told', async () => {
    const { id, ids } = await done()
    const edited = ids[1] ?? 0
    await saveDraft(await anEditor(), {
      ...(await aReportsContent({ title: '改过的' })),
      id: edited,
      version: 1,
    })
    await expect(undo({ id })).rejects.toMatchObject({ code: 'conflict', details: { edited: [edited] } })
    await expect(undo({ id })).rejects.toThrow('《改过的》')
    expect(await states(ids)).toEqual(['draft', 'draft', 'draft'])
    await undo({ id, edited: 'keep' })
    expect(await states(ids)).toEqual(['deleted', 'draft', 'deleted'])
    expect(await theRun(id)).toMatchObject({ state: 'undone', made: 1, dropped: 2 })
  })

  it('deletes an edited draft only as it was when that was decided', async () => {
    const { id, ids } = await done()
    const [early, late] = [ids[0] ?? 0, ids[1] ?? 0]
    const content = await aReportsContent()
    await saveDraft(await anEditor(), { ...content, id: early, version: 1 })
    const deleteUntil = new Date()
    await new Promise((resolve) => setTimeout(resolve, 5))
    await saveDraft(await anEditor(), { ...content, id: late, version: 1 })
    await undo({ id, edited: { deleteUntil } })
    expect(await states(ids)).toEqual(['deleted', 'draft', 'deleted'])
  })

  it('asks for a draft that somebody is typing in, or has open, and keeps it', async () => {
    const { id, ids } = await done()
    const [typedIn = 0, open = 0] = ids
    const chief = await aChiefEditor()
    const form = { editorId: chief.id, tab: randomUUID() }
    await db().autosave.create({
      data: {
        ...{ articleId: typedIn, ...form, seq: 1, edit: 1, version: 1, copyVersion: 0, origin: 'repost' },
        ...{ content: { body: { type: 'doc' } }, note: '', characters: 3, device: 'Windows 上的 Chrome' },
      },
    })
    await notePresence({ articleId: open, ...form }, true)
    await expect(undo({ id })).rejects.toMatchObject({
      code: 'conflict',
      details: { edited: [typedIn, open] },
    })
    await undo({ id, edited: 'keep' })
    expect(await states(ids)).toEqual(['draft', 'draft', 'deleted'])
  })

  it('deletes no draft that somebody began to type in after the press', async () => {
    const { id, ids } = await done()
    await undoRun(await anEditor(), { id })
    await notePresence({ articleId: ids[0] ?? 0, editorId: (await anEditor()).id, tab: randomUUID() }, true)
    await executeRun(id, { importers })
    expect(await states(ids)).toEqual(['draft', 'deleted', 'deleted'])
  })

  it('goes no further once one of its articles was published after the press, and says so', async () => {
    const { id, ids } = await done()
    await undoRun(await anEditor(), { id })
    await aListedSource()
    await publishArticle(await anEditor(), { id: ids[1] ?? 0, version: 1 })
    await executeRun(id, { importers })
    expect(await states(ids)).toEqual(['draft', 'published', 'draft'])
    expect(await theRun(id)).toMatchObject({
      ...{ state: 'done', made: 3 },
      failure: expect.stringContaining('已经发布'),
    })
  })

  it('is refused once one of its articles was published', async () => {
    const { id, ids } = await done()
    await aListedSource()
    await publishArticle(await anEditor(), { id: ids[2] ?? 0, version: 1 })
    await expect(undo({ id })).rejects.toMatchObject({ code: 'wrong-state' })
    expect(await states(ids)).toEqual(['draft', 'draft', 'published'])
  })

  it('goes on where it died', async () => {
    const { id } = await done()
    await undoRun(await anEditor(), { id })
    await Promise.all([executeRun(id, { importers }), executeRun(id, { importers })])
    expect(await theRun(id)).toMatchObject({ state: 'undone', dropped: 3, made: 0 })
  })

  it('is for the editor who started it, and for chiefs', async () => {
    const { id } = await done()
    const another = { ...(await anEditor()), id: (await anAdmin()).id }
    await expect(undoRun(another, { id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(undoRun(await aVisitingStudent(), { id })).rejects.toMatchObject({ code: 'forbidden' })
    await undoRun(await aChiefEditor(), { id })
    await executeRun(id, { importers })
    expect(await theRun(id)).toMatchObject({ state: 'undone', undoneById: (await aChiefEditor()).id })
  })

  it('leaves what another import made of the same text', async () => {
    const first = await done(2)
    const second = await aRun()
    await executeRun(second, { importers: importersOf([aCandidate(1), aCandidate(9)]) })
    await undo({ id: second })
    expect(await states(first.ids)).toEqual(['draft', 'draft'])
  })
})
