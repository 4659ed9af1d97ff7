import { type Body, bodySchema } from '../../articles/body/body.ts'
import { isBlank as isBlankBody, unmarkedText } from '../../articles/body/plain-text.ts'
import { DomainError } from '../../errors.ts'
import { boundDepth } from '../../html/bound-depth.ts'
import { domToBody } from '../../html/dom-to-body.ts'
import { tidyDom } from '../../html/tidy-dom.ts'
import { leftOutWords } from '../../html/tidy-report.ts'
import { drawnOnly, visibleLine } from '../../text/visible.ts'
import { isWebAddress } from '../../text/web-address.ts'
import { tagsOfKeywords } from '../candidate-tags.ts'
import { parsedHtml } from '../parsed-html.ts'
import { articleRoot } from './article-root.ts'
import { decodeWebPage } from './decode-web-page.ts'
import { nextPageOf } from './next-page.ts'
import { type PageMetas, pageMetas } from './page-metas.ts'
import { type Provenance, provenanceOf } from './page-provenance.ts'
import { betterTime, declaredTime, isPlausible } from './page-time.ts'
import { titleOf } from './page-title.ts'
import { addressSavedPictures } from './saved-pictures.ts'
import { type StatedAddress, statedAddress } from './stated-address.ts'
import { trimArticle } from './trim-article.ts'
import { visibleLines } from './visible-lines.ts'

/** The article of a web page, as far as the page says what it is. Nothing of it has been seen by a person. */
export type FoundArticle = Omit<Provenance, 'printed' | 'sourceUrl'> &
  StatedAddress & {
    title: string
    summary: string
    /** Where a picture asks for a media number, k stands for the k-th of `pictures`, from 1 on. */
    body: Body
    /** Addresses of the web, or `data:` with the bytes. */
    pictures: string[]
    publishedAt: Date | null
    /** 栏目 as the page calls it. */
    column: string | null
    /** Keywords, where they are few and short. */
    tags: string[]
    /** What could not be brought along, in a sentence; empty where all was. */
    leftOut: string
    /** The address of the article's next part, where the site has split it. */
    nextPage: string | null
  }

/** Where a page comes from: its Content-Type header and its address, null where they are not known. */
export type PageOrigin = { contentType: string | null; address: string | null }

const MAX_SUMMARY = 1_000
const MIN_SUMMARY = 10
/** A description is often the first words of the text. */
const COMPARED = 30

/**
 * Reads the article of a web page: headline, text with pictures and tables, and what the page says of its provenance, by
 * the meta elements of government sites, Open Graph, JSON-LD and the lines that are printed.
 * @throws DomainError invalid-input where there is no article, or it holds what cannot be stored
 */
export function readArticlePage(bytes: Uint8Array, origin: PageOrigin): FoundArticle {
  const document = documentOf(decodeWebPage(bytes, origin.contentType))
  const metas = pageMetas(document)
  const lines = visibleLines(document.documentElement)
  const title = titleOf(document, metas)
  if (title === null) throw new DomainError('invalid-input', '这一页上没有找到文章的标题。')
  const base = baseOf(document, origin, metas)
  if (base === undefined) addressSavedPictures(document)
  const { printed, ...provenance } = provenanceOf(lines, title, metas)
  const time = [betterTime(declaredTime(metas), printed), printed].find(
    (one) => one && isPlausible(one, new Date()),
  )
  const nextPage = nextPageOf(document, origin.address ?? undefined)
  const { body, pictures, leftOut } = readText(document, title, base)
  return {
    ...provenance,
    title,
    summary: summaryOf(metas, title, body),
    body,
    pictures,
    publishedAt: time?.at ?? null,
    ...statedAddress(provenance.sourceUrl ?? base ?? null, origin.address),
    column: metas.named('ColumnName'),
    tags: tagsOfKeywords(metas.named('Keywords', 'news_keywords', 'article:tag'), [
      ...[title, provenance.sourceName, metas.named('SiteName', 'og:site_name'), metas.named('ColumnName')],
    ]),
    leftOut,
    nextPage,
  }
}

/** The page as a DOM, of a bounded depth. */
function documentOf(html: string): Document {
  // Without an element around everything the parser takes the first one for it.
  const document = parsedHtml(/<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`)
  boundDepth(document.documentElement)
  return document
}

function readText(document: Document, title: string, base: string | undefined) {
  const root = articleRoot(document)
  if (!root) throw new DomainError('invalid-input', '这一页上没有找到正文。')
  const report = tidyDom(root, { base })
  trimArticle(root, title)
  const found = domToBody(root)
  const parsed = bodySchema.safeParse(found.body)
  if (!parsed.success)
    throw new DomainError('invalid-input', parsed.error.issues[0]?.message ?? '这一页的正文不能保存。')
  if (isBlankBody(parsed.data) && found.pictures.length === 0)
    throw new DomainError('invalid-input', '这一页上没有找到正文。')
  return { body: parsed.data, pictures: found.pictures, leftOut: leftOutWords(report.leftOut) }
}

/** The page's own address, against which its links are read. */
function baseOf(document: Document, { address }: PageOrigin, metas: PageMetas): string | undefined {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href')
  const told = [address, metas.named('Url', 'og:url'), metas.variable('msg_link'), canonical]
  return told.find((one) => typeof one === 'string' && isWebAddress(one)) ?? undefined
}

/** What the page says of its text, unless it is the title or the text's own beginning. */
function summaryOf(metas: PageMetas, title: string, body: Body): string {
  const told =
    metas.named('og:description', 'Description', 'twitter:description') ?? metas.variable('msg_desc') ?? ''
  const summary = visibleLine(told).slice(0, MAX_SUMMARY)
  const drawn = drawnOnly(summary)
  const isCopy =
    drawnOnly(unmarkedText(body)).includes(drawn.slice(0, COMPARED)) ||
    drawnOnly(title).startsWith(drawn.slice(0, COMPARED))
  return drawn.length < MIN_SUMMARY || isCopy ? '' : summary
}
