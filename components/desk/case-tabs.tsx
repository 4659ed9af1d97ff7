import { allCaseStates, type CaseState, caseStates, openCaseStates } from '#lib/cases/case-states.ts'
import type { CaseQueue } from '#lib/cases/desk-queue.ts'

type Props = {
  counts: CaseQueue['counts']
  state: CaseState | undefined
  pathOf: (state: CaseState | undefined) => string
}

/** The queue by state, with how many cases each holds under the filter that is on. */
export function CaseTabs({ counts, state, pathOf }: Props) {
  const open = openCaseStates.reduce((sum, one) => sum + (counts[one] ?? 0), 0)
  const tabs: [CaseState | undefined, string, number][] = [
    [undefined, '未结', open],
    ...allCaseStates.map((one): [CaseState, string, number] => [one, caseStates[one].name, counts[one] ?? 0]),
  ]
  return (
    <nav className="tabs" aria-label="状态">
      {tabs.map(([one, name, count]) => (
        <a key={name} href={pathOf(one)} aria-current={one === state ? 'page' : undefined}>
          {name}
          {count > 0 ? <small>{count.toLocaleString('en')}</small> : null}
        </a>
      ))}
    </nav>
  )
}
