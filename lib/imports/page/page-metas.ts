import { z } from 'zod'

/** What a page says of its article to programs. Every value is a text that nobody has checked. */
export type PageMetas = {
  /** The first that is filled in of these names of meta elements, whatever their case. */
  named(...names: string[]): string | null
  /** The first that is filled in of these fields of the page's JSON-LD about its article. */
  linked(...fields: string[]): string | null
  /** The value of a variable that a script of WeChat's pages sets. */
  variable(name: string): string | null
}

const nameOfThing = z.union([
  z.string(),
  z.object({ name: z.string() }).transform(({ name }) => name),
  z.array(z.object({ name: z.string() })).transform((all) => all.map(({ name }) => name).join('、')),
])

export function pageMetas(document: Document): PageMetas {
  const metas = new Map<string, string>()
  for (const meta of document.querySelectorAll('meta[content]')) {
    const name = meta.getAttribute('name') ?? meta.getAttribute('property') ?? meta.getAttribute('itemprop')
    const content = meta.getAttribute('content')?.trim() ?? ''
    const key = name?.trim().toLowerCase()
    if (key && content !== '' && !metas.has(key)) metas.set(key, content)
  }
  const things = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap(thingsOf)
  const article = things.find(isArticle)
  const scripts = [...document.querySelectorAll('script:not([src])')].map(
    (script) => script.textContent ?? '',
  )
  return {
    named: (...names) => firstOf(names, (name) => metas.get(name.toLowerCase())),
    linked: (...fields) => firstOf(fields, (field) => nameOfThing.safeParse(article?.[field]).data),
    variable: (name) => variableIn(scripts, name),
  }
}

function firstOf(names: readonly string[], told: (name: string) => string | undefined): string | null {
  for (const name of names) {
    const value = told(name)?.trim()
    if (value) return value
  }
  return null
}

type Thing = Record<string, unknown>
const thing = z.record(z.string(), z.unknown())

function thingsOf(script: Element): Thing[] {
  const found = parsedJson(script.textContent ?? '')
  const graph = thing.safeParse(found).data?.['@graph']
  return [found, graph].flat().flatMap((one): Thing[] => {
    const parsed = thing.safeParse(one)
    return parsed.success ? [parsed.data] : []
  })
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Written by hand more often than not.
    return null
  }
}

/** An article of schema.org's, or what Baidu asks for, which has no type. */
function isArticle(one: Thing): boolean {
  return /Article|BlogPosting|Report/.test(JSON.stringify(one['@type'] ?? '')) || 'pubDate' in one
}

function variableIn(scripts: readonly string[], name: string): string | null {
  const pattern = new RegExp(
    `\\bvar\\s+${name}\\s*=\\s*(?:htmlDecode\\(|JsDecode\\()?(["'])((?:(?!\\1)[^\\\\\\n]|\\\\.){1,500})\\1`,
  )
  for (const script of scripts) {
    const value = pattern.exec(script)?.[2]?.trim()
    if (value) return value
  }
  return null
}
