import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { decideItem } from '#lib/imports/runs/decide-item.ts'
import { executeRun } from '#lib/imports/runs/execute-run.ts'
import { aBody, aDraft, anAdmin, anEditor } from '../../../support/cast.ts'
import { aCandidate, aRun, importersOf, theItems, theRun } from '../../../support/import-cast.ts'

// Purpose: what looks much like an article that the portal has waits for an editor, who takes it or leaves it.

const text =
  '8月17日上午，乐从镇志愿者联合会在服务阵地举行授旗仪式，八个党建结对单位现场签约，近四十名志愿者参与，镇党委副书记为各支队伍授旗。'
const own = (ending: string) =>
  aBody(text, `活动最后，大家一起参观了服务阵地，并就下一步工作交换了意见。${ending}`)

/** A run with one item that looks like a draft of the desk. */
async function waiting() {
  const like = await aDraft({ body: own('') })
  const id = await aRun()
  await executeRun(id, { importers: importersOf([aCandidate(1, { body: own('（完）') }), aCandidate(2)]) })
  return { id, like: like.id }
}

describe('an article that looks much like another one', () => {
  it('waits, and says which one', async () => {
    const { id, like } = await waiting()
    expect(await theRun(id)).toMatchObject({ state: 'done', made: 1, undecided: 1 })
    expect((await theItems(id))[0]).toMatchObject({
      outcome: 'undecided',
      articleId: like,
      reason: `与《乐从镇志愿者联合会举行授旗仪式》（文章 ${like}）几乎一样。`,
    })
    expect(await db().article.count()).toBe(2)
  })

  it('waits also where the other one stands before it in the same file', async () => {
    const id = await aRun()
    const [first, again] = [aCandidate(1, { body: own('') }), aCandidate(2, { body: own('（完）') })]
    await executeRun(id, { importers: importersOf([first, again, aCandidate(3)]) })
    const [made, alike] = await theItems(id)
    expect(made).toMatchObject({ outcome: 'made' })
    expect(alike).toMatchObject({
      outcome: 'undecided',
      articleId: made?.articleId,
      reason: `与《第 1 条消息》（文章 ${made?.articleId}）几乎一样。`,
    })
    expect(await theRun(id)).toMatchObject({ made: 2, undecided: 1 })
    const trial = await aRun({ isTrial: true })
    await db().importItem.deleteMany()
    await db().articleFingerprint.deleteMany()
    await db().articleText.deleteMany()
    await executeRun(trial, { importers: importersOf([first, again]) })
    expect((await theItems(trial))[1]).toMatchObject({
      outcome: 'undecided',
      reason: '与《第 1 条消息》（同一次导入）几乎一样。',
    })
  })

  it('becomes a draft where an editor wants it, once', async () => {
    const { id } = await waiting()
    const editor = await anEditor()
    const made = await decideItem(editor, { id, key: '1', isWanted: true })
    const article = await db().article.findUnique({ where: { id: made ?? 0 } })
    expect(article).toMatchObject({ title: '第 1 条消息', status: 'draft', origin: 'repost' })
    expect((await theItems(id))[0]).toMatchObject({ outcome: 'made', articleId: made, content: null })
    expect(await theRun(id)).toMatchObject({ made: 2, undecided: 0 })
    await expect(decideItem(editor, { id, key: '1', isWanted: true })).rejects.toMatchObject({
      code: 'wrong-state',
    })
    const audit = await db().auditEntry.findMany({ where: { event: 'import_item_decided' } })
    expect(audit).toMatchObject([{ subjectId: String(id), editorId: editor.id }])
  })

  it('is left where he does not, and is nobody else’s to decide', async () => {
    const { id } = await waiting()
    const another = { ...(await anEditor()), id: (await anAdmin()).id }
    await expect(decideItem(another, { id, key: '1', isWanted: false })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await decideItem(await anEditor(), { id, key: '1', isWanted: false })).toBeNull()
    expect(await theRun(id)).toMatchObject({ made: 1, undecided: 0, dropped: 1 })
    expect(await db().article.count()).toBe(2)
  })
})
