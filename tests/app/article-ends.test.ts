import { expect, it } from 'vitest'
import { SUSPENDED_WORDING } from '#lib/articles/take-down-reasons.ts'
import { caseNumber } from '#lib/case-number.ts'
import { publishNotice } from '#lib/cases/publish-notice.ts'
import { restoreCase } from '#lib/cases/restore-case.ts'
import {
  noticePath,
  publicCasePath,
  publicCasesPath,
  TRANSPARENCY,
  TRANSPARENCY_CSV,
  TRANSPARENCY_JSON,
} from '#lib/reader-paths.ts'
import { anAcceptedCase, anUnreachedCase, counterReceipt, seenCase } from '../support/case-cast.ts'
import { aChiefEditor, anEditor } from '../support/cast.ts'
import { askSite } from '../support/reader-site.ts'
import { wordsOf } from '../support/routes.ts'

const note = '核查以后决定'
const restored = async (id: number) => restoreCase(await aChiefEditor(), { ...(await seenCase(id)), note })
const NOT_RESTORED = '本案的暂停展示已解除，涉及的内容当时因其他原因没有恢复展示'

it('no page says that a case has restored what another one keeps from readers, before and after that one ends', async () => {
  const { articleId, caseId: one, receipt, ofContribution } = await anUnreachedCase()
  const text = '通知人主张文章中的三幅照片是其作品，要求删除。'
  await publishNotice(await anEditor(), { ...(await seenCase(one)), text })
  const other = { email: 'other@example.cn', phone: null, kind: 'reputation' } as const
  const { caseId: two, receipt: ofTwo } = await anAcceptedCase([articleId], other)
  const [forwarded, forwardedTwo] = [await counterReceipt(one), await counterReceipt(two)]
  const shown = async (path: string) => {
    const { text } = await askSite(path)
    return path === TRANSPARENCY_CSV || path === TRANSPARENCY_JSON ? text : wordsOf(text)
  }
  const publicOnes = [
    ...[publicCasePath(one), publicCasesPath(), TRANSPARENCY, TRANSPARENCY_CSV, TRANSPARENCY_JSON],
    noticePath(one),
  ]
  const pages = [`/cases/${receipt}`, `/counter-notices/${forwarded}`, ...publicOnes]

  await restored(one)
  expect((await askSite(`/articles/${articleId}`)).status).toBe(410)
  for (const path of pages) {
    const said = await shown(path)
    expect(said, path).toContain(NOT_RESTORED)
    expect(said, path).not.toContain('已恢复展示')
    for (const secret of ['其他案件', '另一案件', caseNumber(two)]) expect(said, path).not.toContain(secret)
  }
  for (const path of [`/counter-notices/${forwarded}`, `/cases/${receipt}`])
    expect(await shown(path), path).toContain(
      '本案对涉及内容的暂停展示已经解除。涉及的内容因其他原因仍不展示',
    )

  const contribution = `/contributions/${ofContribution}`
  expect(await shown(contribution)).toMatch(
    new RegExp(
      `这篇稿件的文章暂停展示现在文章暂停展示${SUSPENDED_WORDING}.*办理结果：${NOT_RESTORED}。`,
      's',
    ),
  )
  await restored(two)
  expect((await askSite(`/articles/${articleId}`)).status).toBe(200)
  for (const path of pages) expect(await shown(path), path).toContain(NOT_RESTORED)
  for (const path of [`/cases/${ofTwo}`, `/counter-notices/${forwardedTwo}`, publicCasePath(two)])
    expect(await shown(path), path).toContain('涉及的内容已恢复展示')
})
