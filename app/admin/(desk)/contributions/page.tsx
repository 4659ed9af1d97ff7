import type { Metadata } from 'next'
import { ContributionTable } from '#components/desk/contribution-table.tsx'
import {
  ContributionTabs,
  contributionTabOf,
  contributionTabPath,
} from '#components/desk/contribution-tabs.tsx'
import { countContributions, listContributions } from '#lib/contributions/list-contributions.ts'
import { rulesInForce } from '#lib/contributions/rules-in-force.ts'
import { pathNumber } from '#lib/path-number.ts'
import { requireEditor } from '#lib/web/session.ts'

export const metadata: Metadata = { title: '投稿' }

type Asked = { tab?: string | string[]; before?: string | string[] }

/** The queue of contributions, by state. */
export default async function Contributions({ searchParams }: { searchParams: Promise<Asked> }) {
  const asked = await searchParams
  const tab = contributionTabOf(asked.tab)
  const before = pathNumber(String(asked.before ?? ''))
  const { editor } = await requireEditor(contributionTabPath(tab, before))
  const [list, counts, rules] = await Promise.all([
    listContributions(editor, { tab, before }),
    countContributions(editor),
    rulesInForce(),
  ])
  return (
    <>
      <div className="bar">
        <h1>投稿</h1>
      </div>
      {rules ? null : (
        <p className="notice warn">还没有公布投稿须知，读者不能投稿。请在“声明”里发布投稿须知。</p>
      )}
      <ContributionTabs counts={counts} tab={tab} />
      <ContributionTable items={list.items} empty="这里没有投稿。" />
      <nav className="pages" aria-label="翻页">
        {before === null ? null : <a href={contributionTabPath(tab)}>← 第一页</a>}
        {list.before === null ? null : <a href={contributionTabPath(tab, list.before)}>下一页 →</a>}
      </nav>
    </>
  )
}
