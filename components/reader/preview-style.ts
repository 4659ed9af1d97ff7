import { articleCss, pagesCss, readerCss } from './generated/assets.ts'

/** In which colours a preview is shown; `auto` leaves it to the system, as for readers. */
export type Theme = 'auto' | 'light' | 'dark'

/** The line above a page that says it is a preview. */
const MARK = `.preview-mark{padding:.5rem 1rem;background:var(--accent);color:var(--paper);font-size:.875rem;line-height:1.6;text-align:center}`

/** Readers' very style sheets, with the mark of a preview. */
export const previewCss = readerCss + articleCss + pagesCss + MARK
