import { styleOf } from './element-style.ts'

/** Numbers that no list of ours writes: they stay as words. */
const FOREIGN = /[\u4e00-\u9fff\u2460-\u24ff\u2776-\u2793]/
const NUMBER = /\d|^[(\uff08]?[a-z]+[.)\uff0e\uff09]/i

type Level = { level: number; list: Element; item: Element }

/** The level of a paragraph that Word shows as a list's item; 0 for any other. */
export function listLevel(style: ReadonlyMap<string, string>): number {
  const list = style.get('mso-list') ?? ''
  if (list === '' || list.startsWith('none') || list.startsWith('ignore') || list.startsWith('skip')) return 0
  return Number(/level(\d)/.exec(list)?.[1] ?? 1)
}

export const isMarker = (style: ReadonlyMap<string, string>) => /^ignore/.test(style.get('mso-list') ?? '')

/** The sign that Word writes before an item. */
export function markerOf(item: Element): string {
  const signs = [...item.querySelectorAll('*')].filter((element) => isMarker(styleOf(element)))
  const words = signs.map((sign) => sign.textContent ?? '')
  return words.join('').trim()
}

/** Whether a sign before an item stays as words. */
export const isForeignMarker = (marker: string) => FOREIGN.test(marker)

/**
 * Neighbouring paragraphs that Word writes as items, their signs as text, become one list, one within the other by their
 * levels. Held for one container.
 */
export class WordList {
  readonly #container: Element
  #levels: Level[] = []

  constructor(container: Element) {
    this.#container = container
  }

  /** A new item at this level, in which its words are to be written. */
  item(marker: string, level: number): Element {
    const isGoingOn = this.#levels[0]?.list === this.#container.lastElementChild
    this.#levels = isGoingOn ? this.#levels.filter((one) => one.level <= level) : []
    const name = NUMBER.test(marker) ? 'ol' : 'ul'
    const last = this.#levels.at(-1)
    if (last?.level === level && last.list.localName === name) {
      last.item = this.#element('li')
      last.list.appendChild(last.item)
      return last.item
    }
    if (last?.level === level) this.#levels.pop()
    return this.#begin(name, marker, level)
  }

  #begin(name: 'ol' | 'ul', marker: string, level: number): Element {
    const list = this.#element(name)
    const start = Number.parseInt(marker.replace(/^\D+/, ''), 10)
    if (name === 'ol' && start > 1) list.setAttribute('start', String(start))
    const item = this.#element('li')
    list.appendChild(item)
    const within = this.#levels.at(-1)?.item ?? this.#container
    within.appendChild(list)
    this.#levels.push({ level, list, item })
    return item
  }

  #element(name: string): Element {
    return this.#container.ownerDocument.createElement(name)
  }
}
