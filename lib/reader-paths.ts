import type { CaseKind, HotPeriod } from '#lib/db/generated/enums.ts'

// The addresses of readers' pages. Names of tags, sources and persons stand in them as articles spell them.

type Slug = { slug: string }

export const ALL_ARTICLES = '/articles'
export const CORRECTIONS = '/corrections'
export const SEARCH = '/search'

export const articlePath = (id: number) => `${ALL_ARTICLES}/${id}`
export const cityPath = ({ slug }: Slug) => `/cities/${slug}`

/** A column on the pages of one city, or of all cities. */
export const columnPath = (column: Slug, city?: Slug) =>
  city ? `${cityPath(city)}/${column.slug}` : `/columns/${column.slug}`

export const tagPath = (name: string) => `/tags/${encodeURIComponent(name)}`
export const sourcePath = (name: string) => `/sources/${encodeURIComponent(name)}`
export const authorPath = (name: string) => `/authors/${encodeURIComponent(name)}`

/** The hot list whose address has no part for its period. */
export const DEFAULT_PERIOD = 'day' satisfies HotPeriod

/** A hot list of one city, or of all. */
export function hotPath(period: HotPeriod, city?: Slug | null): string {
  const path = city ? `${cityPath(city)}/hot` : '/hot'
  return period === DEFAULT_PERIOD ? path : `${path}/${period}`
}

type ArchivePlace = { year?: number; month?: number | null; day?: number | null }

/** The archive, or a year, month or day of it; of one city, or of all. */
export function archivePath({ year, month, day }: ArchivePlace = {}, city: Slug | null = null): string {
  const parts = [year, month, day].filter((part) => part !== undefined && part !== null)
  const path = parts.map((part) => `/${String(part).padStart(2, '0')}`).join('')
  return `/archive${path}${city ? `?city=${city.slug}` : ''}`
}

/** One version of the disclaimer. */
export const disclaimerPath = (version: number) => `/disclaimer/${version}`

/** How to complain, the form for each kind of complaint, and how to complain about one article. */
export const COMPLAINTS = '/complaints'
export const complaintsPath = (articleId: number) => `${COMPLAINTS}?article=${articleId}`
export const complaintFormPath = (kind: CaseKind, articleId?: number) =>
  `${COMPLAINTS}/new?${articleId === undefined ? '' : `article=${articleId}&`}kind=${kind}`

/** 这里有误: the form for a correction. */
const CORRECTION_FORM = '/corrections/new'
export const correctionFormPath = (articleId?: number) =>
  articleId === undefined ? CORRECTION_FORM : `${CORRECTION_FORM}?article=${articleId}`

/** The notices that were published because their contributors could not be reached. */
export const NOTICES = '/notices'
export const noticesPath = (before?: number) =>
  before === undefined ? NOTICES : `${NOTICES}?before=${before}`
export const noticePath = (caseId: number) => `${NOTICES}/${caseId}`

/** Pages whose address is known to one person alone, by his receipt: the claimant's, the contributor's for his counter-notice. */
export const casePath = (receipt: string) => `/cases/${receipt}`
export const caseReceivedPath = (receipt: string) => `${casePath(receipt)}/received`
export const counterNoticePath = (receipt: string) => `/counter-notices/${receipt}`

/** 投稿: the form, and the pages of a contribution, whose address its contributor alone knows. */
export const CONTRIBUTE = '/contribute'
export const contributionPath = (receipt: string) => `/contributions/${receipt}`
export const contributionReceivedPath = (receipt: string) => `${contributionPath(receipt)}/received`

/** 公开透明: the cases in figures, of one year or all; the public record of one; all of them for programs. */
export const TRANSPARENCY = '/transparency'
export const TRANSPARENCY_JSON = '/transparency.json'
export const TRANSPARENCY_CSV = '/transparency.csv'
export const transparencyPath = (year?: number) =>
  year === undefined ? TRANSPARENCY : `${TRANSPARENCY}/${year}`
export const publicCasePath = (caseId: number) => `${TRANSPARENCY}/cases/${caseId}`
/** The closed cases before one, by page. */
export const publicCasesPath = (before?: number) =>
  `${TRANSPARENCY}/cases${before === undefined ? '' : `?before=${before}`}`
