import { publicCasesPath, TRANSPARENCY } from '#lib/reader-paths.ts'
import type { ClosedCaseList } from '#lib/transparency/closed-case.ts'
import { ClosedCases } from './closed-cases.tsx'
import { sheetAddress } from './module-address.ts'
import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

type Props = { site: Site; list: ClosedCaseList; before: number | undefined }

/** Every closed case, by page. */
export function ClosedCasesPage({ site, list: { cases, olderThan }, before }: Props) {
  return (
    <Page
      site={site}
      title="已办结的案件"
      description={`${site.name}办结的投诉、侵权通知和更正请求，从新到旧。`}
      canonical={publicCasesPath(before)}
      head={<link rel="stylesheet" href={sheetAddress('transparency')} />}
    >
      <article className="document transparency">
        <h1>已办结的案件</h1>
        <p className="ways">
          <a href={TRANSPARENCY}>权利通知的处理情况</a>
        </p>
        {cases.length > 0 ? (
          <ClosedCases {...{ site, cases }} />
        ) : (
          <p className="empty">还没有办结的案件。</p>
        )}
        {(olderThan !== null || before !== undefined) && (
          <p className="ways">
            {before !== undefined && <a href={publicCasesPath()}>最新的案件</a>}
            {olderThan !== null && <a href={publicCasesPath(olderThan)}>更早的案件</a>}
          </p>
        )}
      </article>
    </Page>
  )
}
