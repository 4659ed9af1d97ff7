const LONGEST = 150

/**
 * `Content-Disposition` of a file that is offered for saving (RFC 6266): its name as it was uploaded, in UTF-8 and once
 * more in ASCII, with the ending of what it was found to be.
 */
export function attachment(name: string, extension: string): string {
  const full = nameOf(name, extension)
  const ascii = full.replace(/[^\x20-\x7e]|%/g, '_')
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded(full)}`
}

/** Without what a system forbids in names, what turns the writing around, and an ending that lies. */
function nameOf(name: string, extension: string): string {
  const clean = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
  const ending = `.${extension}`
  const base = clean.toLowerCase().endsWith(ending) ? clean.slice(0, -ending.length) : clean
  return [...(base || '附件')].slice(0, LONGEST).join('') + ending
}

/** RFC 8187 §3.2.1 */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
