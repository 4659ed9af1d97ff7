import type { PagePlace } from '#lib/articles/page-place.ts'

type Props = {
  /** The address of the list's first page. */
  path: string
  /** The key of the next page. */
  olderThan: string | null
  place: PagePlace
}

/** The ways from a page of a list to the one before, the first and the next one; nothing where there is no other. */
export function Paging({ path, olderThan, place: { number, previous } }: Props) {
  if (olderThan === null && previous === null) return null
  return (
    <nav className="paging" aria-label="翻页">
      {previous && (
        <a href={pageAddress(path, previous.olderThan)} rel="prev">
          上一页
        </a>
      )}
      {previous && previous.olderThan !== null && <a href={path}>回到最新</a>}
      {previous && number !== null && <span>{`第 ${number} 页`}</span>}
      {olderThan !== null && (
        <a href={pageAddress(path, olderThan)} rel="next">
          下一页
        </a>
      )}
    </nav>
  )
}

/** The same for search engines. */
export function PagingHead({
  site,
  path,
  olderThan,
  place: { previous },
}: Props & { site: { url: string } }) {
  return (
    <>
      {previous && <link rel="prev" href={site.url + pageAddress(path, previous.olderThan)} />}
      {olderThan !== null && <link rel="next" href={site.url + pageAddress(path, olderThan)} />}
    </>
  )
}

/** The address of the page of a list that begins after this key. */
export function pageAddress(path: string, older: string | null | undefined): string {
  if (older === null || older === undefined) return path
  return `${path}${path.includes('?') ? '&' : '?'}older=${older}`
}
