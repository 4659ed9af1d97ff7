import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Editor } from '#lib/actors/editor.ts'
import { autosave } from '#lib/articles/autosave/autosave.ts'
import { deleteOldTexts } from '#lib/articles/autosave/delete-old-texts.ts'
import { formTextSchema } from '#lib/articles/autosave/form-text.ts'
import { ownAutosave } from '#lib/articles/autosave/own-autosave.ts'
import { unsavedText, unsavedTexts } from '#lib/articles/autosave/unsaved-texts.ts'
import { deleteDraft } from '#lib/articles/delete-draft.ts'
import { listForDesk } from '#lib/articles/desk-list.ts'
import { discardWorkingCopy } from '#lib/articles/discard-working-copy.ts'
import { saveDraft } from '#lib/articles/save-draft.ts'
import { saveWorkingCopy } from '#lib/articles/save-working-copy.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db } from '#lib/db/client.ts'
import {
  aBody,
  aChiefEditor,
  aCity,
  aDraft,
  aFederationReport,
  anEditor,
  aReportsContent,
  aVisitingStudent,
} from '../../support/cast.ts'

/** An open form: what it sends, with its own numbers. */
async function aForm(editor: Editor, on: { id: number; version: number } | null, changes: object = {}) {
  const content = formTextSchema.parse(await aReportsContent())
  let edit = 0
  const form = { editorId: editor.id, tab: randomUUID(), key: randomUUID() }
  const device = 'Windows 上的 Chrome'
  const at = { articleId: on?.id ?? null, version: on?.version ?? 0, copyVersion: 0 }
  return {
    ...form,
    save: (text: object = {}, more: object = {}) => {
      edit += 1
      const sent = { act: 'save', ...form, ...at, edit, seq: 0, origin: 'repost', note: '' }
      return autosave(editor, { ...sent, ...changes, ...more, content: { ...content, ...text } }, device)
    },
    ask: (act: string, more: object = {}) =>
      autosave(editor, { act, ...form, ...at, seq: 0, givesWay: false, ...more }, device),
  }
}

let editor: Editor
beforeEach(async () => {
  editor = await anEditor()
})

const storedTitle = async (id: number) => (await ownAutosave(editor, id))?.content.title
const keptTitles = async () =>
  (await db().keptText.findMany({ orderBy: { id: 'asc' } })).map(
    ({ content }) => (content as { title: string }).title,
  )

describe('a text that is sent in part', () => {
  const parts = (...texts: string[]) => ({
    body: {
      type: 'doc',
      content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    },
  })
  const storedBody = async (id: number) => (await ownAutosave(editor, id))?.content.body

  it('is put between the blocks of the stored one that it names', async () => {
    const draft = await aDraft()
    const form = await aForm(editor, draft)
    const { saved } = await form.save(parts('一', '二', '三'))
    const keeps = { first: 1, last: 1 }
    await form.save(parts('两', '又两'), { seq: saved?.seq, keeps })
    expect(await storedBody(draft.id)).toEqual(parts('一', '两', '又两', '三').body)
  })

  it('also where the answer to the text before it was never heard, and not where another text is stored', async () => {
    const draft = await aDraft()
    const form = await aForm(editor, draft)
    await form.save(parts('一', '二', '三'))
    await form.save(parts('二改', '三'), { seq: 0, keeps: { first: 1, last: 0 } })
    const after = parts('一', '二改', '三').body
    expect(await storedBody(draft.id)).toEqual(after)
    const other = await aForm(editor, draft)
    for (const keeps of [
      { first: 1, last: 0 },
      { first: 2, last: 2 },
    ])
      expect(await other.save(parts('乱'), { seq: 1, keeps })).not.toHaveProperty('saved')
    expect(await storedBody(draft.id)).toEqual(after)
  })

  it('is refused where there is none, or where the two do not fit', async () => {
    const draft = await aDraft()
    const form = await aForm(editor, draft)
    expect(await form.save(parts('乱'), { keeps: { first: 0, last: 0 } })).not.toHaveProperty('saved')
    const { saved } = await form.save(parts('一', '二', '三'))
    const keeps = { first: 2, last: 2 }
    expect(await form.save(parts('乱'), { seq: saved?.seq, keeps })).not.toHaveProperty('saved')
  })
})

