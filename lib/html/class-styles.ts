import { INERT_STYLE } from './element-style.ts'

/** What of a class is read: what its cells and words look like, and no measures. */
const READ = /^(?:font-weight|font-style|text-decoration|text-decoration-line|text-line-through|text-align)$/
/** More is no sheet of a spreadsheet. */
const LONGEST = 1_000_000

/** Declarations by the names of their classes. */
export type ClassStyles = ReadonlyMap<string, string>

/**
 * What the style sheets of a document say of classes. Excel writes the look of a cell there (`.xl65`), WPS too. Rules with
 * any other selector say how a program shows all its documents.
 */
export function classStyles(html: string): ClassStyles {
  const styles = new Map<string, string>()
  for (const rule of sheetsIn(html).split('}')) {
    const [selectors = '', declarations, ...more] = rule.split('{')
    // Rules in a block of their own are for paper, or for other screens.
    if (more.length > 0) break
    const read = (declarations ?? '').split(';').filter((one) => READ.test(one.split(':')[0]?.trim() ?? ''))
    if (read.length === 0) continue
    for (const selector of selectors.split(',')) {
      const [, name] = /^\.([\w-]+)$/.exec(selector.trim()) ?? []
      if (name) styles.set(name, [styles.get(name), ...read].filter(Boolean).join(';'))
    }
  }
  return styles
}

/** Writes them before each element's own declarations, which win. */
export function applyClassStyles(root: Element, styles: ClassStyles): void {
  if (styles.size === 0) return
  for (const element of root.querySelectorAll('[class]')) {
    const names = (element.getAttribute('class') ?? '').split(/\s+/)
    const read = names.flatMap((name) => styles.get(name) ?? [])
    if (read.length === 0) continue
    element.setAttribute(INERT_STYLE, [...read, element.getAttribute(INERT_STYLE) ?? ''].join(';'))
  }
}

/** The style sheets' text, without comments; those that are not closed are none. */
function sheetsIn(html: string): string {
  const sheets: string[] = []
  const opening = /<style\b[^<>]{0,500}>/gi
  for (let found = opening.exec(html); found; found = opening.exec(html)) {
    const end = html.slice(opening.lastIndex, opening.lastIndex + LONGEST).search(/<\/style/i)
    if (end < 0) break
    sheets.push(html.slice(opening.lastIndex, opening.lastIndex + end))
    opening.lastIndex += end
  }
  return sheets
    .join('\n')
    .slice(0, LONGEST)
    .replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '')
    .replace(/<!--|-->/g, '')
}
