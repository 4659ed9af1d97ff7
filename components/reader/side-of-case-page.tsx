import type { ReactNode } from 'react'
import { type CaseKind, caseKinds } from '#lib/cases/case-kinds.ts'
import { CaseHead } from './case-head.tsx'
import { each } from './each.ts'
import { KeptAddress } from './kept-address.tsx'
import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

type Props = {
  site: Site
  kind: CaseKind
  title: string
  /** Known to one side of the case alone. */
  path: string
  /** What the address is for, and why it is not to be passed on. */
  keep: string
  children: ReactNode
}

/** The frame of the page on which one side of a case follows it, without an account: what it is, and the address to keep. */
export function SideOfCasePage({ site, kind, title, path, keep, children }: Props) {
  return (
    <Page site={site} title={title} noindex head={<CaseHead hasForm />}>
      <article className="document case">
        <p className="kicker">{caseKinds[kind].name}</p>
        <h1>{title}</h1>
        {children}
        <section aria-labelledby="keep">
          <h2 id="keep">请保存本页网址</h2>
          <p>{keep}</p>
          <p className="kept">
            <KeptAddress address={site.url + path} />
          </p>
        </section>
      </article>
    </Page>
  )
}

type StandingProps = {
  /** In a word or two. */
  state: string
  /** What the periods that run mean for this side. */
  periods: readonly string[]
  children?: ReactNode
}

/** Where a case stands now. */
export function StandingNow({ state, periods, children }: StandingProps) {
  return (
    <section className="standing" aria-labelledby="standing">
      <h2 id="standing">现在</h2>
      <p className="state">{state}</p>
      {each(periods, (sentence) => (
        <p>{sentence}</p>
      ))}
      {children}
    </section>
  )
}