describe('an unsaved text of a draft', () => {
  it('is stored beside it: neither version nor revision nor audit entry changes', async () => {
    const draft = await aDraft()
    const before = await db().auditEntry.count()
    const form = await aForm(editor, draft)
    const answer = await form.save({ title: '写到一半' })
    expect(answer).toMatchObject({
      articleId: draft.id,
      saved: { seq: 1, characters: 25 },
      head: { status: 'draft', version: draft.version, changedBy: '黄编辑', changedById: editor.id },
      others: [],
    })
    await form.save({ title: '写到一半了' })
    expect(await ownAutosave(editor, draft.id)).toMatchObject({
      ...{ seq: 2, version: draft.version, device: 'Windows 上的 Chrome' },
      content: { title: '写到一半了', cityId: '1' },
    })
    expect(await db().article.findUniqueOrThrow({ where: draft })).toMatchObject({
      title: '乐从镇志愿者联合会举行授旗仪式',
    })
    expect(await db().auditEntry.count()).toBe(before)
    expect(await db().revision.count()).toBe(1)
  })

  it('may be one that no verb would take', async () => {
    const draft = await aDraft()
    const strange = { type: 'doc', content: [{ type: 'nodeOfALaterVersion', attrs: { of: 1 } }] }
    await (await aForm(editor, draft)).save({
      ...{ title: '', cityId: '', sourceUrl: 'https://', body: strange, summary: '概'.repeat(2_000) },
    })
    expect((await ownAutosave(editor, draft.id))?.content).toMatchObject({
      ...{ title: '', cityId: '', sourceUrl: 'https://', body: strange },
    })
  })

  it('holds no character that Postgres cannot, and no attribute that is no value', async () => {
    const draft = await aDraft()
    const body = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          attrs: { x: { y: 1 }, ok: 'a\u0000b' },
          content: [{ type: 'text', text: '一\ud800二\u0000' }],
        },
      ],
    }
    await (await aForm(editor, draft)).save({ title: '零\u0000', body })
    expect((await ownAutosave(editor, draft.id))?.content).toMatchObject({
      title: '零',
      body: { content: [{ attrs: { ok: 'ab' }, content: [{ text: '一二' }] }] },
    })
  })

  it('gives way to a later one of the same form alone, however late an earlier one comes', async () => {
    const draft = await aDraft()
    const form = await aForm(editor, draft)
    await form.save({ title: '先' }, { edit: 5 })
    expect(await form.save({ title: '更早' }, { edit: 4 })).toMatchObject({ saved: { seq: 1 } })
    expect(await form.save({ title: '同一次' }, { edit: 5 })).toMatchObject({ saved: { seq: 1 } })
    expect(await storedTitle(draft.id)).toBe('先')
  })

  it('of another tab that has not seen it is not stored over it, and is handed over', async () => {
    const draft = await aDraft()
    const [one, other] = [await aForm(editor, draft), await aForm(editor, draft)]
    await one.save({ title: '第一个窗口' })
    const told = await other.save({ title: '第二个窗口' })
    expect(told).toMatchObject({ newer: { seq: 1, content: { title: '第一个窗口' } } })
    expect(told.saved).toBeUndefined()
    expect(await other.save({ title: '两边的' }, { seq: 1 })).toMatchObject({ saved: { seq: 2 } })
    expect(await keptTitles(), 'what gave way can be brought back').toEqual(['第一个窗口'])
  })

  it('is one for each editor: colleagues never overwrite each other', async () => {
    const draft = await aDraft()
    const chief = await aChiefEditor()
    await (await aForm(editor, draft)).save({ title: '编辑写的' })
    await (await aForm(chief, draft)).save({ title: '主编写的' })
    expect(await storedTitle(draft.id)).toBe('编辑写的')
    expect((await ownAutosave(chief, draft.id))?.content.title).toBe('主编写的')
  })

  it('of several tabs that write at once is stored once, and the others hear of it', async () => {
    const draft = await aDraft()
    const forms = await Promise.all([1, 2, 3, 4].map(() => aForm(editor, draft)))
    const answers = await Promise.all(forms.map((form, at) => form.save({ title: `窗口 ${at}` })))
    expect(answers.filter(({ saved }) => saved)).toHaveLength(1)
    expect(answers.filter(({ newer }) => newer)).toHaveLength(3)
  })

  it('is kept where a passage was deleted, or five minutes have gone by, and not every five seconds', async () => {
    const draft = await aDraft()
    const form = await aForm(editor, draft)
    const long = '字'.repeat(50)
    for (const words of ['', '一', '一二', long])
      await form.save({ title: words, body: aBody(words || '无') })
    expect(await keptTitles()).toEqual([])
    await form.save({ title: '删去了', body: aBody('无') })
    expect(await keptTitles()).toEqual([long])
    await db().autosave.updateMany({ data: { since: new Date(Date.now() - 6 * 60_000) } })
    await form.save({ title: '又过了一会儿' })
    await form.save({ title: '再写' })
    expect(await keptTitles()).toEqual([long, '删去了'])
  })

  it('is no more once it is saved; one of another machine that says something else is kept', async () => {
    const draft = await aDraft()
    await (await aForm(editor, draft)).save({ title: '一样的' })
    const saved = await saveDraft(editor, { ...draft, ...(await aReportsContent({ title: '一样的' })) })
    expect([await storedTitle(draft.id), await keptTitles()]).toEqual([undefined, []])
    await (await aForm(editor, saved)).save({ title: '另一台电脑上的' })
    await saveDraft(editor, { ...saved, ...(await aReportsContent({ title: '这台上的' })) })
    expect([await storedTitle(draft.id), await keptTitles()]).toEqual([undefined, ['另一台电脑上的']])
  })

  it('goes when the form holds nothing unsaved any more, unless another form wrote it', async () => {
    const draft = await aDraft()
    const [one, other] = [await aForm(editor, draft), await aForm(editor, draft)]
    await one.save({ title: '改了又改回来' })
    await other.ask('clear')
    expect(await storedTitle(draft.id)).toBe('改了又改回来')
    await one.ask('clear')
    expect(await storedTitle(draft.id)).toBeUndefined()
  })
})

