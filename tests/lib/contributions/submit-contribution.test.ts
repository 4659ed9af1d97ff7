import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { GET as status } from '#app/(reader)/contributions/[receipt]/route.tsx'
import { mediaOf } from '#lib/articles/body/media-of.ts'
import { plainText } from '#lib/articles/body/plain-text.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { contributionByReceipt } from '#lib/contributions/contribution-by-receipt.ts'
import { receiptOpensMedia } from '#lib/contributions/receipt-opens-media.ts'
import { submitContribution } from '#lib/contributions/submit-contribution.ts'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { addMedia } from '#lib/media/add-media.ts'
import { deleteMedia } from '#lib/media/delete-media.ts'
import { findFile } from '#lib/media/find-file.ts'
import { contactOf } from '#lib/parties/contact-of.ts'
import { readReceipt } from '#lib/receipts/receipt.ts'
import { aChiefEditor, anEditor } from '../../support/cast.ts'
import {
  aContribution,
  aGivenFile,
  aPublishedContribution,
  aSubmission,
  CONTRIBUTOR,
  inContributionState,
  STORY,
  theRules,
} from '../../support/contribution-cast.ts'
import { endlessMarkup } from '../../support/hostile-html.ts'
import { aPdf, aPhotograph, aPng } from '../../support/media-files.ts'
import { ask } from '../../support/routes.ts'

const readBack = async (receipt: string) => {
  const found = await contributionByReceipt(receipt)
  if (!found) throw new Error('not found by its receipt')
  return found
}

describe('a contribution', () => {
  it('is kept as it came, under a number and a receipt, with the rules it was sent under', async () => {
    const { id, receipt } = await aContribution()
    expect(readReceipt(receipt)).toBe(receipt)
    const found = await readBack(receipt.toLowerCase())
    expect(found).toMatchObject({
      id,
      state: 'received',
      title: '龙舟鼓响',
      penName: '榕树下',
      rulesVersion: 1,
    })
    expect(plainText(found.body).split('\n')).toEqual(STORY)
    expect(found.steps).toMatchObject([{ wording: '本站收到稿件。' }])
    expect(await contributionByReceipt(`${receipt.slice(0, -1)}${receipt.endsWith('0') ? 1 : 0}`)).toBeNull()
  })

  it('says who sent it nowhere but under seal', async () => {
    const { id } = await aContribution()
    const { partyId } = await db().contribution.findUniqueOrThrow({ where: { id } })
    expect(await contactOf(partyId ?? '')).toMatchObject(CONTRIBUTOR)
    const tables = ['contribution', 'contribution_step', 'contribution_message', 'audit_entry', 'party']
    for (const table of tables) {
      const rows = JSON.stringify(await db().$queryRawUnsafe(`SELECT t::text FROM ${table} t`))
      for (const told of Object.values(CONTRIBUTOR)) expect(rows, table).not.toContain(told)
    }
  })

  it('is one however often its form is sent, also at once', async () => {
    await theRules()
    const submission = aSubmission()
    const [one, other] = await Promise.all([submitContribution(submission), submitContribution(submission)])
    expect(other).toEqual(one)
    expect(await submitContribution(submission)).toEqual(one)
    expect(await db().contribution.count()).toBe(1)
    expect(await db().party.count()).toBe(1)
  })

  it.each([
    [{ title: ' ' }, 'title'],
    [{ title: '鼓'.repeat(201) }, 'title'],
    [{ penName: '' }, 'penName'],
    // The rules of contributing ask for it, and a pen name is none.
    [{ name: '' }, 'name'],
    [{ email: '', phone: '' }, 'email'],
    [{ email: 'luo.qiwen' }, 'email'],
    [{ phone: '请打座机' }, 'phone'],
    [{ authorship: 'copied' }, 'authorship'],
    [{ licence: '' }, 'licence'],
    [{ consent: '' }, 'consent'],
    [{ rulesVersion: '0' }, 'consent'],
    [{ rulesVersion: 'x' }, 'rulesVersion'],
  ])('is refused with %o, by the name of the field', async (fields, name) => {
    await theRules()
    await expect(submitContribution(aSubmission({ fields }))).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { [name]: expect.any(String) },
    })
    expect(await db().contribution.count()).toBe(0)
  })

  it('hears of everything that is wrong at once, the text included', async () => {
    await theRules()
    const wrong = submitContribution(aSubmission({ fields: { title: '', consent: '' }, text: '太短' }))
    await expect(wrong).rejects.toMatchObject({
      message: '请修改标红的 3 项。',
      fields: { title: '请填写标题', consent: '请阅读并同意投稿须知', text: '正文太短，至少 10 字' },
    })
  })

  it('must be sent under the rules that are in force, and is not taken where there are none', async () => {
    await expect(submitContribution(aSubmission())).rejects.toMatchObject({ code: 'unavailable' })
    await theRules(1)
    await theRules(2)
    await expect(submitContribution(aSubmission())).rejects.toMatchObject({
      fields: { consent: '投稿须知刚刚更新，请阅读新的须知后再提交' },
    })
    const { receipt } = await submitContribution(aSubmission({ fields: { rulesVersion: '2' } }))
    expect((await readBack(receipt)).rulesVersion).toBe(2)
  })
})

