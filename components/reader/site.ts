import type { CityName } from '#lib/articles/published-types.ts'
import type { Imprint } from '#lib/imprint-variables.ts'

/** A city in the masthead, with the columns that its articles stand in. */
export type SiteCity = CityName & { id: number; columns: readonly SiteColumn[] }
export type SiteColumn = CityName & { id: number }

/** An article named in the frame of every page. */
export type NamedArticle = { id: number; title: string }

/** What every page's frame says of the site itself. */
export type Site = {
  name: string
  /** Origin of the public address, without a slash at the end. */
  url: string
  cities: readonly SiteCity[]
  /** The columns of all cities. */
  columns: readonly SiteColumn[]
  /** 本周人气, at most ten. */
  hot: readonly NamedArticle[]
  /** 最近更正, newest first. */
  corrections: readonly (NamedArticle & { at: Date })[]
  /** The newest articles, which pages name that have nothing else to show. */
  newest: readonly NamedArticle[]
  /** The address of the page that is made, a path with its query: below /hant it stands in traditional characters. Absent on a
   *  page that is shown in place of others. */
  address?: string | undefined
  /** When the page is made. */
  now: Date
  imprint: Imprint
  contactEmail: string | undefined
  icpNumber: string | undefined
  publicSecurityNumber: string | undefined
  /** Whether it has a 公众号, whose JS-SDK pages use inside WeChat. */
  hasWechat: boolean
}
