import { originalTarget, traditionalTarget } from './script-path.ts'
import type { ToTraditional } from './traditional-text.ts'

/** Comments, scripts and styles whole; tags; text. React escapes `>` in attributes. */
const TOKENS = /<!--[\s\S]*?-->|<(script|style)\b[^>]*>[\s\S]*?<\/\1>|<[^>]*>|[^<]+/g
/** A word goes on across these. */
const INLINE = /^<\/?(?:a|abbr|b|bdi|em|i|mark|s|small|span|strong|sub|sup|time|u|wbr)\b/
/** Structured data. */
const DATA = '<script type="application/ld+json"'
const SPOKEN = /( (?:alt|title|aria-label|placeholder|content|data-copy)=")([^"]*)/g
const LINK = /^(<(?:a|form)\b[^>]*? (?:href|action)=")([^"]*)/
/** The link to the page in the other characters: here it leads back. */
const SWITCH = / data-script="hant"/

/**
 * A reader's page in traditional characters: its text, what is read out of its attributes, its structured data; its links lead to pages in
 * traditional characters.
 * @param html a page as React prints it
 */
export function traditionalHtml(html: string, toTraditional: ToTraditional): string {
  const pieces: string[] = []
  let run: number[] = []
  let leadsBack = false
  const finishRun = () => {
    convertRun(pieces, run, toTraditional)
    run = []
  }
  for (const [token] of html.matchAll(TOKENS)) {
    if (token.startsWith(DATA)) {
      finishRun()
      pieces.push(traditionalData(token, toTraditional))
    } else if (token.startsWith('<')) {
      if (!INLINE.test(token)) finishRun()
      leadsBack = SWITCH.test(token)
      pieces.push(leadsBack ? leadingBack(token) : tagOf(token, toTraditional))
    } else if (leadsBack) pieces.push('简体版')
    else run.push(pieces.push(token) - 1)
  }
  finishRun()
  return pieces.join('')
}

/** What it says in words; addresses, also the canonical one, stay. */
function traditionalData(script: string, toTraditional: ToTraditional): string {
  return script
    .replace(/"(?:[^"\\]|\\.)*"/g, (text) => (/^"https?:/.test(text) ? text : toTraditional(text)))
    .replaceAll('"inLanguage":"zh-Hans"', '"inLanguage":"zh-Hant"')
}

/** Converts the pieces of a run together, so that a phrase is known across them; each by itself where lengths differ. */
function convertRun(pieces: string[], run: readonly number[], toTraditional: ToTraditional): void {
  const texts = run.map((at) => pieces[at] ?? '')
  const whole = texts.join('')
  const converted = toTraditional(whole)
  const isParallel = converted.length === whole.length
  let from = 0
  run.forEach((at, number) => {
    const text = texts[number] ?? ''
    pieces[at] = isParallel ? converted.slice(from, from + text.length) : toTraditional(text)
    from += text.length
  })
}

function tagOf(tag: string, toTraditional: ToTraditional): string {
  if (tag.startsWith('<!') || /^<(?:script|style)\b/.test(tag)) return tag
  return tag
    .replace(/^<html lang="zh-Hans"/, '<html lang="zh-Hant"')
    .replace(SPOKEN, (_, name: string, value: string) => name + toTraditional(value))
    .replace(LINK, (_, before: string, target: string) => before + (traditionalTarget(target) ?? target))
}

function leadingBack(tag: string): string {
  return tag
    .replace(LINK, (_, before: string, target: string) => before + (originalTarget(target) ?? target))
    .replace(/( (?:href)?lang=")zh-Hant"/g, '$1zh-Hans"')
    .replace(SWITCH, ' data-script="hans"')
}
