import { caseKinds } from '#lib/cases/case-kinds.ts'
import type { CaseFigures } from '#lib/transparency/case-figures.ts'
import { timeBuckets } from '#lib/transparency/time-buckets.ts'
import { each } from './each.ts'
import { outcomeGroups, outcomesOfKinds } from './outcome-groups.ts'

const LINE = 34
const LEFT = 112
const RIGHT = 600
const END = 650

/** How the cases of each kind ended, as bars; the table below says the same. */
export function OutcomeChart({ byKind }: Pick<CaseFigures, 'byKind'>) {
  const kinds = outcomesOfKinds(byKind)
  const most = Math.max(...kinds.map(({ total }) => total))
  return (
    <figure className="chart">
      <svg
        viewBox={`0 0 ${END} ${kinds.length * LINE}`}
        role="img"
        aria-label="各类案件的处理结果，数字见下表"
      >
        {each(kinds, ({ kind, total, groups }, at) => (
          <g>
            <text x={LEFT - 12} y={at * LINE + 22} textAnchor="end">
              {caseKinds[kind].name}
            </text>
            {each(groups, ({ group, cases, before }) => (
              <rect
                className={`part ${group}`}
                x={LEFT + scaled(before, most)}
                y={at * LINE + 7}
                width={scaled(cases, most)}
                height={20}
              />
            ))}
            <text x={LEFT + scaled(total, most) + 8} y={at * LINE + 22}>
              {total}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>
        {each(outcomeGroups, ({ group, name }) => (
          <span>
            <svg viewBox="0 0 12 12" aria-hidden="true" className="key">
              <rect className={`part ${group}`} width={12} height={12} />
            </svg>
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

/** How long it took from a complete notice to the decision on it. */
export function TimeChart({ times }: Pick<CaseFigures, 'times'>) {
  const counts = timeBuckets.map((_, at) => times.reduce((sum, { buckets }) => sum + (buckets[at] ?? 0), 0))
  const most = Math.max(1, ...counts)
  return (
    <figure className="chart">
      <svg
        viewBox={`0 0 ${END} ${timeBuckets.length * LINE}`}
        role="img"
        aria-label="从材料齐全到处理用了多久"
      >
        {each(timeBuckets, ({ name }, at) => (
          <g>
            <text x={LEFT - 12} y={at * LINE + 22} textAnchor="end">
              {name}
            </text>
            <rect
              className="part done"
              x={LEFT}
              y={at * LINE + 7}
              width={scaled(counts[at] ?? 0, most)}
              height={20}
            />
            <text x={LEFT + scaled(counts[at] ?? 0, most) + 8} y={at * LINE + 22}>
              {counts[at] ?? 0}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  )
}

function scaled(cases: number, most: number): number {
  return Math.round((cases / most) * (RIGHT - LEFT))
}
