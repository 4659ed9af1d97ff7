import type { ReactNode } from 'react'
import { isBeyondTheEnd, ListPage } from '#components/reader/list-page.tsx'
import { pageAddress } from '#components/reader/paging.tsx'
import type { Site } from '#components/reader/site.ts'
import { type AskedList, findList } from '#lib/articles/find-list.ts'
import { pageOfList } from '#lib/articles/page-of-list.ts'
import { placeOfPage } from '#lib/articles/page-place.ts'
import type { Scope } from '#lib/articles/scope.ts'
import { tagsOfMedia } from '#lib/media/tags.ts'
import { isStorable } from '#lib/text/storable.ts'
import { missing } from './absent.tsx'
import type { ReaderDocument } from './html-response.ts'
import { type Asked, readerRoute } from './reader-route.ts'
import { redirectTo } from './redirect.ts'

/** A list of articles by itself: what it holds, and how its page is headed. */
export type ArticleListing = {
  scope: Scope
  /** Only of a span of time. */
  from?: Date
  until?: Date
  /** The address of its first page. */
  path: string
  section?: string
  name: string
  /** What it is a list by, where the name does not say it. */
  kind?: string
  description: string
  /** What purges its pages. */
  tags: readonly string[]
  /** The way down to it, above its heading. */
  crumbs?: ReactNode
  /** Above the list. */
  intro?: ReactNode
}

type ListingWords = Pick<ArticleListing, 'description' | 'kind' | 'section'>

type Asking<Name extends string> = Asked<Name> & {
  /** The last part of the path, decoded. */
  name: string
}

/** A GET handler for the pages of a list, newest first.
 *  @param find the list of this address, or another answer */
export function listRoute<Name extends string = never>(
  find: (asking: Asking<Name>) => Promise<ArticleListing | ReaderDocument | Response>,
) {
  return readerRoute<Name>(async (asked) => {
    const name = lastSegment(asked.request.url)
    // Nothing has such a name, and the database refuses to look for one.
    if (!isStorable(name)) return missing(asked.site)
    const list = await find({ ...asked, name })
    return 'scope' in list ? listDocument(asked.site, list, asked.query.get('older') ?? undefined) : list
  })
}

/** A GET handler for the pages of a list that is found by a name; a redirect where its own address is another one.
 *  @param words what its page says of it, by what it is called */
export function namedListRoute<Name extends string>(
  asked: (asking: Asking<Name>) => AskedList,
  words: (site: Site, name: string, params: Record<Name, string>) => ListingWords,
) {
  return listRoute<Name>(async (asking) => {
    const { site, params, query, request } = asking
    const { scope, page, tags } = await findList(asked(asking))
    if (scope === null || page === null) return missing(site, tags)
    const { pathname } = new URL(request.url)
    if (decodeURIComponent(pathname) !== decodeURIComponent(page.path))
      return redirectTo(page.path, query.get('older'))
    return { scope, ...page, ...words(site, page.name, params), tags }
  })
}

/** The page of a list that begins after a key; 404 past its end. */
async function listDocument(
  site: Site,
  list: ArticleListing,
  older: string | undefined,
): Promise<ReaderDocument> {
  const { scope, from, until, intro, tags, ...heading } = list
  const query = { scope, from, until, olderThan: older }
  const [page, place] = await Promise.all([pageOfList(query), placeOfPage(query)])
  if (!page || isBeyondTheEnd(page, older)) return missing(site, tags)
  return {
    markup: (
      <ListPage {...{ site, ...heading, page, place, older, isOfCity: 'cityId' in scope }}>{intro}</ListPage>
    ),
    tags: [...tags, ...tagsOfMedia(page.items.map(({ picture }) => picture))],
    canonical: pageAddress(list.path, older),
    changedAt: page.changedAt,
  }
}

/** @param url with a path that can be decoded (lib/server/normalise-path.ts) */
function lastSegment(url: string): string {
  return decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '')
}
