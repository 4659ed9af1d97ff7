import { isHidden, isPreformatted, styleOf } from './element-style.ts'
import { marksWithin } from './inline-marks.ts'
import type { Place } from './line-writer.ts'
import type { Style, TidyWalk } from './tidy-walk.ts'
import { isForeignMarker, listLevel, markerOf, WordList } from './word-lists.ts'

/** Writes a list. One that stands beside the items belongs to the item before it. */
export function writeList(walk: TidyWalk, list: Element, place: Place): void {
  walk.lines.close()
  const made = walk.document.createElement(list.localName)
  const start = Number.parseInt(list.getAttribute('start') ?? '1', 10)
  if (list.localName === 'ol' && start > 1) made.setAttribute('start', String(start))
  for (const item of list.children) {
    const isNested = item.localName === 'ul' || item.localName === 'ol'
    const before = made.lastElementChild
    if (isNested && before) writeList(walk, item, { ...place, container: before })
    else writeItem(walk, item, made, place)
  }
  if (made.firstChild) place.container.appendChild(made)
}

function writeItem(walk: TidyWalk, item: Element, list: Element, place: Place): void {
  const style = styleOf(item)
  if (isHidden(item, style)) return
  const container = walk.document.createElement('li')
  const inside: Place = { ...place, container, line: 'p', align: null }
  if (item.localName === 'li')
    walk.children(item, { ...inside, isPreformatted: isPreformatted(item, style, place.isPreformatted) })
  else walk.element(item, inside)
  walk.lines.close()
  if (container.firstChild) list.appendChild(container)
}

/** Writes a paragraph that Word shows as a list's item. A number that no list of ours writes stays before its words. */
export function writeWordItem(walk: TidyWalk, element: Element, style: Style, place: Place): void {
  walk.lines.close()
  const marker = markerOf(element)
  const marks = marksWithin(element, style, place.marks, place.href !== null)
  if (isForeignMarker(marker)) {
    walk.lines.text(marker, place)
    walk.children(element, { ...place, marks })
  } else {
    const list = walk.wordLists.get(place.container) ?? new WordList(place.container)
    walk.wordLists.set(place.container, list)
    const container = list.item(marker, listLevel(style))
    walk.children(element, { ...place, marks, container, line: 'p', align: null })
  }
  walk.lines.close()
}
