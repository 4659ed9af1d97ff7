import { expect, it } from 'vitest'
import { saveWorkingCopy } from '#lib/articles/save-working-copy.ts'
import { acceptCase } from '#lib/cases/accept-case.ts'
import { confirmApproval } from '#lib/cases/confirm-approval.ts'
import { correctCase, correctWithText } from '#lib/cases/correct-case.ts'
import { preparedTexts } from '#lib/cases/desk-prepared-texts.ts'
import { mergeCases } from '#lib/cases/merge-cases.ts'
import { prepareCorrection } from '#lib/cases/prepare-correction.ts'
import { readCaseByReceipt } from '#lib/cases/published-case.ts'
import { db } from '#lib/db/client.ts'
import {
  aNotice,
  anAcceptedCase,
  pageOf,
  seenCase,
  setting,
  statusOf,
  textOf,
} from '../../support/case-cast.ts'
import { aChiefEditor, aFederationReport, anAdmin, anEditor, aReportsContent } from '../../support/cast.ts'

// Purpose: a case of several articles ends with a correction only where an editor has said of each how it ends, with one person or two,
// and each side is told exactly that.

const inform = { kind: 'factual_error', demand: 'correct', facts: '日期有误' } as const

const ofTwo = async (changes: Parameters<typeof anAcceptedCase>[1] = inform) => {
  const [{ id: wrong }, { id: right }] = [await aFederationReport(), await aFederationReport()]
  return { wrong, right, ...(await anAcceptedCase([wrong, right], changes)) }
}

async function prepared(
  caseId: number,
  id: number,
  { title = '更正后的标题', note = '更正标题', copyVersion = 0 } = {},
) {
  const { version } = await db().article.findUniqueOrThrow({ where: { id } })
  const text = await aReportsContent({ title })
  return prepareCorrection(await anEditor(), { caseId, id, version, copyVersion, note, ...text })
}

const titleOf = async (id: number) => (await db().article.findUniqueOrThrow({ where: { id } })).title

async function endsOf(caseId: number) {
  const rows = await db().caseArticle.findMany({ where: { caseId }, orderBy: { articleId: 'asc' } })
  return rows.map(({ outcome, effect }) => [outcome, effect])
}

it('one is corrected and the other comes back as it was, in one act', async () => {
  const { wrong, right, caseId, receipt } = await ofTwo()
  const { copyVersion } = await prepared(caseId, wrong)
  const copies = [{ articleId: wrong, copyVersion }]
  await correctCase(await aChiefEditor(), { ...(await seenCase(caseId)), copies, unchanged: [right] })
  expect([await statusOf(wrong), await statusOf(right)]).toEqual(['published', 'published'])
  expect([await titleOf(wrong), await titleOf(right)]).toEqual([
    '更正后的标题',
    '乐从镇志愿者联合会举行授旗仪式',
  ])
  expect(await endsOf(caseId)).toEqual([
    ['corrected', 'restored'],
    ['restored', 'restored'],
  ])
  expect(await db().workingCopy.count()).toBe(0)
  expect(await textOf(caseId, 'corrected')).toContain(
    `更正说明：\n${pageOf(wrong)}\n\n更正说明：更正标题\n\n以下内容经核查没有改动，已恢复展示：\n${pageOf(right)}\n\n如有异议，`,
  )
  const told = await readCaseByReceipt(receipt)
  expect(told?.steps.at(-1)).toMatchObject({
    wording: '部分文章里涉及的内容已更正。其余经核查没有改动。',
    law: '《民法典》第一千零二十八条',
  })
  expect(told?.corrections).toMatchObject([{ articleId: wrong, note: '更正标题' }])
})

