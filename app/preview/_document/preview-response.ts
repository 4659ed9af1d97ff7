import { createHash } from 'node:crypto'
import type { ReactNode } from 'react'
import { styleHashes } from '#components/reader/generated/assets.ts'
import { previewCss } from '#components/reader/preview-style.ts'

type Preview = {
  markup: ReactNode
  status?: number
  /** Whether the desk may show it in a frame of its own. */
  isFramed?: boolean
  links?: readonly string[]
}

const styleHash = `sha256-${createHash('sha256').update(previewCss).digest('base64')}`

/**
 * A preview as an answer that nobody keeps and nobody finds: in no cache, no index, no referrer. It has no validators and no
 * ranges, so that no condition of a request tells anything; it runs nothing.
 */
export async function previewResponse(preview: Preview): Promise<Response> {
  const { markup, status = 200, isFramed = false, links = [] } = preview
  const { renderToStaticMarkup } = await import('react-dom/server')
  return new Response(`<!doctype html>${renderToStaticMarkup(markup)}`, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-store',
      'content-security-policy': contentSecurityPolicy(isFramed),
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'cross-origin-opener-policy': 'same-origin',
      ...(isFramed ? {} : { 'x-frame-options': 'DENY' }),
      ...(links.length > 0 ? { link: links.join(', ') } : {}),
    },
  })
}

function contentSecurityPolicy(isFramed: boolean): string {
  return [
    "default-src 'none'",
    `style-src ${[...styleHashes, styleHash].map((hash) => `'${hash}'`).join(' ')}`,
    "img-src 'self' data:",
    "media-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${isFramed ? "'self'" : "'none'"}`,
  ].join('; ')
}
