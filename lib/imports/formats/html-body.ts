import { type Body, bodySchema } from '../../articles/body/body.ts'
import { DomainError } from '../../errors.ts'
import { domToBody } from '../../html/dom-to-body.ts'
import { tidyDom } from '../../html/tidy-dom.ts'
import { leftOutWords } from '../../html/tidy-report.ts'
import { type CandidateFile, pictureFile } from '../candidate.ts'
import { parsedHtml } from '../parsed-html.ts'

/** The longest HTML of a body, and of what it is made from. */
const MAX_HTML = 4 * 1024 * 1024

export type HtmlText = { body: Body; files: CandidateFile[]; leftOut: string }

/**
 * The body that a fragment of HTML says, and its pictures in the order of their numbers.
 * @param base the address against which its addresses are read
 * @throws DomainError invalid-input
 */
export function htmlBody(html: string, base: string | null): HtmlText {
  refuseLong(html)
  // Without an element around everything the parser takes the first one for it.
  const document = parsedHtml(`<!doctype html><html><body>${html}</body></html>`)
  const report = tidyDom(document.body, { base: base ?? undefined })
  const found = domToBody(document.body)
  const body = bodySchema.safeParse(found.body)
  if (!body.success) throw new DomainError('invalid-input', body.error.issues[0]?.message ?? '正文不能保存。')
  return { body: body.data, files: found.pictures.map(pictureFile), leftOut: leftOutWords(report.leftOut) }
}

/** @throws DomainError invalid-input */
export function refuseLong(html: string): void {
  if (html.length > MAX_HTML) throw new DomainError('invalid-input', '正文的 HTML 太长。')
}