describe('the form of a new article', () => {
  it('begins its draft with the first text, once, whatever races', async () => {
    const form = await aForm(editor, null)
    const answers = await Promise.all([1, 2, 3].map((at) => form.save({ title: `第 ${at} 次` })))
    const [first] = answers
    expect(new Set(answers.map(({ articleId }) => articleId)).size).toBe(1)
    expect(first?.begun).toMatchObject({ version: 1, origin: 'repost' })
    expect(await db().article.findMany()).toMatchObject([{ status: 'draft', version: 1 }])
    expect(await db().auditEntry.findMany()).toMatchObject([{ event: 'article_drafted' }])
  })

  it('may be without a title and a city, and with half an address: the rest waits', async () => {
    await aCity('daliang', '大良')
    const form = await aForm(editor, null)
    const { begun } = await form.save({ title: '', cityId: '', sourceUrl: 'http', columnId: '7' })
    expect(await db().article.findFirstOrThrow({ include: { city: true } })).toMatchObject({
      ...{ title: '', sourceUrl: null, columnId: null, city: { name: '大良' } },
      summary: '八个党建结对单位现场签约。',
    })
    expect((await ownAutosave(editor, begun?.id ?? 0))?.content).toMatchObject({
      ...{ title: '', cityId: '', sourceUrl: 'http', columnId: '7' },
    })
  })

  it('makes none as long as nobody typed in it', async () => {
    const form = await aForm(editor, null)
    for (const act of ['look', 'clear', 'leave'])
      expect(await form.ask(act, { isChanged: false })).toEqual({ articleId: null, head: null, others: [] })
    expect(await db().article.count()).toBe(0)
  })

  it('is refused with another editor’s key', async () => {
    const form = await aForm(editor, null)
    const chief = await aChiefEditor()
    await form.save()
    const theirs = await aForm(chief, null, { key: form.key })
    await expect(theirs.save()).rejects.toMatchObject({ code: 'duplicate' })
  })
})

