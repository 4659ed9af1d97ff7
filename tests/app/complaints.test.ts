import { describe, expect, it } from 'vitest'
import { GET as received } from '#app/(reader)/cases/[receipt]/received/route.tsx'
import { POST as reply, GET as status } from '#app/(reader)/cases/[receipt]/route.tsx'
import { POST as complain, GET as form } from '#app/(reader)/complaints/new/route.tsx'
import { POST as correct } from '#app/(reader)/corrections/new/route.tsx'
import { db } from '#lib/db/client.ts'
import { aDraft, aFederationReport } from '../support/cast.ts'
import { ouyang } from '../support/parties.ts'
import { guardFields, postedForm, sendForm } from '../support/public-forms.ts'
import { ask, wordsOf } from '../support/routes.ts'
import { invalid } from '../support/valid-html.ts'

/** What the photographer types, but her address and the evidence. */
const notice = (articleId: number) => ({
  ...{ kind: 'copyright', article: String(articleId), demand: 'delete', relation: 'self' },
  ...{ works: '《授旗》组照三幅', facts: '第二幅图片是我拍摄的。', isTruthStated: 'yes' },
  statedUrls: `http://localhost:3000/articles/${articleId}\nhttps://elsewhere.example/1`,
  ...{ name: ouyang.name, email: ouyang.email },
})

const send = async (fields: Record<string, string>) =>
  sendForm(complain, '/complaints/new', await postedForm('complaint', fields))

/** The receipt in the address to which an answer leads. */
function receiptIn(answer: Response): string {
  expect(answer.status).toBe(303)
  return /\/cases\/(\w{26})/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
}

/** The words of a page without what stands around it on every page. */
const mainOf = (html: string) => wordsOf(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')

const pageOf = async (receipt: string) => {
  const answer = await ask(status, `/cases/${receipt}`, { receipt })
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  return mainOf(await answer.text())
}

const answer = async (receipt: string, fields: Record<string, string>) =>
  sendForm(reply, `/cases/${receipt}`, await postedForm('case_reply', fields), { receipt })

describe('a complaint', () => {
  it('is received without an element, which is asked for by name and added on the page of its receipt', async () => {
    const { id } = await aFederationReport()
    const receipt = receiptIn(await send(notice(id)))
    const told = await ask(received, `/cases/${receipt}/received`, { receipt })
    expect(told.headers.get('cache-control')).toBe('private, no-store')
    const words = mainOf(await told.text())
    for (const said of [
      'C-0001',
      `http://localhost:3000/cases/${receipt}`,
      '地址',
      '初步证明材料',
      '30 天内',
    ])
      expect(words).toContain(said)

    const before = await pageOf(receipt)
    expect(before).toContain('等待您补充材料')
    expect(await invalid(await (await ask(status, `/cases/${receipt}`, { receipt })).text())).toEqual([])
    expect(before).toContain('请写明您的通信地址。依据：《信息网络传播权保护条例》第十四条第一项')
    expect(before).toContain('https://elsewhere.example/1不是本站的文章')
    // Who she is stands nowhere on it.
    for (const secret of [ouyang.name, ouyang.email]) expect(before).not.toContain(secret)

    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    const files = [{ field: 'files', name: '底片.png', bytes: png }]
    const form = await postedForm('case_reply', { act: 'answer', address: ouyang.address }, { files })
    const added = await sendForm(reply, `/cases/${receipt}`, form, { receipt })
    expect(added.headers.get('location')).toBe(`/cases/${receipt}#steps`)
    const after = await pageOf(receipt)
    expect(after).toContain('已收到，正在审核')
    expect(after).toContain('材料已经补齐，本站正在审核。')
    expect(after).toMatch(/本站最迟在.+前作出处理。/)
    expect(await db().sealedFile.count()).toBe(1)

    await answer(receipt, { act: 'withdraw' }).then((refused) => expect(refused.status).toBe(422))
    receiptIn(await answer(receipt, { act: 'withdraw', sure: 'yes', why: '已与作者和解。' }))
    const withdrawn = await pageOf(receipt)
    expect(withdrawn).toContain('投诉人已撤回')
    expect(withdrawn).toContain('已与作者和解。')
    const late = await answer(receipt, { act: 'answer', message: '还有一事' })
    expect(late.status).toBe(409)
  })

  it('is one act however often its form is sent', async () => {
    const { id } = await aFederationReport()
    const fields = { ...notice(id), ...(await guardFields('complaint')) }
    const receipts = [receiptIn(await send(fields)), receiptIn(await send(fields))]
    expect(new Set(receipts).size).toBe(1)
    expect(await db().rightsCase.count()).toBe(1)
  })

  it('comes back with everything that was typed where a field cannot be read', async () => {
    const { id } = await aFederationReport()
    const refused = await send({ ...notice(id), email: 'ouyang' })
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(wordsOf(html)).toContain('请填写完整的电子邮箱，如 name@example.cn')
    for (const typed of ['《授旗》组照三幅', '第二幅图片是我拍摄的。', 'https://elsewhere.example/1'])
      expect(html).toContain(typed)
    expect(await db().rightsCase.count()).toBe(0)
  })

  it('of illegal content needs no name', async () => {
    const { id } = await aFederationReport()
    const { statedUrls, isTruthStated } = notice(id)
    const report = { kind: 'illegal_content', demand: 'delete', facts: '第三段违法。' }
    const receipt = receiptIn(await send({ ...report, statedUrls, isTruthStated }))
    expect(await pageOf(receipt)).toContain('已收到，正在审核')
    expect(await db().party.count()).toBe(0)
  })

  it('without a kind leads to the choice of one', async () => {
    for (const address of ['/complaints/new', '/complaints/new?kind=correction']) {
      const chosen = await ask(form, address, {})
      expect([chosen.status, chosen.headers.get('location')]).toEqual([302, '/complaints'])
    }
    const { id } = await aFederationReport()
    const about = `/complaints/new?kind=privacy&article=${id}`
    expect(await (await ask(form, about, {})).text()).toContain(
      `http://localhost:3000/articles/${id}</textarea>`,
    )
    // A number that no reader ever saw is none.
    const draft = await ask(form, `/complaints/new?kind=privacy&article=${id + 1}`, {})
    expect(await draft.text()).not.toContain(`/articles/${id + 1}`)
  })
})

it('这里有误 is received without a name, and refused with what was typed where the sentence is missing', async () => {
  const { id } = await aFederationReport()
  const fields = { url: `http://localhost:3000/articles/${id}`, correctText: '8月18日上午' }
  const post = async (given: Record<string, string>) =>
    sendForm(correct, '/corrections/new', await postedForm('correction', given))
  const refused = await post({ ...fields, article: String(id) })
  expect(refused.status).toBe(422)
  const html = await refused.text()
  expect(html).toContain('请写明哪一句有误')
  expect(html).toContain('8月18日上午')
  const receipt = receiptIn(await post({ ...fields, sentence: '8月17日上午' }))
  expect(await pageOf(receipt)).toContain('更正请求 C-0001')
})

it('who asks by a correction whether there is a draft is told nothing', async () => {
  const draft = await aDraft()
  for (const id of [draft.id, draft.id + 10_000]) {
    const texts = { url: `http://localhost:3000/articles/${id}`, sentence: '错', correctText: '对' }
    const answer = await sendForm(correct, '/corrections/new', await postedForm('correction', texts))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('这个网址不是本站的文章')
  }
})