describe('its text', () => {
  it('of the structured editor keeps what the schema knows of it', async () => {
    const html = `<h2>洗船</h2><p>水乡的<strong>早晨</strong>从龙舟鼓开始。</p><ul><li>第一只船</li></ul><blockquote><p>老人的话</p></blockquote>`
    const { body } = await readBack((await aContribution({ html, text: '' })).receipt)
    expect(body.content.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'bulletList', 'blockquote'])
  })

  it('of a hostile hand is words alone', async () => {
    const html = `<p>水乡的早晨从龙舟鼓开始。</p><script>alert(1)</script><svg onload="alert(2)"></svg>
      <iframe src="https://evil.example/"></iframe><img src="https://evil.example/x.png" onerror="alert(3)">
      <a href="javascript:alert(4)">链接</a><p onclick="alert(5)" style="position:fixed">洗船的人说</p>`
    const { body, media } = await readBack((await aContribution({ html, text: '' })).receipt)
    const stored = JSON.stringify(body)
    expect(stored).toContain('洗船的人说')
    expect(stored).not.toMatch(/alert\(|onclick|javascript:|<script|evil\.example/)
    expect(mediaOf(body)).toEqual([])
    expect(media.size).toBe(0)
  })

  it('cannot keep the server busy', async () => {
    await theRules()
    const html = endlessMarkup(400_000)[0] ?? ''
    const begun = Date.now()
    const refused = await submitContribution(aSubmission({ html })).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'invalid-input' })
    expect(Date.now() - begun).toBeLessThan(25_000)
  })

  it('is refused where it is too long, with the field', async () => {
    await theRules()
    const long = submitContribution(aSubmission({ text: '鼓'.repeat(200_000) }))
    await expect(long).rejects.toMatchObject({ code: 'invalid-input', fields: { text: expect.any(String) } })
  })
})