describe('what no form may', () => {
  const refused = (call: Promise<unknown>, code: string, details = {}) =>
    expect(call).rejects.toMatchObject({ code, details })

  it('is refused with a closed code', async () => {
    const draft = await aDraft()
    const form = await aForm(editor, draft)
    await refused(form.save({}, { articleId: 4711 }), 'not-found')
    await refused(form.save({}, { editorId: 'editor-liang' }), 'forbidden', { signedInAs: '黄编辑' })
    await refused((await aForm(await aVisitingStudent(), draft)).save(), 'forbidden')
    const deep = { type: 'doc', content: [] as unknown[] }
    let inner = deep
    for (let level = 0; level < 40; level += 1) {
      const next = { type: 'blockquote', content: [] as unknown[] }
      inner.content.push(next)
      inner = next
    }
    const many = Array.from({ length: 20_001 }, () => ({ type: 'horizontalRule' }))
    for (const wrong of [
      { content: null },
      { content: { body: deep } },
      { content: { body: { type: 'doc', content: many } } },
      { content: { body: { type: 'doc', content: {} } } },
      { content: { body: { type: 'doc', content: [{ type: 'text' }] } } },
      { edit: -1 },
      { tab: 'x' },
      { note: 1 },
      { act: 'publish' },
    ])
      await refused(
        autosave(
          editor,
          {
            ...{ act: 'save', editorId: editor.id, tab: form.tab, key: form.key, articleId: draft.id },
            ...{ edit: 1, seq: 0, version: 1, copyVersion: 0, origin: 'repost', note: '' },
            ...{ content: { body: aBody('一') }, ...wrong },
          },
          '',
        ),
        'invalid-input',
      )
    expect(await storedTitle(draft.id)).toBeUndefined()
  })
})

describe('an open form hears', () => {
  it('who else has the article open, once however many tabs he has, and whether he has unsaved text', async () => {
    const draft = await aDraft()
    const chief = await aChiefEditor()
    const tabs = [await aForm(chief, draft), await aForm(chief, draft)]
    for (const tab of tabs) await tab.ask('look', { isChanged: false })
    const form = await aForm(editor, draft)
    expect(await form.ask('look', { isChanged: true })).toMatchObject({
      others: [{ name: '梁主编', since: expect.any(String), isChanged: false }],
    })
    expect(await tabs[0]?.save()).toMatchObject({ others: [{ name: '黄编辑', isChanged: true }] })
    for (const tab of tabs) await tab.ask('leave')
    expect((await form.ask('look', { isChanged: false })).others).toEqual([])
    await tabs[0]?.ask('look', { isChanged: false })
    await db().presence.updateMany({
      where: { editorId: chief.id },
      data: { seenAt: new Date(Date.now() - 100_000) },
    })
    expect((await form.ask('look', { isChanged: false })).others, 'a missed heartbeat').toEqual([])
  })

  it('of a hundred tabs at most twenty are remembered', async () => {
    const draft = await aDraft()
    for (let at = 0; at < 30; at += 1) await (await aForm(editor, draft)).ask('look', { isChanged: false })
    expect(await db().presence.count()).toBe(20)
  })

  it.each(['taken_down', 'deleted'] as const)(
    'that its article was %s meanwhile, and its text is stored all the same',
    async (status) => {
      const chief = await aChiefEditor()
      const seen = status === 'deleted' ? await aDraft() : await aFederationReport()
      if (status === 'deleted') await deleteDraft(chief, seen)
      else await takeDownArticle(chief, { ...seen, reason: 'copyright', note: '权利人来函' })
      const answer = await (await aForm(editor, seen)).save({ title: '还在写的' })
      expect(answer).toMatchObject({ head: { status, changedBy: '梁主编' }, saved: { seq: 1 } })
      expect(await storedTitle(seen.id)).toBe('还在写的')
    },
  )

  it('that a colleague has saved a working copy', async () => {
    const report = await aFederationReport()
    const content = await aReportsContent({ title: '主编的修改稿' })
    await saveWorkingCopy(await aChiefEditor(), { ...report, copyVersion: 0, note: '更正', ...content })
    const { head } = await (await aForm(editor, report)).ask('look', { isChanged: false })
    expect(head).toMatchObject({ version: report.version, copyVersion: 1, changedBy: '梁主编' })
  })
})

