import { caseKinds } from '#lib/cases/case-kinds.ts'
import type { CaseFigures } from '#lib/transparency/case-figures.ts'
import { timeBuckets } from '#lib/transparency/time-buckets.ts'
import { each } from './each.ts'
import { outcomeGroups, outcomesOfKinds } from './outcome-groups.ts'

/** Pixels: each bar stands below its own name. */
const LINE = 52
const NAME = 16
const BAR = 24
const THICK = 18
/** Of the width, in percent; what is left has the number behind the longest bar. */
const LONGEST = 88

type Bar = { name: string; total: number; parts: { className: string; cases: number; before: number }[] }

/** How the cases of each kind ended, as bars; the table below says the same. */
export function OutcomeChart({ byKind }: Pick<CaseFigures, 'byKind'>) {
  const bars = outcomesOfKinds(byKind).map(({ kind, total, groups }) => ({
    name: caseKinds[kind].name,
    total,
    parts: groups.map(({ group, ...part }) => ({ className: `part ${group}`, ...part })),
  }))
  return (
    <figure className="chart">
      <Bars label="各类案件的处理结果，数字见下表" bars={bars} />
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
  const bars = timeBuckets.map(({ name }, at) => {
    const cases = times.reduce((sum, { buckets }) => sum + (buckets[at] ?? 0), 0)
    return { name, total: cases, parts: [{ className: 'part done', cases, before: 0 }] }
  })
  return (
    <figure className="chart">
      <Bars label="从材料齐全到处理用了多久，数字见下表" bars={bars} />
    </figure>
  )
}

/** Bars as wide as the page allows, with words of the same size on every screen: only widths are scaled. */
function Bars({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ total }) => total))
  const share = (cases: number) => `${((cases / most) * LONGEST).toFixed(2)}%`
  return (
    <svg width="100%" height={bars.length * LINE} role="img" aria-label={label}>
      {each(bars, ({ name, total, parts }, at) => (
        <g>
          <text y={at * LINE + NAME}>{name}</text>
          {each(
            parts.filter(({ cases }) => cases > 0),
            ({ className, cases, before }) => (
              <rect
                className={className}
                x={share(before)}
                y={at * LINE + BAR}
                width={share(cases)}
                height={THICK}
              />
            ),
          )}
          <text x={share(total)} dx={total === 0 ? 0 : 8} y={at * LINE + BAR + 14}>
            {total}
          </text>
        </g>
      ))}
    </svg>
  )
}
