import type { DeskList } from '#lib/articles/desk-types.ts'
import { type ArticleStatus, states, statuses } from '#lib/articles/status.ts'
import { type BoundedCount, boundedNumber, boundedSum } from '#lib/bounded-count.ts'

type Props = {
  counts: DeskList['counts']
  status: ArticleStatus | undefined
  pathOf: (status: ArticleStatus | undefined) => string
}

/** The list by state, with how many articles each holds under the filter that is on, up to a thousand. */
export function StatusTabs({ counts, status, pathOf }: Props) {
  const tabs: [ArticleStatus | undefined, string, BoundedCount | undefined][] = [
    [undefined, '全部', boundedSum(Object.values(counts))],
    ...statuses.map(
      (of) => [of, states[of].name, counts[of]] as [ArticleStatus, string, BoundedCount | undefined],
    ),
  ]
  return (
    <nav className="tabs" aria-label="状态">
      {tabs.map(([of, name, count]) => (
        <a key={name} href={pathOf(of)} aria-current={of === status ? 'page' : undefined}>
          {name}
          {count ? <small>{boundedNumber(count)}</small> : null}
        </a>
      ))}
    </nav>
  )
}
