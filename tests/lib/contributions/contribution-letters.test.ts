import { describe, expect, it } from 'vitest'
import { askContributor } from '#lib/contributions/ask-contributor.ts'
import {
  type ContributionLetter,
  contributionLetters,
  writtenLetter,
} from '#lib/contributions/contribution-letters.ts'
import { tellPublication } from '#lib/contributions/tell-publication.ts'
import { db } from '#lib/db/client.ts'
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
      expect(text).toMatch(/^榕树下：\n\n您好！\n\n/)
      expect(text).toContain(`https://news.example.cn/contributions/${'0'.repeat(26)}`)
      expect(text).toMatch(/城市站点编辑部$/)
      expect(text).not.toContain('undefined')
    },
  )

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
