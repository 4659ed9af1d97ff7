import type { ReactNode } from 'react'
import { caseKinds } from '#lib/cases/case-kinds.ts'
import type { CaseFigures } from '#lib/transparency/case-figures.ts'
import { timeBuckets } from '#lib/transparency/time-buckets.ts'
import { each } from './each.ts'
import { minutesInWords } from './minutes-in-words.ts'
import { outcomeGroups, outcomesOfKinds } from './outcome-groups.ts'

/** How the cases of each kind stand or ended. */
export function OutcomeTable({ byKind }: Pick<CaseFigures, 'byKind'>) {
  return (
    <WideTable caption="各类案件的处理结果（件）">
      <thead>
        <tr>
          <th scope="col">类别</th>
          {each(outcomeGroups, ({ name }) => (
            <th scope="col">{name}</th>
          ))}
          <th scope="col">合计</th>
        </tr>
      </thead>
      <tbody>
        {each(outcomesOfKinds(byKind), ({ kind, total, groups }) => (
          <tr>
            <th scope="row">{caseKinds[kind].name}</th>
            {each(groups, ({ cases }) => (
              <td>{cases}</td>
            ))}
            <td>{total}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** How long the decision took, by kind. */
export function TimeTable({ times }: Pick<CaseFigures, 'times'>) {
  return (
    <WideTable caption="从材料齐全到作出处理的时间" isOfTimes>
      <thead>
        <tr>
          <th scope="col">类别</th>
          <th scope="col">件数</th>
          <th scope="col">中位数</th>
          <th scope="col">九成不超过</th>
          {each(timeBuckets, ({ name }) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {each(times, ({ kind, cases, median, ninth, buckets }) => (
          <tr>
            <th scope="row">{caseKinds[kind].name}</th>
            <td>{cases}</td>
            <td>{minutesInWords(median)}</td>
            <td>{minutesInWords(ninth)}</td>
            {each(buckets, (count) => (
              <td>{count}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** Received and closed, by the month in which they were received. */
export function MonthTable({ months }: Pick<CaseFigures, 'months'>) {
  return (
    <WideTable caption="按收到的月份（件）">
      <thead>
        <tr>
          <th scope="col">月份</th>
          <th scope="col">收到</th>
          <th scope="col">其中已办结</th>
        </tr>
      </thead>
      <tbody>
        {each(months, ({ month, received, closed }) => (
          <tr>
            <th scope="row">{month}</th>
            <td>{received}</td>
            <td>{closed}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

type WideProps = { caption: string; isOfTimes?: boolean; children: ReactNode }

/** A table that is moved sideways where the screen is narrower than it, with the keyboard as well. */
function WideTable({ caption, isOfTimes = false, children }: WideProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached with the keyboard.
    <section className={isOfTimes ? 'wide-table of-times' : 'wide-table'} aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        {children}
      </table>
    </section>
  )
}
