import { createElement, Fragment, type ReactNode } from 'react'

/** The markup of each item, one after the other. Nothing is ever rendered twice here, so nothing needs a key. */
export function each<T>(items: readonly T[], markup: (item: T, index: number) => ReactNode): ReactNode {
  return createElement(Fragment, null, ...items.map(markup))
}
