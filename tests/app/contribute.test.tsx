import { describe, expect, it } from 'vitest'
import { GET as getForm, POST as sendIn } from '#app/(reader)/contribute/route.tsx'
import { GET as getReceived } from '#app/(reader)/contributions/[receipt]/received/route.tsx'
import { GET as getStatus, POST as sendReply } from '#app/(reader)/contributions/[receipt]/route.tsx'
import { publishArticle } from '#lib/articles/publish.ts'
import { saveDraft } from '#lib/articles/save-draft.ts'
import { askContributor } from '#lib/contributions/ask-contributor.ts'
import { declineContribution } from '#lib/contributions/decline-contribution.ts'
import { db } from '#lib/db/client.ts'
import { aBody, anEditor } from '../support/cast.ts'
import {
  aContribution,
  anAcceptedContribution,
  aPublishedContribution,
  CONTRIBUTOR,
  contributedFields,
  STORY,
  seenContribution,
  theRules,
} from '../support/contribution-cast.ts'
import { aPdf, aPng } from '../support/media-files.ts'
import { postedForm, sendForm } from '../support/public-forms.ts'
import { ask, wordsOf } from '../support/routes.ts'

// Purpose: the pages of a contribution, as a browser without scripts has them.

const texts = (changes: Record<string, string> = {}) => ({
  ...contributedFields(changes),
  ...{ html: '', text: STORY.join('\n') },
})

type Files = { files?: { field: string; name: string; bytes: Uint8Array }[] }

async function send(changes: Record<string, string> = {}, files: Files = {}) {
  const response = await sendForm(
    sendIn,
    '/contribute',
    await postedForm('contribution', texts(changes), files),
  )
  const html = await response.text()
  return { response, html, receipt: /[0-9A-Z]{26}/.exec(response.headers.get('location') ?? '')?.[0] ?? '' }
}

async function reply(receipt: string, fields: Record<string, string>, files: Files = {}) {
  const posted = await postedForm('contribution_reply', fields, files)
  const response = await sendForm(sendReply, `/contributions/${receipt}`, posted, { receipt })
  return { response, html: await response.text() }
}

const status = async (receipt: string) => ask(getStatus, `/contributions/${receipt}`, { receipt })
const wordsOfStatus = async (receipt: string) => wordsOf(await (await status(receipt)).text())

describe('the form', () => {
  it('shows the rules in force and asks for everything, stored by nobody', async () => {
    await theRules()
    const response = await ask(getForm, '/contribute', {})
    const html = await response.text()
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(wordsOf(html)).toContain('稿件应当由本人创作。')
    const names = ['title', 'text', 'html', 'pictures', 'attachments', 'penName', 'name', 'email', 'phone']
    for (const name of [...names, 'authorship', 'licence', 'rulesVersion', 'consent'])
      expect(html).toContain(`name="${name}"`)
  })

  it('says that none is taken where there are no rules', async () => {
    const html = await (await ask(getForm, '/contribute', {})).text()
    expect(wordsOf(html)).toContain('暂不接受投稿')
    expect(html).not.toContain('<form class="public-form"')
  })

  it('leads to the receipt: the number, and the address to keep', async () => {
    await theRules()
    const { response, receipt } = await send()
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      `/contributions/${receipt}/received`,
    ])
    const received = await ask(getReceived, `/contributions/${receipt}/received`, { receipt })
    expect(received.headers.get('cache-control')).toBe('private, no-store')
    const words = wordsOf(await received.text())
    expect(words).toContain('T-0001')
    expect(words).toContain(`/contributions/${receipt}`)
    expect(words).toContain('请现在就保存这个网址')
  })

  it('comes back with everything that was typed, the structured text too', async () => {
    await theRules()
    const posted = await postedForm('contribution', {
      ...texts({ penName: '' }),
      html: '<p>水乡的早晨，从龙舟鼓开始</p>',
    })
    const response = await sendForm(sendIn, '/contribute', posted)
    const html = await response.text()
    expect(response.status).toBe(422)
    expect(html).toContain('&lt;p&gt;水乡的早晨')
    expect(wordsOf(html)).toContain('请填写署名')
    expect(html).toContain(`value="${CONTRIBUTOR.email}"`)
  })

  it('takes pictures and attachments, and names a file that is neither', async () => {
    await theRules()
    const good = [
      { field: 'pictures', name: '船.png', bytes: await aPng() },
      { field: 'attachments', name: '村志.pdf', bytes: aPdf() },
    ]
    const { receipt } = await send({}, { files: good })
    expect(await (await status(receipt)).text()).toMatch(
      new RegExp(`src="/media/[0-9a-f]{64}.png\\?receipt=${receipt}"`),
    )
    const wrong = await send({}, { files: [{ field: 'pictures', name: '村志.jpg', bytes: aPdf() }] })
    expect(wrong.response.status).toBe(422)
    expect(wordsOf(wrong.html)).toMatch(/“村志.*”不是图片/)
  })
})

