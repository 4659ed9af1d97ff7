import type { ReactNode } from 'react'
import { caseKinds } from '#lib/cases/case-kinds.ts'
import type { CaseFigures } from '#lib/transparency/case-figures.ts'
import { timeBuckets } from '#lib/transparency/time-buckets.ts'
import { each } from './each.ts'
import { minutesInWords } from './minutes-in-words.ts'
import { outcomeGroups, outcomesOfKinds } from './outcome-groups.ts'

/** How the cases of each kind stand or ended. On a telephone each kind is a block, in which every figure says what it is. */
export function OutcomeTable({ byKind }: Pick<CaseFigures, 'byKind'>) {
  return (
    <WideTable caption="各类案件的处理结果（件）" form="stacked">
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
            {each(groups, ({ cases }, index) => (
              <td data-name={outcomeGroups[index]?.name}>{cases}</td>
            ))}
            <td data-name="合计">{total}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

const timeColumns = ['件数', '中位数', '九成不超过', ...timeBuckets.map(({ name }) => name)]

/** How long the decision took, by kind, in the same way. */
export function TimeTable({ times }: Pick<CaseFigures, 'times'>) {
  return (
    <WideTable caption="从材料齐全到作出处理的时间" form="stacked of-times">
      <thead>
        <tr>
          <th scope="col">类别</th>
          {each(timeColumns, (name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {each(times, ({ kind, cases, median, ninth, buckets }) => (
          <tr>
            <th scope="row">{caseKinds[kind].name}</th>
            {each([cases, minutesInWords(median), minutesInWords(ninth), ...buckets], (figure, index) => (
              <td data-name={timeColumns[index]}>{figure}</td>
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

type WideProps = { caption: string; form?: 'stacked' | 'stacked of-times'; children: ReactNode }

/** A table that is moved sideways where the screen is narrower than it, with the keyboard as well. */
function WideTable({ caption, form, children }: WideProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached with the keyboard.
    <section className={form ? `wide-table ${form}` : 'wide-table'} aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        {children}
      </table>
    </section>
  )
}
