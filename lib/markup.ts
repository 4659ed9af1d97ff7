/** What is printed, before it is turned into React's elements or into HTML: words, several pieces in order, or an
 *  element with HTML's names for its attributes. Nothing of it is escaped yet. */
export type Markup = string | readonly Markup[] | Element

export type Element = {
  readonly tag: string
  readonly attrs?: Readonly<Record<string, string | number>>
  /** Absent in an element that cannot hold any. */
  readonly inner?: Markup
}

/** Whether a piece is an element of this name. */
export function isElement(markup: Markup | undefined, tag: string): markup is Element {
  return typeof markup === 'object' && 'tag' in markup && markup.tag === tag
}
