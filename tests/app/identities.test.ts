import { expect, it } from 'vitest'
import { publishNotice } from '#lib/cases/publish-notice.ts'
import { rejectCase } from '#lib/cases/reject-case.ts'
import { metricsText } from '#lib/metrics/registry.ts'
import {
  noticePath,
  noticesPath,
  publicCasePath,
  publicCasesPath,
  TRANSPARENCY_CSV,
  TRANSPARENCY_JSON,
  transparencyPath,
} from '#lib/reader-paths.ts'
import { readClosedCases } from '#lib/transparency/published.ts'
import {
  aForwardedCase,
  aNotice,
  answersBack,
  anUnreachedCase,
  aWholeCounter,
  seenCase,
} from '../support/case-cast.ts'
import { anEditor } from '../support/cast.ts'
import { aPublishedContribution, CONTRIBUTOR } from '../support/contribution-cast.ts'
import { ouyang } from '../support/parties.ts'
import {
  aboutTheSite,
  hotLists,
  listsOfAuthor,
  listsOfCity,
  listsOfSite,
  pagesOfArticle,
} from '../support/reader-addresses.ts'
import { askSite } from '../support/reader-site.ts'
import { wordsOf } from '../support/routes.ts'
import { invalid } from '../support/valid-html.ts'

const YEAR = Number(new Date().toISOString().slice(0, 4))

/** What the claimant and the contributor wrote of themselves and of the matter. */
const sealed = [
  ...[ouyang.name, ouyang.email, ouyang.phone, ouyang.address, '13800138000'],
  ...[CONTRIBUTOR.name, CONTRIBUTOR.email, '授旗', '底片', '图片社'],
  ...[aWholeCounter().facts, '原图可以查验', '腾冲社区'],
]

it('no public address says who complained, who answered, or what they wrote', async () => {
  const { articleId, caseId } = await anUnreachedCase()
  const text = '通知人称，文章用了她的照片，没有征得她的同意，要求删除。'
  await publishNotice(await anEditor(), { ...(await seenCase(caseId)), text })
  await answersBack(caseId)
  const second = await aNotice([articleId], { kind: 'privacy', demand: 'delete' })
  await rejectCase(await anEditor(), {
    ...(await seenCase(second.caseId)),
    ...{ reason: 'no_infringement', note: '' },
  })
  const { cases } = await readClosedCases({ limit: 10 })
  expect(cases.map(({ id, outcome, action }) => ({ id, outcome, action }))).toEqual([
    { id: second.caseId, outcome: 'rejected', action: 'No' },
    { id: caseId, outcome: 'restored', action: 'No' },
  ])

  const records = [publicCasePath(caseId), publicCasePath(second.caseId), noticePath(caseId)]
  const metrics = await metricsText()
  await aPublishedContribution({ fields: { title: '洗船的人' } })
  const { next } = JSON.parse((await askSite('/api/articles?limit=1')).text)
  const { pathname, search } = new URL(next)
  const missing = [
    ...['/nothing-here', '/sitemaps/articles-9.xml'],
    ...['contributions', 'cases', 'counter-notices'].map((of) => `/${of}/${'0'.repeat(26)}`),
  ]
  const addresses = [
    ...[...aboutTheSite, ...listsOfSite([]), ...pagesOfArticle(articleId), ...records],
    ...[...listsOfCity('lecong', []), ...listsOfAuthor('榕树下'), ...hotLists(['lecong'])],
    ...[transparencyPath(YEAR), publicCasesPath(), TRANSPARENCY_JSON, TRANSPARENCY_CSV],
    ...[noticesPath(), pathname + search, '/complaints/new?kind=copyright', ...missing],
  ]
  expect(sealed.filter((words) => metrics.includes(words))).toEqual([])
  for (const address of addresses) {
    const { status, text, headers } = await askSite(address)
    // Policies are published by an editor, which nobody has done here.
    if (!address.startsWith('/policies/') && address !== '/disclaimer')
      expect([address, status]).toEqual([address, missing.includes(address) ? 404 : 200])
    const said = `${text}\n${wordsOf(text)}\n${JSON.stringify(headers)}`
    expect(
      sealed.filter((words) => said.includes(words)),
      address,
    ).toEqual([])
  }
})

it('the pages of the figures are valid, and say the same in words and tables', async () => {
  const { caseId } = await aForwardedCase()
  await answersBack(caseId)
  for (const path of [
    transparencyPath(),
    transparencyPath(YEAR),
    publicCasesPath(),
    publicCasePath(caseId),
  ]) {
    const { status, text } = await askSite(path)
    expect([path, status, await invalid(text)]).toEqual([path, 200, []])
  }
  const words = wordsOf((await askSite(transparencyPath())).text)
  for (const said of ['收到1', '已办结1', '收到反通知1', '经反通知决定恢复1', '著作权001001'])
    expect(words).toContain(said)
  const record = wordsOf((await askSite(publicCasePath(caseId))).text)
  for (const said of ['涉及的内容已恢复展示', '曾暂停展示，已恢复', '收到投稿人的书面说明'])
    expect(record).toContain(said)
  const { notices, next } = JSON.parse((await askSite(TRANSPARENCY_JSON)).text)
  expect(notices).toHaveLength(1)
  expect(next).toBeNull()
})

it.each(['/transparency/1999', '/transparency/20a6', '/transparency/cases/1', '/transparency/cases/x'])(
  'nothing is at %s',
  async (path) => {
    expect((await askSite(path)).status).toBe(404)
  },
)
