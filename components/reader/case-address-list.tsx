import type { CaseKind } from '#lib/cases/case-kinds.ts'
import type { CaseAddressView } from '#lib/cases/case-view.ts'
import { articleEndWording } from '#lib/cases/outcome-words.ts'
import { articlePath } from '#lib/reader-paths.ts'
import { each } from './each.ts'
import type { Site } from './site.ts'

type Props = { site: Site; kind: CaseKind; addresses: readonly CaseAddressView[] }

/** The addresses of a case: of each whether it is an article here, and what became of it. */
export function CaseAddresses({ site, kind, addresses }: Props) {
  if (addresses.length === 0) return null
  return (
    <ul className="addresses">
      {each(addresses, ({ url, articleId, ...end }) => (
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
                {[`本站文章，编号 ${articleId}`, articleEndWording(end, kind)].filter(Boolean).join('，')}
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
