// @vitest-environment happy-dom
import { act } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ContributionActs } from '#components/desk/contribution-acts.tsx'
import type { ContributionAnswer } from '#components/desk/contribution-answer.ts'
import { ContributionFindings } from '#components/desk/contribution-findings.tsx'
import { ContributionIdentity } from '#components/desk/contribution-identity.tsx'
import { ContributionTable } from '#components/desk/contribution-table.tsx'
import { OriginalChanges } from '#components/desk/original-changes.tsx'
import type { IdentityAnswer } from '#components/desk/sealed-identity.tsx'
import { contributionMoves } from '#lib/contributions/contribution-moves.ts'
import { contributionStateKeys } from '#lib/contributions/contribution-states.ts'
import type { ListedContribution } from '#lib/contributions/list-contributions.ts'
import { aRefusal } from '../../support/desk-cast.ts'
import { fill, mounted, press } from '../../support/mounted.ts'
import { NextRouter } from '../../support/next-router.tsx'
import { wordsOf } from '../../support/routes.ts'

let leave = async () => {}
afterEach(async () => {
  await leave()
  vi.unstubAllGlobals()
})

const cities = [{ id: 1, slug: 'lecong', name: '乐从', columns: [] }]
const received = { id: 7, version: 3, state: 'received', isWithdrawalAsked: false, wasPublic: false } as const

/** The acts of a contribution, and what was asked of its verbs. */
async function theActs(
  changes: Partial<Parameters<typeof ContributionActs>[0]['contribution']> = {},
  answer: ContributionAnswer = { done: true, message: '好了。' },
  bar = '',
) {
  const asked: unknown[] = []
  const refresh = vi.fn()
  const verb = (name: string) => async (given: object) => {
    asked.push({ [name]: given })
    return answer
  }
  const shown = await mounted(
    <NextRouter router={{ refresh }}>
      <ContributionActs
        contribution={{ ...received, ...changes }}
        cities={cities}
        place={{ cityId: '1', columnId: '' }}
        mayTakeDown={true}
        bar={bar}
        verbs={{
          ...{ accept: verb('accept'), ask: verb('ask'), decline: verb('decline') },
          answerWithdrawal: verb('answerWithdrawal'),
        }}
      />
    </NextRouter>,
  )
  leave = shown.leave
  return { asked, refresh, words: () => shown.place.textContent ?? '' }
}

const buttons = () =>
  [...document.querySelectorAll('.case-buttons button')].map(({ textContent }) => textContent)

describe('what can be done', () => {
  it('is what the table of moves allows in each state', async () => {
    const names = { accept: '采用', ask: '询问投稿人', decline: '不采用' } as const
    for (const state of contributionStateKeys) {
      await theActs({ state })
      const possible = (Object.keys(names) as (keyof typeof names)[]).filter((move) =>
        (contributionMoves[move].from as readonly string[]).includes(state),
      )
      expect(buttons(), state).toEqual(possible.map((move) => names[move]))
      await leave()
    }
  })

  it('is an answer where the contributor wants the article down, and no refusal of what readers saw', async () => {
    await theActs({ state: 'accepted', isWithdrawalAsked: true, wasPublic: true })
    expect(buttons()).toEqual(['答复撤下申请'])
  })

  it('asks for the place of an accepted one, and says why it must not be', async () => {
    const { asked, words } = await theActs({}, aRefusal('duplicate'), '已在案件 C-0118 中下架。')
    await press('采用')
    expect(words()).toContain('已在案件 C-0118 中下架。')
    await press('采用，开始编辑')
    expect(asked).toEqual([{ accept: { id: 7, version: 3, cityId: '1', columnId: '' } }])
    expect(document.querySelector('[role=alert]')?.textContent).not.toBe('')
  })

  it('sends a refusal with its reason, and shows what the contributor will read', async () => {
    const { asked, refresh, words } = await theActs()
    await press('不采用')
    await act(async () => document.querySelector<HTMLInputElement>('[value=unverified]')?.click())
    expect(words()).toContain('投稿人将看到：“稿件所述事实无法核实。”')
    await fill('textarea[name=note]', '请核对年份。')
    await press('确认不采用')
    expect(asked).toEqual([{ decline: { id: 7, version: 3, reason: 'unverified', note: '请核对年份。' } }])
    expect(refresh).toHaveBeenCalledTimes(1)
    expect(words()).toContain('好了。')
  })

  it('keeps what was written, and reads the page anew, where somebody else was faster', async () => {
    const { refresh } = await theActs({}, aRefusal('conflict'))
    await press('询问投稿人')
    await fill('textarea[name=question]', '写的是哪一年？')
    await press('发出问题')
    expect(refresh).toHaveBeenCalledTimes(1)
    expect(document.querySelector<HTMLTextAreaElement>('textarea[name=question]')?.value).toBe(
      '写的是哪一年？',
    )
  })
})

