import {
  COMPLAINTS,
  NOTICES,
  publicCasesPath,
  TRANSPARENCY_CSV,
  TRANSPARENCY_JSON,
  transparencyPath,
} from '#lib/reader-paths.ts'
import type { Transparency } from '#lib/transparency/read-transparency.ts'
import { OutcomeChart, TimeChart } from './case-charts.tsx'
import { MonthTable, OutcomeTable, TimeTable } from './case-figure-tables.tsx'
import { ClosedCases } from './closed-cases.tsx'
import { each } from './each.ts'
import { sheetAddress } from './module-address.ts'
import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

type Props = Transparency & { site: Site; year?: number }

/** 权利通知的处理情况: how many notices of each kind came, what became of them, how long it took; in pictures and tables. */
export function TransparencyPage({ site, year, figures, latest }: Props) {
  const title = year === undefined ? '权利通知的处理情况' : `${year}年权利通知的处理情况`
  const { totals, byKind, times, months } = figures
  return (
    <Page
      site={site}
      title={title}
      description={`${site.name}收到的投诉、侵权通知和更正请求：各有多少，怎样处理，用了多久。`}
      canonical={transparencyPath(year)}
      head={<link rel="stylesheet" href={sheetAddress('transparency')} />}
    >
      <article className="document transparency">
        <h1>{title}</h1>
        <p className="standfirst">
          收到的每一件<a href={COMPLAINTS}>投诉、通知和更正请求</a>
          都记录在案。这里公开它们的数量、结果和用时，不公开任何人的身份，也不公开双方写的内容。
        </p>
        <Years {...{ year, years: figures.years }} />
        {totals.received === 0 ? (
          <p className="empty">还没有收到过投诉、通知或者更正请求。</p>
        ) : (
          <>
            <Totals totals={totals} />
            <section aria-labelledby="outcomes">
              <h2 id="outcomes">结果</h2>
              <OutcomeChart byKind={byKind} />
              <OutcomeTable byKind={byKind} />
            </section>
            {times.length > 0 && (
              <section aria-labelledby="times">
                <h2 id="times">用时</h2>
                <p>从通知的材料齐全算起，到受理、更正、驳回或者其他处理为止。</p>
                <TimeChart times={times} />
                <TimeTable times={times} />
              </section>
            )}
            <section aria-labelledby="months">
              <h2 id="months">月份</h2>
              <MonthTable months={months} />
            </section>
          </>
        )}
        {latest.length > 0 && (
          <section aria-labelledby="latest">
            <h2 id="latest">最近办结的案件</h2>
            <ClosedCases site={site} cases={latest} />
            <p className="ways">
              <a href={publicCasesPath()}>全部已办结的案件</a>
            </p>
          </section>
        )}
        <section aria-labelledby="data">
          <h2 id="data">数据</h2>
          <p>
            已办结的案件可以下载：<a href={TRANSPARENCY_JSON}>JSON</a>、<a href={TRANSPARENCY_CSV}>CSV</a>
            ，字段与 Lumen
            数据库的通知一致（类别、日期、是否采取措施、涉及的网址、反通知）。多件通知并案办理的，计为一件。
          </p>
          <p>
            无法送达投稿人的通知，见<a href={NOTICES}>通知公告</a>。
          </p>
        </section>
      </article>
    </Page>
  )
}

function Years({ year, years }: { year: number | undefined; years: readonly number[] }) {
  if (years.length === 0) return null
  return (
    <nav aria-label="年份" className="years">
      {each([undefined, ...years], (one) => (
        <a href={transparencyPath(one)} aria-current={one === year ? 'page' : undefined}>
          {one === undefined ? '全部' : `${one}年`}
        </a>
      ))}
    </nav>
  )
}

function Totals({ totals }: { totals: Transparency['figures']['totals'] }) {
  const figures = [
    ['收到', totals.received],
    ['已办结', totals.received - totals.open],
    ['办理中', totals.open],
    ['收到反通知', totals.counterNotices],
    ['经反通知决定恢复', totals.restoredOnCounter],
    ['公告的通知', totals.noticesPublished],
  ] as const
  return (
    <dl className="totals">
      {each(figures, ([name, count]) => (
        <div>
          <dt>{name}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  )
}
