import { drawnOnly } from '../text/visible.ts'

const HOST = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/

/** By what a source's name is looked up: two that look the same are one. */
export function nameKey(name: string): string {
  return `name:${drawnOnly(name).normalize('NFKC').toLowerCase()}`
}

/** A host name as it is kept: in lower case, without `www.`, of an address its host; null for what is none. */
export function tidyHost(given: string): string | null {
  const text = given.trim().toLowerCase()
  const address = /^https?:\/\//.test(text) ? text : `http://${text}`
  if (!URL.canParse(address)) return null
  const host = new URL(address).hostname.replace(/^www\./, '').replace(/\.$/, '')
  return HOST.test(host) ? host : null
}

/** A host and those above it: `a.b.gov.cn`, `b.gov.cn`, `gov.cn`. */
export function hostsAbove(host: string): string[] {
  const labels = host.split('.')
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'))
}
