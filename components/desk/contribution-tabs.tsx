import { type BoundedCount, boundedNumber } from '#lib/bounded-count.ts'
import { contributionStateKeys, contributionStates } from '#lib/contributions/contribution-states.ts'
import type { ContributionTab } from '#lib/contributions/list-contributions.ts'

type Props = { counts: Record<ContributionTab, BoundedCount>; tab: ContributionTab }

const tabs: [ContributionTab, string][] = [
  ...contributionStateKeys.map((state): [ContributionTab, string] => [state, contributionStates[state].name]),
  ['withdrawal', '申请撤下'],
]

/** Where a tab of the queue is. */
export function contributionTabPath(tab: ContributionTab, before: number | null = null): string {
  const query = new URLSearchParams()
  if (tab !== 'received') query.set('tab', tab)
  if (before !== null) query.set('before', String(before))
  return query.size > 0 ? `/admin/contributions?${query}` : '/admin/contributions'
}

/** The tab that an address asks for. */
export function contributionTabOf(asked: unknown): ContributionTab {
  return tabs.find(([tab]) => tab === asked)?.[0] ?? 'received'
}

/** The queue by state, with how many contributions each holds, up to a thousand. */
export function ContributionTabs({ counts, tab }: Props) {
  return (
    <nav className="tabs" aria-label="状态">
      {tabs.map(([one, name]) => (
        <a key={one} href={contributionTabPath(one)} aria-current={one === tab ? 'page' : undefined}>
          {name}
          {counts[one].number > 0 ? <small>{boundedNumber(counts[one])}</small> : null}
        </a>
      ))}
    </nav>
  )
}