it('a working copy that is overwritten or given up is kept', async () => {
  const report = await aFederationReport()
  const chief = await aChiefEditor()
  const save = async (by: Editor, title: string, copyVersion: number) =>
    saveWorkingCopy(by, { ...report, copyVersion, note: '更正', ...(await aReportsContent({ title })) })
  const first = await save(editor, '第一稿', 0)
  const second = await save(chief, '第二稿', first.copyVersion)
  expect(await keptTitles()).toEqual(['第一稿'])
  await discardWorkingCopy(chief, second)
  expect(await keptTitles()).toEqual(['第一稿', '第二稿'])
})

describe('the texts that can be brought back', () => {
  it('are those of colleagues and those that gave way, each with who, when and where', async () => {
    const draft = await aDraft()
    const chief = await aChiefEditor()
    const [one, other] = [await aForm(editor, draft), await aForm(editor, draft)]
    await one.save({ title: '先写的' })
    await other.save({ title: '后写的' }, { seq: 1 })
    await (await aForm(chief, draft)).save({ title: '主编在写' })
    const texts = await unsavedTexts(editor, draft.id)
    expect(texts).toMatchObject([
      { key: 'now-3', editorName: '梁主编', device: 'Windows 上的 Chrome', characters: 25 },
      { key: '1', kind: 'autosave', editorName: '黄编辑' },
    ])
    const found = await Promise.all(texts.map(({ key }) => unsavedText(editor, draft.id, key)))
    expect(found.map((text) => text?.content.title)).toEqual(['主编在写', '先写的'])
    for (const key of ['', '0', 'now-', 'now-99', '99', '1 OR 1', '../1', '9'.repeat(30)])
      expect(await unsavedText(editor, draft.id, key), key).toBeNull()
    expect(await unsavedText(editor, draft.id + 1, '1'), 'of another article').toBeNull()
    await expect(unsavedTexts(await aVisitingStudent(), draft.id)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('are forty of a person and article at most, and go after a fortnight', async () => {
    const draft = await aDraft()
    for (let at = 0; at < 45; at += 1)
      await (await aForm(editor, draft)).save({ title: `第 ${at} 次` }, { seq: at })
    const kept = await keptTitles()
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([40, '第 4 次', '第 43 次'])
    await (await aForm(editor, draft)).ask('look', { isChanged: false })
    const days = (number: number) => new Date(Date.now() + number * 86_400_000)
    expect(await deleteOldTexts(days(13))).toEqual({ kept: 0, unsaved: 0 })
    expect(await deleteOldTexts(days(15))).toEqual({ kept: 40, unsaved: 0 })
    expect(await storedTitle(draft.id), 'what nobody saved stays').toBe('第 44 次')
    expect(await deleteOldTexts(days(181))).toEqual({ kept: 0, unsaved: 1 })
    expect(await db().presence.count()).toBe(0)
  })

  it('hold what an editor gives up when he opens his text on another machine', async () => {
    const draft = await aDraft()
    await (await aForm(editor, draft)).save({ title: '不要了' })
    await (await aForm(editor, draft)).ask('clear', { seq: 1 })
    expect([await storedTitle(draft.id), await keptTitles()]).toEqual([undefined, ['不要了']])
  })

  it('hold what gave way to a colleague’s text by the editor’s choice, and not what he undid by hand', async () => {
    const draft = await aDraft()
    const form = await aForm(editor, draft)
    await form.save({ title: '一' })
    await form.ask('clear', { seq: 1 })
    await form.save({ title: '让位的' })
    await form.save({ title: '合并后的' }, { givesWay: true })
    await form.ask('clear', { seq: 3, givesWay: true })
    expect([await storedTitle(draft.id), await keptTitles()]).toEqual([undefined, ['让位的', '合并后的']])
  })
})

it('the desk’s list says who has typed what is not saved, and who has it open', async () => {
  const draft = await aDraft()
  const listed = async () => (await listForDesk(editor)).items[0]
  expect(await listed()).toMatchObject({ unsaved: null, openBy: null })
  await (await aForm(editor, draft)).save()
  await (await aForm(await aChiefEditor(), draft)).ask('look', { isChanged: false })
  expect(await listed()).toMatchObject({
    unsaved: { by: '黄编辑', at: expect.any(Date) },
    openBy: expect.stringMatching(/^(黄编辑、梁主编|梁主编、黄编辑)$/),
  })
})
