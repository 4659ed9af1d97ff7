import { articleCss, beforePaint, pagesCss, readerCss } from './generated/assets.ts'

/** The style sheets of a page, inside it: the first view needs no second request. The policy names their hashes. */
export function PageStyle({ isArticle }: { isArticle: boolean }) {
  return (
    <>
      <InlineStyle css={readerCss} />
      <InlineStyle css={isArticle ? articleCss : pagesCss} />
    </>
  )
}

export function InlineStyle({ css }: { css: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own bytes; React would escape the `>` of the selectors
  return <style dangerouslySetInnerHTML={{ __html: css }} />
}

/** What runs before the page is painted: it shows the page as the reader chose. The policy names its hash. */
export function InlineScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own bytes, in which nothing can end the element
  return <script dangerouslySetInnerHTML={{ __html: beforePaint }} />
}

/** Structured data (JSON-LD). No `<` is left in it, so it cannot end its element. */
export function JsonLd({ data }: { data: object }) {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a data block, in which nothing can end the element
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
