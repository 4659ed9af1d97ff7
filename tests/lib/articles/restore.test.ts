import { describe, expect, it } from 'vitest'
import { readPublished } from '#lib/articles/published.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import { aChiefEditor, aFederationReport, anAdmin, anEditor } from '../../support/cast.ts'
import { obeysTheVerbLaws, race } from '../../support/verb-laws.ts'

const takenDown = async () =>
  takeDownArticle(await aChiefEditor(), {
    ...(await aFederationReport()),
    reason: 'inaccurate',
    note: '待核实',
  })

describe('restoreArticle', () => {
  obeysTheVerbLaws({
    move: 'restore',
    call: (editor, seen) => restoreArticle(editor, { ...seen, note: '核实无误' }),
    event: 'article_restored',
    // What is suspended is restored by its case (suspend.test.ts).
    gateMoves: ['taken_down'],
  })

  it('brings back the same page at the same address, and keeps the record of the removal', async () => {
    const seen = await aFederationReport()
    const before = await readPublished(seen.id)
    const down = await takeDownArticle(await aChiefEditor(), {
      ...seen,
      reason: 'inaccurate',
      note: '待核实',
    })
    await restoreArticle(await aChiefEditor(), { ...down, note: '核实无误' })
    const after = await readPublished(seen.id)
    const ignoring = { changedAt: null, pageChangedAt: null }
    expect(
      after && { ...after, article: { ...('article' in after ? after.article : {}), ...ignoring } },
    ).toEqual(
      before && { ...before, article: { ...('article' in before ? before.article : {}), ...ignoring } },
    )
    expect(await db().takedown.findMany()).toMatchObject([
      {
        note: '待核实',
        restoredAt: expect.any(Date),
        restoreNote: '核实无误',
        restoredById: (await aChiefEditor()).id,
      },
    ])
  })

  it('can be followed by another take-down, with a record of its own', async () => {
    const back = await restoreArticle(await aChiefEditor(), { ...(await takenDown()), note: '核实无误' })
    await takeDownArticle(await aChiefEditor(), { ...back, reason: 'copyright', note: '来函' })
    expect(await db().takedown.count()).toBe(2)
  })

  it('asks for a reason', async () => {
    await expect(
      restoreArticle(await aChiefEditor(), { ...(await takenDown()), note: ' ' }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { note: expect.any(String) },
    })
  })

  it('is the chief’s to do: an editor may not', async () => {
    const seen = await takenDown()
    await expect(restoreArticle(await anEditor(), { ...seen, note: '恢复' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('happens once when two chiefs press at the same moment', async () => {
    const seen = await takenDown()
    const [one, other] = [await aChiefEditor(), await anAdmin()]
    const { won, refused } = await race(
      () => restoreArticle(one, { ...seen, note: '核实' }),
      () => restoreArticle(other, { ...seen, note: '核实' }),
    )
    expect({ won, refused }).toEqual({ won: 1, refused: ['wrong-state'] })
  })
})