it('who the contributor is, is shown after a reason was given', async () => {
  const identity = {
    name: '罗绮雯',
    email: 'luo@example.cn',
    phone: null,
    address: null,
    isOrganisation: false,
    agentFor: null,
    earlier: [{ name: '罗奇雯', until: '2026-11-28T02:00:00.000Z' }],
  }
  const open = async ({ why }: { why: string }): Promise<IdentityAnswer> =>
    why === '' ? aRefusal('invalid-input', { why: '请写明理由' }) : { done: true, identity }
  const shown = await mounted(<ContributionIdentity id={7} open={open} />)
  leave = shown.leave
  expect(shown.place.textContent).not.toContain('罗绮雯')
  await press('查看')
  expect(shown.place.textContent).toContain('请写明理由')
  await fill('input', '电话核实')
  await press('查看')
  expect(shown.place.textContent).toContain('罗绮雯')
  expect(shown.place.textContent).toContain('2026-11-28 10:00 以前登记的姓名罗奇雯')
  expect(shown.place.textContent).toContain('已记入操作记录')
})

describe('what is known', () => {
  const article = { articleId: 4, title: '鼓声', status: 'taken_down', sourceName: '乐从发布' } as const
  const nothing = {
    ...{ removed: null, near: [], same: [], passages: { asked: 3, found: 0, articles: [] } },
    record: { contributions: 0, accepted: 0, declined: 0, withdrawn: 0, complaints: 0, upheld: 0 },
  }
  const words = (findings: Partial<Parameters<typeof ContributionFindings>[0]['findings']>) =>
    wordsOf(renderToStaticMarkup(<ContributionFindings findings={{ ...nothing, ...findings }} />))

  it('says that nothing was found, and in how many sentences', () => {
    expect(words({})).toContain('查了 3 句，都没有在本站的文章里找到')
    expect(words({})).toContain('用这个联系方式的第一份投稿。')
  })

  it('names articles, sentences, other contributions and valid complaints', () => {
    const told = words({
      near: [
        {
          ...{ ...article, publishedAt: null, distance: 1, reason: 'copyright', note: '', caseId: 118 },
          ...{ takenDownAt: new Date(), takenDownBy: '梁主编' },
        },
      ],
      passages: { asked: 3, found: 1, articles: [{ ...article, sentences: ['洗船的人说。'] }] },
      same: [{ id: 5, title: '鼓', state: 'declined', receivedAt: new Date(), isSame: true, bySame: false }],
      record: { contributions: 2, accepted: 1, declined: 1, withdrawn: 0, complaints: 2, upheld: 1 },
    })
    for (const part of [
      '案件 C-0118',
      '查 3 句，1 句见于别处',
      '洗船的人说。',
      'T-0005',
      '另一联系方式',
      '2 件，其中成立 1 件',
    ])
      expect(told).toContain(part)
  })

  it('is marked in the queue', () => {
    const item: ListedContribution = {
      ...{
        id: 12,
        version: 1,
        state: 'received' as const,
        title: '龙舟鼓响',
        penName: '榕树下',
        pictures: 2,
        repeats: true,
      },
      ...{
        receivedAt: new Date(),
        changedAt: new Date(),
        withdrawalAskedAt: null,
        articleId: null,
        articleStatus: null,
      },
      removed: { articleId: 4, title: '鼓声', reason: 'copyright', caseId: 118, at: new Date() },
    }
    const told = wordsOf(renderToStaticMarkup(<ContributionTable items={[item]} empty="" />))
    for (const part of ['T-0012', '与已下架的文章相同（案件 C-0118）', '重复投稿', '2 个文件'])
      expect(told).toContain(part)
  })

  it('is also what was changed of the original', () => {
    const text = (title: string, line: string) => ({
      title,
      body: {
        type: 'doc' as const,
        content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: line }] }],
      },
    })
    const one = text('龙舟鼓响', '年年如此，从不间断。')
    expect(wordsOf(renderToStaticMarkup(<OriginalChanges original={one} edited={one} />))).toContain(
      '与原稿相同。',
    )
    const html = renderToStaticMarkup(
      <OriginalChanges original={one} edited={text('龙舟鼓响', '年年如此。')} />,
    )
    expect(html).toContain('<del')
  })
})
