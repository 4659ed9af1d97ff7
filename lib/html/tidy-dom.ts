import { boundDepth } from './bound-depth.ts'
import { hoistTables } from './hoist-tables.ts'
import type { TidyReport } from './tidy-report.ts'
import { type TidyOptions, TidyWalk } from './tidy-walk.ts'

export type { TidyOptions } from './tidy-walk.ts'

/**
 * Turns what Word, WPS, WeChat, Excel and web sites write into plain structure, in place, on any DOM (a browser's or
 * linkedom's). Afterwards `root` holds nothing but: `p` (`align` is center or right), `h2`, `h3`, `ul`, `ol` (`start`),
 * `li`, `blockquote`, `hr`, `table` > `tbody` > `tr` > `td` | `th` (`colspan`, `rowspan`), and `figure` with one `img`
 * (`src`: an address of the web, `data:`, or `file:` where the bytes must come from elsewhere; `alt`) and perhaps a
 * `figcaption`; within lines `a` (`href`), `strong`, `em`, `s`, `sup`, `sub`, `br`. They stand where a body's nodes may:
 * tables and rules at the top level alone, headings there and in quotations.
 */
export function tidyDom(root: Element, options: TidyOptions = {}): TidyReport {
  boundDepth(root)
  const walk = new TidyWalk(root, options)
  const tidied = walk.run()
  while (root.firstChild) root.removeChild(root.firstChild)
  while (tidied.firstChild) root.appendChild(tidied.firstChild)
  hoistTables(root)
  return walk.report()
}
