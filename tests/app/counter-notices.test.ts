import { expect, it } from 'vitest'
import { GET as status } from '#app/(reader)/cases/[receipt]/route.tsx'
import { POST as counter, GET as page } from '#app/(reader)/counter-notices/[receipt]/route.tsx'
import { GET as notice } from '#app/(reader)/notices/[id]/route.tsx'
import { GET as notices } from '#app/(reader)/notices/route.tsx'
import { publishNotice } from '#lib/cases/publish-notice.ts'
import { db } from '#lib/db/client.ts'
import {
  aForwardedCase,
  anUnreachedCase,
  counterReceipt,
  pageOf,
  seenCase,
  statusOf,
} from '../support/case-cast.ts'
import { anEditor } from '../support/cast.ts'
import { CONTRIBUTOR } from '../support/contribution-cast.ts'
import { ouyang } from '../support/parties.ts'
import { guardFields, postedForm, sendForm } from '../support/public-forms.ts'
import { ask, wordsOf } from '../support/routes.ts'
import { invalid } from '../support/valid-html.ts'

const mainOf = (html: string) => wordsOf(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')

const pageAt = async (receipt: string) =>
  mainOf(await (await ask(page, `/counter-notices/${receipt}`, { receipt })).text())

const send = async (receipt: string, fields: Record<string, string>) =>
  sendForm(counter, `/counter-notices/${receipt}`, await postedForm('counter_notice', fields), { receipt })

const statement = {
  ...{ act: 'state', works: '龙舟鼓响', facts: '文字是我自己写的。', isTruthStated: 'yes' },
  ...{ name: CONTRIBUTOR.name, email: CONTRIBUTOR.email },
}

it('a contributor answers a forwarded notice by its link: asked for what is missing, then restored at once', async () => {
  const { articleId, caseId, receipt: claimants } = await aForwardedCase()
  const receipt = await counterReceipt(caseId)
  const answer = await ask(page, `/counter-notices/${receipt}`, { receipt })
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  const html = await answer.text()
  expect(await invalid(html)).toEqual([])
  const before = mainOf(html)
  for (const said of [
    '等待您的书面说明',
    ouyang.name,
    '《授旗》组照三幅',
    '第二幅图片是我拍摄的。',
    '第十六条',
  ])
    expect(before).toContain(said)
  for (const secret of [ouyang.email, ouyang.phone, ouyang.address]) expect(before).not.toContain(secret)

  const whatCame = { ...statement, statedUrls: pageOf(articleId) }
  expect((await send(receipt, { ...whatCame, email: 'luo' })).status).toBe(422)
  const incomplete = await send(receipt, whatCame)
  expect(incomplete.headers.get('location')).toBe(`/counter-notices/${receipt}#steps`)
  expect(await pageAt(receipt)).toMatch(/您的书面说明还需要补充.*初步证明材料/s)
  expect(await statusOf(articleId)).toBe('suspended')

  await send(receipt, { act: 'write', message: '原图明天补上。' })
  const rest = {
    act: 'state',
    address: '腾冲社区',
    proof: '原图可以查验',
    ...(await guardFields('counter_notice')),
  }
  for (const again of [rest, rest]) expect((await send(receipt, again)).status).toBe(303)
  const after = await pageAt(receipt)
  for (const said of ['涉及的内容已恢复展示', '原图明天补上。', '依照规定，涉及的内容已恢复展示。'])
    expect(after).toContain(said)
  expect(after).not.toContain('提交说明')
  expect(await statusOf(articleId)).toBe('published')
  expect(await db().counterNotice.count()).toBe(1)
  // The claimant is told, with the statement and without the contributor's address.
  const told = mainOf(await (await ask(status, `/cases/${claimants}`, { receipt: claimants })).text())
  expect(told).toContain('文字是我自己写的。')
  for (const secret of [CONTRIBUTOR.email, CONTRIBUTOR.phone, '腾冲社区', receipt])
    expect(told).not.toContain(secret)
})

it('a notice that could not be delivered stands in public, in the words of an editor, naming nobody', async () => {
  expect(mainOf(await (await ask(notices, '/notices', {})).text())).toContain('现在没有公告。')
  const { articleId, caseId } = await anUnreachedCase()
  const hidden = await ask(notice, `/notices/${caseId}`, { id: String(caseId) })
  expect(hidden.status).toBe(404)
  const text = '通知人主张文章中的三幅照片是其作品，要求删除。'
  await publishNotice(await anEditor(), { ...(await seenCase(caseId)), text })
  expect(mainOf(await (await ask(notices, '/notices', {})).text())).toContain(`文章编号 ${articleId}`)
  const shown = await ask(notice, `/notices/${caseId}`, { id: String(caseId) })
  expect(shown.status).toBe(200)
  const html = await shown.text()
  expect(await invalid(html)).toEqual([])
  expect(html).toContain(text)
  for (const secret of [...Object.values(ouyang), ...Object.values(CONTRIBUTOR), '授旗'])
    expect(html).not.toContain(secret)
  expect((await ask(notices, '/notices?before=1', {})).status).toBe(404)
  expect((await ask(notice, '/notices/x', { id: 'x' })).status).toBe(404)
})
