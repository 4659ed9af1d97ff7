import { evidenceExtension, isEvidenceShown } from '../cases/shown-evidence.ts'

type Opened = { name: string; format: string; mime: string; bytes: number }

/** Nothing of a file runs, loads or sends anything (CSP 3 §6.2), and only the portal's own pages may frame it. A sandbox would
 *  keep browsers from showing PDF at all. */
const POLICY =
  "default-src 'none'; img-src 'self'; media-src 'self'; object-src 'self'; style-src 'unsafe-inline'"

/** The headers of a file of evidence: kept by no cache, of the type that its content was found to have, and saved instead of
 *  shown where a browser could make it act. */
export function evidenceHeaders({ name, format, mime, bytes }: Opened): Record<string, string> {
  const isShown = isEvidenceShown(format)
  const sandbox = format === 'pdf' ? '' : '; sandbox'
  return {
    'content-type': isShown ? mime : 'application/octet-stream',
    'content-length': String(bytes),
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; ${fileName(name, format)}`,
    'content-security-policy': `${POLICY}; frame-ancestors 'self'${sandbox}`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  }
}

/** RFC 6266: a plain name for old browsers, and the own one with the ending of what it is. */
function fileName(name: string, format: string): string {
  const extension = evidenceExtension(format)
  const base = name.replace(/\.[^.]{1,5}$/, '').replace(/[\p{Cc}/\\]/gu, '') || 'evidence'
  const encoded = encodeURIComponent(`${base}.${extension}`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename="evidence.${extension}"; filename*=UTF-8''${encoded}`
}
