import type { ReactNode } from 'react'
import { traditionalTarget } from '#lib/hant/script-path.ts'
import { iconPath } from '#lib/share/icon-path.ts'
import { CardHead } from './card-head.tsx'
import type { CardPicture } from './card-picture.ts'
import { Footer } from './footer.tsx'
import { readerScriptName } from './generated/assets.ts'
import { InlineScript, InlineStyle, PageStyle } from './inline.tsx'
import { MachineLinks } from './machine-links.tsx'
import { type ColumnsPlace, Masthead } from './masthead.tsx'
import { sheetAddress } from './module-address.ts'
import { previewCss, type Theme } from './preview-style.ts'
import { SettingsPanel } from './settings-panel.tsx'
import type { Site } from './site.ts'

/** How a page is shown before it is published; `mark` is the sentence above it, null in the desk's own frame. */
export type PreviewMark = { theme: Theme; mark: string | null }

export type PageProps = {
  site: Site
  /** Without the site's name; absent on the front page. */
  title?: string
  description?: string
  /** The path under which this page is to be known; absent where a page is not to be found again. */
  canonical?: string
  /** The path of the section that the masthead marks; `here` when it is this very page. */
  section?: { path: string; here: boolean }
  /** Of which place the masthead shows the columns: a city's, or those of all cities; the front page shows these. */
  columns?: ColumnsPlace | undefined
  noindex?: boolean
  /** Whether the masthead names the day; not on a page that browsers keep for other days. */
  dated?: boolean
  /** The picture of its card; the site's own where there is none. */
  picture?: CardPicture
  /** Shown before it is published: marked, without the script, its links in windows of their own. */
  preview?: PreviewMark | undefined
  /** What schema.org calls the thing on this page. */
  itemType?: 'WebPage' | 'NewsArticle'
  head?: ReactNode
  aside?: ReactNode | undefined
  children: ReactNode
}

/** The frame of every reader's page: head, masthead, landmarks, footer. */
export function Page(props: PageProps) {
  const { site, title, section, columns, itemType = 'WebPage', dated, preview, aside, children } = props
  return (
    <html
      lang="zh-Hans"
      className={preview && schemeOf(preview.theme)}
      itemScope
      itemType={`https://schema.org/${itemType}`}
    >
      <Head {...props} />
      <body>
        {preview?.mark && (
          <section className="preview-mark" aria-label="预览">
            {preview.mark}
          </section>
        )}
        <a className="skip" href="#main">
          跳到正文
        </a>
        <Masthead
          site={site}
          section={section ?? (title === undefined ? { path: '/', here: true } : undefined)}
          dated={dated}
          columns={columns ?? (title === undefined ? {} : undefined)}
          end={!preview && <SettingsPanel path={site.address ?? props.canonical} />}
        />
        <div className={aside ? 'wrap page' : 'wrap page single'}>
          <main id="main">{children}</main>
          {aside && <aside aria-label="更多">{aside}</aside>}
        </div>
        <Footer site={site} />
      </body>
    </html>
  )
}

/** The class name of colours that are chosen, as readers choose them (reading.css). */
function schemeOf(theme: Theme): string | undefined {
  return theme === 'auto' ? undefined : theme
}

function Head(props: PageProps) {
  const { site, title, description, canonical, noindex, preview, head } = props
  const traditional = canonical === undefined ? null : traditionalTarget(canonical)
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === undefined ? site.name : `${title} - ${site.name}`}</title>
      {description && <meta name="description" content={description} />}
      <meta name="robots" content={noindex ? 'noindex' : 'max-image-preview:large'} />
      {/* Chinese browsers of two engines take the newer one; Baidu shows the page to telephones as it is. */}
      <meta name="renderer" content="webkit" />
      <meta name="applicable-device" content="pc,mobile" />
      {canonical && <link rel="canonical" href={site.url + canonical} />}
      {traditional && <link rel="alternate" hrefLang="zh-Hant" href={site.url + traditional} />}
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#1e1d1a" />
      <link rel="icon" href="/favicon.ico" sizes="48x48" />
      <link rel="icon" href={iconPath(site, 192)} sizes="192x192" />
      <link rel="apple-touch-icon" href={iconPath(site, 180)} />
      {canonical && <CardHead {...props} canonical={canonical} />}
      {canonical && <MachineLinks {...props} canonical={canonical} />}
      {head}
      {preview && <base target="_blank" />}
      {!preview && <InlineScript />}
      {preview ? (
        <InlineStyle css={previewCss} />
      ) : (
        <PageStyle isArticle={props.itemType === 'NewsArticle'} />
      )}
      {!preview && <link rel="stylesheet" media="print" href={sheetAddress('print')} />}
      {!preview && <script defer src={`/assets/${readerScriptName}`} />}
    </head>
  )
}
