/**
 * The directives of a Cache-Control field (RFC 9111 §5.2) by name in lower case. The value is `null` for a directive that
 * is given twice with different values, which is to be treated as invalid (§4.2.1).
 */
export function cacheDirectives(field: string): Map<string, string | null> {
  const directives = new Map<string, string | null>()
  for (const [, name = '', quoted, token] of field.matchAll(
    /([^\s,;="]+)\s*(?:=\s*(?:"((?:\\.|[^"\\])*)"|([^\s,;"]*)))?[^,"]*(?:,|$)/g,
  )) {
    const key = name.toLowerCase()
    const value = quoted?.replace(/\\(.)/g, '$1') ?? token ?? ''
    directives.set(key, directives.has(key) && directives.get(key) !== value ? null : value)
  }
  return directives
}

/** A number of seconds (RFC 9111 §1.2.2); null when the text is not one. */
export function deltaSeconds(value: string | null | undefined): number | null {
  return typeof value === 'string' && /^\d+$/.test(value) ? Math.min(Number(value), 2_147_483_648) : null
}