it.each([false, true])(
  'what is not said of each article, or is not so any more, is refused; by two persons: %s',
  async (isByTwo) => {
    const { wrong, right, caseId } = await ofTwo()
    await setting('cases.two_persons', isByTwo)
    const { copyVersion } = await prepared(caseId, wrong, { note: '' })
    const chief = await aChiefEditor()
    const copies = [{ articleId: wrong, copyVersion }]
    const open = { code: 'invalid-input', fields: { [`article-${right}`]: expect.any(String) } }
    const table: [object, object][] = [
      [{}, { code: 'invalid-input', fields: { [`article-${wrong}`]: expect.any(String), ...open.fields } }],
      [{ copies }, open],
      [{ unchanged: [wrong, right] }, open],
      [{ copies, unchanged: [wrong, right] }, { fields: { [`article-${wrong}`]: '不能既更正，又不作更正' } }],
      [{ copies, unchanged: [right, 4711] }, { fields: { 'article-4711': '不属于本案' } }],
      [
        { copies, unchanged: [right] },
        { code: 'invalid-input', fields: { note: '请填写更正说明' } },
      ],
      [
        { copies: [{ articleId: wrong, copyVersion: copyVersion + 1 }], unchanged: [right] },
        { code: 'conflict' },
      ],
      [
        { correctionIds: [999], unchanged: [wrong, right] },
        { fields: { correctionIds: expect.any(String) } },
      ],
    ]
    const seen = await seenCase(caseId)
    for (const [given, refusal] of table)
      await expect(correctCase(chief, { ...seen, ...given }), JSON.stringify(given)).rejects.toMatchObject(
        refusal,
      )
    await expect(
      correctCase(await anEditor(), { ...seen, copies, unchanged: [right] }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    expect([await statusOf(wrong), await statusOf(right), await seenCase(caseId)]).toEqual([
      'suspended',
      'suspended',
      seen,
    ])
    expect(await db().caseApproval.count()).toBe(0)
  },
)

it('the second person decides on the texts that were proposed; what is written afterwards stays beside them', async () => {
  const { wrong, right, caseId } = await ofTwo()
  await setting('cases.two_persons', true)
  const { copyVersion } = await prepared(caseId, wrong)
  const given = { copies: [{ articleId: wrong, copyVersion }], unchanged: [right] }
  expect(await correctCase(await aChiefEditor(), { ...(await seenCase(caseId)), ...given })).toMatchObject({
    isProposed: true,
  })
  expect([
    await statusOf(wrong),
    await db().caseMessage.count({ where: { caseId, letter: 'corrected' } }),
  ]).toEqual(['suspended', 0])
  const later = await prepared(caseId, wrong, { title: '又想到的标题', copyVersion })
  const { id: approvalId } = await db().caseApproval.findFirstOrThrow({ where: { caseId } })
  await confirmApproval(await anAdmin(), { ...(await seenCase(caseId)), approvalId })
  expect([await titleOf(wrong), await statusOf(right)]).toEqual(['更正后的标题', 'published'])
  expect(await db().workingCopy.findMany()).toMatchObject([{ articleId: wrong, version: later.copyVersion }])
})

it('of a work the part that infringes is taken out (条例 §15)', async () => {
  const { id } = await aFederationReport()
  const { caseId, receipt } = await anAcceptedCase([id])
  const { version } = await db().article.findUniqueOrThrow({ where: { id } })
  const text = { id, version, copyVersion: 0, ...(await aReportsContent({ title: '删去组照的标题' })) }
  const seen = await seenCase(caseId)
  const chief = await aChiefEditor()
  await expect(correctWithText(chief, { seen, ...text, note: '' })).rejects.toMatchObject({
    fields: { note: expect.any(String) },
  })
  await correctWithText(chief, { seen, ...text, note: '删去第二幅图片' })
  expect([await statusOf(id), await titleOf(id)]).toEqual(['published', '删去组照的标题'])
  expect(await textOf(caseId, 'part_removed')).toContain(
    `删去您的通知所涉及的部分，并公布了更正说明：\n${pageOf(id)}\n\n更正说明：删去第二幅图片\n`,
  )
  expect((await readCaseByReceipt(receipt))?.steps.at(-1)).toMatchObject({
    wording: '涉及的部分已删去。',
    law: '《信息网络传播权保护条例》第十五条、《民法典》第一千一百九十五条',
  })
})

it('before it is accepted one may be corrected and the other not; readers see both all the while', async () => {
  const [{ id: wrong, version }, { id: right }] = [await aFederationReport(), await aFederationReport()]
  const { caseId } = await aNotice([wrong, right], inform)
  const { id } = await db().correction.create({
    data: { articleId: wrong, version, note: '更正标题', actor: '黄编辑' },
  })
  await correctCase(await anEditor(), {
    ...(await seenCase(caseId)),
    correctionIds: [id],
    unchanged: [right],
  })
  expect(await endsOf(caseId)).toEqual([
    ['corrected', 'in_sight'],
    ['rejected', 'in_sight'],
  ])
  expect(await textOf(caseId, 'corrected')).toContain(`以下内容经核查没有改动：\n${pageOf(right)}`)
})

it('is prepared for what a case keeps from readers alone, by an editor who need not decide', async () => {
  const { id } = await aFederationReport()
  const { id: foreign } = await aFederationReport()
  const { caseId } = await anAcceptedCase([id], inform)
  await expect(prepared(caseId, foreign)).rejects.toMatchObject({ code: 'wrong-state' })
  const { copyVersion, version } = await prepared(caseId, id, { note: '' })
  expect(copyVersion).toBeGreaterThan(0)
  const text = await aReportsContent({ title: '别的标题' })
  await expect(
    saveWorkingCopy(await anEditor(), { id, version, copyVersion, ...text }),
  ).rejects.toMatchObject({ code: 'wrong-state' })
  // Without its note nobody is offered it.
  expect(await preparedTexts(await anEditor(), [id])).toEqual([])
  const final = { caseId, id, version, copyVersion, isFinal: true, ...text }
  await expect(prepareCorrection(await anEditor(), { ...final, note: '' })).rejects.toMatchObject({
    fields: { note: expect.any(String) },
  })
  await expect(
    prepareCorrection(await anEditor(), { ...final, copyVersion: 0, note: '更正' }),
  ).rejects.toMatchObject({ code: 'conflict' })
  const done = await prepareCorrection(await anEditor(), { ...final, note: '更正标题' })
  expect(await preparedTexts(await anEditor(), [id, foreign])).toMatchObject([
    { articleId: id, copyVersion: done.copyVersion, note: '更正标题', savedBy: '黄编辑' },
  ])
})

it('a claimant whose notice was joined is told of his own articles alone', async () => {
  const [{ id: wrong }, { id: right }] = [await aFederationReport(), await aFederationReport()]
  const { caseId } = await aNotice([wrong, right], inform)
  const other = { ...inform, email: 'other@example.cn', phone: null }
  const joined = [
    await aNotice([wrong], other),
    await aNotice([right], { ...other, email: 'third@example.cn' }),
  ]
  const editor = await anEditor()
  for (const one of joined) await mergeCases(editor, { ...(await seenCase(one.caseId)), intoId: caseId })
  await acceptCase(editor, await seenCase(caseId))
  const { copyVersion } = await prepared(caseId, wrong)
  const given = { copies: [{ articleId: wrong, copyVersion }], unchanged: [right] }
  await correctCase(await aChiefEditor(), { ...(await seenCase(caseId)), ...given })
  const [his, hers] = [
    await textOf(joined[0]?.caseId ?? 0, 'corrected'),
    await textOf(joined[1]?.caseId ?? 0, 'restored'),
  ]
  expect(his).toContain(`更正说明：\n${pageOf(wrong)}\n\n更正说明：更正标题\n`)
  expect(his).not.toContain(pageOf(right))
  expect(hers).toContain(
    `以下内容已恢复展示：\n${pageOf(right)}\n\n本站核查了通知涉及的内容，没有发现需要更正之处。`,
  )
  expect(hers).not.toContain('更正标题')
})
