import type { ArticleStatus } from '#lib/articles/status.ts'
import { statusNames } from '#lib/articles/status.ts'

type Props = {
  counts: Record<ArticleStatus, number>
  status: ArticleStatus | undefined
  pathOf: (status: ArticleStatus | undefined) => string
}

/** The list by state, with how many articles each holds under the filter that is on. */
export function StatusTabs({ counts, status, pathOf }: Props) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const tabs: [ArticleStatus | undefined, string, number][] = [
    [undefined, '全部', all],
    ['draft', statusNames.draft, counts.draft],
    ['published', statusNames.published, counts.published],
    ['taken_down', statusNames.taken_down, counts.taken_down],
  ]
  return (
    <nav className="tabs" aria-label="状态">
      {tabs.map(([of, name, count]) => (
        <a key={name} href={pathOf(of)} aria-current={of === status ? 'page' : undefined}>
          {name}
          <small>{count.toLocaleString('en')}</small>
        </a>
      ))}
    </nav>
  )
}
