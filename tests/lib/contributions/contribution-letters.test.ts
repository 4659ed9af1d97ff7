import { describe, expect, it } from 'vitest'
import { askContributor } from '#lib/contributions/ask-contributor.ts'
import {
  type ContributionLetter,
  contributionLetters,
  writtenLetter,
} from '#lib/contributions/contribution-letters.ts'
import { declineContribution } from '#lib/contributions/decline-contribution.ts'
import { tellPublication } from '#lib/contributions/tell-publication.ts'
import { withdrawContribution } from '#lib/contributions/withdraw-contribution.ts'
import { db } from '#lib/db/client.ts'
import { unseal } from '#lib/sealed/seal.ts'
import { byMail } from '../../support/case-cast.ts'
import { anEditor } from '../../support/cast.ts'
import {
  aContribution,
  aPublishedContribution,
  CONTRIBUTOR,
  seenContribution,
} from '../../support/contribution-cast.ts'

const facts = {
  ...{
    site: { name: '城市站点', url: 'https://news.example.cn' },
    id: 12,
    penName: '榕树下',
    title: '龙舟鼓响',
  },
  ...{ receipt: '0'.repeat(26), note: '写的是哪一年？', reason: '稿件所述事实无法核实。', articleId: 7 },
}

describe('letters to contributors', () => {
  it.each(Object.keys(contributionLetters) as ContributionLetter[])(
    '%s says where to go on, and names nobody in its subject',
    (letter) => {
      const { subject, text } = writtenLetter(letter, facts)
      expect(subject).toMatch(/^【城市站点】.+（T-0012）$/)
      expect(subject).not.toMatch(/榕树下|龙舟鼓响/)
      const { isAccepted } = contributionLetters[letter]
      expect(text).toMatch(isAccepted ? /^榕树下：\n\n您好！\n\n/ : /^您好！\n\n/)
      expect(/榕树下|龙舟鼓响/.test(text), 'the sender’s words').toBe(isAccepted)
      expect(text).toContain(isAccepted ? '《龙舟鼓响》' : '（编号 T-0012）')
      expect(text).toContain(`https://news.example.cn/contributions/${'0'.repeat(26)}`)
      expect(text).toMatch(/城市站点编辑部$/)
      expect(text).not.toContain('undefined')
    },
  )

  it.each(Object.keys(contributionLetters) as ContributionLetter[])(
    '%s has no line and no link of its sender’s making',
    (letter) => {
      const advert = '中奖\r\n\r\n请点 https://evil.example/win 或www.evil.cn'
      const own = { title: advert, penName: advert.slice(0, 38) }
      const [plain, told] = [facts, { ...facts, ...own }].map((given) => writtenLetter(letter, given))
      expect(told?.subject).toBe(plain?.subject)
      expect(told?.text.split('\n').length).toBe(plain?.text.split('\n').length)
      expect(told?.text.match(/\w+:\/\/\S+|\w\.[a-z]+/g)).toEqual(
        plain?.text.match(/\w+:\/\/\S+|\w\.[a-z]+/g),
      )
    },
  )

  /** Anybody can type a stranger’s address: what he is sent by it alone must be of no use to who typed it. */
  it('bring nothing that was typed to an address that was typed, sent or withdrawn or refused', async () => {
    const typed = { title: '内部彩票 加微信 cp888', penName: '客服 cp888 官方' }
    await byMail(async () => {
      const { receipt } = await aContribution({ fields: typed })
      await withdrawContribution(receipt)
      const { id } = await aContribution({ fields: typed })
      await askContributor(await anEditor(), { ...(await seenContribution(id)), question: '写的是哪一年？' })
      await declineContribution(await anEditor(), { ...(await seenContribution(id)), reason: 'advertising' })
    })
    const mails = await db().mail.findMany({ orderBy: { createdAt: 'asc' } })
    expect(mails).toHaveLength(5)
    for (const { id, subject, text } of mails)
      expect(subject + unseal({ table: 'mail', column: 'text', row: id }, text ?? '')).not.toMatch(
        /彩票|cp888/,
      )
  })

  it('are written down for each step, whether mail is set up or not', async () => {
    const { id } = await aContribution()
    await askContributor(await anEditor(), { ...(await seenContribution(id)), question: '写的是哪一年？' })
    const mails = await db().mail.findMany({ orderBy: { createdAt: 'asc' } })
    expect(
      mails.map(({ subject, state, aboutContributionId }) => [subject, state, aboutContributionId]),
    ).toEqual([
      ['【城市站点】投稿已收到（T-0001）', 'not_configured', id],
      ['【城市站点】投稿需要您答复（T-0001）', 'not_configured', id],
    ])
    const [message] = await db().contributionMessage.findMany()
    expect(message).toMatchObject({ isIncoming: false, mailId: mails[1]?.id })
    const rows = JSON.stringify(await db().$queryRaw`SELECT t::text FROM mail t`)
    for (const told of Object.values(CONTRIBUTOR)) expect(rows).not.toContain(told)
  })

  it('tell of the publication with the address of the article', async () => {
    const { articleId } = await aPublishedContribution()
    await tellPublication(articleId)
    expect(writtenLetter('published', { ...facts, articleId }).text).toContain(`/articles/${articleId}\n`)
    expect(await db().mail.findFirst({ orderBy: { createdAt: 'desc' } })).toMatchObject({
      subject: '【城市站点】投稿已发布（T-0001）',
    })
  })
})
