import { createHash } from 'node:crypto'
import type { ReactNode } from 'react'
import { readerCssHash } from '#components/reader/generated/assets.ts'
import { previewCss, type Theme } from '#components/reader/preview-style.ts'

type Preview = {
  markup: ReactNode
  status?: number
  theme?: Theme
  /** Whether the desk may show it in a frame of its own. */
  isFramed?: boolean
  links?: readonly string[]
}

const hashes = new Map<Theme, string>()

/**
 * A preview as an answer that nobody keeps and nobody finds: in no cache, no index, no referrer. It has no validators and no
 * ranges, so that no condition of a request tells anything; it runs nothing.
 */
export async function previewResponse(preview: Preview): Promise<Response> {
  const { markup, status = 200, theme = 'auto', isFramed = false, links = [] } = preview
  const { renderToStaticMarkup } = await import('react-dom/server')
  return new Response(`<!doctype html>${renderToStaticMarkup(markup)}`, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-store',
      'content-security-policy': contentSecurityPolicy(theme, isFramed),
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'cross-origin-opener-policy': 'same-origin',
      ...(isFramed ? {} : { 'x-frame-options': 'DENY' }),
      ...(links.length > 0 ? { link: links.join(', ') } : {}),
    },
  })
}

function contentSecurityPolicy(theme: Theme, isFramed: boolean): string {
  return [
    "default-src 'none'",
    `style-src '${readerCssHash}' '${hashOf(theme)}'`,
    "img-src 'self' data:",
    "media-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${isFramed ? "'self'" : "'none'"}`,
  ].join('; ')
}

function hashOf(theme: Theme): string {
  const known = hashes.get(theme)
  if (known !== undefined) return known
  const hash = `sha256-${createHash('sha256').update(previewCss(theme)).digest('base64')}`
  hashes.set(theme, hash)
  return hash
}
