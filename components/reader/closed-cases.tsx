import { caseNumber } from '#lib/case-number.ts'
import { caseKinds } from '#lib/cases/case-kinds.ts'
import { outcomeWording } from '#lib/cases/outcome-words.ts'
import { publicCasePath } from '#lib/reader-paths.ts'
import type { ClosedCase } from '#lib/transparency/closed-case.ts'
import { each } from './each.ts'
import { Time } from './relative-time.tsx'
import type { Site } from './site.ts'

/** Closed cases, a line each. */
export function ClosedCases({ site, cases }: { site: Site; cases: readonly ClosedCase[] }) {
  return (
    <ul className="closed-cases">
      {each(cases, ({ id, kind, outcome, articles, receivedAt }) => (
        <li>
          <a href={publicCasePath(id)}>{caseNumber(id)}</a>
          <span>{caseKinds[kind].name}</span>
          <span>{outcomeWording(outcome, articles, kind)}</span>
          <span className="facts">
            收到于 <Time at={receivedAt} now={site.now} as="day" />
          </span>
        </li>
      ))}
    </ul>
  )
}
