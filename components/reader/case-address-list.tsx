import type { CaseAddressView } from '#lib/cases/case-view.ts'
import { articlePath } from '#lib/reader-paths.ts'
import { each } from './each.ts'
import type { Site } from './site.ts'

type Props = { site: Site; addresses: readonly CaseAddressView[] }

/** What became of an article; nothing where the case says it of all of them. */
const becameOf: Partial<Record<NonNullable<CaseAddressView['outcome']>, string>> = {
  removed: '，已删除',
  restored: '，已恢复展示',
  corrected: '，已更正',
  blocked: '，已停止提供',
  rejected: '，未获受理',
}

/** The addresses of a case: of each whether it is an article here, and what became of it. */
export function CaseAddresses({ site, addresses }: Props) {
  if (addresses.length === 0) return null
  return (
    <ul className="addresses">
      {each(addresses, ({ url, articleId, outcome }) => (
        <li>
          {articleId === null ? (
            <>
              <span className="address">{url}</span>
              <span className="remark">
                不是本站的文章，本站无法处理；请写明文章页的网址，或者向该网站提出
              </span>
            </>
          ) : (
            <>
              <a className="address" href={articlePath(articleId)}>
                {site.url + articlePath(articleId)}
              </a>
              <span className="remark">
                本站文章，编号 {articleId}
                {outcome && becameOf[outcome]}
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