describe('the page of a contribution', () => {
  it('is of its contributor alone: 404 for another receipt, kept by nobody, with no address for other sites', async () => {
    const { receipt } = await aContribution()
    expect((await status('0'.repeat(26))).status).toBe(404)
    const { headers } = await status(receipt)
    expect([
      headers.get('cache-control'),
      headers.get('referrer-policy'),
      headers.get('x-robots-tag'),
    ]).toEqual([...['private, no-store', 'no-referrer', 'noindex']])
    const words = await wordsOfStatus(receipt)
    expect(words).toContain('等待处理')
    expect(words).toContain(STORY[2])
    for (const told of Object.values(CONTRIBUTOR)) expect(words).not.toContain(told)
  })

  it('asks the editors’ question and takes the answer, with files for the article and others under seal', async () => {
    const { id, receipt } = await aContribution()
    const question = '照片是谁拍的？有授权吗？'
    await askContributor(await anEditor(), { ...(await seenContribution(id)), question })
    expect(await wordsOfStatus(receipt)).toContain(question)
    const files = [
      { field: 'files', name: '船.png', bytes: await aPng() },
      { field: 'proofs', name: '罗绮雯的授权书.pdf', bytes: aPdf() },
    ]
    const answered = { act: 'answer', text: '我自己拍的。', sure: '' }
    expect((await reply(receipt, answered, { files })).response.status).toBe(303)
    const words = await wordsOfStatus(receipt)
    expect(words).toContain('我自己拍的。')
    expect(words).toContain('投稿补充 1.png')
    expect(words).toContain('您作了答复或补充，附证明材料 1 份。')
    expect(words).not.toContain('罗绮雯')
    const [proof, ...others] = await db().sealedFile.findMany()
    expect([proof?.format, others]).toEqual(['pdf', []])
    expect(proof?.name).not.toContain('罗绮雯')
  })

  it('refuses an empty answer and an unconfirmed withdrawal, in its place', async () => {
    const { receipt } = await aContribution()
    const empty = await reply(receipt, { act: 'answer', text: ' ', sure: '' })
    expect([empty.response.status, wordsOf(empty.html).includes('请填写答复，或者选择文件')]).toEqual([
      422,
      true,
    ])
    const unsure = await reply(receipt, { act: 'withdraw', why: '', sure: '' })
    expect([unsure.response.status, wordsOf(unsure.html).includes('请勾选，以确认这是您的意思')]).toEqual([
      422,
      true,
    ])
    expect((await reply(receipt, { act: 'accept', text: '', sure: 'yes' })).response.status).toBe(422)
  })

  it('withdraws, and has no forms any more', async () => {
    const { receipt } = await aContribution()
    const given = { act: 'withdraw', why: '已另投他处。', sure: 'yes' }
    expect((await reply(receipt, given)).response.status).toBe(303)
    const html = await (await status(receipt)).text()
    expect(wordsOf(html)).toContain('已另投他处。')
    expect(wordsOf(html)).toContain('您已撤回这篇稿件')
    expect(html).not.toContain('<form class="public-form"')
  })

  it('gives the reason of a refusal and the editors’ words', async () => {
    const { id, receipt } = await aContribution()
    const decision = { reason: 'unverified', note: '请与村委会核对年份后再投。' }
    await declineContribution(await anEditor(), { ...(await seenContribution(id)), ...decision })
    const words = await wordsOfStatus(receipt)
    expect(words).toContain('稿件所述事实无法核实。')
    expect(words).toContain(decision.note)
  })

  it('shows the published article, and word by word what the editors changed', async () => {
    const { receipt, articleId } = await anAcceptedContribution()
    const { title: _, ...text } = { title: '', ...(await draftOf(articleId)) }
    const editor = await anEditor()
    await saveDraft(editor, { id: articleId, version: 1, ...text, title: '龙舟鼓又响' })
    await publishArticle(editor, { id: articleId, version: 2 })
    const html = await (await status(receipt)).text()
    expect(html).toContain(`href="/articles/${articleId}"`)
    expect(html).toContain('<ins>又</ins>')
    expect(html).toContain('<del>从不间断</del>')
  })

  it('says so where nothing was changed', async () => {
    const { receipt } = await aPublishedContribution()
    expect(await wordsOfStatus(receipt)).toContain('文字没有改动。')
  })
})

/** The draft's fields as its form has them, a phrase shorter. */
async function draftOf(id: number) {
  const { cityId } = await db().article.findUniqueOrThrow({ where: { id } })
  const body = aBody(...STORY.map((line) => line.replace('从不间断', '')))
  return {
    ...{ origin: 'contribution', summary: '', body, author: '榕树下', cityId, columnId: null },
    ...{ originalTitle: null, sourceName: null, sourceUrl: null },
  }
}
