import type { MediaView } from '../../media/media-types.ts'

/** What is printed, before it is turned into React's elements or into HTML: words, several pieces in order, or an
 *  element with HTML's names for its attributes. Nothing of it is escaped yet. */
export type Markup = string | readonly Markup[] | Element

export type Element = {
  readonly tag: string
  readonly attrs?: Readonly<Record<string, string | number>>
  /** Absent in an element that cannot hold any. */
  readonly inner?: Markup
}

/** For whom a body is printed, and the files that its numbers stand for. */
export type Printing = { readonly place: 'reader' | 'desk'; readonly media: ReadonlyMap<number, MediaView> }

/** Whether a piece is an element of this name. */
export function isElement(markup: Markup | undefined, tag: string): markup is Element {
  return typeof markup === 'object' && 'tag' in markup && markup.tag === tag
}
