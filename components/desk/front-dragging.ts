import type { DragEvent } from 'react'
import type { Dragged } from './front-entry.ts'

// What is dragged over the page: a browser does not tell it before the drop.
const held: { thing: Dragged | null } = { thing: null }

export function draggedThing(): Dragged | null {
  return held.thing
}

/** Begins to drag something, or ends it. */
export function holdDragged(event: DragEvent | null, thing: Dragged | null): void {
  held.thing = thing
  if (!event || !thing) return
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setData('text/plain', 'article' in thing ? thing.article.title : thing.title)
}
