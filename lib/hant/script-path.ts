/* A page of readers' in traditional characters stands below /hant, at the page's own path. */

import { NON_PAGE } from '../non-page-paths.mjs'

const PREFIX = '/hant'
const PREFIXED = /^\/hant(?=[/?]|$)/
/** Where a page's traditional form stands; null for what has none. `target` is a path with its query. */
export function traditionalTarget(target: string): string | null {
  const path = decoded(target)
  if (!target.startsWith('/') || target.startsWith('//') || PREFIXED.test(path) || NON_PAGE.test(path))
    return null
  return PREFIX + target.replace(/^\/(?=\?|$)/, '')
}

/** The page whose traditional form is asked for; null where none is. */
export function originalTarget(target: string): string | null {
  if (!PREFIXED.test(target)) return null
  const rest = target.slice(PREFIX.length)
  const original = rest.startsWith('/') ? rest : `/${rest}`
  return traditionalTarget(original) === null ? null : original
}

function decoded(target: string): string {
  try {
    return decodeURI(target)
  } catch {
    return target
  }
}
