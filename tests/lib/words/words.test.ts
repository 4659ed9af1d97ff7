import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { addWord } from '#lib/words/add-word.ts'
import { changeWord } from '#lib/words/change-word.ts'
import { importWords } from '#lib/words/import-words.ts'
import { listWords, wordsToCheck } from '#lib/words/list-words.ts'
import { removeWord } from '#lib/words/remove-word.ts'
import { wordsOfCsv, wordsToCsv } from '#lib/words/word-csv.ts'
import { aChiefEditor, anEditor, aVisitingStudent } from '../../support/cast.ts'

const delve = { kind: 'mistaken', text: '做客', replacement: '作客', note: '' } as const
const events = async () =>
  (await db().auditEntry.findMany({ orderBy: { id: 'asc' } })).map(({ event }) => event)

describe('the word list', () => {
  it('is kept by the chief editor, with an entry in the audit trail for each change', async () => {
    const chief = await aChiefEditor()
    const added = await addWord(chief, delve)
    const changed = await changeWord(chief, { ...added, ...delve, note: '词典' })
    expect(changed).toEqual({ id: added.id, version: 2 })
    expect(await listWords(await anEditor())).toMatchObject([
      { ...delve, note: '词典', version: 2, actor: chief.name },
    ])
    await removeWord(chief, changed)
    expect(await wordsToCheck(chief)).toEqual([])
    expect(await events()).toEqual(['word_added', 'word_changed', 'word_removed'])
  })

  it('is seen, and not changed, by other editors, and by nobody else', async () => {
    const word = await addWord(await aChiefEditor(), delve)
    const editor = await anEditor()
    for (const attempt of [
      () => addWord(editor, delve),
      () => changeWord(editor, { ...word, ...delve }),
      () => removeWord(editor, word),
      () => importWords(editor, ''),
      async () => listWords(await aVisitingStudent()),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' })
    expect(await listWords(editor)).toHaveLength(1)
  })

  it('refuses what somebody else has changed since, and says what it is now', async () => {
    const chief = await aChiefEditor()
    const seen = await addWord(chief, delve)
    await changeWord(chief, { ...seen, ...delve, replacement: '来作客' })
    for (const attempt of [() => changeWord(chief, { ...seen, ...delve }), () => removeWord(chief, seen)])
      await expect(attempt()).rejects.toMatchObject({
        code: 'conflict',
        details: { version: 2, changedBy: chief.name, word: { replacement: '来作客' } },
      })
  })

  it('has a word once, and a replacement where one is needed', async () => {
    const chief = await aChiefEditor()
    await addWord(chief, delve)
    const other = await addWord(chief, { ...delve, text: '座客' })
    await expect(addWord(chief, delve)).rejects.toMatchObject({ code: 'duplicate' })
    await expect(changeWord(chief, { ...other, ...delve })).rejects.toMatchObject({ code: 'duplicate' })
    for (const wrong of [{ replacement: '' }, { replacement: '做客' }, { kind: 'x' }, { text: ' ' }])
      await expect(addWord(chief, { ...delve, ...wrong })).rejects.toMatchObject({ code: 'invalid-input' })
    await addWord(chief, { kind: 'sensitive', text: '某词', replacement: '', note: '' })
  })
})

describe('the word list as a file', () => {
  it('comes back as it went out', async () => {
    const words = [
      delve,
      { kind: 'sensitive', text: '=1+1', replacement: '', note: '有,逗号\n和“引号”"' },
    ] as const
    const csv = wordsToCsv(words)
    expect(csv).toContain("'=1+1")
    expect(wordsOfCsv(csv)).toEqual({ words, refused: [] })
  })

  it('adds what is new, changes what is other, and names the lines that it refuses', async () => {
    const chief = await aChiefEditor()
    await addWord(chief, delve)
    await addWord(chief, { ...delve, text: '渡假', replacement: '度假' })
    const csv =
      '类别,词,替换为,备注\n易错词,做客,来作客,\n易错词,渡假,度假,\n\n敏感词,某词,,\n怪词,x,y,\n易错词,缺少,,'
    expect(await importWords(chief, csv)).toEqual({
      added: 1,
      changed: 1,
      known: 1,
      refused: [
        { line: 6, reason: '类别须是敏感词、易错词或固定提法' },
        { line: 7, reason: '易错词和固定提法要写明替换为什么' },
      ],
    })
    expect((await wordsToCheck(chief)).map(({ text, replacement }) => [text, replacement])).toEqual([
      ['某词', ''],
      ['做客', '来作客'],
      ['渡假', '度假'],
    ])
    expect((await events()).at(-1)).toBe('words_imported')
  })
})
