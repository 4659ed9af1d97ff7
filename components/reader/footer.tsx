import type { ReactNode } from 'react'
import { ALL_ARTICLES, archivePath, CORRECTIONS, DEFAULT_PERIOD, hotPath } from '#lib/reader-paths.ts'
import { shanghaiDate } from '#lib/time.ts'
import { Duties } from './duties.tsx'
import type { Site } from './site.ts'

const ICP_REGISTER = 'https://beian.miit.gov.cn/'
const PUBLIC_SECURITY_REGISTER = 'https://beian.mps.gov.cn/#/query/webSearch'

/** What readers are to know, the ways to it, and who answers for the site, with its licence and registrations. */
export function Footer({ site }: { site: Site }) {
  return (
    <footer className="site">
      <div className="wrap">
        <Duties />
        <nav aria-label="站点">
          <a href="/about">关于本站</a>
          <a href="/about#contact">联系我们</a>
          <a href="/contribute">投稿</a>
          <a href="/disclaimer">免责声明</a>
          <a href="/policies/privacy">隐私政策</a>
          <a href="/complaints">侵权投诉与更正</a>
          <a href="/about/views">人气说明</a>
          <a href="/about/api">订阅与接口</a>
          <a href={ALL_ARTICLES}>全部文章</a>
          <a href={hotPath(DEFAULT_PERIOD)}>人气榜</a>
          <a href={archivePath()}>存档</a>
          <a href={CORRECTIONS}>更正</a>
        </nav>
        <p>
          <span>{copyrightOf(site)}</span>
          {site.imprint.operator && <span>责任主体：{site.imprint.operator}</span>}
          {site.imprint.licence && <span>{site.imprint.licence}</span>}
          <Registrations site={site} />
        </p>
      </div>
    </footer>
  )
}

/** The numbers under which the site is registered, each with the register that it stands in. */
export function Registrations({ site: { icpNumber, publicSecurityNumber } }: { site: Site }) {
  return (
    <>
      {icpNumber && <Registration href={ICP_REGISTER}>{icpNumber}</Registration>}
      {publicSecurityNumber && (
        <Registration href={registerOf(publicSecurityNumber)}>{publicSecurityNumber}</Registration>
      )}
    </>
  )
}

/** `© 2023–2026 城市站点`: since when and by whom, as far as the site says since when. */
function copyrightOf({ name, now, imprint: { since } }: Site): string {
  const year = Number(shanghaiDate(now).slice(0, 4))
  if (since === undefined || since > year) return name
  return `© ${since === year ? '' : `${since}–`}${year} ${name}`
}

function Registration({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} rel="noopener nofollow external">
      {children}
    </a>
  )
}

function registerOf(number: string): string {
  const digits = number.replace(/\D/g, '')
  return digits ? `${PUBLIC_SECURITY_REGISTER}?code=${digits}` : PUBLIC_SECURITY_REGISTER
}
