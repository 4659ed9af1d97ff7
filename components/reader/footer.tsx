import type { Site } from './site.ts'

const ICP_REGISTER = 'https://beian.miit.gov.cn/'
const PUBLIC_SECURITY_REGISTER = 'https://beian.mps.gov.cn/#/query/webSearch'

/** The site's duties: disclaimer, how 人气 is counted, where to complain, and its registrations where it has any. */
export function Footer({ site }: { site: Site }) {
  return (
    <footer className="site">
      <div className="wrap">
        <nav aria-label="站点">
          <a href="/disclaimer">免责声明</a>
          <a href="/complaints">侵权投诉与更正</a>
          <a href="/about/views">人气说明</a>
          <a href="/articles">全部文章</a>
        </nav>
        <p>
          <span>{site.name}</span>
          {site.icpNumber && <Registration href={ICP_REGISTER}>{site.icpNumber}</Registration>}
          {site.publicSecurityNumber && (
            <Registration href={registerOf(site.publicSecurityNumber)}>
              {site.publicSecurityNumber}
            </Registration>
          )}
        </p>
      </div>
    </footer>
  )
}

function Registration({ href, children }: { href: string; children: string }) {
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