describe('its files', () => {
  const withFiles = async () =>
    aContribution({
      text: [STORY[0], '〔图片2〕', STORY[1], STORY[2]].join('\n'),
      pictures: [
        await aGivenFile('罗绮雯的自拍.jpg', await aPhotograph()),
        await aGivenFile('船.png', await aPng()),
      ],
      attachments: [await aGivenFile('村志.pdf', aPdf())],
    })

  it('stand where the text says, the others at the end, and their names tell nobody', async () => {
    const { body, media, mediaIds } = await readBack((await withFiles()).receipt)
    expect(body.content.map(({ type }) => type)).toEqual([
      ...['paragraph', 'picture', 'paragraph', 'paragraph', 'picture', 'attachment'],
    ])
    expect(mediaOf(body)).toEqual([mediaIds[1], mediaIds[0], mediaIds[2]])
    expect(mediaIds.map((one) => media.get(one)?.name)).toEqual([
      ...['投稿图片 1.jpg', '投稿图片 2.png', '投稿附件 1.pdf'],
    ])
    expect(JSON.stringify(await db().auditEntry.findMany({ select: { details: true } }))).not.toContain(
      '罗绮雯',
    )
  })

  it('are nobody’s but the desk’s and his own until the article is published', async () => {
    const { receipt } = await withFiles()
    const { mediaIds, media } = await readBack(receipt)
    const first = mediaIds[0] ?? 0
    const hash = /[0-9a-f]{64}/.exec(media.get(first)?.original?.address ?? '')?.[0] ?? ''
    expect(await findFile(hash)).toMatchObject({ isPublic: false })
    expect(await receiptOpensMedia(receipt, first)).toBe(true)
    const other = await aContribution({ text: STORY.join('') })
    expect(await receiptOpensMedia(other.receipt, first)).toBe(false)
    expect(await receiptOpensMedia('0'.repeat(26), first)).toBe(false)
  })

  it('are called nothing that the library calls them, where it had them', async () => {
    const content = await aPng()
    const { path } = await aGivenFile('x', content)
    const known = await transaction(async (tx) =>
      addMedia(tx, await anEditor(), { path, name: '内部材料.png' }),
    )
    const { receipt } = await aContribution({ pictures: [await aGivenFile('船.png', content)] })
    expect((await readBack(receipt)).media.get(known.id)?.name).toBe('投稿文件 1.png')
  })

  it('stay in the library while the contribution may be used, and can go when it is declined', async () => {
    const { receipt } = await withFiles()
    const { mediaIds } = await readBack(receipt)
    const chief = await aChiefEditor()
    const seen = { id: mediaIds[0] ?? 0, version: 1 }
    await expect(deleteMedia(chief, seen)).rejects.toMatchObject({ message: '有 1 份投稿带有它，不能删除。' })
    await db().$executeRaw`UPDATE contribution SET state = 'withdrawn'`
    await deleteMedia(chief, seen)
    expect((await readBack(receipt)).media.has(seen.id)).toBe(false)
  })

  it.each([
    ['pictures', '说是图片.jpg', aPdf()],
    ['pictures', '网页.jpg', Buffer.from('<script>alert(1)</script>')],
    ['attachments', '程序.pdf', Buffer.from('MZ\x90\0program')],
  ] as const)('are refused in %s by what they are: %s', async (field, name, bytes) => {
    await theRules()
    const file = await aGivenFile(name, bytes)
    await expect(submitContribution(aSubmission({ [field]: [file] }))).rejects.toMatchObject({
      code: 'invalid-input',
      fields: { [field]: expect.stringContaining(name) },
    })
    expect(await db().contribution.count()).toBe(0)
  })
})

describe('the original', () => {
  it('cannot be changed, whatever becomes of the article', async () => {
    const { id } = await aPublishedContribution()
    await expect(db().contribution.update({ where: { id }, data: { title: '改题' } })).rejects.toThrow()
    await expect(db().contribution.update({ where: { id }, data: { body: {} } })).rejects.toThrow()
    await expect(db().contributionStep.deleteMany()).rejects.toThrow()
  })

  it('is shown to its contributor in every state', async () => {
    for (const make of Object.values(inContributionState)) {
      const { receipt } = await make()
      expect(plainText((await readBack(receipt)).body)).toContain(STORY[1])
    }
  })

  it('is shown to nobody while its article is removed, having been public', async () => {
    const { receipt, articleId: id, version } = await aPublishedContribution()
    const page = async () => (await ask(status, `/contributions/${receipt}`, { receipt })).text()
    const secrets = ['龙舟鼓响', ...STORY]
    for (const secret of secrets) expect(await page()).toContain(secret)
    const chief = await aChiefEditor()
    const down = await takeDownArticle(chief, { id, version, reason: 'copyright', note: '权利人来函' })
    for (const secret of secrets) expect(await page()).not.toContain(secret)
    await restoreArticle(chief, { ...down, note: '查明' })
    expect(await page()).toContain(STORY[1])
  })
})

it('a key of another form is not taken for a contribution', async () => {
  await theRules()
  const key = randomUUID()
  await db().idempotencyKey.create({ data: { key, makes: 'article', madeId: 1 } })
  await expect(submitContribution(aSubmission({ key }))).rejects.toMatchObject({ code: 'duplicate' })
})
